"""Hermeldingen: what has to be coordinated or processed; and without names, to learn from."""

import csv

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from cases.access import require
from consultations.forms.periods import PeriodForm
from deadlines.selectors import calendar_of
from reporting.forms import RepeatFilter, chosen
from reporting.screens.repeats import COLUMNS, reflection, repeat_rows
from reporting.selectors import repeats as selectors
from reporting.views.advice_figures import BYTE_ORDER_MARK

PAGE_SIZE = 25


@require_GET
def repeats(request: UserRequest) -> HttpResponse:
    reader, now = request.user, timezone.now()
    if not selectors.sees_repeats(reader):
        raise PermissionDenied
    form = RepeatFilter(request.GET)
    rows = selectors.with_columns(selectors.repeats(reader, chosen(form).get("stand", "")))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    calendar = calendar_of(reader.region)
    context = {
        "rows": repeat_rows(page.object_list, now=now, calendar=calendar),
        "page": page,
        "form": form,
        "may_learn": reader.may(Permission.REPEAT_FIGURES),
    }
    return render(request, "reporting/repeats.html", context)


@require_GET
def lessons(request: UserRequest) -> HttpResponse:
    require(request.user, Permission.REPEAT_FIGURES)
    form = PeriodForm(request.GET, today=timezone.localdate())
    context = {
        "reflection": reflection(selectors.lessons(request.user, form.period)),
        "columns": COLUMNS,
        "form": form,
        "period": form.period,
    }
    return render(request, "reporting/lessons.html", context)


@require_GET
def lessons_file(request: UserRequest) -> HttpResponse:
    """The same lines for a spreadsheet; the download is written in the log."""
    require(request.user, Permission.REPEAT_FIGURES)
    period = PeriodForm(request.GET, today=timezone.localdate()).period
    name = f"hermeldingen-{period.first}-{period.last}.csv"
    answer = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    lines = csv.writer(answer, delimiter=";")
    lines.writerow(COLUMNS)
    found = reflection(selectors.lessons(request.user, period)).lines
    lines.writerows([fact.value for fact in line] for line in found)
    record(AuditEvent.PRINTED, actor=request.user, target="leren van hermeldingen", file=name)
    return answer
