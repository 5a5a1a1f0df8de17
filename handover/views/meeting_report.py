"""After the meeting: its report, the conditions in writing, and sharing both."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from common.exceptions import DomainError
from common.forms import refusals_on
from handover import meeting_access as doors
from handover.enums import AFTER_MEETING
from handover.forms.meeting_acts import GivenForm, ShareForm
from handover.screens import meeting_report as screens
from handover.screens.meeting_frame import meeting_frame
from handover.selectors.meeting_papers import Owed, member_at, owed_in_writing
from handover.services import meeting_report as services

if TYPE_CHECKING:
    from django.forms import Form

    from handover.models import WarmMeeting
    from people.models import Person

HERE = "handover:meeting_report"
NOT_YET = "Er is nu geen verslag. Dat komt er als het gesprek is gehouden."
BEING_PRINTED = "Het verslag wordt nog gemaakt. Probeer het over een halve minuut opnieuw."


@require_GET
def report(request: UserRequest, number: str) -> HttpResponse:
    meeting = doors.open_meeting(request.user, number)
    if meeting.handover.state not in AFTER_MEETING:
        messages.info(request, NOT_YET)
        return redirect("handover:meeting", number)
    return _page(request, meeting)


@require_POST
def begin(request: UserRequest, number: str) -> HttpResponse:
    meeting = doors.open_meeting_to_prepare(request.user, number)
    try:
        services.write_report(meeting.handover, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect(HERE, number)


@require_POST
def give_person(request: UserRequest, number: str, person: int) -> HttpResponse:
    meeting = doors.open_meeting_to_prepare(request.user, number)
    member = member_at(meeting, person)
    if member is None:
        raise Http404
    return _give(request, meeting, member)


@require_POST
def give_receiver(request: UserRequest, number: str) -> HttpResponse:
    return _give(request, doors.open_meeting_to_prepare(request.user, number), None)


@require_POST
def share(request: UserRequest, number: str) -> HttpResponse:
    """Family and receiver get it, and the receiver can answer."""
    meeting = doors.open_meeting_to_prepare(request.user, number)
    form = ShareForm(request.POST, second=True)
    if form.is_valid():
        with refusals_on(form):
            services.share_report(meeting.handover, actor=request.user, **form.cleaned_data)
    if not form.is_valid():
        return _page(request, meeting, form=form, status=422)
    messages.success(request, "Het verslag is gedeeld. De ontvanger kan nu accepteren.")
    return redirect(HERE, number)


@require_GET
def report_pdf(request: UserRequest, number: str, place: int) -> HttpResponse | FileResponse:
    printed = doors.open_report_pdf(request.user, number, place)
    if printed is None:
        messages.info(request, BEING_PRINTED)
        return redirect(HERE, number)
    return FileResponse(
        printed,
        as_attachment=True,
        filename=f"gespreksverslag-{number}-{place}.pdf",
        content_type="application/pdf",
    )


def _give(request: UserRequest, meeting: "WarmMeeting", person: "Person | None") -> HttpResponse:
    anchor = screens.anchor_of(person)
    form = GivenForm(request.POST, auto_id=f"{anchor}-%s")
    if form.is_valid():
        with refusals_on(form):
            services.give_conditions(
                meeting,
                person=person,
                to_receiver=person is None,
                actor=request.user,
                **form.cleaned_data,
            )
    if not form.is_valid():
        return _page(request, meeting, refused=(anchor, form), status=422)
    messages.success(request, "Bewaard.")
    return redirect(f"{reverse(HERE, args=[meeting.handover.number])}#{anchor}")


def _page(
    request: UserRequest,
    meeting: "WarmMeeting",
    *,
    refused: "tuple[str, GivenForm] | None" = None,
    form: "Form | None" = None,
    status: int = 200,
) -> HttpResponse:
    meeting.handover.refresh_from_db()
    of_vt = doors.is_vt(request.user, meeting.handover)
    owed = _owed(meeting, refused) if of_vt else []
    page = screens.report_page(meeting, request.user, owed, of_vt=of_vt)
    context = {
        "frame": meeting_frame(meeting, request.user, HERE, of_vt=of_vt),
        "page": page,
        "form": form or ShareForm(second=page.second),
        "refused": refused[1] if refused else form,
    }
    return render(request, "handover/meeting/report.html", context, status=status)


def _owed(
    meeting: "WarmMeeting", refused: "tuple[str, GivenForm] | None"
) -> list[tuple[Owed, GivenForm]]:
    """``refused`` is the form of one of them as it was sent."""
    sent = dict([refused] if refused else [])
    return [
        (one, sent.get(screens.anchor_of(one.person)) or _given_form(one))
        for one in owed_in_writing(meeting)
    ]


def _given_form(owed: Owed) -> GivenForm:
    stands: dict[str, object] = {"on": timezone.localdate()}
    if owed.given:
        stands = {"on": owed.given.given_on, "how": owed.given.how}
    return GivenForm(initial=stands, auto_id=f"{screens.anchor_of(owed.person)}-%s")
