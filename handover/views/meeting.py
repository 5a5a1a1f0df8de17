"""The meeting of a warm handover: set up, seen on one page, and held."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from common.exceptions import DomainError
from common.forms import refusals_on
from handover import access
from handover import meeting_access as doors
from handover.enums import HandoverState
from handover.forms.meeting_acts import HoldForm
from handover.screens import meeting as screens
from handover.screens.meeting_frame import meeting_frame
from handover.services.holding import is_writable, may_write_along
from handover.services.meeting import begin_meeting, hold

if TYPE_CHECKING:
    from django.forms import Form

    from handover.models import WarmMeeting

HERE = "handover:meeting"


@require_GET
def meeting(request: UserRequest, number: str) -> HttpResponse:
    found = doors.open_meeting(request.user, number)
    reader, handover = request.user, found.handover
    writes = may_write_along(handover, reader) and is_writable(handover, reader)
    page = screens.meeting_page(found, request.user, writes=writes)
    return _render(request, found, "overview", {"page": page})


@require_POST
def begin(request: UserRequest, number: str) -> HttpResponse:
    """Set the meeting up, or bring it up to date."""
    handover = access.open_to_prepare(request.user, number)
    try:
        begin_meeting(handover, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("handover:of_case", handover.case.number)
    return redirect("handover:meeting_invite", number)


@require_http_methods(["GET", "POST"])
def hold_meeting(request: UserRequest, number: str) -> HttpResponse:
    """The meeting took place: the receiver answers next."""
    found = doors.open_meeting_to_write(request.user, number)
    if found.handover.state != HandoverState.PLANNED:
        messages.info(request, "Dit gesprek staat nu niet gepland.")
        return redirect(HERE, number)
    form = HoldForm(request.POST or None, cautions=screens.hold_cautions(found))
    if form.is_valid():
        with refusals_on(form):
            hold(found.handover, actor=request.user, **form.cleaned_data)
    if not form.is_valid():
        return _hold_page(request, found, form)
    messages.success(request, "Het gesprek is vastgelegd. De ontvanger heeft bericht gekregen.")
    return redirect(HERE, number)


def _hold_page(request: UserRequest, found: "WarmMeeting", form: "Form") -> HttpResponse:
    found.refresh_from_db()
    page = screens.meeting_page(found, request.user, writes=True)
    context = {"page": page, "form": form, "cautions": screens.hold_cautions(found)}
    return _render(request, found, "hold", context, status=422 if form.is_bound else 200)


def _render(
    request: UserRequest,
    found: "WarmMeeting",
    name: str,
    context: dict[str, object],
    status: int = 200,
) -> HttpResponse:
    of_vt = doors.is_vt(request.user, found.handover)
    frame = meeting_frame(found, request.user, HERE, of_vt=of_vt)
    return render(
        request, f"handover/meeting/{name}.html", {"frame": frame, **context}, status=status
    )
