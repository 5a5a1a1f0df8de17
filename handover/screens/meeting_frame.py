"""The head of every page about the meeting of a handover."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from cases.screens.header import Tab
from common.shown import Badge
from handover.enums import AFTER_MEETING
from handover.permissions import can_prepare
from handover.screens.frame import OF_MEETING, HandoverFrame, handover_frame

if TYPE_CHECKING:
    from accounts.models import User
    from handover.models import Handover, WarmMeeting

# The pages of the meeting, in the order in which one needs them.
PARTS = {
    "handover:meeting_invite": "Uitnodigen en plannen",
    "handover:meeting": "Gesprek",
    "handover:meeting_report": "Verslag",
}


@dataclass(frozen=True)
class MeetingFrame:
    """What ``handover/meeting/layout.html`` shows. ``around`` is the head of the handover at VT;
    the receiver has none of the case. ``prepares``: this reader prepares it for VT."""

    around: HandoverFrame | None
    number: str
    state: Badge
    parts: list[Tab]
    back_url: str
    prepares: bool


def meeting_frame(
    meeting: "WarmMeeting", reader: "User", current: str, *, of_vt: bool
) -> MeetingFrame:
    """``current`` is the url name of the page."""
    return _frame(meeting.handover, reader, _parts(meeting.handover, current, of_vt=of_vt), of_vt)


def begin_frame(handover: "Handover", reader: "User") -> MeetingFrame:
    """As long as nobody set the meeting up."""
    return _frame(handover, reader, [], of_vt=True)


def _frame(handover: "Handover", reader: "User", parts: list[Tab], of_vt: bool) -> MeetingFrame:
    return MeetingFrame(
        around=handover_frame(handover, reader, OF_MEETING) if of_vt else None,
        number=handover.number,
        state=Badge(str(handover.get_state_display()), "outline"),
        parts=parts,
        back_url="" if of_vt else reverse("handover:received", args=[handover.number]),
        prepares=of_vt and can_prepare(handover, reader),
    )


def _parts(handover: "Handover", current: str, *, of_vt: bool) -> list[Tab]:
    """Inviting is of VT; a report is there after the meeting."""
    shown = {
        "handover:meeting_invite": of_vt,
        "handover:meeting": True,
        "handover:meeting_report": handover.state in AFTER_MEETING,
    }
    return [
        Tab(label, reverse(name, args=[handover.number]), name == current)
        for name, label in PARTS.items()
        if shown[name]
    ]
