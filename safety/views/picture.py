"""The page Veiligheidsbeeld."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from cases.screens.header import case_header
from safety.access import open_picture
from safety.screens.picture import picture_page


@require_GET
def picture(request: UserRequest, number: str) -> HttpResponse:
    case = open_picture(request.user, number)
    context = {
        "header": case_header(case, request.user, "safety:picture"),
        "page": picture_page(case, request.user),
    }
    return render(request, "safety/picture.html", context)
