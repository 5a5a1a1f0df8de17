"""Whom one calls at Veilig Thuis; for every colleague and partner of the region."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from consultations.screens.contacts import contact_page


@require_GET
def contacts(request: UserRequest) -> HttpResponse:
    region = request.user.region
    if region is None:
        raise PermissionDenied
    page = contact_page(request.user, region, timezone.now())
    return render(request, "consultations/contacts.html", {"page": page})
