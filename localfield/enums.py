"""Words of the work of the local field with a family (domain 2.9, 3.11a, 3.11f)."""

from django.db.models import TextChoices


class TrajectoryOrigin(TextChoices):
    """How the family came to the local field."""

    DIRECT = "direct", "directe overdracht"
    TRACK = "track", "na een dienst van Veilig Thuis"


class TrajectoryState(TextChoices):
    OPEN = "open", "loopt"
    ENDED = "ended", "beëindigd"


class TrajectoryEnd(TextChoices):
    """How the work of the local field ends (003-33)."""

    STABLE = "stable", "stabiel veilig"
    TRANSFERRED = "transferred", "overgenomen door een andere organisatie"
    MOVED = "moved", "verhuisd naar een andere regio"
    DECEASED = "deceased", "overleden"


# Ends that follow from what happened in the world, not from the work.
ENDS_OTHERWISE = (TrajectoryEnd.MOVED, TrajectoryEnd.DECEASED)


class LocalContactForm(TextChoices):
    """How the family was met (003-37)."""

    HOME_VISIT = "home_visit", "huisbezoek"
    OFFICE = "office", "gesprek op kantoor of school"
    VIDEO = "video", "beeldbellen"
    PHONE = "phone", "telefoon"
    MESSAGE = "message", "bericht of brief"


# With a message alone nobody was spoken or seen.
SPEAKING = (
    LocalContactForm.HOME_VISIT,
    LocalContactForm.OFFICE,
    LocalContactForm.VIDEO,
    LocalContactForm.PHONE,
)


class Presence(TextChoices):
    """Whether somebody said something, or was seen, as a young child is."""

    SPOKEN = "spoken", "gesproken"
    SEEN = "seen", "gezien"


class BridgingState(TextChoices):
    """While a family waits for help (domain 3.11a)."""

    ACTIVE = "active", "wacht op hulp"
    HELP_STARTED = "help_started", "hulp gestart"
    ESCALATED = "escalated", "geëscaleerd"
    LAPSED = "lapsed", "vervallen"


class ReportBackReason(TextChoices):
    """Why the local field comes back to Veilig Thuis (001-11, 003-59)."""

    UNSAFE = "unsafe", "de directe veiligheid is onvoldoende"
    NO_ACCESS = "no_access", "wij krijgen geen toegang tot het gezin"
    NO_COOPERATION = "no_cooperation", "het gezin werkt niet mee"
    CARE_AVOIDED = "care_avoided", "het gezin mijdt de hulp of haakt af"


class ReportBackState(TextChoices):
    """The life of a report back (domain 3.11f)."""

    REPORTED = "reported", "gemeld"
    JUDGED = "judged", "beoordeeld"
    NEW_REPORT = "new_report", "nieuwe melding"
    ADVICE = "advice", "advies"
    MONITOR_CONTACT = "monitor_contact", "monitorcontact"


# Veilig Thuis still owes an answer.
UNANSWERED = (ReportBackState.REPORTED, ReportBackState.JUDGED)


class EstimateInstrument(TextChoices):
    """With what the local field estimates safety (001-10)."""

    OWN_LIST = "own_list", "de vragen hieronder"
    OTHER = "other", "een ander instrument"


class EvaluationDecision(TextChoices):
    """What an evaluation leads to (001-24)."""

    CONTINUE = "continue", "zo doorgaan"
    ADJUST = "adjust", "het plan aanpassen"
    SCALE_UP = "scale_up", "opschalen en terugmelden aan Veilig Thuis"
    SCALE_DOWN = "scale_down", "afschalen, minder hulp is genoeg"
    CLOSE = "close", "afsluiten"


# What may be decided when the family is not safe now (001-11).
WHEN_UNSAFE = (EvaluationDecision.ADJUST, EvaluationDecision.SCALE_UP)


class RegiePart(TextChoices):
    """The four parts of regie, of which the one who directs keeps notes (000-13)."""

    COORDINATION = "coordination", "zorgcoördinatie"
    SAFETY = "safety", "toezicht op veiligheid"
    PROGRESS = "progress", "voortgang"
    EFFECTS = "effects", "effecten van de hulp"


class JudgedAs(TextChoices):
    """What Veilig Thuis makes of a report back (3.11f)."""

    NEW_REPORT = "new_report", "nieuwe melding"
    ADVICE = "advice", "advies aan het lokale veld"
    MONITOR_CONTACT = "monitor_contact", "contact vanuit het monitoren"
