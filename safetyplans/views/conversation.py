"""The plan made with the family at the table, on a tablet or a laptop."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from safetyplans import access
from safetyplans.papers.at_table import betrayed_at_table
from safetyplans.screens.conversation import member_page, table_page
from safetyplans.selectors.plans import member_of
from safetyplans.views.pages import held_back
from safetyplans.views.writing import why_not_open

if TYPE_CHECKING:
    from safetyplans.models import SafetyPlan


@require_GET
def table(request: UserRequest, number: str) -> HttpResponse:
    """What there is to talk about, and with whom."""
    plan = access.open_plan_to_write(request.user, number)
    if not plan.is_open:
        messages.info(request, why_not_open(plan))
        return redirect("safetyplans:plan", number)
    if betrayed_at_table(plan).never:
        return held_back(request, plan)
    return _render(request, plan, "start", {"page": table_page(plan)})


@require_GET
def for_member(request: UserRequest, number: str, person: int) -> HttpResponse:
    """What is for one of them, to read together."""
    plan = access.open_plan_to_write(request.user, number)
    if betrayed_at_table(plan).never:
        return held_back(request, plan)
    page = member_page(plan, member_of(plan, person))
    return _render(request, plan, "member", {"page": page})


@require_GET
def done(request: UserRequest, number: str) -> HttpResponse:
    """A quiet page to end on; the case is one step further."""
    plan = access.open_plan_to_write(request.user, number)
    return _render(request, plan, "done", {})


def _render(
    request: UserRequest, plan: "SafetyPlan", name: str, context: dict[str, object]
) -> HttpResponse:
    return render(request, f"safetyplans/table/{name}.html", {"number": plan.number, **context})
