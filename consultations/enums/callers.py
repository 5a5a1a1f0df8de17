"""Callers as groups, for figures (the rows of CBS 84849NED as far as our codes tell them apart)."""

from django.db.models import TextChoices

from common.code_lists import Capacity, ReporterKind, reporter_kind_of


class CallerGroup(TextChoices):
    """Who called, in groups that are large enough to count."""

    CITIZEN = "citizen", "inwoner of betrokkene"
    JUSTICE = "justice", "politie en justitie"
    HEALTH = "health", "gezondheidszorg"
    MENTAL_HEALTH = "mental_health", "ggz"
    EDUCATION = "education", "onderwijs en leerplicht"
    CHILD_CARE = "child_care", "kinderopvang"
    YOUTH_CARE = "youth_care", "jeugdhulp en GI"
    LOCAL = "local", "wijkteam, gemeente, welzijn"
    OTHER = "other", "andere professional"


_PROFESSIONALS = {
    Capacity.POLICE: CallerGroup.JUSTICE,
    Capacity.GP: CallerGroup.HEALTH,
    Capacity.YOUTH_HEALTH: CallerGroup.HEALTH,
    Capacity.HOSPITAL: CallerGroup.HEALTH,
    Capacity.GERIATRICIAN: CallerGroup.HEALTH,
    Capacity.HOME_CARE: CallerGroup.HEALTH,
    Capacity.PSYCHIATRIST: CallerGroup.MENTAL_HEALTH,
    Capacity.PSYCHOLOGIST: CallerGroup.MENTAL_HEALTH,
    Capacity.SCHOOL: CallerGroup.EDUCATION,
    Capacity.SCHOOL_ATTENDANCE: CallerGroup.EDUCATION,
    Capacity.CHILD_CARE: CallerGroup.CHILD_CARE,
    Capacity.GI: CallerGroup.YOUTH_CARE,
    Capacity.YOUTH_CARE: CallerGroup.YOUTH_CARE,
    Capacity.LOCAL_TEAM: CallerGroup.LOCAL,
    Capacity.SOCIAL_WORK: CallerGroup.LOCAL,
    Capacity.WOMENS_SHELTER: CallerGroup.LOCAL,
    Capacity.MUNICIPALITY: CallerGroup.LOCAL,
}
PROFESSIONALS = [
    capacity for capacity in Capacity if reporter_kind_of(capacity) == ReporterKind.PROFESSIONAL
]


def caller_group_of(capacity: str) -> CallerGroup:
    if capacity not in PROFESSIONALS:
        return CallerGroup.CITIZEN
    return _PROFESSIONALS.get(Capacity(capacity), CallerGroup.OTHER)
