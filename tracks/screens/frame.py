"""The head of every page of a track: which track, how it stands, who does it, and its parts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.screens.header import CaseHeader, Tab, case_header
from common.shown import Badge
from tracks.enums import ENDED, TrackKind, TrackState
from tracks.permissions import can_work
from tracks.screens.links import parts_of

if TYPE_CHECKING:
    from accounts.models import User
    from tracks.models import Track

KIND_TONES = {TrackKind.CONDITIONS: "green", TrackKind.INVESTIGATION: "purple"}


@dataclass(frozen=True)
class TrackFrame:
    """What ``tracks/layout.html`` shows. ``works``: this reader writes here, and it still can."""

    header: CaseHeader
    number: str
    case_number: str
    kind: Badge
    state: Badge
    team: str
    parts: list[Tab]
    works: bool


def track_frame(track: "Track", reader: "User", current: str) -> TrackFrame:
    """``current`` is the url name of the part, such as ``tracks:sources``."""
    return TrackFrame(
        header=case_header(track.case, reader, "tracks:of_case"),
        number=track.number,
        case_number=track.case.number,
        kind=kind_badge(track),
        state=Badge(str(track.get_state_display()), "outline"),
        team=_team(track),
        parts=parts_of(track, reader, current),
        works=track.state not in ENDED and can_work(track, reader),
    )


def kind_badge(track: "Track") -> Badge:
    kind = TrackKind(track.kind)
    return Badge(str(kind.label), KIND_TONES[kind])


def is_over(track: "Track") -> bool:
    return TrackState(track.state) in ENDED


def _team(track: "Track") -> str:
    second = f", met {track.second.name}" if track.second else ", zonder tweede professional"
    return f"{track.owner.name}{second}"
