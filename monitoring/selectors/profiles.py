"""What a region chose for following families."""

from datetime import date
from typing import TYPE_CHECKING

from monitoring.enums import MonitoringScheme
from monitoring.models import MonitoringProfile
from monitoring.schemes import months_of

USUAL = months_of(MonitoringScheme.THREE_SIX_TWELVE)

if TYPE_CHECKING:
    from organisations.models import Region


def profile_on(region: "Region", day: date) -> MonitoringProfile:
    """The choices that hold on this day; 3, 6 and 12 months when none were made (7.1)."""
    rows = MonitoringProfile.objects.filter(region=region, since__lte=day)
    chosen = rows.exclude(until__lt=day).first()
    return chosen or MonitoringProfile(region=region, since=day, months=list(USUAL))
