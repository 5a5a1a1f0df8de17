"""Reading organisations and their agreements."""

from datetime import date

from django.db.models import Q, QuerySet

from organisations.enums import OrganisationKind
from organisations.models import Organisation, Region, TaskPackage
from organisations.opening import OFFICE_HOURS, Hours


def partners(region: Region) -> QuerySet[Organisation]:
    """Active organisations of this region besides Veilig Thuis."""
    return (
        Organisation.objects.filter(region=region, active=True)
        .exclude(kind=OrganisationKind.VEILIG_THUIS)
        .select_related("municipality")
    )


def receivers(region: Region) -> QuerySet[Organisation]:
    """Those of them that can receive a case."""
    return partners(region).exclude(kind=OrganisationKind.POLICE)


def takes_directly(organisation: Organisation, severity: str, day: date) -> bool:
    """Whether the municipality agreed that this local team takes this weight directly (002-23)."""
    return (
        TaskPackage.objects.filter(
            team_organisation=organisation, severity=severity, valid_from__lte=day
        )
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))
        .exists()
    )


def opening_hours(region: Region) -> tuple[Hours, ...]:
    """When the bureaudienst of this region answers; office hours when it chose none."""
    rows = region.opening_hours.order_by("weekday")
    return tuple(Hours(row.weekday, row.opens, row.closes) for row in rows) or OFFICE_HOURS
