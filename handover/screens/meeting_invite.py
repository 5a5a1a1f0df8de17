"""Inviting and planning: who is asked, since when, and which letters there are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from common.dutch import short_day
from common.shown import Fact
from handover.enums import HandoverState, Side
from handover.screens.meeting import facts_of, is_outdated
from handover.selectors.meeting_rows import newest_letters, seat_name
from workflow.steps import objections

if TYPE_CHECKING:
    from handover.forms.meeting_acts import SeatInviteForm
    from handover.models import Attendance, Invitation, WarmMeeting

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
    form: "SeatInviteForm"
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
    meeting: "WarmMeeting", forms: "list[tuple[Attendance, SeatInviteForm]]", *, prepares: bool
) -> InvitePage:
    """Everybody on the list with an own form; who does not prepare the meeting only reads."""
    handover, letters = meeting.handover, newest_letters(meeting)
    open_now = prepares and handover.state in STILL_TO_COME
    return InvitePage(
        number=handover.number,
        facts=facts_of(meeting),
        lines=[_line(meeting, seat, letters.get(seat.pk), form) for seat, form in forms],
        open=open_now,
        before=prepares and handover.state in BEFORE,
        has_day=meeting.planned_at is not None,
        planned=prepares and handover.state == S.PLANNED,
        outdated=open_now and is_outdated(meeting),
        objections=_objections(meeting),
    )


def _objections(meeting: "WarmMeeting") -> list[str]:
    if meeting.handover.state == S.COORDINATED:
        return objections(meeting.handover, "invite")
    if meeting.handover.state == S.INVITED:
        return objections(meeting.handover, "plan")
    return []


def _line(
    meeting: "WarmMeeting",
    seat: "Attendance",
    letter: "Invitation | None",
    form: "SeatInviteForm",
) -> SeatLine:
    here = [meeting.handover.number, seat.pk]
    family = seat.side == Side.FAMILY
    return SeatLine(
        name=seat.person.name if seat.person else seat_name(seat),
        side=str(Side(seat.side).label),
        status=_status(seat),
        ready=bool(seat.invited_on or seat.not_invited_why),
        anchor=f"plek-{seat.pk}",
        form=form,
        url=reverse("handover:meeting_seat", args=here),
        letter=_link(meeting, letter) if letter else None,
        letter_url=reverse("handover:meeting_letter", args=here)
        if family and not seat.not_invited_why
        else "",
        remove_url=""
        if family or seat.invited_on
        else reverse("handover:meeting_seat_remove", args=here),
    )


def _link(meeting: "WarmMeeting", letter: "Invitation") -> LetterLink:
    url = reverse("handover:meeting_letter_pdf", args=[meeting.handover.number, letter.pk])
    return LetterLink(made=f"gemaakt op {short_day(letter.made_at.date())}", url=url)


def _status(seat: "Attendance") -> str:
    if seat.invited_on:
        return f"Uitgenodigd op {short_day(seat.invited_on)}"
    if seat.not_invited_why:
        return f"Niet uitgenodigd: {seat.not_invited_why}"
    return "Nog niet uitgenodigd"
