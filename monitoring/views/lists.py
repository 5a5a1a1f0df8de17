"""Monitoring: the moments of the families a colleague sees, what is due first on top."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from deadlines.selectors import calendar_of
from monitoring import access
from monitoring.forms.acts import MomentFilter
from monitoring.screens.lists import moment_rows, proposal_rows
from monitoring.selectors import lists as selectors

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from accounts.models import User
    from monitoring.models import MonitoringMoment

PAGE_SIZE = 25


@require_GET
def moments(request: UserRequest) -> HttpResponse:
    reader, now = request.user, timezone.now()
    access.enter_list(reader)
    form = MomentFilter(request.GET)
    rows = selectors.with_columns(_chosen(reader, form.chosen, now))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "rows": moment_rows(page.object_list, now=now, calendar=calendar_of(reader.region)),
        "page": page,
        "form": form,
        "filtered": bool(request.GET),
        "proposals": proposal_rows(selectors.proposals_to_answer(reader)[:PAGE_SIZE]),
    }
    return render(request, "monitoring/list.html", context)


def _chosen(
    reader: "User", chosen: dict[str, Any], now: "datetime"
) -> "QuerySet[MonitoringMoment]":
    which = chosen.get("welke", "")
    rows = selectors.coming_moments(reader)
    if which == "nu":
        rows = selectors.to_do_now(reader)
    if which == "laat":
        rows = selectors.late(rows, now)
    if which == "voorstel":
        rows = selectors.with_proposal(rows)
    return rows.filter(assignee=reader) if chosen.get("mijn") else rows
