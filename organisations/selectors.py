"""Reading organisations and their agreements."""

from datetime import date

from django.db.models import Q, QuerySet

from organisations.enums import OrganisationKind
from organisations.models import Organisation, Region, TaskPackage


def receivers(region: Region) -> QuerySet[Organisation]:
    """Active organisations of this region that can receive a case."""
    return (
        Organisation.objects.filter(region=region, active=True)
        .exclude(kind__in=[OrganisationKind.VEILIG_THUIS, OrganisationKind.POLICE])
        .select_related("municipality")
    )


def takes_directly(organisation: Organisation, severity: str, day: date) -> bool:
    """Whether the municipality agreed that this local team takes this weight directly (002-23)."""
    return (
        TaskPackage.objects.filter(
            team_organisation=organisation, severity=severity, valid_from__lte=day
        )
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))
        .exists()
    )
