"""The parts of a track, each with its own address, and the page where a step is taken."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from cases.screens.header import Tab
from tracks.permissions import can_read_sources, can_read_tracks

if TYPE_CHECKING:
    from collections.abc import Callable

    from accounts.models import User
    from tracks.models import Track


@dataclass(frozen=True)
class Part:
    """A page of every track; ``of_case``: its address takes the number of the case."""

    name: str
    label: str
    may_see: "Callable[[User], bool]"
    of_case: bool = False


PARTS = [
    Part("tracks:of_case", "Verloop", can_read_tracks, of_case=True),
    Part("tracks:conversations", "Gesprekken", can_read_tracks),
    Part("tracks:sources", "Bronnen", can_read_sources),
    Part("tracks:mdo", "MDO", can_read_tracks),
    Part("tracks:conclusion", "Conclusie", can_read_tracks),
    Part("tracks:safety", "Veiligheid en hulp", can_read_tracks),
    Part("tracks:rvdk", "Raad", can_read_tracks),
    Part("tracks:letters", "Brieven", can_read_tracks),
]


@dataclass(frozen=True)
class Elsewhere:
    """A page, by the number of the case, on which a step of a track is brought about."""

    name: str
    label: str


# By name of the step; filled by the apps that know those pages.
ELSEWHERE: dict[str, Elsewhere] = {}


def add_link(step: str, name: str, label: str) -> None:
    """This step follows from what happens on a page of a higher app; this app does not know it.

    Called once, when that app is ready.
    """
    ELSEWHERE[step] = Elsewhere(name, label)


def parts_of(track: "Track", reader: "User", current: str) -> list[Tab]:
    return [
        Tab(
            part.label,
            reverse(part.name, args=[track.case.number if part.of_case else track.number]),
            part.name == current,
        )
        for part in PARTS
        if part.may_see(reader)
    ]
