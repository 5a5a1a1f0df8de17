"""Words of the radar."""

from django.db.models import TextChoices


class MergeKind(TextChoices):
    """What is proposed about two entries."""

    JOIN = "join", "samenvoegen"
    PART = "part", "uit elkaar halen"


class MergeState(TextChoices):
    """The life of a proposal: a second person decides (four eyes)."""

    PROPOSED = "proposed", "voorgesteld"
    APPROVED = "approved", "uitgevoerd"
    REFUSED = "refused", "afgewezen"
    WITHDRAWN = "withdrawn", "ingetrokken"
