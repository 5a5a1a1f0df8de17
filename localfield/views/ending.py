"""Ending the work with a family."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from cases.access import require_that
from common.forms import refusals_on
from localfield import access
from localfield.forms.families import OtherwiseForm, SafeForm, TransferForm
from localfield.permissions import can_end
from localfield.screens.ending import WAYS, way_out, ways_out
from localfield.selectors.colleagues import can_take_over
from localfield.selectors.trajectories import running_of
from localfield.services import ending
from localfield.views.page import act_page, family_page
from sharing.forms.consent import asked_of

if TYPE_CHECKING:
    from cases.models import Case
    from localfield.models import LocalTrajectory

DONE = "Het werk met dit gezin is afgerond."


@require_GET
def choose(request: UserRequest, number: str) -> HttpResponse:
    """The three ways, each with what still stands in the way."""
    case, trajectory = _running(request, number)
    return family_page(request, case, "family", "end", ways=ways_out(trajectory))


@require_http_methods(["GET", "POST"])
def end(request: UserRequest, number: str, way: str) -> HttpResponse:
    if way not in WAYS:
        raise Http404
    case, trajectory = _running(request, number)
    form = _form(way, trajectory, request)
    if form.is_valid():
        with refusals_on(form):
            _end(way, trajectory, form, request)
    if form.is_bound and form.is_valid():
        # Who ended it no longer sees the family.
        messages.success(request, DONE)
        return redirect("localfield:families")
    out = way_out(trajectory, way)
    text = " ".join([out.text, *out.objections])
    if isinstance(form, TransferForm):
        return family_page(request, case, "family", "transfer", form, title=out.title, text=text)
    return act_page(
        request,
        case,
        "family",
        form,
        title=out.title,
        button="Rond het werk af",
        text=text,
        back="end",
    )


def _running(request: UserRequest, number: str) -> "tuple[Case, LocalTrajectory]":
    """Without work that goes on there is nothing to end."""
    case = access.open_to_work(request.user, number)
    trajectory = running_of(case)
    if trajectory is None:
        raise Http404
    require_that(can_end, trajectory, request.user)
    return case, trajectory


def _form(way: str, trajectory: "LocalTrajectory", request: UserRequest) -> Any:
    data = request.POST or None
    if way == "stabiel":
        return SafeForm(data)
    if way == "overgenomen":
        receivers = can_take_over(trajectory)
        return TransferForm(data, receivers=receivers, **asked_of(trajectory.case))
    return OtherwiseForm(data)


def _end(way: str, trajectory: "LocalTrajectory", form: forms.Form, request: UserRequest) -> None:
    if way == "stabiel":
        ending.end_safely(trajectory, actor=request.user, **form.cleaned_data)
    elif isinstance(form, TransferForm):
        ending.transfer(trajectory, actor=request.user, **form.told())
    else:
        ending.end_otherwise(trajectory, actor=request.user, **form.cleaned_data)
