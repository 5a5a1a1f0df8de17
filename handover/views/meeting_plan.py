"""Where and when the meeting is, and a new day when it did not come about."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.http import UserRequest
from cases.selectors.savers import last_saved
from common.forms import refusals_on
from common.overtaking import Standing
from common.shared_form import shown
from handover import meeting_access as doors
from handover.enums import HandoverState
from handover.forms.meeting_acts import AttemptForm, PlanMeetingForm
from handover.screens.meeting_frame import meeting_frame
from handover.services.holding import locked_meeting
from handover.services.meeting import note_attempt, plan_meeting
from organisations.enums import Severity

if TYPE_CHECKING:
    from django.forms import Form

    from handover.models import WarmMeeting

BACK = "handover:meeting_invite"
# How the log names what the form asks in two questions.
COLUMNS = {"day": "planned_at", "clock": "planned_at"}


@require_http_methods(["GET", "POST"])
def plan(request: UserRequest, number: str) -> HttpResponse:
    meeting = doors.open_meeting_to_prepare(request.user, number)
    heavy = meeting.handover.severity == Severity.HEAVY
    form = PlanMeetingForm(request.POST or None, initial=shown(_stands(meeting)), heavy=heavy)
    if form.is_valid():
        there = _standing(meeting, request)
        form.save_beside(there, lambda: _save(meeting, form, request), deciding=True)
    if not form.is_valid():
        title = "Waar en wanneer is het gesprek?"
        return _page(request, meeting, form, title, status=form.status)
    messages.success(request, "Dag en plaats zijn bewaard.")
    return redirect(BACK, number)


@require_http_methods(["GET", "POST"])
def attempt(request: UserRequest, number: str) -> HttpResponse:
    """The family was not there: a second attempt (3.6)."""
    meeting = doors.open_meeting_to_prepare(request.user, number)
    if meeting.handover.state != HandoverState.PLANNED:
        messages.info(request, "Dit gesprek staat nu niet gepland.")
        return redirect(BACK, number)
    form = AttemptForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            new_at = _moment(given["day"], given["clock"])
            note_attempt(meeting.handover, why=given["why"], new_at=new_at, actor=request.user)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return _page(request, meeting, form, "Het gesprek ging niet door", status=status)
    messages.success(request, "De nieuwe dag staat. De ontvanger heeft bericht gekregen.")
    return redirect(BACK, number)


def _save(meeting: "WarmMeeting", form: PlanMeetingForm, request: UserRequest) -> None:
    given = form.cleaned_data
    plan_meeting(
        meeting.handover,
        place=given["place"],
        place_note=given["place_note"],
        planned_at=_moment(given["day"], given["clock"]),
        other_place_why=given.get("other_place_why", meeting.other_place_why),
        actor=request.user,
    )


def _stands(meeting: "WarmMeeting") -> Mapping[str, Any]:
    at = timezone.localtime(meeting.planned_at) if meeting.planned_at else None
    return {
        "place": meeting.place,
        "place_note": meeting.place_note,
        "day": at.date() if at else None,
        "clock": at.time() if at else None,
        "other_place_why": meeting.other_place_why,
    }


def _standing(meeting: "WarmMeeting", request: UserRequest) -> Standing:
    def read() -> Mapping[str, Any]:
        return _stands(locked_meeting(meeting))

    def saver(name: str) -> Any:
        return last_saved(meeting, request.user, fields=[COLUMNS.get(name, name)])

    return Standing(read, saver)


def _moment(day: Any, clock: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def _page(
    request: UserRequest, meeting: "WarmMeeting", form: "Form", title: str, *, status: int
) -> HttpResponse:
    frame = meeting_frame(meeting, request.user, BACK, of_vt=True)
    context = {"frame": frame, "form": form, "title": title}
    return render(request, "handover/meeting/plan.html", context, status=status)
