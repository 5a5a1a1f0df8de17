"""Afschriften: what an organisation reads that takes no regie (003-38, 003-56)."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from handover import partner_access as access
from handover.screens import copies as screens
from handover.screens.received import crumbs
from handover.selectors import received as selectors
from handover.views.received import pdf_answer


@require_GET
def copies(request: UserRequest) -> HttpResponse:
    access.enter_copies(request.user)
    rows = screens.copy_rows(selectors.copies(request.user))
    return render(request, "handover/received/copies.html", {"rows": rows, "crumbs": crumbs()})


@require_GET
def copy(request: UserRequest, number: str) -> HttpResponse:
    page = screens.copy_page(access.open_copy(request.user, number))
    context = {"page": page, "crumbs": [("Afschriften", reverse("handover:copies"))]}
    return render(request, "handover/received/copy.html", context)


@require_GET
def copy_pdf(request: UserRequest, number: str) -> HttpResponse | FileResponse:
    found = access.open_copy(request.user, number)
    return pdf_answer(request, found.handover, "handover:copy")
