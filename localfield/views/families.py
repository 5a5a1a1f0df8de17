"""Mijn gezinnen, and the page of one family."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from localfield import access


@require_GET
def family(request: UserRequest, number: str) -> HttpResponse:
    """Who sees the whole case at Veilig Thuis is led on to its own tab."""
    if access.is_known_to_veilig_thuis(request.user, number):
        return redirect("localfield:of_case", number)
    return HttpResponse(access.open_family(request.user, number).number)
