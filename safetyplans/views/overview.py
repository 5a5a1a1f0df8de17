"""The tab Veiligheidsplan: the plan of a case, or the button that begins it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from cases.screens.header import case_header
from common.exceptions import DomainError
from safetyplans import access
from safetyplans.screens.overview import of_case_page
from safetyplans.selectors.plans import track_without_plan
from safetyplans.services.adopting import begin_plan
from safetyplans.services.rows import add_safety_persons


@require_GET
def of_case(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_case_of_plans(request.user, number)
    page = of_case_page(case, request.user)
    header = case_header(case, request.user, "safetyplans:of_case")
    return render(request, "safetyplans/overview.html", {"header": header, "page": page})


@require_GET
def plan(request: UserRequest, number: str) -> HttpResponse:
    """One plan by its own number, also when the case has a newer one."""
    found = access.open_plan(request.user, number)
    page = of_case_page(found.case, request.user, found)
    header = case_header(found.case, request.user, "safetyplans:of_case")
    return render(request, "safetyplans/overview.html", {"header": header, "page": page})


@require_POST
def begin(request: UserRequest, number: str) -> HttpResponse:
    """The plan of the running track, with a row for the safety person of each child."""
    case = access.open_case_of_plans(request.user, number)
    track = track_without_plan(case)
    if track is None:
        messages.error(request, "Er is geen gestarte dienst zonder veiligheidsplan.")
        return redirect("safetyplans:of_case", number)
    try:
        begun = begin_plan(track, actor=request.user)
        add_safety_persons(begun, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect("safetyplans:of_case", number)
