"""Closed lists about persons, addresses and relations."""

from django.db.models import TextChoices


class Gender(TextChoices):
    FEMALE = "female", "vrouw"
    MALE = "male", "man"
    OTHER = "other", "anders"
    UNKNOWN = "unknown", "onbekend"


class LegalCapacity(TextChoices):
    """Wilsbekwaamheid of an adult, as judged so far."""

    NOT_ASSESSED = "not_assessed", "niet beoordeeld"
    CAPABLE = "capable", "wilsbekwaam"
    DOUBTFUL = "doubtful", "twijfel over wilsbekwaamheid"
    INCAPABLE = "incapable", "wilsonbekwaam"


class AddressKind(TextChoices):
    HOME = "home", "woonadres"
    STAY = "stay", "verblijfadres"
    SHELTER = "shelter", "opvang"
    CORRESPONDENCE = "correspondence", "briefadres"


class RelationKind(TextChoices):
    """Read from the first person to the second: "ouder van". See ``INVERSE_LABELS``."""

    PARENT = "parent", "ouder van"
    STEPPARENT = "stepparent", "stiefouder van"
    FOSTER_PARENT = "foster_parent", "pleegouder van"
    GUARDIAN = "guardian", "voogd van"
    GRANDPARENT = "grandparent", "grootouder van"
    PARTNER = "partner", "partner van"
    EX_PARTNER = "ex_partner", "ex-partner van"
    SIBLING = "sibling", "broer of zus van"
    CARER = "carer", "mantelzorger van"
    FAMILY = "family", "ander familielid van"
    HOUSEMATE = "housemate", "huisgenoot van"
    NETWORK = "network", "bekende van"


INVERSE_LABELS: dict[RelationKind, str] = {
    RelationKind.PARENT: "kind van",
    RelationKind.STEPPARENT: "stiefkind van",
    RelationKind.FOSTER_PARENT: "pleegkind van",
    RelationKind.GUARDIAN: "onder voogdij van",
    RelationKind.GRANDPARENT: "kleinkind van",
    RelationKind.CARER: "verzorgd door",
}

# The same seen from both sides; kept once.
SYMMETRIC = frozenset(kind for kind in RelationKind if kind not in INVERSE_LABELS)
# Only these can hold gezag over a minor.
CUSTODIAL = frozenset({RelationKind.PARENT, RelationKind.STEPPARENT, RelationKind.GUARDIAN})
# How many generations the second person stands below the first.
GENERATIONS_DOWN: dict[RelationKind, int] = {
    RelationKind.PARENT: 1,
    RelationKind.STEPPARENT: 1,
    RelationKind.FOSTER_PARENT: 1,
    RelationKind.GUARDIAN: 1,
    RelationKind.GRANDPARENT: 2,
    RelationKind.PARTNER: 0,
    RelationKind.EX_PARTNER: 0,
    RelationKind.SIBLING: 0,
}


class CustodyKind(TextChoices):
    """Gezag of a parent or guardian over a child."""

    NOT_APPLICABLE = "not_applicable", "niet van toepassing"
    UNKNOWN = "unknown", "gezag onbekend"
    YES = "yes", "met gezag"
    NO = "no", "zonder gezag"
