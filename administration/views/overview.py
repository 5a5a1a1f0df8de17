"""The start page of beheer."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from administration import access, screens, selectors


@require_GET
def overview(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    context = {
        "region": region,
        "tabs": screens.tabs("overview"),
        "parts": screens.overview(region),
        "changes": selectors.latest_changes(region),
    }
    return render(request, "administration/overview.html", context)
