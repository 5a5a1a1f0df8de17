"""Overdrachten: those of the cases a colleague of Veilig Thuis sees, by what they wait for."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from deadlines.selectors import calendar_of
from handover import access
from handover.forms.lists import HandoverFilter
from handover.screens.lists import handover_rows, to_begin_rows
from handover.selectors import lists as selectors

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from accounts.models import User
    from handover.models import Handover

PAGE_SIZE = 25


@require_GET
def handovers(request: UserRequest) -> HttpResponse:
    reader, now = request.user, timezone.now()
    access.enter_handovers(reader)
    form = HandoverFilter(request.GET)
    rows = selectors.with_columns(_chosen(reader, form.chosen, now))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    calendar = calendar_of(reader.region)
    context = {
        "rows": handover_rows(page.object_list, now=now, calendar=calendar),
        "page": page,
        "form": form,
        "filtered": bool(request.GET),
        "to_begin": to_begin_rows(selectors.to_begin(reader)[:PAGE_SIZE]),
    }
    return render(request, "handover/list.html", context)


def _chosen(reader: "User", chosen: dict[str, Any], now: "datetime") -> "QuerySet[Handover]":
    which = chosen.get("welke", "")
    rows = selectors.running_handovers(reader)
    if which == "ontvanger":
        rows = rows.filter(state__in=selectors.AT_RECEIVER)
    if which == "geweigerd":
        rows = selectors.to_redo(reader)
    if which == "geaccepteerd":
        rows = selectors.accepted_lately(reader, now)
    return rows.filter(begun_by=reader) if chosen.get("mijn") else rows
