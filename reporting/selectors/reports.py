"""The list of reports, for ``reporting/reports.html``."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, Q, QuerySet

from cases.enums import ReportState
from cases.models import Report
from reporting.selectors import scopes
from reporting.selectors.scopes import open_tasks

if TYPE_CHECKING:
    from accounts.models import User


def reports(reader: "User", chosen: Mapping[str, Any], now: datetime) -> QuerySet[Report]:
    """Newest first; the running ones unless another state is asked for."""
    rows = _in_state(reader, chosen.get("status", ""))
    if days := chosen.get("periode"):
        rows = rows.filter(received_at__gte=now - timedelta(days=int(days)))
    if chosen.get("mijn"):
        rows = rows.filter(Q(assessment__assessor=reader) | Q(received_by=reader))
    if chosen.get("herhaald"):
        rows = rows.filter(repeat_report=True)
    return rows.order_by("-received_at", "-pk")


def with_columns(rows: QuerySet[Report]) -> QuerySet[Report]:
    """What a row shows; its open terms in ``open_terms``."""
    return rows.select_related("case__household", "assessment__assessor").prefetch_related(
        Prefetch("deadlines", queryset=open_tasks().order_by("due_at", "pk"), to_attr="open_terms")
    )


def _in_state(reader: "User", status: str) -> QuerySet[Report]:
    if status == "all":
        return Report.objects.visible_to(reader).exclude(state=ReportState.DRAFT)
    if status:
        return Report.objects.visible_to(reader).filter(state=status)
    return scopes.running_reports(reader)
