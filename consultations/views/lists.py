"""Adviezen: the lists of who gives advice, who leads and who looks after privacy."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from accounts.roles import Permission
from consultations.forms.lists import AdviceFilter
from consultations.screens import lists as screens
from consultations.selectors import lists as selectors

PAGE_SIZE = 25


@require_GET
def advice_list(request: UserRequest) -> HttpResponse:
    reader, now, today = request.user, timezone.now(), timezone.localdate()
    names = selectors.lists_of(reader)
    if not names or reader.region is None:
        raise PermissionDenied
    form = AdviceFilter(request.GET, organisations=selectors.organisations_that_call(reader.region))
    asked = form.chosen.get("lijst")
    name = asked if asked in names else names[0]
    rows = selectors.chosen_advices(selectors.listed(reader, name, now), form.chosen, now, today)
    page = Paginator(selectors.with_columns(rows), PAGE_SIZE).get_page(request.GET.get("page"))
    checking = name == selectors.CHECKED
    context = {
        "tabs": screens.tabs(names, name, selectors.list_counts(reader, names, now)),
        "explained": screens.EXPLAINED[name],
        "rows": screens.advice_rows(page.object_list, today, checking=checking),
        "page": page,
        "form": form,
        "narrowed": form.narrows,
        "checking": checking,
        "may_register": reader.may(Permission.ADVICE_REGISTER),
        "may_compare": reader.may(Permission.ADVICE_FIGURES),
    }
    return render(request, "consultations/lists/list.html", context)
