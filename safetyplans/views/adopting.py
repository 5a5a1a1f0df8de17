"""Laying a plan before the family, adopting it, and beginning a new version."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from cases.screens.header import case_header
from common.exceptions import DomainError
from common.forms import refusals_on
from safetyplans import access
from safetyplans.forms.adopting import ReviseForm
from safetyplans.screens.adopting import steps_page
from safetyplans.services import adopting

if TYPE_CHECKING:
    from safetyplans.models import SafetyPlan


@require_GET
def steps(request: UserRequest, number: str) -> HttpResponse:
    return _page(request, access.open_plan(request.user, number))


@require_POST
def discuss(request: UserRequest, number: str) -> HttpResponse:
    plan = access.open_plan(request.user, number, step="discuss")
    said = "Het plan ligt nu bij het gezin."
    return _take(request, plan, adopting.discuss_plan, said)


@require_POST
def take_back(request: UserRequest, number: str) -> HttpResponse:
    plan = access.open_plan(request.user, number, step="take_back")
    return _take(request, plan, adopting.take_back_plan, "Het plan is weer een concept.")


@require_POST
def adopt(request: UserRequest, number: str) -> HttpResponse:
    plan = access.open_plan(request.user, number, step="adopt")
    try:
        version = adopting.adopt_plan(plan, actor=request.user)
    except DomainError as refusal:
        return _refused(request, plan, refusal)
    messages.success(request, f"Versie {version.number} is vastgesteld.")
    return redirect("safetyplans:version", number, version.number)


@require_POST
def revise(request: UserRequest, number: str) -> HttpResponse:
    plan = access.open_plan(request.user, number, step="revise")
    form = ReviseForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            adopting.revise_plan(plan, actor=request.user, **form.cleaned_data)
    if not form.is_valid():
        return _page(request, plan, form=form, status=422)
    messages.success(request, "U schrijft nu aan een nieuwe versie. De vorige blijft leesbaar.")
    return redirect("safetyplans:of_case", plan.case.number)


def _take(
    request: UserRequest,
    plan: "SafetyPlan",
    step: "Callable[..., SafetyPlan]",
    done: str,
) -> HttpResponse:
    try:
        step(plan, actor=request.user)
    except DomainError as refusal:
        return _refused(request, plan, refusal)
    messages.success(request, done)
    return redirect("safetyplans:steps", plan.number)


def _refused(request: UserRequest, plan: "SafetyPlan", refusal: DomainError) -> HttpResponse:
    """The page as it is now, with what objected at the top."""
    plan.refresh_from_db()
    return _page(request, plan, refusals=refusal.reasons, status=409)


def _page(
    request: UserRequest,
    plan: "SafetyPlan",
    *,
    form: ReviseForm | None = None,
    refusals: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "header": case_header(plan.case, request.user, "safetyplans:of_case"),
        "page": steps_page(plan, request.user),
        "form": form or ReviseForm(),
        "refusals": refusals or [],
    }
    return render(request, "safetyplans/adopt.html", context, status=status)
