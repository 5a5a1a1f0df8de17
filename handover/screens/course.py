"""Where a handover stands in its machine, and what its next step still misses (3.6)."""

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.text import capfirst

from common.dutch import short_day
from common.shown import COMPLETED, CURRENT, UPCOMING, NextStep, Step
from handover.enums import ENDED, HandoverForm, HandoverState
from handover.permissions import can_arrange, can_prepare
from handover.screens.frame import address_of
from workflow.steps import cautions, objections

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User
    from handover.models import Handover

S = HandoverState
PATHS = {
    HandoverForm.WRITTEN: [S.PREPARING, S.COORDINATED, S.SENT, S.ACCEPTED],
    HandoverForm.WARM: [
        S.PREPARING,
        S.COORDINATED,
        S.INVITED,
        S.PLANNED,
        S.HELD,
        S.REPORT_DRAFT,
        S.REPORT_SHARED,
        S.ACCEPTED,
    ],
}
WORDS = {
    "coordinate": (
        "Stem af met de ontvanger",
        "U sprak de ontvanger, en weet aan wie en in welke vorm u overdraagt.",
    ),
    "send": (
        "Verzend de overdracht",
        "Daarna liggen de woorden van het document vast. De ontvanger heeft twee werkdagen om te "
        "antwoorden. Tot de ontvanger accepteert, zijn regie en zicht op veiligheid van Veilig "
        "Thuis.",
    ),
}
# What is done on a page of the conversation, as (title, text, page).
MEETING_WORDS = {
    S.COORDINATED: (
        "Nodig uit voor het gesprek",
        "Deze overdracht is warm: het gezin en de ontvanger zijn erbij.",
        "handover:meeting_invite",
    ),
    S.INVITED: (
        "Plan het gesprek",
        "Kies waar en wanneer het gesprek is.",
        "handover:meeting_invite",
    ),
    S.PLANNED: (
        "Houd het gesprek",
        "Leg tijdens het gesprek vast wat u met het gezin en de ontvanger afspreekt.",
        "handover:meeting",
    ),
    S.HELD: (
        "Schrijf het verslag",
        "Het gesprek is gehouden. Maak nu het verslag af.",
        "handover:meeting_report",
    ),
    S.REPORT_DRAFT: (
        "Deel het verslag",
        "Daarna liggen de woorden van verslag en document vast.",
        "handover:meeting_report",
    ),
}
WAITS = (
    "De ontvanger is aan zet",
    "De ontvanger leest de overdracht en antwoordt. Tot die accepteert, zijn regie en zicht op "
    "veiligheid van Veilig Thuis.",
)


def course_of(handover: "Handover") -> list[Step]:
    """The steps of this form; what was refused or withdrawn ends where it ended."""
    path = [S(state) for state in PATHS[HandoverForm(handover.form)]]
    state = S(handover.state)
    if state not in path:
        path = [*(step for step in path if _note(handover, step)), state]
    here = path.index(state)
    return [
        Step(capfirst(str(step.label)), _place(place, here, state), _note(handover, step))
        for place, step in enumerate(path)
    ]


def _place(place: int, here: int, state: HandoverState) -> str:
    if place < here or state in ENDED:
        return COMPLETED
    return CURRENT if place == here else UPCOMING


def _note(handover: "Handover", step: HandoverState) -> str:
    """When this step was reached, where the handover remembers it."""
    reached: dict[HandoverState, datetime | None] = {
        S.PREPARING: handover.begun_at,
        S.SENT: handover.sent_at,
        S.HELD: handover.held_at,
        S.REPORT_SHARED: handover.shared_at,
        S.ACCEPTED: handover.accepted_at,
        S.REFUSED: handover.refused_at,
        S.WITHDRAWN: handover.withdrawn_at,
    }
    at = reached.get(step)
    return short_day(timezone.localdate(at)) if at else ""


def step_name(handover: "Handover") -> str:
    """The step that is a button on the page Verloop."""
    if handover.state == S.PREPARING:
        return "coordinate"
    written = handover.form == HandoverForm.WRITTEN
    return "send" if handover.state == S.COORDINATED and written else ""


def next_step(handover: "Handover", reader: "User") -> NextStep | None:
    """The one thing that brings this handover on; None when it is over."""
    name = step_name(handover)
    if name:
        may = can_arrange if name == "coordinate" else can_prepare
        title, text = WORDS[name]
        return NextStep(
            name=name,
            title=title,
            text=text,
            objections=objections(handover, name),
            cautions=cautions(handover, name),
            may_take=may(handover, reader),
        )
    state = S(handover.state)
    if state in MEETING_WORDS:
        title, text, page = MEETING_WORDS[state]
        may_take, url = can_prepare(handover, reader), address_of(page, handover)
        return NextStep("", title, text, [], [], may_take, url, url_label=title)
    if state in ENDED:
        return None
    return NextStep("", *WAITS, objections=[], cautions=[], may_take=False, follows=True)
