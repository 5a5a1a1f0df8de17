"""Reading one assessment: the pages under ``/meldingen/<nummer>/beoordeling/``."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from cases.enums import ReportState
from cases.models import (
    AuthorityNotice,
    Case,
    Involvement,
    PeerReview,
    PersonConclusion,
    Report,
    SafetyAssessment,
    SourceConsultation,
    TriageDecision,
)
from people.models import Person
from people.selectors import members_on

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import User


def assessment_of(report: Report) -> SafetyAssessment | None:
    """The assessment of a report the reader already opened, on that same report."""
    assessment = (
        SafetyAssessment.objects.filter(report=report)
        .select_related("assessor", "decided_by", "instrument", "receiver", "override_second")
        .first()
    )
    if assessment:
        assessment.report = report
    return assessment


def sources_of(assessment: SafetyAssessment) -> dict[str, SourceConsultation]:
    return {source.kind: source for source in assessment.sources.select_related("by")}


def persons_of(
    assessment: SafetyAssessment,
) -> list[tuple[Involvement, PersonConclusion | None]]:
    """Everybody the report is about, each with the conclusion so far."""
    conclusions = {conclusion.person_id: conclusion for conclusion in assessment.conclusions.all()}
    involved = assessment.report.involvements.select_related("person").order_by("pk")
    return [(each, conclusions.get(each.person_id)) for each in involved]


def members_not_involved(report: Report, day: "date") -> list[Person]:
    """Members of the household the report does not name (003-25)."""
    members = members_on(report.case.household, day).exclude(
        person__in=report.involvements.values("person")
    )
    return [member.person for member in members]


def earlier_reports(report: Report) -> QuerySet[Report]:
    """Own history: what was reported on this household before."""
    return (
        Report.objects.filter(case__household=report.case.household)
        .exclude(pk=report.pk)
        .exclude(state=ReportState.DRAFT)
        .filter(received_at__lte=report.received_at)
        .order_by("-received_at", "-pk")
    )


def reviews_of(assessment: SafetyAssessment) -> QuerySet[PeerReview]:
    return assessment.reviews.select_related("reviewer").order_by("-asked_at", "-pk")


def open_review(assessment: SafetyAssessment, *, reviewer: "User") -> PeerReview | None:
    """The review that waits: the one this colleague was asked for, else the oldest."""
    waiting = assessment.reviews.filter(done_at=None, superseded_at=None).order_by("pk")
    return waiting.filter(reviewer=reviewer).first() or waiting.first()


def decisions_of(assessment: SafetyAssessment) -> QuerySet[TriageDecision]:
    return assessment.decisions.select_related("decided_by").order_by("-decided_at", "-pk")


def notices_of(case: Case) -> QuerySet[AuthorityNotice]:
    return case.notices.select_related("by").order_by("-at", "-pk")
