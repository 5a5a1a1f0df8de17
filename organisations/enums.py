"""Kinds of organisations and teams, the weights a local team can carry, the days of a week."""

from django.db.models import IntegerChoices, TextChoices


class OrganisationKind(TextChoices):
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
    MUNICIPALITY = "municipality", "gemeente"
    LOCAL_TEAM = "local_team", "wijkteam of lokale toegang"
    CARE_PROVIDER = "care_provider", "zorgaanbieder"
    GI = "gi", "gecertificeerde instelling"
    RVDK = "rvdk", "Raad voor de Kinderbescherming"
    POLICE = "police", "politie"
    HEALTH = "health", "huisarts, ziekenhuis of JGZ"
    SCHOOL = "school", "school of kinderopvang"
    OTHER = "other", "andere organisatie"


# The municipality, itself or with its local access, directs the process in the end (7.12).
MUNICIPAL = (OrganisationKind.MUNICIPALITY, OrganisationKind.LOCAL_TEAM)
# Only who can be equipped for casusregie is tested; VT and municipality have regie by law (000-18).
TESTED = (OrganisationKind.CARE_PROVIDER, OrganisationKind.GI, OrganisationKind.HEALTH)


class TableRoute(TextChoices):
    """How a request reaches the jeugdbeschermingstafel; each municipality chose (003-08)."""

    DIRECT = "direct", "rechtstreeks"
    VIA_SAVE = "via_save", "via SAVE (de gecertificeerde instelling)"
    VIA_VT = "via_vt", "via Veilig Thuis"
    VIA_LOCAL_ACCESS = "via_local_access", "via de lokale toegang"


class TeamKind(TextChoices):
    INTAKE = "intake", "bureaudienst"
    CRISIS = "crisis", "crisisdienst"
    TRIAGE = "triage", "triageteam"
    TRACKS = "tracks", "team voorwaarden en onderzoek"
    MONITORING = "monitoring", "monitorteam"
    REGION = "region", "regioteam"
    LOCAL = "local", "lokaal team"
    STAFF = "staff", "staf"


class Severity(TextChoices):
    """The three weights that decide the form of a handover (003-42, 003-43, 003-44)."""

    LIGHT = "light", "licht"
    MEDIUM = "medium", "middelzwaar"
    HEAVY = "heavy", "zwaar"


class TriageCalendar(TextChoices):
    """Which days count for the term of the safety assessment (domain 7.7)."""

    WORKING_DAYS = "working_days", "werkdagen"
    CALENDAR_DAYS = "calendar_days", "kalenderdagen (strenger)"


class Weekday(IntegerChoices):
    """The days as ISO numbers them."""

    MONDAY = 1, "maandag"
    TUESDAY = 2, "dinsdag"
    WEDNESDAY = 3, "woensdag"
    THURSDAY = 4, "donderdag"
    FRIDAY = 5, "vrijdag"
    SATURDAY = 6, "zaterdag"
    SUNDAY = 7, "zondag"
