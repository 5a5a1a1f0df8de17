"""What a partner sees of how VT follows a family: the days and the outcome (5.3)."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from localfield.screens.frame import family_frame
from monitoring import access
from monitoring.screens.family import followed_family
from monitoring.views.page import pdf


@require_GET
def family(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_family(request.user, number)
    frame = family_frame(case, request.user, "monitoring:family")
    context = {"frame": frame, "followed": followed_family(case)}
    return render(request, "monitoring/family.html", context)


@require_GET
def outcome(request: UserRequest, number: str, moment: int) -> HttpResponse | FileResponse:
    row = access.open_outcome(request.user, number, moment)
    printed = access.open_pdf(request.user, row, row.document)
    name = f"uitkomst-monitoring-{number}-{moment}.pdf"
    return pdf(request, printed, name, "monitoring:family", number)
