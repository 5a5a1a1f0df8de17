"""Recording who belongs together and how. Each act is whole and in the log."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from organisations.models import Region
from people.enums import CUSTODIAL, SYMMETRIC, CustodyKind, RelationKind
from people.models import Household, HouseholdMember, Person, Relation
from people.services.saving import save


@transaction.atomic
def form_household(name: str, *, actor: User, region: Region) -> Household:
    """Start a household to which persons are added."""
    if not name.strip():
        raise DomainError("Geef het gezin een naam, bijvoorbeeld “Gezin De Vries”.")
    household = Household(region=region, name=name.strip())
    save(household)
    record(AuditEvent.CREATED, actor=actor, target=household)
    return household


@transaction.atomic
def add_to_household(
    household: Household, person: Person, *, actor: User, since: date | None = None
) -> HouseholdMember:
    """Let somebody belong to a household; who already does, simply does."""
    if household.region_id != person.region_id:
        raise DomainError("Deze persoon hoort bij een andere regio dan het gezin.")
    member, is_new = HouseholdMember.objects.get_or_create(
        household=household,
        person=person,
        until=None,
        defaults={"since": since or timezone.localdate()},
    )
    if is_new:
        record(AuditEvent.CHANGED, actor=actor, target=household, joined=person.pk)
    return member


@transaction.atomic
def leave_household(
    household: Household, person: Person, *, actor: User, on: date | None = None
) -> None:
    """Let somebody no longer belong to a household; that they did is kept."""
    day = on or timezone.localdate()
    member = (
        HouseholdMember.objects.open()
        .select_for_update(of=("self",))
        .filter(household=household, person=person)
        .first()
    )
    if member is None:
        raise DomainError("Deze persoon hoort niet (meer) bij dit gezin.")
    if day < member.since:
        raise DomainError(
            f"Deze persoon hoort bij het gezin sinds {member.since:%d-%m-%Y}. "
            "Kies een dag op of na die datum."
        )
    member.until = day
    member.save(update_fields=["until"])
    record(AuditEvent.CHANGED, actor=actor, target=household, left=person.pk)


@transaction.atomic
def relate(
    person: Person,
    other: Person,
    kind: str,
    *,
    actor: User,
    custody: str = CustodyKind.UNKNOWN,
) -> Relation:
    """Record that ``person`` is e.g. parent of ``other``; again with other custody corrects it."""
    if person.pk == other.pk:
        raise DomainError("Kies twee verschillende personen: niemand is familie van zichzelf.")
    if person.region_id != other.region_id:
        raise DomainError("Deze personen horen bij verschillende regio's.")
    one, two = (other, person) if kind in SYMMETRIC and other.pk < person.pk else (person, other)
    if kind == RelationKind.PARENT and Relation.objects.filter(
        from_person=two, to_person=one, kind=kind
    ):
        raise DomainError("Deze twee staan al andersom vast: het kind kan geen ouder zijn.")
    has_custody = custody if kind in CUSTODIAL else CustodyKind.NOT_APPLICABLE
    relation, _ = Relation.objects.update_or_create(
        from_person=one, to_person=two, kind=kind, defaults={"custody": has_custody}
    )
    record(
        AuditEvent.CHANGED, actor=actor, target=one, related_to=two.pk, kind=kind,
        custody=has_custody,
    )  # fmt: skip
    return relation


@transaction.atomic
def unrelate(relation: Relation, *, actor: User) -> None:
    """Take back a relation that was wrong; partners who part become ex-partners by ``relate``."""
    record(
        AuditEvent.CHANGED, actor=actor, target=relation.from_person,
        no_longer_related_to=relation.to_person_id, kind=relation.kind,
    )  # fmt: skip
    relation.delete()
