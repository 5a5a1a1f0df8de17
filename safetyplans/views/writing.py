"""Writing a part of the plan: its texts and its rows, each a small form that keeps itself."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from common.shared_form import kept_or_refused
from safetyplans import access
from safetyplans.enums import WRITABLE, PlanState
from safetyplans.screens.parts import PARTS, TABLE, VIEWS
from safetyplans.screens.writing import address
from safetyplans.services.holding import HANDED_OVER, TRACK_OVER
from safetyplans.views.entries import entry_of, lost_form
from safetyplans.views.pages import show_part

if TYPE_CHECKING:
    from common.shared_form import SharedForm
    from safetyplans.forms.writing import PlanForm
    from safetyplans.models import SafetyPlan
    from safetyplans.screens.parts import Part

ADOPTED = "Dit plan is vastgesteld. Maak eerst een nieuwe versie om erin te schrijven."


@require_http_methods(["GET", "POST"])
def part(request: UserRequest, number: str, place: str, part: str, row: int = 0) -> HttpResponse:
    plan, named = open_part(request, number, part)
    if request.method == "POST":
        return _save(request, plan, named, place, row)
    if not plan.is_open:
        messages.info(request, why_not_open(plan))
        return redirect("safetyplans:plan", number)
    if _of_one_member(named, place) and not row:
        return redirect("safetyplans:table", number)
    return show_part(request, plan, named, place, key=row)


@require_POST
def keep(request: UserRequest, number: str, place: str, part: str, row: int = 0) -> HttpResponse:
    """What is being typed, kept every few seconds; what does not fit is said and waits."""
    plan, named = open_part(request, number, part)
    entry = entry_of(plan, named, place, request.user, row)
    if entry is None:
        return kept_or_refused(_lost(request, plan, named, place, row))
    form = entry.form(request.POST)
    if not form.is_valid():
        return HttpResponse(what_does_not_fit(form), status=409, content_type="text/plain")
    entry.save(form, request.user)
    return kept_or_refused(form)


def why_not_open(plan: "SafetyPlan") -> str:
    if plan.state == PlanState.ADOPTED:
        return ADOPTED
    return TRACK_OVER if plan.state in WRITABLE else HANDED_OVER


def open_part(request: UserRequest, number: str, slug: str) -> "tuple[SafetyPlan, Part]":
    plan = access.open_plan_to_write(request.user, number)
    if slug not in PARTS:
        raise Http404
    return plan, PARTS[slug]


def what_does_not_fit(form: "SharedForm") -> str:
    """In one line, for a page on which somebody is still typing."""
    said = [f"{form[name].label}: {errors[0]}" for name, errors in form.errors.items()]
    return f"Nog niet bewaard. {' '.join(said)}"


def _of_one_member(named: "Part", place: str) -> bool:
    """At the table nobody reads over a shoulder what another said."""
    return place == TABLE and named == VIEWS


def _lost(
    request: UserRequest, plan: "SafetyPlan", named: "Part", place: str, row: int
) -> "PlanForm":
    """What was typed in a row that went; where there are no rows there is nothing to lose."""
    if not named.kind or not row:
        raise Http404
    return lost_form(plan, named, place, request.POST)


def _save(
    request: UserRequest, plan: "SafetyPlan", named: "Part", place: str, row: int
) -> HttpResponse:
    entry = entry_of(plan, named, place, request.user, row)
    if entry is None:
        lost = _lost(request, plan, named, place, row)
        return show_part(request, plan, named, place, key=row, lost=lost)
    form = entry.form(request.POST)
    if form.is_valid():
        entry.save(form, request.user)
    if not form.is_valid():
        plan.refresh_from_db()
        return show_part(request, plan, named, place, key=row, sent=form)
    messages.success(request, "Bewaard.")
    if _of_one_member(named, place):
        return redirect("safetyplans:table", plan.number)
    return redirect(f"{address('part', plan, place, named)}#{entry.anchor}")
