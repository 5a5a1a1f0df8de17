"""Words of the safety assessment (veiligheidsbeoordeling)."""

from django.db.models import TextChoices


class AssessmentState(TextChoices):
    """The life of a safety assessment (domain 3.3)."""

    TO_START = "to_start", "te starten"
    GATHERING = "gathering", "informatie verzamelen"
    JUDGING = "judging", "beoordelen"
    PEER_REVIEW = "peer_review", "collegiale toets"
    DECIDED = "decided", "besluit genomen"
    COMPLETED = "completed", "afgerond"
    REOPENED = "reopened", "heropend"


class TriageStage(TextChoices):
    """What a report that waits for a decision waits for; follows from states, never stored."""

    TO_ASSIGN = "to_assign", "te verdelen"
    ASSESSING = "assessing", "in beoordeling"
    REVIEW = "review", "wacht op toets"
    DECISION = "decision", "besluit"


class SourceKind(TextChoices):
    """Where VT asks before it judges (002-04)."""

    OWN_HISTORY = "own_history", "eigen historie"
    OTHER_REGIONS = "other_regions", "andere Veilig Thuis-regio's (VT-register)"
    RVDK = "rvdk", "Raad voor de Kinderbescherming"
    POLICE = "police", "politie"
    REPORTER = "reporter", "melder"
    INVOLVED_HELP = "involved_help", "betrokken hulpverlening"


class SourceResult(TextChoices):
    CONSULTED = "consulted", "geraadpleegd"
    NOT_APPLICABLE = "not_applicable", "niet van toepassing"
    UNREACHABLE = "unreachable", "niet bereikbaar"


class RetentionConclusion(TextChoices):
    """The six conclusions that keep a case at VT (002-35)."""

    K1 = "k1", "K1 Directe interventie is nodig"
    K2 = "k2", "K2 Structurele onveiligheid"
    K3 = "k3", "K3 Geweld aannemelijk, maar te weinig informatie om het vervolg te kiezen"
    K4 = "k4", "K4 Nader onderzoek is nodig"
    K5 = "k5", "K5 Anonimiteit tegenover het gezin is toegezegd"
    K6 = "k6", "K6 Besloten tot een verzoek tot onderzoek aan de RvdK"


class TriageOutcome(TextChoices):
    CLOSE = "close", "A  Geen aanleiding, direct afsluiten"
    OWN_HELP = "own_help", "B  Melder of hulpverlener gaat zelf verder, met advies"
    DIRECT_HANDOVER = "direct_handover", "C  Directe overdracht"
    CONDITIONS = "conditions", "D  Dienst Voorwaarden en Vervolg"
    INVESTIGATION = "investigation", "E  Dienst Onderzoek"


# The outcomes with which Veilig Thuis itself goes on.
VT_ACTS = frozenset({TriageOutcome.CONDITIONS, TriageOutcome.INVESTIGATION})


class AdviceVariant(TextChoices):
    """The advice to a professional who goes on (002-16)."""

    CONTINUE = "continue", "voortzetten"
    ADAPT = "adapt", "aanpassen"
    EXTEND = "extend", "uitbreiden met directe bemoeienis van Veilig Thuis"


class ReceiverKind(TextChoices):
    HELPER = "helper", "betrokken hulpverlener"
    LOCAL_TEAM = "local_team", "wijkteam of lokale toegang"
    OTHER = "other", "andere ketenpartner"


class FamilyContactBy(TextChoices):
    """Who contacts the family after triage; the reporter hears it (002-11)."""

    VT = "vt", "Veilig Thuis"
    LOCAL_TEAM = "local_team", "het wijkteam"
    PROFESSIONAL = "professional", "een betrokken professional"


class ReviewForm(TextChoices):
    PEER = "peer", "intercollegiaal overleg"
    MDO = "mdo", "multidisciplinair overleg (MDO)"


class AuthorityKind(TextChoices):
    """Whom VT informs when interest or severity asks for it (004-13), or after a crisis (D8)."""

    POLICE = "police", "politie"
    RVDK = "rvdk", "Raad voor de Kinderbescherming"
    PROSECUTOR = "prosecutor", "Openbaar Ministerie"
    PROBATION = "probation", "reclassering"
    VICTIM_SUPPORT = "victim_support", "Slachtofferhulp Nederland"
    HELP_AGENCY = "help_agency", "hulpverlenende instelling"
    CONSULENT = "consulent", "gemeentelijk consulent"
