"""Fixed contacts of a municipality, and the hours of a bureaudienst."""

from datetime import date, time

from accounts.models import RegionContact, User
from organisations.models import OpeningHours, Organisation, Region

DAY_AND_NIGHT = (time(0), time(23, 59, 59))


def contact(municipality: Organisation, colleague: User, **fields) -> RegionContact:
    return RegionContact.objects.create(
        municipality=municipality, colleague=colleague, **{"since": date(2026, 1, 1), **fields}
    )


def always_open(region: Region) -> None:
    """Every day round the clock, feasts excepted."""
    for weekday in range(1, 8):
        opens, closes = DAY_AND_NIGHT
        OpeningHours.objects.create(region=region, weekday=weekday, opens=opens, closes=closes)
