"""Delen: on which ground VT shares this handover; and whom the reporter may call afterwards."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods

from accounts.http import UserRequest
from cases.access import require_that
from common.forms import refusals_on
from common.shared_form import shown
from handover import access
from handover.forms.preparing import SharingForm, TellReporterForm
from handover.permissions import can_prepare
from handover.screens.preparing import SHARING_GUARDS, still_needed
from handover.screens.standing import sharing_of, standing_of_sharing
from handover.services import writing
from handover.services.reporters import party_of, reports_told, tell_reporter
from handover.views.page import done, part_page
from sharing.forms.consent import asked_of

if TYPE_CHECKING:
    from cases.models import Report
    from handover.models import Handover


@require_http_methods(["GET", "POST"])
def sharing(request: UserRequest, number: str) -> HttpResponse:
    """Ground, consent of every member, and without consent the weighing (A9, 001-23)."""
    handover = access.open_handover(request.user, number)
    form = SharingForm(
        request.POST or None, initial=shown(sharing_of(handover)), **asked_of(handover.case)
    )
    if request.method == "POST":
        require_that(can_prepare, handover, request.user)
        if form.is_valid():
            form.save_beside(
                standing_of_sharing(handover, request.user, form.fields),
                lambda: writing.ground_sharing(
                    handover, actor=request.user, consents=form.given(), **form.said()
                ),
            )
        if form.is_valid():
            return done(request, "Bewaard.", "handover:preview", number)
    return part_page(
        request,
        handover,
        "sharing",
        form,
        ground=capfirst(handover.get_share_ground_display()),
        missing=still_needed(handover, SHARING_GUARDS),
    )


@require_http_methods(["GET", "POST"])
def reporter(request: UserRequest, number: str, report: str) -> HttpResponse:
    """The reporter who stays involved hears whom to call at the receiver (002-25)."""
    handover = access.open_to_prepare(request.user, number)
    told = _report_of(handover, report)
    worker = handover.accepted_by.name if handover.accepted_by else ""
    offered = party_of(handover.receiver, worker=worker) if handover.receiver else ""
    form = TellReporterForm(
        request.POST or None, initial={"party": offered}, **asked_of(handover.case)
    )
    if form.is_valid():
        with refusals_on(form):
            tell_reporter(handover, told, actor=request.user, consents=form.given(), **form.facts)
    if form.is_bound and form.is_valid():
        sentence = "Vastgelegd dat de melder weet wie het gezin overnam."
        return done(request, sentence, "handover:of_case", handover.case.number)
    return part_page(request, handover, "of_case", form, template="reporter", report=told)


def _report_of(handover: "Handover", number: str) -> "Report":
    found = next((one for one in reports_told(handover) if one.number == number), None)
    if found is None:
        raise Http404
    return found
