"""The plan of a family at the local field, its versions, and its steps."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from common.exceptions import DomainError
from common.forms import refusals_on
from safetyplans import local_access
from safetyplans.enums import PlanState
from safetyplans.forms.local import AdjustForm
from safetyplans.screens.local_frame import family_frame
from safetyplans.screens.local_overview import local_plan_page
from safetyplans.screens.local_versions import local_comparison, local_version_page
from safetyplans.selectors.local import came_to_local_field, local_versions_of
from safetyplans.services import signing

if TYPE_CHECKING:
    from safetyplans.models import SafetyPlan

NOT_ADJUSTED_NOW = "Bijstellen kan zodra het plan in uitvoering is."


@require_GET
def plan(request: UserRequest, number: str) -> HttpResponse:
    """The plan, or that there is none yet."""
    case = local_access.open_family(request.user, number)
    if came_to_local_field(case):
        return _page(request, local_access.open_local_plan(request.user, number))
    frame = family_frame(case, request.user, "safetyplans:local")
    return render(request, "safetyplans/local/none.html", {"frame": frame})


@require_GET
def former(request: UserRequest, number: str, plan: str) -> HttpResponse:
    """A plan that ended, as it was signed last."""
    found = local_access.open_former_plan(request.user, number, plan)
    context = {
        "frame": family_frame(found.case, request.user, "safetyplans:local"),
        "plan": found.number,
        "versions": [local_version_page(version) for version in local_versions_of(found)],
    }
    return render(request, "safetyplans/local/former.html", context)


@require_GET
def version(request: UserRequest, number: str, version: int) -> HttpResponse:
    found = local_access.open_local_version(request.user, number, version)
    context = {
        "frame": family_frame(found.plan.case, request.user, "safetyplans:local"),
        "page": local_version_page(found),
    }
    return render(request, "safetyplans/local/version.html", context)


@require_GET
def compare(request: UserRequest, number: str, version: int) -> HttpResponse:
    """A version beside the one before it."""
    newer = local_access.open_local_version(request.user, number, version)
    older = local_access.open_local_version(request.user, number, version - 1)
    context = {
        "frame": family_frame(newer.plan.case, request.user, "safetyplans:local"),
        "version": version,
        "comparison": local_comparison(older, newer),
    }
    return render(request, "safetyplans/local/compare.html", context)


@require_POST
def freeze(request: UserRequest, number: str) -> HttpResponse:
    """These words are laid before everybody."""
    found = local_access.open_local_plan_to_write(request.user, number)
    try:
        frozen = signing.freeze_local_version(found, actor=request.user)
    except DomainError as refusal:
        return _page(request, found, refusals=refusal.reasons)
    said = f"Versie {frozen.number} is vastgelegd. Iedereen leest nu deze tekst en tekent."
    messages.success(request, said)
    return redirect("safetyplans:local_signing", number)


@require_POST
def signed(request: UserRequest, number: str) -> HttpResponse:
    found = local_access.open_local_plan(request.user, number, step="sign")
    try:
        signing.sign_plan(found, actor=request.user)
    except DomainError as refusal:
        return _page(request, found, refusals=refusal.reasons)
    messages.success(request, "De ondertekening is vastgelegd. Veilig Thuis krijgt bericht.")
    return redirect("safetyplans:local", number)


@require_POST
def execute(request: UserRequest, number: str) -> HttpResponse:
    found = local_access.open_local_plan(request.user, number, step="execute")
    try:
        signing.execute_plan(found, actor=request.user)
    except DomainError as refusal:
        return _page(request, found, refusals=refusal.reasons)
    messages.success(request, "Het plan is in uitvoering.")
    return redirect("safetyplans:local", number)


@require_http_methods(["GET", "POST"])
def adjust(request: UserRequest, number: str) -> HttpResponse:
    """Why the plan is written anew."""
    found = local_access.open_local_plan(request.user, number, step="adjust")
    if found.state != PlanState.IN_EXECUTION:
        messages.info(request, NOT_ADJUSTED_NOW)
        return redirect("safetyplans:local", number)
    form = AdjustForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            signing.adjust_plan(found, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        messages.success(request, "U schrijft nu aan een nieuwe versie. De vorige blijft leesbaar.")
        return redirect("safetyplans:local", number)
    frame = family_frame(found.case, request.user, "safetyplans:local")
    context = {"frame": frame, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "safetyplans/local/adjust.html", context, status=status)


def _page(
    request: UserRequest, plan: "SafetyPlan", *, refusals: list[str] | None = None
) -> HttpResponse:
    """The plan as it is now, with what objected at the top."""
    if refusals:
        plan.refresh_from_db()
    context: dict[str, Any] = {
        "frame": family_frame(plan.case, request.user, "safetyplans:local"),
        "page": local_plan_page(plan, request.user),
        "refusals": refusals or [],
    }
    status = 409 if refusals else 200
    return render(request, "safetyplans/local/plan.html", context, status=status)
