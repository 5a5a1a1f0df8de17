"""Words of an advice of Veilig Thuis (domain 3.1, 6.2)."""

from django.db.models import TextChoices


class AdviceState(TextChoices):
    """The life of an advice (domain 3.1)."""

    NEW = "new", "nieuw"
    TALKING = "talking", "in gesprek"
    ADVISED = "advised", "advies gegeven"
    SUPPORTING = "supporting", "ondersteuning loopt"
    CLOSED = "closed", "afgesloten"
    CONVERTED = "converted", "omgezet naar melding"
    LAPSED = "lapsed", "vervallen"


# The caller may also come back to it later: a report can follow on an advice that is closed.
BEFORE_REPORT = [
    AdviceState.TALKING,
    AdviceState.ADVISED,
    AdviceState.SUPPORTING,
    AdviceState.CLOSED,
]


class AdviceKind(TextChoices):
    """What kind of talk it was (004-17); chat counts as advice."""

    ADVICE = "advice", "advies"
    SUPPORT = "support", "advies en ondersteuning"
    ZSM = "zsm", "ZSM-overleg"
    SAFETY_HOUSE_FOCUS = "safety_house_focus", "Veiligheidshuis: focusoverleg"
    SAFETY_HOUSE_WEIGHING = "safety_house_weighing", "Veiligheidshuis: weegploeg"
    CHAT = "chat", "chat"


class AdviceChannel(TextChoices):
    PHONE = "phone", "telefoon"
    CHAT = "chat", "chat"
    EMAIL = "email", "e-mail"
    DESK = "desk", "aan de balie"
    MEETING = "meeting", "overleg"


class MeldcodeStep(TextChoices):
    """Where the caller is in the meldcode; asked first in every talk (003-14)."""

    ONE = "1", "stap 1: signalen in kaart"
    TWO = "2", "stap 2: overleg met collega of Veilig Thuis"
    THREE = "3", "stap 3: gesprek met betrokkenen"
    FOUR = "4", "stap 4: wegen"
    FIVE = "5", "stap 5: beslissen"
    UNKNOWN = "unknown", "onbekend"
    NOT_APPLICABLE = "not_applicable", "niet van toepassing"


class Purpose(TextChoices):
    """What the caller calls for; asked first in every talk (003-14)."""

    THINK_ALONG = "think_along", "meedenken over zorgen"
    PREPARE_TALK = "prepare_talk", "gesprek met het gezin voorbereiden"
    WEIGH = "weigh", "samen wegen: wel of niet melden"
    ABOUT_TO_REPORT = "about_to_report", "wil misschien melden"
    HELP_FOR_SELF = "help_for_self", "hulp voor zichzelf of het eigen gezin"
    WHICH_HELP = "which_help", "welke hulp is er"
    JOINT_TALK = "joint_talk", "samen op gesprek of huisbezoek"
    INFORMATION = "information", "informatie over de werkwijze"
    CHAIN = "chain", "ketenoverleg"


class AgeBand(TextChoices):
    """Ages as bands only: a birth date would point to a person (A6)."""

    UNBORN = "unborn", "ongeboren"
    AGE_0_3 = "0_3", "0 tot 4 jaar"
    AGE_4_11 = "4_11", "4 tot 12 jaar"
    AGE_12_17 = "12_17", "12 tot 18 jaar"
    AGE_18_22 = "18_22", "18 tot 23 jaar"
    AGE_23_64 = "23_64", "23 tot 65 jaar"
    AGE_65_PLUS = "65_plus", "65 jaar of ouder"


class PresentDanger(TextChoices):
    """How unsafe it is now, in bands."""

    NONE = "none", "geen zorgen over veiligheid nu"
    DOUBT = "doubt", "twijfel"
    STRUCTURAL = "structural", "structureel onveilig"
    ACUTE = "acute", "acuut onveilig"
    UNKNOWN = "unknown", "niet bekend"


class OwnPossibilities(TextChoices):
    """Whether the caller can restore safety, alone or with others."""

    YES = "yes", "kan zelf hulp bieden of organiseren"
    PARTLY = "partly", "kan dat deels"
    NO = "no", "kan dat niet"
    UNKNOWN = "unknown", "niet besproken"


class SafetyAnswer(TextChoices):
    """Second weighing question: how unsafe is it (002-01, 003-42)?"""

    ACUTE = "acute", "acuut onveilig"
    STRUCTURAL = "structural", "structureel onveilig"
    NEITHER = "neither", "geen van beide"
    UNKNOWN = "unknown", "weet de beller niet"


class ReportNorm(TextChoices):
    """What the walk through the afwegingskader says (002-02, 002-03)."""

    REPORT = "report", "melden is de norm"
    OWN_HELP = "own_help", "eigen hulp kan"
    OPEN = "open", "nog niet te zeggen"


class EndReason(TextChoices):
    """Why an advice ends, or why support ends."""

    ANSWERED = "answered", "vraag beantwoord"
    SAFE_ENOUGH = "safe_enough", "beller kan verder, veilig genoeg"
    TO_LOCAL_HELP = "to_local_help", "hulp in de buurt is gestart"
    NO_CONTACT = "no_contact", "geen contact meer"
    NO_VIOLENCE = "no_violence", "geen huiselijk geweld of kindermishandeling"
    OTHER = "other", "anders"


class CallAction(TextChoices):
    """What is pressed at the end of a talk, or while it goes on."""

    REGISTER = "register", "Registreren en afsluiten"
    SUPPORT = "support", "Registreren, ondersteuning volgt"
    KEEP = "keep", "Gesprek loopt nog: bewaren"
    CHANGE = "change", "Bewaren"
    WEIGH = "weigh", "Bekijk de uitkomst"
