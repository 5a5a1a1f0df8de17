"""The overview of a case, its household, timeline and access log."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from accounts.roles import Permission
from cases import access
from cases.forms.dossier import GroundForm
from cases.permissions import can_note_contact
from cases.screens import dossier, dossier_household
from cases.screens.dossier_timeline import timeline as timeline_of
from cases.screens.header import case_header
from cases.selectors import dossier_timeline
from cases.selectors.dossier import grants_of

PAGE_SIZE = 50


@require_GET
def detail(request: UserRequest, number: str) -> HttpResponse:
    """A partner is led on to its own page of the family (A2)."""
    if access.sees_as_partner(request.user, number):
        return redirect("localfield:family", number)
    case = access.open_case(request.user, number)
    header = case_header(case, request.user, "detail")
    overview = dossier.overview(case, request.user, header, timezone.now())
    return render(request, "cases/dossier/detail.html", {"header": header, "overview": overview})


@require_http_methods(["GET", "POST"])
def household(request: UserRequest, number: str) -> HttpResponse:
    """Everybody's particulars. A secret address is asked for with a ground, by POST (A11)."""
    case = access.open_case(request.user, number)
    if request.method == "POST":
        access.require(request.user, Permission.SECRET_ADDRESS_SEE)
    form = GroundForm(request.POST or None)
    ground = form.cleaned_data["ground"] if form.is_valid() else ""
    members = dossier_household.members(case, request.user, timezone.localdate(), ground)
    context = {
        "header": case_header(case, request.user, "household"),
        "members": members,
        "form": form if dossier_household.may_unmask(request.user, members) else None,
        "case": case,
    }
    refused = request.method == "POST" and not form.is_valid()
    return render(request, "cases/dossier/household.html", context, status=422 if refused else 200)


@require_GET
def timeline(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_case(request.user, number)
    page = Paginator(timeline_of(case, request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "header": case_header(case, request.user, "timeline"),
        "page": page,
        "case": case,
        "may_note": can_note_contact(case, request.user),
    }
    return render(request, "cases/dossier/timeline.html", context)


@require_GET
def access_log(request: UserRequest, number: str) -> HttpResponse:
    access.require(request.user, Permission.ACCESS_LOG_SEE)
    case = access.open_case(request.user, number)
    looks = Paginator(dossier_timeline.looks_at(case), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "header": case_header(case, request.user, "access_log"),
        "page": looks,
        "lookers": dossier_timeline.lookers(case),
        "grants": grants_of(case),
    }
    return render(request, "cases/dossier/access_log.html", context)
