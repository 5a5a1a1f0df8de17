"""Words of the safety plan (domain 3.5, 6.5)."""

from django.db.models import IntegerChoices, TextChoices


class PlanOrigin(TextChoices):
    """Who began the plan (7.4): VT in a track, or the local field after a direct handover."""

    VT = "vt", "Veilig Thuis"
    LOCAL = "local", "lokaal"


class PlanState(TextChoices):
    """The life of a plan: the half of VT, and after the handover that of the municipality."""

    DRAFT = "draft", "concept"
    IN_DISCUSSION = "in_discussion", "ter bespreking"
    ADOPTED = "adopted", "vastgesteld door Veilig Thuis"
    HANDED_OVER = "handed_over", "overgedragen"
    ELABORATING = "elaborating", "uitwerking door de gemeente"
    SIGNED = "signed", "ondertekend"
    IN_EXECUTION = "in_execution", "in uitvoering"
    ADJUSTED = "adjusted", "wordt bijgesteld"
    GOAL_REACHED = "goal_reached", "doel bereikt"
    ENDED = "ended", "beëindigd"
    REPORTED_BACK = "reported_back", "teruggemeld"


# While the plan is in one of these, VT writes in it.
WRITABLE = (PlanState.DRAFT, PlanState.IN_DISCUSSION)
# While the plan is in one of these, the local field writes in it.
LOCALLY_WRITABLE = (PlanState.ELABORATING, PlanState.ADJUSTED)
# In one of these the local field works with it.
WITH_LOCAL_FIELD = (*LOCALLY_WRITABLE, PlanState.SIGNED, PlanState.IN_EXECUTION)
# In one of these it is the one plan of the family at the local field.
LOCALLY_RUNNING = (*WITH_LOCAL_FIELD, PlanState.REPORTED_BACK)
ENDED_LOCALLY = (PlanState.GOAL_REACHED, PlanState.ENDED)
# What came to the local field: its page shows these.
AT_LOCAL_FIELD = (*LOCALLY_RUNNING, *ENDED_LOCALLY)


class VersionReason(TextChoices):
    """Why a version was made (3.5)."""

    FIRST = "first", "eerste versie"
    EVALUATION = "evaluation", "evaluatie"
    NEW_REPORT = "new_report", "hermelding"
    INCIDENT = "incident", "nieuwe onveilige gebeurtenis"
    CORRECTION = "correction", "verbetering"
    ADVICE = "advice", "advies van Veilig Thuis"


class Stance(TextChoices):
    """What a member of the family says of the plan; a refusal is noted, not forced."""

    AGREES = "agrees", "is het ermee eens"
    PARTLY = "partly", "is het er deels mee eens"
    REFUSES = "refuses", "is het er niet mee eens of wil er niet over praten"
    TOO_YOUNG = "too_young", "te jong om het te zeggen"


class CheckedAs(TextChoices):
    """In which role somebody ticked the quality gate."""

    AUTHOR = "author", "opsteller"
    SECOND = "second", "tweede lezer"


class Audience(TextChoices):
    """For whom a version is printed."""

    FAMILY = "family", "gezinslid"
    PROFESSIONAL = "professional", "professional"


class LifeDomain(TextChoices):
    """The parts of life a plan looks at (001-18)."""

    FINANCES = "finances", "geld"
    HOUSING = "housing", "wonen"
    MENTAL_HEALTH = "mental_health", "psychische gezondheid"
    DAILY_LIFE = "daily_life", "dagelijks leven"
    PARENTING = "parenting", "opvoeding"
    NETWORK = "network", "sociaal netwerk"


class SelfReliance(IntegerChoices):
    """How somebody manages alone, in our own words for a scale of five (001-19)."""

    ACUTE = 1, "1: lukt helemaal niet, er is nu hulp nodig"
    NOT = 2, "2: lukt niet zonder hulp"
    LIMITED = 3, "3: lukt deels, met steun"
    ENOUGH = 4, "4: lukt voldoende"
    FULL = 5, "5: lukt goed, zonder hulp"


# From this score down a life area asks for a goal, or for the reason why there is none.
LOW = SelfReliance.NOT


class GoalResult(TextChoices):
    """What came of a goal, said in an evaluation."""

    OPEN = "open", "nog bezig"
    ACHIEVED = "achieved", "behaald"
    PARTLY = "partly", "deels behaald"
    NOT_ACHIEVED = "not_achieved", "niet behaald"
    DROPPED = "dropped", "geldt niet meer"


class SignsAs(TextChoices):
    """As what somebody signs the plan (003-48)."""

    FAMILY = "family", "gezin"
    HELPER = "helper", "professional"
    NETWORK = "network", "netwerk"
