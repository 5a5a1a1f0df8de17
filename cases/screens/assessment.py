"""The pages of one assessment: where it stands, what is still needed, and what may be done."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.roles import Permission
from cases.enums import AssessmentState, CaseState, ReportState
from cases.permissions import can_approve_exit, can_assess, can_reopen, can_review
from cases.screens.header import CaseHeader, case_header
from cases.screens.repeat import RepeatCard, repeat_cards
from common.shown import Step
from workflow.steps import may_take, objections

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Report, SafetyAssessment

S = AssessmentState
SOURCES, JUDGE, REVIEW, DECIDE, CLOSE = "sources", "judge", "review", "decide", "close"
STEPS = {
    SOURCES: "Bronnen",
    JUDGE: "Beoordelen",
    REVIEW: "Toets",
    DECIDE: "Besluit",
    CLOSE: "Afronden",
}
# How far an assessment in a state has come, and which step of the machine comes next.
PROGRESS = {
    S.TO_START: 0,
    S.GATHERING: 0,
    S.REOPENED: 0,
    S.JUDGING: 1,
    S.PEER_REVIEW: 2,
    S.DECIDED: 4,
    S.COMPLETED: 5,
}
NEXT_STEP = {
    S.GATHERING: "start_judging",
    S.REOPENED: "start_judging",
    S.JUDGING: "ask_review",
    S.PEER_REVIEW: "decide",
    S.DECIDED: "complete",
}
WRITABLE = {
    SOURCES: {S.GATHERING, S.JUDGING, S.REOPENED},
    JUDGE: {S.JUDGING},
    REVIEW: {S.JUDGING, S.PEER_REVIEW},
    DECIDE: {S.PEER_REVIEW},
    CLOSE: {S.DECIDED},
}


@dataclass(frozen=True)
class AssessmentPage:
    """What every page of an assessment shows around its form."""

    header: CaseHeader
    crumbs: list[tuple[str, str]]
    report: "Report"
    assessment: "SafetyAssessment"
    steps: list[Step]
    current: str
    title: str
    writable: bool
    may_assess: bool
    may_review: bool
    may_reopen: bool
    may_hand_over: bool
    may_exit: bool
    phase: str
    still_needed: list[str]
    repeats: list[RepeatCard]
    next_url: str


def assessment_page(
    assessment: "SafetyAssessment", reader: "User", current: str = ""
) -> AssessmentPage:
    """``current`` is the step this page is for; empty for the page that shows everything."""
    report = assessment.report
    assesses = can_assess(assessment, reader)
    open_here = report.state == ReportState.ASSESSING
    reached = _reached(assessment)
    return AssessmentPage(
        header=case_header(report.case, reader, "assessment", report),
        crumbs=_crumbs(report, current, reader),
        report=report,
        assessment=assessment,
        steps=_steps(assessment, reached, current, assesses),
        current=current,
        title=STEPS.get(current, "Veiligheidsbeoordeling"),
        writable=open_here and assesses and assessment.state in WRITABLE.get(current, set()),
        may_assess=open_here and assesses,
        may_review=open_here and can_review(assessment, reader),
        may_reopen=assessment.state == S.COMPLETED and can_reopen(assessment, reader),
        may_hand_over=open_here and (assesses or reader.may(Permission.CASE_ASSIGN)),
        may_exit=open_here and (assesses or can_approve_exit(report, reader)),
        phase=_phase_sentence(assessment),
        still_needed=_still_needed(assessment),
        repeats=repeat_cards([report], reader),
        next_url=_url(list(STEPS)[min(reached, 4)], report) if reached < 5 and assesses else "",
    )


@dataclass(frozen=True)
class WaitingPage:
    """A report that nobody assesses yet."""

    header: CaseHeader
    report: "Report"
    may_take: bool
    may_assign: bool
    may_forward: bool
    repeats: list[RepeatCard]


def waiting_page(report: "Report", reader: "User") -> WaitingPage:
    waits = report.state == ReportState.RECEIVED
    forwards = waits and may_take(report, "forward_no_violence", reader)
    return WaitingPage(
        header=case_header(report.case, reader, "assessment", report),
        report=report,
        may_take=waits and reader.may(Permission.TRIAGE_ASSESS),
        may_assign=waits and reader.may(Permission.CASE_ASSIGN),
        may_forward=forwards and not objections(report, "forward_no_violence"),
        repeats=repeat_cards([report], reader),
    )


def _phase_sentence(assessment: "SafetyAssessment") -> str:
    """What became of the case, once the assessment is completed."""
    if assessment.state != S.COMPLETED:
        return ""
    return {
        CaseState.TRACK: "De dienst is gestart.",
        CaseState.HANDING_OVER: "De directe overdracht wordt voorbereid.",
        CaseState.HANDED_OVER: "Het gezin is overgedragen aan het lokale veld.",
        CaseState.MONITORED: "Het gezin is overgedragen; Veilig Thuis volgt de veiligheid.",
        CaseState.CLOSED: "Het dossier is gesloten.",
        CaseState.ASSESSING: "De terugkoppeling aan melder en gezin staat klaar.",
    }[CaseState(assessment.report.case.state)]


def _crumbs(report: "Report", current: str, reader: "User") -> list[tuple[str, str]]:
    """The way back: the board for who has one, and the whole assessment from one of its steps."""
    whole = reverse("cases:assessment", args=[report.number])
    crumbs = [(f"Beoordeling {report.number}", whole)] if current else []
    if reader.may(Permission.TRIAGE_QUEUE):
        crumbs = [("Triagebord", reverse("cases:triage_board")), *crumbs]
    return crumbs


def _reached(assessment: "SafetyAssessment") -> int:
    reached = PROGRESS[S(assessment.state)]
    done = assessment.state == S.PEER_REVIEW and not _lacks_review(assessment)
    return reached + 1 if done else reached


def _lacks_review(assessment: "SafetyAssessment") -> bool:
    done = assessment.reviews.filter(done_at__isnull=False, superseded_at=None)
    return not done.exists()


def _still_needed(assessment: "SafetyAssessment") -> list[str]:
    """The sentences of the guards of the next step; none when it is over."""
    step = NEXT_STEP.get(S(assessment.state))
    if step is None or assessment.report.state != ReportState.ASSESSING:
        return []
    return objections(assessment, step)


def _steps(
    assessment: "SafetyAssessment", reached: int, current: str, assesses: bool
) -> list[Step]:
    steps = []
    for place, (name, label) in enumerate(STEPS.items()):
        state = "completed" if place < reached else "upcoming"
        if name == current or (not current and place == reached):
            state = "current"
        reachable = (assesses and place <= reached) or (name == REVIEW and reached >= 2)
        url = _url(name, assessment.report) if reachable else ""
        steps.append(Step(label, state, url=url))
    return steps


def _url(step: str, report: "Report") -> str:
    return reverse(f"cases:assessment_{step}", args=[report.number])
