"""How long nobody of a family was seen or spoken. Pure: no settings, no clock, no database.

No source names a number of days; these are a choice (keuze), to be agreed per municipality
(003-37: 'local agreement on frequency').
"""

from dataclasses import dataclass
from datetime import date

AMBER_AFTER = 28
RED_AFTER = 42
CHOICE = (
    f"Na {AMBER_AFTER} dagen zonder contact kleurt een gezinslid geel, na {RED_AFTER} dagen rood. "
    "Geen regel noemt een aantal dagen: dit is een keuze."
)


@dataclass(frozen=True)
class Silence:
    """Days since the last contact, or since the work began when there was none."""

    days: int
    never: bool

    @property
    def tone(self) -> str:
        """Of ``components/badge.html``; who was never met is not well."""
        if self.days > RED_AFTER:
            return "red"
        return "yellow" if self.never or self.days > AMBER_AFTER else "green"

    @property
    def words(self) -> str:
        """``vandaag``, ``1 dag geleden``, ``nog niet, al 12 dagen``."""
        amount = "1 dag" if self.days == 1 else f"{self.days} dagen"
        if self.never:
            return f"nog niet, al {amount}" if self.days else "nog niet"
        return f"{amount} geleden" if self.days else "vandaag"


def silence(last: date | None, since: date, today: date) -> Silence:
    """``since`` is the day on which the work with this family began."""
    return Silence(days=max((today - (last or since)).days, 0), never=last is None)
