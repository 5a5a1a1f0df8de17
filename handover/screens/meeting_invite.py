"""Inviting and planning: who is asked, since when, and which letters there are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from common.dutch import short_day
from common.shared_form import shown
from common.shown import Fact
from handover.enums import HandoverState, Side
from handover.forms.meeting_acts import SeatInviteForm
from handover.models import Invitation
from handover.screens.meeting import facts_of, is_outdated
from handover.selectors.meeting_rows import seat_name, seats
from workflow.steps import objections

if TYPE_CHECKING:
    from handover.models import Attendance, WarmMeeting

S = HandoverState
BEFORE = (S.PREPARING, S.COORDINATED)
STILL_TO_COME = (*BEFORE, S.INVITED, S.PLANNED)


@dataclass(frozen=True)
class LetterLink:
    """The newest letter to this person."""

    made: str
    url: str


@dataclass(frozen=True)
class SeatLine:
    """``remove_url`` only for who was added beside the family and not invited yet."""

    name: str
    side: str
    status: str
    ready: bool
    anchor: str
    form: SeatInviteForm
    url: str
    letter: LetterLink | None
    letter_url: str
    remove_url: str


@dataclass(frozen=True)
class InvitePage:
    number: str
    facts: list[Fact]
    lines: list[SeatLine]
    open: bool
    before: bool
    has_day: bool
    planned: bool
    outdated: bool
    objections: list[str]


def invite_page(
    meeting: "WarmMeeting", refused: "tuple[int, SeatInviteForm] | None", *, prepares: bool
) -> InvitePage:
    """``refused`` is the form of one seat as it was sent; who does not prepare it only reads."""
    handover, letters = meeting.handover, _letters(meeting)
    open_now = prepares and handover.state in STILL_TO_COME
    return InvitePage(
        number=handover.number,
        facts=facts_of(meeting),
        lines=[_line(meeting, seat, letters.get(seat.pk), refused) for seat in seats(meeting)],
        open=open_now,
        before=prepares and handover.state in BEFORE,
        has_day=meeting.planned_at is not None,
        planned=prepares and handover.state == S.PLANNED,
        outdated=open_now and is_outdated(meeting),
        objections=_objections(meeting),
    )


def standing_of_seat(seat: "Attendance") -> dict[str, object]:
    return {"invited_on": seat.invited_on, "not_invited_why": seat.not_invited_why}


def seat_form(seat: "Attendance", typed: object = None) -> SeatInviteForm:
    initial = shown(standing_of_seat(seat))
    return SeatInviteForm(typed, initial=initial, auto_id=f"plek-{seat.pk}-%s")


def _objections(meeting: "WarmMeeting") -> list[str]:
    if meeting.handover.state == S.COORDINATED:
        return objections(meeting.handover, "invite")
    if meeting.handover.state == S.INVITED:
        return objections(meeting.handover, "plan")
    return []


def _letters(meeting: "WarmMeeting") -> dict[int, Invitation]:
    """The newest of each seat, in one query."""
    made = Invitation.objects.filter(attendance__meeting=meeting).order_by("made_at", "pk")
    return {letter.attendance_id: letter for letter in made}


def _line(
    meeting: "WarmMeeting",
    seat: "Attendance",
    letter: Invitation | None,
    refused: "tuple[int, SeatInviteForm] | None",
) -> SeatLine:
    here = [meeting.handover.number, seat.pk]
    family = seat.side == Side.FAMILY
    return SeatLine(
        name=seat.person.name if seat.person else seat_name(seat),
        side=str(Side(seat.side).label),
        status=_status(seat),
        ready=bool(seat.invited_on or seat.not_invited_why),
        anchor=f"plek-{seat.pk}",
        form=refused[1] if refused and refused[0] == seat.pk else seat_form(seat),
        url=reverse("handover:meeting_seat", args=here),
        letter=_link(meeting, letter) if letter else None,
        letter_url=reverse("handover:meeting_letter", args=here)
        if family and not seat.not_invited_why
        else "",
        remove_url=""
        if family or seat.invited_on
        else reverse("handover:meeting_seat_remove", args=here),
    )


def _link(meeting: "WarmMeeting", letter: Invitation) -> LetterLink:
    url = reverse("handover:meeting_letter_pdf", args=[meeting.handover.number, letter.pk])
    return LetterLink(made=f"gemaakt op {short_day(letter.made_at.date())}", url=url)


def _status(seat: "Attendance") -> str:
    if seat.invited_on:
        return f"Uitgenodigd op {short_day(seat.invited_on)}"
    if seat.not_invited_why:
        return f"Niet uitgenodigd: {seat.not_invited_why}"
    return "Nog niet uitgenodigd"
