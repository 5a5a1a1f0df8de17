"""Which reports a handover is about, and whose reporter the receiver may know."""

from typing import TYPE_CHECKING

from django.db.models import Q

from cases.enums import ReportState, TriageOutcome, YesNoUnknown
from cases.models import Report

if TYPE_CHECKING:
    from handover.models import Handover

# A direct handover is told anew when a receiver refused or VT took one back.
DECIDED = (ReportState.ASSESSED, ReportState.HANDED_OVER)
WAITS_FOR_RECEIVER = Q(
    state__in=DECIDED,
    assessment__outcome=TriageOutcome.DIRECT_HANDOVER,
    handover_accepted_at=None,
)


def reports_of(handover: "Handover") -> list[Report]:
    """Every report that goes along, oldest first: those of the track, and each with decision C."""
    going = WAITS_FOR_RECEIVER
    if handover.track:
        going |= Q(track_number=handover.track.number)
    rows = Report.objects.filter(going, case=handover.case_id)
    related = ("reporter__organisation", "content", "assessment", "case__region")
    return list(rows.select_related(*related).order_by("received_at", "pk"))


def direct_reports(handover: "Handover") -> list[Report]:
    """Those with decision C: they are done when the receiver accepts."""
    rows = Report.objects.filter(WAITS_FOR_RECEIVER, case=handover.case_id)
    return list(rows.select_related("assessment__receiver").order_by("received_at", "pk"))


def reporter_is_told(report: Report) -> bool:
    """A professional who stays involved and may be named: the receiver gets the contact data, so
    that they find each other (002-25, A5)."""
    reporter = report.reporter
    return (
        reporter.professional
        and reporter.stays_involved == YesNoUnknown.YES
        and reporter.disclose == YesNoUnknown.YES
    )
