"""Opening a case with a reason, and looking at those reasons afterwards (A1)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from accounts.roles import Permission
from cases import access
from cases.forms.dossier import BreakGlassForm
from cases.selectors import grants as selectors
from cases.services import grants
from common.forms import refusals_on

PAGE_SIZE = 25


@require_http_methods(["GET", "POST"])
def break_glass(request: UserRequest) -> HttpResponse:
    access.require(request.user, Permission.BREAK_GLASS)
    form = BreakGlassForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            grant = grants.break_glass(actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        messages.warning(request, "U hebt drie uur toegang. Uw teamleider leest uw reden.")
        return redirect("cases:detail", grant.case.number)
    status = 422 if form.is_bound else 200
    return render(request, "cases/dossier/break_glass.html", {"form": form}, status=status)


@require_GET
def grant_list(request: UserRequest) -> HttpResponse:
    access.require(request.user, Permission.ACCESS_LOG_SEE)
    only_open = request.GET.get("alle") is None
    choose = selectors.grants_to_review if only_open else selectors.grants_seen_by
    rows = choose(request.user).select_related("user", "case__household", "reviewed_by")
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "only_open": only_open}
    return render(request, "cases/dossier/grants.html", context)


@require_POST
def review_grant(request: UserRequest, grant: int) -> HttpResponse:
    access.require(request.user, Permission.ACCESS_LOG_SEE)
    grants.review_grant(selectors.grant_to_review(request.user, grant), actor=request.user)
    messages.success(request, "De inzage is beoordeeld.")
    return redirect("cases:grants")
