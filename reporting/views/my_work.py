"""Mijn werk: the front page, different per kind of reader."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.http import UserRequest
from accounts.roles import Permission
from deadlines.selectors import calendar_of
from reporting.forms import MyWorkFilter, chosen
from reporting.screens import case_rows, my_work
from reporting.selectors import my_work as selectors
from reporting.selectors.my_work import Moments

PAGE_SIZE = 25
# What was looked for by name comes by POST and stands on one page.
FOUND_SIZE = 200


@require_http_methods(["GET", "POST"])
def home(request: UserRequest) -> HttpResponse:
    reader = request.user
    if reader.may(Permission.CASE_ASSIGNED):
        return _own_work(request)
    if reader.may(Permission.CASE_HELD_BY_ORGANISATION):
        return redirect("localfield:families")
    lists = my_work.shown(my_work.task_lists(reader, timezone.now()))
    context = {
        "lists": lists,
        "messages_unread": my_work.messages(reader),
        "doors": my_work.doors(reader),
    }
    return render(request, "reporting/other_work.html", context)


def _own_work(request: UserRequest) -> HttpResponse:
    reader, now = request.user, timezone.now()
    calendar = calendar_of(reader.region)
    moments = Moments.at(now, timezone.localdate(), calendar)
    form = MyWorkFilter(request.POST or request.GET)
    cases = selectors.filtered(reader, chosen(form), moments)
    size = FOUND_SIZE if request.POST else PAGE_SIZE
    counts = selectors.case_counts(reader, cases, moments)
    paginator = Paginator(selectors.case_rows(cases, timezone.localdate()), size)
    paginator.count = counts.shown
    page = paginator.get_page(request.GET.get("page"))
    rows = case_rows.case_rows(page.object_list, reader, now=now, calendar=calendar)
    context = {
        "alarm": next((row for row in rows if row.unexplained), None),
        "figures": my_work.figures(counts, reverse("reporting:my_work")),
        "rows": rows,
        "page": page,
        "form": form,
        "filtered": bool(request.POST or request.GET),
        "lists": my_work.shown(my_work.task_lists(reader, now)),
        "messages_unread": my_work.messages(reader),
        "may_register": reader.may(Permission.REPORT_REGISTER),
        "may_advise": reader.may(Permission.ADVICE_REGISTER),
    }
    return render(request, "reporting/my_work.html", context)
