"""A family that waits for help."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from common.forms import refusals_on
from localfield import access
from localfield.forms.bridging import ESCALATED, HELP_STARTED, BeginForm, CheckForm, EndForm
from localfield.permissions import can_work_locally
from localfield.screens.bridging import wait_panels
from localfield.services import bridging
from localfield.views.page import act_page, done, family_page

if TYPE_CHECKING:
    from localfield.models import BridgingPeriod


@require_GET
def waits(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_family(request.user, number)
    may_act = can_work_locally(case, request.user)
    panels = wait_panels(case, timezone.now(), may_act=may_act)
    return family_page(request, case, "waits", "waits", panels=panels)


@require_http_methods(["GET", "POST"])
def begin(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_to_work(request.user, number)
    form = BeginForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            bridging.begin_locally(case, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        return done(request, "De afspraken voor het wachten staan vast.", "waits", number)
    title = "Het gezin wacht op hulp"
    return act_page(request, case, "waits", form, title=title, button="Leg de afspraken vast")


@require_http_methods(["GET", "POST"])
def check(request: UserRequest, number: str, wait: int) -> HttpResponse:
    row = access.open_waiting(request.user, number, wait)
    form = CheckForm(request.POST or None, initial={"expected_on": row.expected_on})
    if form.is_valid():
        with refusals_on(form):
            bridging.check_bridging(row, actor=request.user, **form.facts())
    if form.is_bound and form.is_valid():
        return done(request, "De controle is vastgelegd.", "waits", number)
    title = f"Controle: wacht op {row.waits_for}"
    text = (
        f"Afgesproken hulp intussen: {row.alternative_help} Als het misgaat: "
        f"{row.escalation_name}, {row.escalation_phone}."
    )
    return act_page(
        request, row.case, "waits", form, title=title, button="Leg de controle vast", text=text
    )


@require_http_methods(["GET", "POST"])
def end(request: UserRequest, number: str, wait: int) -> HttpResponse:
    row = access.open_waiting(request.user, number, wait)
    form = EndForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            _end(row, form, request)
    if form.is_bound and form.is_valid():
        return done(request, "Het wachten is afgesloten.", "waits", number)
    title = f"Einde: wacht op {row.waits_for}"
    return act_page(request, row.case, "waits", form, title=title, button="Sluit het wachten af")


def _end(row: "BridgingPeriod", form: EndForm, request: UserRequest) -> None:
    way, why = form.cleaned_data["way"], form.cleaned_data["why"]
    if way == HELP_STARTED:
        bridging.help_started(row, on=form.cleaned_data["on"], actor=request.user)
    elif way == ESCALATED:
        bridging.escalate(row, why=why, actor=request.user)
    else:
        bridging.lapse(row, why=why, actor=request.user)
