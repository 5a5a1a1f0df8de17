"""The page Overdracht of a case: what can be handed over, how it goes, and what went before."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from cases.screens.header import case_header
from handover import access


@require_GET
def of_case(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_of_case(request.user, number)
    return render(
        request,
        "handover/of_case.html",
        {"header": case_header(case, request.user, "handover:of_case")},
    )
