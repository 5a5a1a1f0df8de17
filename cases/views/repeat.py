"""A repeat report: speak who directs before the decision, and say what becomes of it after it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from cases import access
from cases.forms.repeat import AttemptForm, CoordinateForm, ProcessForm
from cases.screens.repeat import repeat_page
from cases.services import coordinating, repeat_reports
from common.exceptions import DomainError
from common.forms import refusals_on

if TYPE_CHECKING:
    from django.forms import Form

    from cases.models import RepeatReport

TRIED = "poging"  # keeps the questions of both forms apart on one page


@require_GET
def repeat(request: UserRequest, number: str) -> HttpResponse:
    return _page(request, access.open_repeat(request.user, number))


@require_POST
def coordinate(request: UserRequest, number: str) -> HttpResponse:
    row = access.open_repeat(request.user, number, to_act=True)
    form = CoordinateForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            coordinating.coordinate(row, actor=request.user, **form.cleaned_data)
    if form.is_valid():
        return _done(request, number, "Vastgelegd: er is afgestemd. De triage kan verder.")
    return _page(request, row, coordinate_form=form)


@require_POST
def attempt(request: UserRequest, number: str) -> HttpResponse:
    row = access.open_repeat(request.user, number, to_act=True)
    form = AttemptForm(request.POST, prefix=TRIED)
    if form.is_valid():
        with refusals_on(form):
            coordinating.note_attempt(row, actor=request.user, **form.cleaned_data)
    if form.is_valid():
        return _done(request, number, "De poging is vastgelegd.")
    return _page(request, row, attempt_form=form)


@require_POST
def confirm(request: UserRequest, number: str, answer: int) -> HttpResponse:
    row = access.open_repeat(request.user, number, to_act=True)
    try:
        coordinating.confirm_answer(row, answer=answer, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "Bevestigd: dit is de zienswijze van de procesregisseur.")
    return redirect("cases:repeat", number)


@require_POST
def process(request: UserRequest, number: str) -> HttpResponse:
    row = access.open_repeat(request.user, number, to_act=True)
    form = ProcessForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            repeat_reports.process(row, form.processing(), actor=request.user)
    if form.is_valid():
        return _done(request, number, "De hermelding is verwerkt; de ketenpartner krijgt bericht.")
    return _page(request, row, process_form=form)


def _done(request: UserRequest, number: str, sentence: str) -> HttpResponse:
    """Once processed the report may be settled, and then its page is no longer for everybody."""
    messages.success(request, sentence)
    if not access.is_open_to(request.user, number):
        return redirect("reporting:my_work")
    return redirect("cases:repeat", number)


def _page(request: UserRequest, row: "RepeatReport", **bound: "Form") -> HttpResponse:
    now = {"at": timezone.now()}
    context = {
        "page": repeat_page(row, request.user),
        "coordinate_form": CoordinateForm(initial=now),
        "attempt_form": AttemptForm(initial=now, prefix=TRIED),
        "process_form": ProcessForm(),
        **bound,
    }
    return render(request, "cases/repeat/page.html", context, status=422 if bound else 200)
