"""The line of safety of a family. A partner has none: its page of the family shows what it may
see of regie and scores, and events, reports and phases at Veilig Thuis are not among it (5.3)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from cases.screens.header import case_header
from reporting.screens.line_of_safety.page import line_page
from safety.access import open_picture


@require_GET
def line_of_safety(request: UserRequest, number: str) -> HttpResponse:
    """One picture of everything that happened, for who reads what is judged about safety."""
    case = open_picture(request.user, number)
    header = case_header(case, request.user, "reporting:line_of_safety")
    period = request.GET.get("periode", "")
    page = line_page(case, request.user, header.reports, period=period)
    return render(request, "reporting/line_of_safety.html", {"header": header, "page": page})
