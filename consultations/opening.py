"""Whom one calls now: the bureaudienst, or outside its hours the crisisdienst (000-19, 7.22)."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from deadlines import wording
from deadlines.selectors import calendar_of
from organisations.models import Region
from organisations.opening import closing_time, next_opening
from organisations.selectors import opening_hours


@dataclass(frozen=True)
class Route:
    """Whether the bureaudienst answers now, the number to call, and the sentence that says so."""

    open: bool
    phone: str
    sentence: str

    @property
    def dialled(self) -> str:
        """The number as a telephone wants it: "0882345678"."""
        return re.sub(r"[^0-9+]", "", self.phone)


def route_now(region: Region, at: datetime) -> Route:
    """Veilig Thuis answers day and night (004-12); who does depends on the hour."""
    calendar, hours = calendar_of(region), opening_hours(region)

    def closed(day: date) -> bool:
        return calendar.day_off(day) is not None

    if closes := closing_time(at, hours, closed):
        return Route(True, region.phone, f"De bureaudienst is bereikbaar tot {closes:%H.%M} uur.")
    opens = next_opening(at, hours, closed)
    again = f" De bureaudienst is er weer op {wording.moment(opens)}." if opens else ""
    sentence = f"Het is nu buiten kantooruren: de crisisdienst neemt op.{again}"
    return Route(False, region.phone_after_hours, sentence)
