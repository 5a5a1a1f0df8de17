"""Reading for beheer: what there is to configure in one region, and what was changed."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, F, Prefetch, Q, QuerySet

from accounts.models import Competence, Membership, RegionContact, User
from audit.events import AuditEvent
from audit.models import AuditEntry
from connections.models import ConnectedSystem
from deadlines.models import Holiday
from deadlines.selectors import holidays_of
from monitoring.models import MonitoringProfile
from organisations.enums import OrganisationKind
from organisations.models import Organisation, Region, RegionProfile, TaskPackage, Team

LOG_LENGTH = 10


def organisations(region: Region) -> QuerySet[Organisation]:
    """Organisations of the region, those in use first (administration/organisations.html)."""
    return (
        region.organisations.select_related("municipality")
        .annotate(
            team_count=Count("teams", distinct=True),
            staff_count=Count(
                "memberships__user", filter=Q(memberships__user__is_active=True), distinct=True
            ),
        )
        .order_by("-active", "kind", "name", "pk")
    )


def active_organisations(region: Region) -> QuerySet[Organisation]:
    return region.organisations.filter(active=True).order_by("name", "pk")


def municipalities(region: Region) -> QuerySet[Organisation]:
    return active_organisations(region).filter(kind=OrganisationKind.MUNICIPALITY)


def teams(region: Region) -> QuerySet[Team]:
    return (
        Team.objects.filter(organisation__region=region, organisation__active=True)
        .select_related("organisation")
        .order_by("organisation__name", "name", "pk")
    )


def teams_of(organisation: Organisation) -> QuerySet[Team]:
    return organisation.teams.prefetch_related("municipalities").order_by("name", "pk")


def packages_of(organisation: Organisation) -> QuerySet[TaskPackage]:
    return organisation.task_packages.order_by("-valid_from", "severity", "pk")


def staff(region: Region) -> QuerySet[User]:
    """Everybody who works or worked in the region, with their roles in it."""
    here = Membership.objects.filter(organisation__region=region)
    return (
        User.objects.filter(pk__in=here.values("user"))
        .prefetch_related(Prefetch("memberships", here.select_related("organisation", "team")))
        .order_by("-is_active", "name", "pk")
    )


def staff_found(region: Region, words: str) -> QuerySet[User]:
    """Staff whose name or address holds these words; all of them without words."""
    return staff(region).filter(Q(name__icontains=words) | Q(email__icontains=words))


def colleagues(region: Region, day: date) -> QuerySet[User]:
    """Who can be the fixed contact of a municipality of this region."""
    return User.objects.at_veilig_thuis(region, day)


def contacts(region: Region) -> QuerySet[RegionContact]:
    """Fixed contacts of the municipalities of this region, past ones last."""
    return (
        RegionContact.objects.filter(municipality__region=region)
        .select_related("municipality__region", "colleague", "replacement")
        .order_by(F("until").desc(nulls_first=True), "municipality__name", "district", "pk")
    )


def competences(account: User) -> QuerySet[Competence]:
    return account.competences.order_by("register", "pk")


def skills(account: User) -> list[str]:
    return list(account.severity_skills.values_list("severity", flat=True))


def days_entered(region: Region) -> QuerySet[Holiday]:
    """Closed days entered as data: of the country and of this region, newest first."""
    return holidays_of(region).order_by("-on", "pk")


def monitoring_profiles(region: Region) -> QuerySet[MonitoringProfile]:
    return region.monitoring_profiles.order_by("-since", "-pk")


def profiles(region: Region) -> QuerySet[RegionProfile]:
    return region.profiles.order_by("-valid_from", "-pk")


def systems(region: Region) -> QuerySet[ConnectedSystem]:
    return (
        ConnectedSystem.objects.filter(region=region)
        .select_related("organisation")
        .order_by("-active", "name", "pk")
    )


def latest_changes(region: Region) -> QuerySet[AuditEntry]:
    """What colleagues of this region configured last, newest first."""
    return _configured(region).order_by("-at", "-pk")[:LOG_LENGTH]


def calendar_changes(region: Region) -> list[tuple[AuditEntry, int]]:
    """The last changes of the calendar, each with the number of dates it moved."""
    changes = list(
        _configured(region)
        .filter(target_type=Holiday._meta.label_lower)
        .order_by("-at", "-pk")[:LOG_LENGTH]
    )
    moved = _dates_moved([change.data["why"] for change in changes])
    return [(change, moved.get(change.data["why"], 0)) for change in changes]


def _configured(region: Region) -> QuerySet[AuditEntry]:
    actors = Membership.objects.filter(organisation__region=region).values("user")
    return AuditEntry.objects.filter(event=AuditEvent.CONFIGURED, actor__in=actors).select_related(
        "actor"
    )


def _dates_moved(reasons: list[str]) -> Mapping[str, int]:
    rows = (
        AuditEntry.objects.filter(event=AuditEvent.RECOMPUTED, data__why__in=reasons)
        .order_by()
        .values_list("data__why")
        .annotate(Count("pk"))
    )
    return dict(rows)
