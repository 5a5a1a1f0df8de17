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
