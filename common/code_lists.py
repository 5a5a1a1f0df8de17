"""Code lists that advice and reports share (domain 6.1), with the words a colleague sees."""

from django.db.models import TextChoices


class YesNoUnknown(TextChoices):
    YES = "yes", "ja"
    NO = "no", "nee"
    UNKNOWN = "unknown", "onbekend"


class ReporterKind(TextChoices):
    """What may be told to a reporter depends on this (domain 5.4)."""

    PROFESSIONAL = "professional", "professional"
    BYSTANDER = "bystander", "omstander"
    DIRECTLY_INVOLVED = "directly_involved", "directbetrokkene"


class Capacity(TextChoices):
    """Hoedanigheid of the reporter."""

    POLICE = "police", "politie"
    GP = "gp", "huisarts of praktijkondersteuner"
    YOUTH_HEALTH = "youth_health", "jeugdgezondheidszorg"
    PSYCHIATRIST = "psychiatrist", "psychiater"
    HOSPITAL = "hospital", "ziekenhuis of spoedeisende hulp"
    GERIATRICIAN = "geriatrician", "geriater"
    PSYCHOLOGIST = "psychologist", "gz-psycholoog"
    LOCAL_TEAM = "local_team", "wijkteam"
    GI = "gi", "gecertificeerde instelling"
    YOUTH_CARE = "youth_care", "jeugdhulpaanbieder"
    HOME_CARE = "home_care", "thuiszorg"
    SOCIAL_WORK = "social_work", "maatschappelijk werk of welzijn"
    WOMENS_SHELTER = "womens_shelter", "vrouwenopvang"
    OTHER_VT = "other_vt", "Veilig Thuis"
    SCHOOL = "school", "school of zorgadviesteam"
    SCHOOL_ATTENDANCE = "school_attendance", "leerplicht"
    MUNICIPALITY = "municipality", "gemeente overig"
    CHILD_CARE = "child_care", "kinderopvang"
    VOLUNTEER_PROFESSIONAL = (
        "volunteer_professional",
        "professional van een vrijwilligersorganisatie",
    )
    OTHER_PROFESSIONAL = "other_professional", "professional anders"
    PERPETRATOR = "perpetrator", "pleger"
    ADULT_VICTIM = "adult_victim", "volwassen slachtoffer"
    CHILD = "child", "kind"
    RELATIVE = "relative", "familielid"
    SOCIAL_NETWORK = "social_network", "sociaal netwerk"
    NEIGHBOURHOOD = "neighbourhood", "buurt"
    VOLUNTEER = "volunteer", "vrijwilliger"
    OTHER = "other", "anders"
    UNKNOWN = "unknown", "onbekend"


_DIRECTLY_INVOLVED = {Capacity.PERPETRATOR, Capacity.ADULT_VICTIM, Capacity.CHILD}
_BYSTANDERS = {
    Capacity.RELATIVE,
    Capacity.SOCIAL_NETWORK,
    Capacity.NEIGHBOURHOOD,
    Capacity.VOLUNTEER,
    Capacity.OTHER,
    Capacity.UNKNOWN,
}


def reporter_kind_of(capacity: str) -> ReporterKind:
    """Professional, bystander or directly involved: it follows from the capacity."""
    if capacity in _DIRECTLY_INVOLVED:
        return ReporterKind.DIRECTLY_INVOLVED
    if capacity in _BYSTANDERS:
        return ReporterKind.BYSTANDER
    return ReporterKind.PROFESSIONAL


class Occasion(TextChoices):
    """Aanleiding (one or more)."""

    PARTNER_VIOLENCE = "partner_violence", "partnergeweld"
    HONOUR = "honour", "eergerelateerd geweld"
    ELDER_ABUSE = "elder_abuse", "ouderenmishandeling of ontspoorde zorg"
    PARENT_ABUSE = "parent_abuse", "oudermishandeling"
    FORCED_MARRIAGE = "forced_marriage", "huwelijksdwang of achterlating"
    CHILD_CHECK = "child_check", "kindermishandeling: kindcheck"
    COMPLEX_DIVORCE = "complex_divorce", "kindermishandeling: complexe scheiding"
    CHILD_ABUSE_OTHER = "child_abuse_other", "kindermishandeling: anders"
    DOMESTIC_OTHER = "domestic_other", "huiselijk geweld: anders"


class Nature(TextChoices):
    """Aard (one or more)."""

    PHYSICAL_ABUSE = "physical_abuse", "lichamelijke mishandeling"
    PHYSICAL_NEGLECT = "physical_neglect", "lichamelijke verwaarlozing"
    PSYCHOLOGICAL = "psychological", "psychisch geweld"
    AFFECTIVE_NEGLECT = "affective_neglect", "affectieve verwaarlozing"
    PEDAGOGICAL_NEGLECT = "pedagogical_neglect", "pedagogische verwaarlozing"
    SEXUAL_ABUSE = "sexual_abuse", "seksueel misbruik"
    FINANCIAL = "financial", "financiële uitbuiting"
    WITNESS = "witness", "getuige van geweld"
    FABRICATED_ILLNESS = "fabricated_illness", "Münchhausen by proxy"
    FGM = "fgm", "vrouwelijke genitale verminking"
    OTHER = "other", "anders"


class Weighing(TextChoices):
    """Outcome of the afwegingskader in step 4 of the meldcode (002-02)."""

    ACUTE = "acute", "acute onveiligheid"
    STRUCTURAL = "structural", "structurele onveiligheid"
    DISCLOSURE = "disclosure", "het slachtoffer vertelt het zelf (disclosure)"
    OTHER = "other", "overige zorgen"
