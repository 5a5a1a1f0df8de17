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


class RegionRequestState(TextChoices):
    """Whether another region answered yet."""

    ASKED = "asked", "gevraagd"
    ANSWERED = "answered", "beantwoord"
    WITHDRAWN = "withdrawn", "niet meer nodig"


class RegionQuestion(TextChoices):
    """What may be asked of another region; no more than is needed (002-09)."""

    EARLIER_REPORTS = "earlier_reports", "of er eerdere meldingen zijn, en wanneer"
    OPEN_CASE = "open_case", "of er een dossier open is, of wordt gevolgd"
    SAFETY = "safety", "wat bekend is over de veiligheid van de kinderen"
    CONTACT = "contact", "wie wij kunnen spreken"


class RegionAnswer(TextChoices):
    KNOWN = "known", "ja, bekend"
    UNKNOWN = "unknown", "nee, niet bekend"
