"""The head of every page of a handover at Veilig Thuis: which one, how it stands, its parts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.text import capfirst

from cases.screens.badges import severity_badge
from cases.screens.header import CaseHeader, Tab, case_header
from common.shown import Badge
from handover.enums import WRITABLE, HandoverForm, HandoverState
from handover.permissions import can_arrange, can_prepare

if TYPE_CHECKING:
    from accounts.models import User
    from handover.models import Handover

# In the order in which one needs them; the first takes the number of the case.
PARTS = {
    "handover:of_case": "Verloop",
    "handover:receiver": "Ontvanger",
    "handover:contact": "Afstemming",
    "handover:safety": "Veiligheid en spoed",
    "handover:texts": "Teksten",
    "handover:sharing": "Delen",
    "handover:preview": "Document",
    "handover:meeting_invite": "Gesprek",
}
OF_MEETING = "handover:meeting_invite"
STATE_TONES = {
    HandoverState.ACCEPTED: "green",
    HandoverState.REFUSED: "red",
    HandoverState.WITHDRAWN: "neutral",
}


@dataclass(frozen=True)
class HandoverFrame:
    """What ``handover/layout.html`` shows. ``arranges``: this reader settles receiver and talk
    now; ``writes``: this reader writes the rest now."""

    header: CaseHeader
    number: str
    case_number: str
    badges: list[Badge]
    receiver: str
    parts: list[Tab]
    arranges: bool
    writes: bool


def handover_frame(handover: "Handover", reader: "User", current: str) -> HandoverFrame:
    """``current`` is the url name of the part."""
    return HandoverFrame(
        header=case_header(handover.case, reader, "handover:of_case"),
        number=handover.number,
        case_number=handover.case.number,
        badges=badges_of(handover),
        receiver=handover.receiver.name if handover.receiver else "",
        parts=[
            Tab(label, address_of(name, handover), name == current)
            for name, label in PARTS.items()
            if name != OF_MEETING or has_meeting(handover)
        ],
        arranges=handover.state == HandoverState.PREPARING and can_arrange(handover, reader),
        writes=handover.state in WRITABLE and can_prepare(handover, reader),
    )


def badges_of(handover: "Handover") -> list[Badge]:
    """State, form and weight."""
    state = HandoverState(handover.state)
    weight = severity_badge(handover.severity)
    return [
        Badge(capfirst(str(state.label)), STATE_TONES.get(state, "outline")),
        Badge(capfirst(handover.get_form_display()), "neutral"),
        *([weight] if weight else []),
    ]


def address_of(name: str, handover: "Handover") -> str:
    of_case = name == "handover:of_case"
    return reverse(name, args=[handover.case.number if of_case else handover.number])


def has_meeting(handover: "Handover") -> bool:
    """The pages of the conversation; a written handover has none."""
    return handover.form == HandoverForm.WARM
