"""What a plan says, ready to be shown: words under their label, things, and parts."""

from dataclasses import dataclass
from datetime import date

from common.dutch import short_day
from safetyplans.wording import Use


@dataclass(frozen=True)
class Said:
    """Words under their label; ``use`` tells how they are to be worded, None for a plain fact."""

    label: str
    text: str
    use: Use | None = None


@dataclass(frozen=True)
class Item:
    """One thing the plan says. ``key`` is the same in each version; empty when it has none.

    ``counted``: the title only counts the rows, and says nothing itself.
    """

    title: str
    said: tuple[Said, ...]
    key: str = ""
    counted: bool = False

    @property
    def lead(self) -> list[Said]:
        """What it says itself; the rest are facts with a name."""
        return [one for one in self.said if not one.label]

    @property
    def facts(self) -> list[Said]:
        return [one for one in self.said if one.label]

    @property
    def words(self) -> str:
        title = [] if self.counted else [self.title]
        return "\n".join([*title, *(one.text for one in self.said)])

    def same_as(self, other: "Item") -> bool:
        return self.said == other.said and (self.counted or self.title == other.title)


@dataclass(frozen=True)
class Section:
    """One of the eight items of the format, or what stands around them (000-25)."""

    title: str
    items: tuple[Item, ...]


def day_or_period(when: str) -> str:
    """An event knows its day (as ISO) or a period in words."""
    try:
        return short_day(date.fromisoformat(when))
    except ValueError:
        return when
