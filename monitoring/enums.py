"""Words of monitoring: schemes, states, what a moment brings (domain 2.9, 3.7, 6.7)."""

from django.db.models import TextChoices


class MonitoringScheme(TextChoices):
    """After how many months VT looks how it is (7.1); a region may choose other months too."""

    THREE_SIX_TWELVE = "3-6-12", "na 3, 6 en 12 maanden"
    THREE_TWELVE = "3-12", "na 3 en 12 maanden"
    THREE = "3", "na 3 maanden"


class MonitoringStart(TextChoices):
    """From which day the months are counted (7.3)."""

    HANDOVER = "handover", "de warme overdracht"
    END_OF_TRACK = "end_of_track", "het einde van de dienst"


class MonitoringState(TextChoices):
    """The life of a trajectory (domain 3.7)."""

    PLANNED = "planned", "gepland"
    ACTIVE = "active", "actief"
    SUSPENDED = "suspended", "opgeschort"
    ENDED_STABLE = "ended_stable", "beëindigd: stabiel veilig"
    ENDED_MAX_DURATION = "ended_max_duration", "beëindigd: langste duur bereikt"
    ENDED_NEW_TRACK = "ended_new_track", "beëindigd: nieuwe dienst"
    ENDED_OTHER = "ended_other", "beëindigd om een andere reden"


M = MonitoringState
RUNNING = (M.PLANNED, M.ACTIVE, M.SUSPENDED)
ENDED = (M.ENDED_STABLE, M.ENDED_MAX_DURATION, M.ENDED_NEW_TRACK, M.ENDED_OTHER)


class MomentKind(TextChoices):
    SCHEDULED = "scheduled", "volgens het schema"
    EXTRA = "extra", "extra moment"


class MomentState(TextChoices):
    """The life of one moment (domain 3.7)."""

    PLANNED = "planned", "gepland"
    PREPARED = "prepared", "voorbereid"
    HELD = "held", "uitgevoerd"
    JUDGED = "judged", "beoordeeld"
    CLOSED = "closed", "afgesloten"
    MOVED = "moved", "verzet"
    NOT_REACHED = "not_reached", "niet bereikt"
    LAPSED = "lapsed", "vervallen"


S = MomentState
# It still has to come to a conversation.
TO_COME = (S.PLANNED, S.MOVED, S.PREPARED, S.NOT_REACHED)
# Nobody prepared it yet.
TO_PREPARE = (S.PLANNED, S.MOVED)
# Somebody is at work on it: what is typed is kept.
WRITABLE = (S.PREPARED, S.NOT_REACHED, S.HELD)
# The conclusion and the decision are written until the moment is closed.
DECIDABLE = (*WRITABLE, S.JUDGED)
MOMENT_OVER = (S.CLOSED, S.LAPSED)


class EndKind(TextChoices):
    """The ends that people decide; a new track ends it by itself."""

    STABLE = "stable", "stabiel veilig"
    MAX_DURATION = "max_duration", "de langste duur is bereikt"
    OTHER = "other", "andere reden"


class OtherEnd(TextChoices):
    """Why VT stops following a family that is not stable yet."""

    MOVED = "moved", "het gezin verhuisde naar een andere regio"
    DECEASED = "deceased", "iemand is overleden"
    OTHER = "other", "een andere reden"


class TalkWith(TextChoices):
    """Whom a moment is talked over with (000-29)."""

    MEMBER = "member", "gezinslid"
    PROFESSIONAL = "professional", "professional"


class ConditionStatus(TextChoices):
    """How a safety condition stands in a moment (domain 3.7)."""

    KEPT = "kept", "nageleefd"
    PARTLY = "partly", "deels nageleefd"
    NOT_KEPT = "not_kept", "niet nageleefd"
    UNKNOWN = "unknown", "onbekend"


class ReportFor(TextChoices):
    """For whom the report of a moment is made (5.3: a partner gets the outcome)."""

    VEILIG_THUIS = "veilig_thuis", "het hele verslag, voor Veilig Thuis"
    PARTNER = "partner", "de uitkomst, voor gemeente en lokaal veld"
    FAMILY = "family", "de uitkomst, voor het gezin"


class HelpState(TextChoices):
    """Whether the help that was agreed is there."""

    RUNS = "runs", "de hulp loopt"
    WAITS = "waits", "het gezin wacht nog op hulp"
    STOPPED = "stopped", "de hulp is gestopt"
    NOT_NEEDED = "not_needed", "er is geen hulp nodig"


class MomentDecision(TextChoices):
    """What a moment leads to (domain 3.7)."""

    CONTINUE = "continue", "doorgaan met volgen"
    SUPPORT = "support", "ondersteuning bieden"
    EXTRA_MOMENT = "extra_moment", "een extra moment"
    NEW_ASSESSMENT = "new_assessment", "opnieuw beoordelen"
    CLOSE_STABLE = "close_stable", "afsluiten: stabiel veilig"


class PlanConsequence(TextChoices):
    """What a moment means for the safety plan (6.7)."""

    KEEP = "keep", "het plan blijft zoals het is"
    SHARPEN = "sharpen", "het plan aanscherpen"
    NEW_PLAN = "new_plan", "een nieuw plan maken"
