"""The page Delen of a case, and the two acts on it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from cases.screens.header import case_header
from cases.selectors.drafts import municipalities
from common.forms import refusals_on
from organisations.selectors import partners
from sharing.access import open_sharing, open_to_share
from sharing.forms.consent import ConsentForm, asked_of
from sharing.forms.shares import ShareForm, SignalForm
from sharing.screens.sharing import sharing_page
from sharing.selectors.fact_signals import helper_of, helpers_in, why_no_signal
from sharing.services.fact_signals import signal_fact
from sharing.services.shares import note_share

if TYPE_CHECKING:
    from cases.models import Case


@require_GET
def of_case(request: UserRequest, number: str) -> HttpResponse:
    case = open_sharing(request.user, number)
    context = {
        "header": case_header(case, request.user, "sharing:of_case"),
        "page": sharing_page(case, request.user),
    }
    return render(request, "sharing/of_case.html", context)


@require_http_methods(["GET", "POST"])
def note(request: UserRequest, number: str) -> HttpResponse:
    case = open_to_share(request.user, number)
    form = ShareForm(request.POST or None, partners=partners(case.region), **asked_of(case))
    if form.is_valid():
        with refusals_on(form):
            note_share(case, actor=request.user, consents=form.given(), **form.facts)
    if form.is_bound and form.is_valid():
        return _done(request, number, "Vastgelegd wat u deelde.")
    return _act(request, case, form, "Vastleggen wat u deelde")


@require_http_methods(["GET", "POST"])
def signal(request: UserRequest, number: str) -> HttpResponse:
    case = open_to_share(request.user, number)
    if nothing := why_no_signal(case):
        messages.info(request, nothing)
        return redirect("sharing:of_case", number)
    form = SignalForm(
        request.POST or None,
        initial={"municipality": case.municipality_id, "receiver": helper_of(case)},
        municipalities=municipalities(case.region),
        helpers=helpers_in(case),
        **asked_of(case),
    )
    if form.is_valid():
        with refusals_on(form):
            signal_fact(case, actor=request.user, consents=form.given(), **form.facts)
    if form.is_bound and form.is_valid():
        return _done(request, number, "De gemeente heeft het signaal.")
    return _act(request, case, form, "Signaal ‘dat, niet wat’ aan de gemeente")


def _act(request: UserRequest, case: "Case", form: ConsentForm, title: str) -> HttpResponse:
    context = {
        "header": case_header(case, request.user, "sharing:of_case"),
        "number": case.number,
        "form": form,
        "title": title,
        "signals": isinstance(form, SignalForm),
    }
    return render(request, "sharing/act.html", context, status=422 if form.is_bound else 200)


def _done(request: UserRequest, number: str, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("sharing:of_case", number)
