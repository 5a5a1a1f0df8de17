"""The tabs of a family as the local field works with it: each app adds its own pages."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from cases.models import Case


@dataclass(frozen=True)
class FamilyPart:
    """A page of every family; ``name`` is that of its address, which takes the case number."""

    name: str
    label: str


@dataclass(frozen=True)
class FamilyTab:
    """What ``components/tabs.html`` shows."""

    label: str
    url: str
    current: bool
    count: int | None = None


PARTS: list[FamilyPart] = []


def add_family_tab(name: str, label: str, *, after: str = "") -> None:
    """A page gets its tab beside the tab ``after``, or at the beginning.

    Called once, when its app is ready: the apps below do not know it.
    """
    places = [place for place, part in enumerate(PARTS, 1) if part.name == after]
    PARTS.insert(places[0] if places else 0, FamilyPart(name, label))


def family_tabs(case: "Case", current: str) -> list[FamilyTab]:
    """``current`` is the name of the address of the tab."""
    return [
        FamilyTab(part.label, reverse(part.name, args=[case.number]), part.name == current)
        for part in PARTS
    ]
