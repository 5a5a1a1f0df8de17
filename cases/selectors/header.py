"""What stands above every page of a case."""

from django.db.models import Exists, F, OuterRef, Q, Subquery

from cases.enums import FeedbackKind, FeedbackState, NoticeState, ReportState
from cases.models import Case, CaseAssignment, FamilyNotice, Feedback, Report

UNSENT_FEEDBACK = [FeedbackState.OPEN, FeedbackState.DRAFT, FeedbackState.RELEASED]
UNSENT_NOTICES = [NoticeState.OPEN, NoticeState.DRAFT, NoticeState.RELEASED]


def reports_of(case: Case) -> list[Report]:
    """The reports of a case the reader already opened, newest first, in one query.

    Each with ``severity``, ``outcome``, ``letters_to_send`` and the ``worker`` of the case.
    """
    carried = CaseAssignment.objects.filter(case=OuterRef("case"), until=None)
    here = OuterRef("pk")
    feedback = Feedback.objects.current().filter(report=here, state__in=UNSENT_FEEDBACK)
    # The second can only be written once the track has a result.
    feedback = feedback.exclude(kind=FeedbackKind.SECOND, ready_since=None)
    notices = FamilyNotice.objects.current().filter(report=here, state__in=UNSENT_NOTICES)
    return list(
        case.reports.exclude(state=ReportState.DRAFT)
        .annotate(
            severity=F("assessment__severity"),
            outcome=F("assessment__outcome"),
            letters_to_send=Q(Exists(feedback)) | Q(Exists(notices)),
            worker=Subquery(carried.values("worker__name")[:1]),
        )
        .order_by("-received_at", "-pk")
    )
