"""Which organisations call more often, and whether step and question go together."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from accounts.roles import Permission
from consultations import access
from consultations.forms.periods import PeriodForm
from consultations.screens.callers import caller_rows
from consultations.selectors.callers import fewest, repeat_callers

PAGE_SIZE = 25


@require_GET
def callers(request: UserRequest) -> HttpResponse:
    reader = request.user
    access.require(reader, Permission.ADVICE_FIGURES)
    form = PeriodForm(request.GET, today=timezone.localdate())
    found = repeat_callers(reader, form.period)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "rows": caller_rows(page.object_list),
        "page": page,
        "form": form,
        "period": form.period,
        "fewest": fewest(reader),
    }
    return render(request, "consultations/lists/callers.html", context)
