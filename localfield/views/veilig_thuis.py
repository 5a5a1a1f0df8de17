"""The tab Lokaal veld on a case of Veilig Thuis."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from cases.screens.header import case_header
from localfield import access
from localfield.screens.contacts import contact_lines
from localfield.screens.veilig_thuis import local_field_page
from localfield.selectors.contacts import contacts_of

PAGE_SIZE = 20


@require_GET
def of_case(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_of_case(request.user, number)
    page = Paginator(contacts_of(case), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "header": case_header(case, request.user, "localfield:of_case"),
        "local": local_field_page(case, request.user, timezone.now()),
        "contacts": contact_lines(page.object_list),
        "page": page,
    }
    return render(request, "localfield/veilig_thuis.html", context)
