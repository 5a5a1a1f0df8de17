"""The document as the receiver reads it: composed as long as it can change, frozen after that."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from handover import access
from handover.screens.preview import preview_page
from handover.views.page import part_page

BEING_PRINTED = "De pdf wordt nog gemaakt. Probeer het over een halve minuut opnieuw."


@require_GET
def preview(request: UserRequest, number: str) -> HttpResponse:
    handover = access.open_handover(request.user, number)
    return part_page(request, handover, "preview", page=preview_page(handover))


@require_GET
def pdf(request: UserRequest, number: str) -> HttpResponse | FileResponse:
    """The document on paper, its download recorded."""
    document = access.open_document(request.user, number)
    printed = access.open_pdf(request.user, document)
    if printed is None:
        messages.info(request, BEING_PRINTED)
        return redirect("handover:preview", number)
    return FileResponse(printed, filename=f"overdracht-{number}.pdf", as_attachment=True)
