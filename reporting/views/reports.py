"""Meldingen: every report the reader sees."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from accounts.roles import Permission
from deadlines.selectors import calendar_of
from reporting.forms import ReportFilter, chosen
from reporting.screens.reports import report_rows
from reporting.selectors import reports as selectors
from reporting.selectors.shell import sees_reports

PAGE_SIZE = 25


@require_GET
def reports(request: UserRequest) -> HttpResponse:
    reader, now = request.user, timezone.now()
    if not sees_reports(reader):
        raise PermissionDenied
    form = ReportFilter(request.GET)
    rows = selectors.with_columns(selectors.reports(reader, chosen(form), now))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    calendar = calendar_of(reader.region)
    context = {
        "rows": report_rows(page.object_list, reader, now=now, calendar=calendar),
        "page": page,
        "form": form,
        "may_register": reader.may(Permission.REPORT_REGISTER),
    }
    return render(request, "reporting/reports.html", context)
