"""The page Overdracht of a case: what can be handed over, how it goes, and its steps."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from cases.access import require_that
from cases.screens.header import case_header
from common.exceptions import DomainError
from handover import access
from handover.forms.preparing import StepForm, WithdrawForm
from handover.permissions import can_prepare_in
from handover.screens.course import step_name
from handover.screens.overview import begin_page, former_of, overview
from handover.selectors.handovers import handovers_of
from handover.services.beginning import begin_handover
from handover.services.sending import coordinate, prepare_again, send
from handover.services.taking_back import withdraw as take_back
from handover.views.page import done, part_page, try_step
from workflow.steps import NOT_FROM_HERE, cautions

if TYPE_CHECKING:
    from handover.models import Handover

STEPS: dict[str, tuple[Any, str]] = {
    "coordinate": (coordinate, "Afgestemd met de ontvanger."),
    "send": (
        send,
        "De overdracht is verzonden. De ontvanger heeft twee werkdagen om te antwoorden.",
    ),
    "prepare_again": (prepare_again, "U kunt ontvanger, vorm en afstemming weer aanpassen."),
}


@require_GET
def of_case(request: UserRequest, number: str) -> HttpResponse:
    """The handover that runs, else the last one; without one, what could be handed over."""
    case = access.open_of_case(request.user, number)
    rows = handovers_of(case)
    if rows:
        return _show(request, rows[0], step_form(rows[0]))
    context = {
        "header": case_header(case, request.user, "handover:of_case"),
        "page": begin_page(case, request.user),
    }
    return render(request, "handover/begin.html", context)


@require_POST
def begin(request: UserRequest, number: str) -> HttpResponse:
    """A new one; begun twice it is one handover."""
    case = access.open_of_case(request.user, number)
    require_that(can_prepare_in, case, request.user)
    try:
        handover = begin_handover(case, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("handover:of_case", number)
    return done(request, "U kunt de overdracht voorbereiden.", "handover:receiver", handover.number)


@require_POST
def take(request: UserRequest, number: str, step: str) -> HttpResponse:
    """The next step. Who comes too late reads how it stands now."""
    if step not in STEPS:
        raise Http404
    handover = access.open_handover(request.user, number, step=step)
    act, sentence = STEPS[step]
    form = StepForm(request.POST, cautioned=bool(cautions(handover, step)))
    if form.is_valid():
        try_step(form, lambda: act(handover, actor=request.user, **form.cleaned_data))
    if form.is_valid():
        return done(request, sentence, "handover:of_case", handover.case.number)
    handover.refresh_from_db()
    if step != step_name(handover):
        messages.error(request, " ".join(map(str, form.non_field_errors())) or NOT_FROM_HERE)
        return redirect("handover:of_case", handover.case.number)
    return _show(request, handover, form)


@require_http_methods(["GET", "POST"])
def withdraw(request: UserRequest, number: str) -> HttpResponse:
    """VT takes it back before the receiver accepted; VT had the regie all along (3.6)."""
    handover = access.open_handover(request.user, number, step="withdraw")
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try_step(form, lambda: take_back(handover, actor=request.user, **form.cleaned_data))
    if form.is_bound and form.is_valid():
        sentence = f"Overdracht {number} is ingetrokken. De regie is van Veilig Thuis."
        return done(request, sentence, "handover:of_case", handover.case.number)
    return part_page(request, handover, "of_case", form, template="withdraw")


def step_form(handover: "Handover") -> StepForm:
    name = step_name(handover)
    return StepForm(cautioned=bool(name and cautions(handover, name)))


def _show(request: UserRequest, handover: "Handover", form: StepForm) -> HttpResponse:
    rows = handovers_of(handover.case)
    return part_page(
        request,
        handover,
        "of_case",
        form,
        page=overview(handover, request.user),
        former=former_of(rows, handover),
        begin=begin_page(handover.case, request.user),
    )
