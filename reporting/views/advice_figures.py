"""Cijfers adviezen: counts for who leads, checks and accounts; on the screen and as a file."""

import csv

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from consultations import access
from consultations.forms.periods import PeriodForm
from reporting.screens.advice_figures import as_rows, figures
from reporting.selectors.advice_figures import counted

# Makes a spreadsheet read the letters as they are.
BYTE_ORDER_MARK = "\ufeff"


@require_GET
def advice_figures(request: UserRequest) -> HttpResponse:
    access.require(request.user, Permission.ADVICE_FIGURES)
    form = PeriodForm(request.GET, today=timezone.localdate())
    context = {
        "figures": figures(counted(request.user, form.period)),
        "form": form,
        "period": form.period,
    }
    return render(request, "reporting/advice_figures.html", context)


@require_GET
def advice_figures_file(request: UserRequest) -> HttpResponse:
    """The same figures for a spreadsheet; the download is written in the log."""
    access.require(request.user, Permission.ADVICE_FIGURES)
    period = PeriodForm(request.GET, today=timezone.localdate()).period
    name = f"adviezen-{period.first}-{period.last}.csv"
    answer = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    lines = csv.writer(answer, delimiter=";")
    lines.writerow(("Onderdeel", "Naam", "Aantal"))
    lines.writerows(as_rows(figures(counted(request.user, period))))
    record(AuditEvent.PRINTED, actor=request.user, target="cijfers adviezen", file=name)
    return answer
