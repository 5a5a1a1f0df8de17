"""An assessment brought to a point the way colleagues bring it there: through the services."""

from datetime import datetime

from django.utils import timezone

from accounts.models import User
from cases.enums import (
    ContactChannel,
    DirectorView,
    FamilyContactBy,
    SourceKind,
    SourceResult,
    TriageOutcome,
    YesNoUnknown,
)
from cases.models import RepeatReport, Report, SafetyAssessment
from cases.services import assessment as assessments
from cases.services import decision as decisions
from cases.services import judging
from cases.services.coordinating import coordinate
from cases.services.review import ask_review, do_review
from cases.services.terms import start_term
from organisations.enums import Severity
from organisations.models import Region
from tests.factories import cases as make
from workflow.steps import take_step

YES, NO = YesNoUnknown.YES, YesNoUnknown.NO
NOTHING_HOLDS = {f"k{number}": False for number in range(1, 7)}
ABLE_HELPER = dict.fromkeys(
    ["helper_can", "helper_wants", "helper_can_use_plan", "helper_keeps_sight"], YES
) | {"helper_able_says_vt": YES, "family_open_to_help": YES}


def received(region: Region, *, by: User, at: datetime | None = None, **facts) -> Report:
    """A report at VT with its terms running, as intake leaves it."""
    case = make.case(region, by=by)
    return received_in(case, by=by, at=at, **facts)


def received_in(case, *, by: User, at: datetime | None = None, **facts) -> Report:
    make.instrument()
    report = make.report(case, by=by, at=at, **facts)
    report = take_step(report, "receive", actor=by, despite="Formulier volgt.")
    for term in ("D1", "D6"):
        start_term(term, case, at=report.received_at, actor=by, report=report)
    return report


def gathering(report: Report, triagist: User) -> SafetyAssessment:
    return assessments.begin(report, assessor=triagist, actor=triagist)


def judging_begun(report: Report, triagist: User) -> SafetyAssessment:
    assessment = gathering(report, triagist)
    for kind in SourceKind:
        ask_source(assessment, kind, triagist)
    judging.confirm_household(assessment, actor=triagist)
    return judging.start_judging(assessment, actor=triagist)


def ask_source(assessment: SafetyAssessment, kind: str, triagist: User) -> None:
    judging.record_source(
        assessment,
        kind=kind,
        result=SourceResult.CONSULTED,
        consulted_on=timezone.localdate(),
        summary="Niets bijzonders.",
        actor=triagist,
    )


def answer(assessment: SafetyAssessment, triagist: User, *yes: str) -> SafetyAssessment:
    """Every item of the instrument; the parts named in ``yes`` with yes, the rest with no."""
    answers = {
        item["code"]: {"answer": YES if part["code"] in yes else NO, "note": ""}
        for part in assessment.instrument.parts
        for item in part["items"]
    }
    return judging.save_judgement(assessment, actor=triagist, answers=answers)


def conclude(assessment: SafetyAssessment, triagist: User, *, safe_now: str = YES) -> None:
    for involvement in assessment.report.involvements.select_related("person"):
        judging.conclude_person(
            assessment,
            involvement.person,
            immediate_safety=safe_now,
            structural_safety=YES,
            score=7,
            explanation="Er is iemand die oplet.",
            actor=triagist,
        )


def judged(
    report: Report,
    triagist: User,
    *,
    severity: Severity = Severity.LIGHT,
    yes: tuple[str, ...] = (),
    safe_now: str = YES,
) -> SafetyAssessment:
    assessment = judging_begun(report, triagist)
    answer(assessment, triagist, *yes)
    conclude(assessment, triagist, safe_now=safe_now)
    return judging.save_judgement(
        assessment, actor=triagist, severity=severity, severity_reason="Zie de ordening."
    )


def asked(report: Report, triagist: User, reviewer: User, **judgement) -> SafetyAssessment:
    assessment = judged(report, triagist, **judgement)
    return ask_review(assessment, reviewer=reviewer, actor=triagist).assessment


def reviewed(report: Report, triagist: User, reviewer: User, **judgement) -> SafetyAssessment:
    assessment = asked(report, triagist, reviewer, **judgement)
    do_review(assessment.reviews.get(), agrees=True, actor=reviewer)
    return assessment


def decided(
    report: Report,
    triagist: User,
    reviewer: User,
    outcome: TriageOutcome,
    *,
    judgement: dict | None = None,
    **facts,
) -> SafetyAssessment:
    assessment = reviewed(report, triagist, reviewer, **(judgement or {}))
    director_heard(report, triagist)
    decisions.save_decision(
        assessment, actor=triagist, outcome=outcome, **{**NOTHING_HOLDS, **facts}
    )
    return decisions.decide(assessment, actor=triagist).assessment


def director_heard(report: Report, triagist: User) -> None:
    """Where something runs for the family, who directs it was spoken first (000-32)."""
    repeat = RepeatReport.objects.filter(report=report).first()
    if repeat and repeat.waits_for_director:
        coordinate(
            repeat,
            spoken_to="Daan Kuipers, consulent",
            channel=ContactChannel.PHONE,
            view=DirectorView.ABLE,
            words="Wij kunnen verder.",
            actor=triagist,
        )


def completed(
    report: Report, triagist: User, reviewer: User, outcome: TriageOutcome, **facts
) -> SafetyAssessment:
    assessment = decided(report, triagist, reviewer, outcome, **facts)
    return close(assessment, triagist)


def close(assessment: SafetyAssessment, triagist: User) -> SafetyAssessment:
    assessments.save_closing(
        assessment,
        actor=triagist,
        motivation="Dit past bij wat nu speelt.",
        family_contact_by=FamilyContactBy.VT,
    )
    return assessments.complete(assessment, actor=triagist)
