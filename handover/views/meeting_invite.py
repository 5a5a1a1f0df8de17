"""Inviting everybody to the meeting, with a letter for each member of the family."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from cases.selectors.savers import last_saved
from common.exceptions import DomainError
from common.forms import refusals_on
from common.overtaking import Standing
from common.shared_form import shown
from handover import access
from handover import meeting_access as doors
from handover.forms.meeting_acts import GuestForm, SeatInviteForm
from handover.screens import meeting_invite as screens
from handover.screens.meeting_frame import begin_frame, meeting_frame
from handover.selectors import meeting_choices, meeting_rows
from handover.selectors.meeting import meeting_of
from handover.services import attendance as services
from handover.services.holding import locked_meeting
from handover.services.invitations import make_invitation
from handover.services.meeting import plan_meeting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handover.models import Attendance, WarmMeeting

HERE = "handover:meeting_invite"
GONE = "Deze persoon staat niet meer op de lijst. Voeg hem of haar zo nodig opnieuw toe."
BEING_PRINTED = "De brief wordt nog gemaakt. Probeer het over een halve minuut opnieuw."


@require_GET
def invite_page(request: UserRequest, number: str) -> HttpResponse:
    """Who is invited; before the meeting was set up, the way to do that."""
    handover = access.open_handover(request.user, number)
    meeting = meeting_of(handover)
    if meeting is None:
        context = {"frame": begin_frame(handover, request.user)}
        return render(request, "handover/meeting/begin.html", context)
    meeting.handover = handover
    return _page(request, meeting)


@require_POST
def seat(request: UserRequest, number: str, seat: int) -> HttpResponse:
    """One person is invited, or kept away with a reason."""
    meeting = doors.open_meeting_to_prepare(request.user, number)
    row = meeting_rows.seat_of(meeting, seat)
    if row is None:
        return _gone(request, number)
    form = _seat_form(row, request.POST)
    if form.is_valid():
        form.save_beside(_standing(meeting, row, request), lambda: _write(row, form, request))
    if not form.is_valid():
        return _page(request, meeting, refused=(seat, form), status=form.status)
    messages.success(request, "Bewaard.")
    return redirect(f"{_here(number)}#plek-{seat}")


@require_POST
def add_guest(request: UserRequest, number: str) -> HttpResponse:
    meeting = doors.open_meeting_to_prepare(request.user, number)
    form = _guest_form(meeting, request.POST)
    if form.is_valid():
        with refusals_on(form):
            given = meeting_choices.found(meeting, form.cleaned_data)
            services.add_guest(meeting, actor=request.user, **given)
    if not form.is_valid():
        return _page(request, meeting, guest=form, status=422)
    messages.success(request, "Toegevoegd. Nodig deze persoon nog uit.")
    return redirect(HERE, number)


@require_POST
def remove_seat(request: UserRequest, number: str, seat: int) -> HttpResponse:
    """What a colleague removed before is gone already."""
    meeting = doors.open_meeting_to_prepare(request.user, number)
    row = meeting_rows.seat_of(meeting, seat)
    try:
        if row:
            services.remove_guest(row, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect(HERE, number)


@require_POST
def make_letter(request: UserRequest, number: str, seat: int) -> HttpResponse:
    meeting = doors.open_meeting_to_prepare(request.user, number)
    row = meeting_rows.seat_of(meeting, seat)
    if row is None:
        return _gone(request, number)
    try:
        make_invitation(row, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect(f"{_here(number)}#plek-{seat}")


@require_GET
def letter_pdf(request: UserRequest, number: str, letter: int) -> HttpResponse | FileResponse:
    printed = doors.open_invitation_pdf(request.user, number, letter)
    if printed is None:
        messages.info(request, BEING_PRINTED)
        return redirect(HERE, number)
    return FileResponse(
        printed,
        as_attachment=True,
        filename=f"uitnodiging-{number}-{letter}.pdf",
        content_type="application/pdf",
    )


@require_POST
def invited(request: UserRequest, number: str) -> HttpResponse:
    """Everybody is invited; with a day that stands already, the meeting is planned at once."""
    meeting = doors.open_meeting_to_prepare(request.user, number)
    try:
        with transaction.atomic():
            handover = services.invite(meeting.handover, actor=request.user)
            if meeting.planned_at:
                plan_meeting(
                    handover,
                    place=meeting.place,
                    place_note=meeting.place_note,
                    planned_at=meeting.planned_at,
                    other_place_why=meeting.other_place_why,
                    actor=request.user,
                )
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect(HERE, number)
    messages.success(request, "De ontvanger heeft bericht gekregen.")
    return redirect("handover:meeting" if meeting.planned_at else "handover:meeting_plan", number)


def _page(
    request: UserRequest,
    meeting: "WarmMeeting",
    *,
    refused: tuple[int, SeatInviteForm] | None = None,
    guest: GuestForm | None = None,
    status: int = 200,
) -> HttpResponse:
    meeting.handover.refresh_from_db()
    frame = meeting_frame(meeting, request.user, HERE, of_vt=True)
    sent = dict([refused] if refused else [])
    forms = [(row, sent.get(row.pk) or _seat_form(row)) for row in meeting_rows.seats(meeting)]
    context = {
        "frame": frame,
        "page": screens.invite_page(meeting, forms, prepares=frame.prepares),
        "guest": guest or _guest_form(meeting),
        "refused": refused[1] if refused else guest,
    }
    return render(request, "handover/meeting/invite.html", context, status=status)


def _guest_form(meeting: "WarmMeeting", typed: object = None) -> GuestForm:
    parties = meeting_choices.organisations(meeting.handover.case)
    return GuestForm(typed, choices={"organisation": parties}, auto_id="gast-%s")


def _gone(request: UserRequest, number: str) -> HttpResponse:
    """A colleague was there before."""
    messages.error(request, GONE)
    return redirect(HERE, number)


def _seat_form(seat: "Attendance", typed: object = None) -> SeatInviteForm:
    return SeatInviteForm(typed, initial=shown(_stands(seat)), auto_id=f"plek-{seat.pk}-%s")


def _stands(seat: "Attendance") -> dict[str, object]:
    return {"invited_on": seat.invited_on, "not_invited_why": seat.not_invited_why}


def _standing(meeting: "WarmMeeting", row: "Attendance", request: UserRequest) -> Standing:
    def read() -> "Mapping[str, object]":
        locked_meeting(meeting)
        standing = meeting_rows.seat_of(meeting, row.pk)
        if standing is None:
            raise DomainError(services.GONE)
        return _stands(standing)

    return Standing(
        read, lambda name: last_saved(meeting, request.user, attendance=row.pk, fields=[name])
    )


def _write(row: "Attendance", form: SeatInviteForm, request: UserRequest) -> None:
    given = form.cleaned_data
    if given["invited_on"]:
        services.invite_person(row, on=given["invited_on"], actor=request.user)
    else:
        services.keep_away(row, why=given["not_invited_why"], actor=request.user)


def _here(number: str) -> str:
    return reverse(HERE, args=[number])
