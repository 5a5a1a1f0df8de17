"""What stands above every page of a case."""

from django.db.models import F

from cases.enums import ReportState
from cases.models import Case, CaseAssignment, Report


def reports_of(case: Case) -> list[Report]:
    """The reports of a case the reader already opened, newest first, with weight and outcome."""
    return list(
        Report.objects.filter(case=case)
        .exclude(state=ReportState.DRAFT)
        .annotate(severity=F("assessment__severity"), outcome=F("assessment__outcome"))
        .order_by("-received_at", "-pk")
    )


def current_assignment(case: Case) -> CaseAssignment | None:
    """Who carries the case now, and since when."""
    return CaseAssignment.objects.filter(case=case, until=None).select_related("worker").first()
