"""Words of a repeat report (hermelding): a new report on a family that was reported before."""

from django.db.models import TextChoices


class RepeatState(TextChoices):
    """How far VT is with what a repeat report asks of it (domain 3.10)."""

    SIGNALLED = "signalled", "gesignaleerd"
    COORDINATING = "coordinating", "afstemming loopt"
    COORDINATED = "coordinated", "afgestemd"
    PROCESSED = "processed", "verwerkt"
    LAPSED = "lapsed", "vervallen"


class RepeatFoundBy(TextChoices):
    """How VT saw that this family was reported before."""

    INTAKE = "intake", "bij het aannemen"
    RADAR = "radar", "door een radarmatch"


class TrajectoryKind(TextChoices):
    """What runs for a family while a new report comes in."""

    TRACK = "track", "een dienst van Veilig Thuis"
    LOCAL_FIELD = "local_field", "hulp bij het lokale veld"
    MONITORING = "monitoring", "monitoring door Veilig Thuis"


class DirectorView(TextChoices):
    """Whether who directs thinks that the help there is can go on (002-26)."""

    ABLE = "able", "de hulp kan dit aan"
    NOT_ABLE = "not_able", "de hulp kan dit niet aan"
    UNCLEAR = "unclear", "nog niet duidelijk"


class RepeatOutcome(TextChoices):
    """What becomes of a repeat report within a trajectory (000-32, 000-37, 002-18, 002-26)."""

    GOES_ON_WITH_ADVICE = (
        "goes_on_with_advice",
        "het lokale veld gaat zelf verder, met advies van Veilig Thuis",
    )
    SHARPEN_PLAN = "sharpen_plan", "het veiligheidsplan wordt aangescherpt"
    WARM_AGREEMENTS = "warm_agreements", "de afspraken worden warm overgedragen"
    VT_TAKES_OVER = "vt_takes_over", "Veilig Thuis neemt het over (D of E)"
    SAME_PARTNER = "same_partner", "overdracht aan dezelfde ketenpartner"
    OTHER_PARTNER = "other_partner", "overdracht aan een andere ketenpartner"


class OthersToldBy(TextChoices):
    """Who tells huisarts, jeugdgezondheidszorg or school of the repeat report (002-17, 002-18)."""

    PARTNER = "partner", "de ketenpartner"
    VT = "vt", "Veilig Thuis"
    NOBODY = "nobody", "niemand: niet nodig voor hun taak"
