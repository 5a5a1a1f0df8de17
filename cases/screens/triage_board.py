"""The triage board: what waits for a decision, by working day left."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from accounts.roles import Permission
from cases.enums import AssessmentState, Capacity, ReporterKind, TriageStage, YesNoUnknown
from cases.screens.badges import COORDINATE, REPEAT, URGENT, severity_badge
from cases.selectors import triage_board as board
from common.dutch import workdays_left
from common.shown import Badge
from deadlines.workdays import AMSTERDAM

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Report
    from deadlines.workdays import Calendar

PER_PAGE = 25
STAGE_TONES = {
    TriageStage.TO_ASSIGN: "outline",
    TriageStage.ASSESSING: "azure",
    TriageStage.REVIEW: "purple",
    TriageStage.DECISION: "lime",
}
WAITS_FOR = {
    AssessmentState.TO_START: "start",
    AssessmentState.JUDGING: "taxatie en conclusies",
    AssessmentState.REOPENED: "nieuwe beoordeling (heropend)",
    AssessmentState.DECIDED: "motivering en afronden",
}
DIRECTOR_FIRST = "afstemming met de procesregisseur"


@dataclass(frozen=True)
class Clock:
    """D1 as a bar and in words."""

    tone: str
    percent: int
    text: str


@dataclass(frozen=True)
class BoardRow:
    number: str
    household: str
    municipality: str
    reporter: str
    badges: list[Badge]
    stage: Badge
    clock: Clock | None
    waits_for: str
    assessor: str
    url: str
    may_take: bool
    may_assign: bool


@dataclass(frozen=True)
class StageTile:
    """A stage with how many wait in it; choosing it filters the list."""

    value: int
    label: str
    url: str
    current: bool
    tone: str = ""


@dataclass(frozen=True)
class Board:
    tiles: list[StageTile]
    late: int
    page: "Page[Report]"
    rows: list[BoardRow]
    whose: str


def triage_board(
    reader: "User", *, whose: str, stage: str, page: str, now: datetime | None = None
) -> Board:
    """One page of the board for this reader, with the counts of the whole."""
    now = now or timezone.now()
    reports = board.waiting(reader, whose=whose)
    counts = board.stage_counts(reports, now)
    chosen = board.in_stage(reports, stage) if stage in TriageStage.values else reports
    shown = Paginator(board.rows_of(chosen), PER_PAGE).get_page(page)
    calendar = board.board_calendar(reader)
    today = timezone.localdate(now)
    return Board(
        tiles=_tiles(counts, whose, stage),
        late=counts["late"],
        page=shown,
        rows=[_row(report, reader, calendar, today, now) for report in shown],
        whose=whose,
    )


def clock(
    started: datetime | None, due: datetime | None, calendar: "Calendar", today: date, now: datetime
) -> Clock | None:
    """How far D1 has run, in working days of the region."""
    if started is None or due is None:
        return None
    last = due.astimezone(AMSTERDAM).date()
    left = calendar.workdays_between(today, last)
    # Late, and no working day has passed since: the same word as on the other lists.
    words = "verstreken" if now > due and left == 0 else workdays_left(left)
    tone = "late" if now > due else "soon" if left <= 1 else "good"
    used = (now - started) / (due - started) if due > started else 1
    return Clock(tone, max(0, min(100, round(used * 100))), words)


def _tiles(counts: dict[str, int], whose: str, stage: str) -> list[StageTile]:
    def tile(value: int, label: str, key: str) -> StageTile:
        wanted = {name: given for name, given in (("wie", whose), ("fase", key)) if given}
        address = reverse("cases:triage_board")
        url = f"{address}?{urlencode(wanted)}" if wanted else address
        return StageTile(value, label, url, current=stage == key)

    return [
        tile(counts["all"], "Alles wat wacht", ""),
        *(tile(counts[each], str(each.label).capitalize(), str(each)) for each in TriageStage),
    ]


def _row(
    report: "Report", reader: "User", calendar: "Calendar", today: date, now: datetime
) -> BoardRow:
    facts: Any = report
    assessment = getattr(report, "assessment", None)
    stage = TriageStage(facts.stage)
    badges = [URGENT] if report.urgent else []
    badges += [REPEAT] if report.repeat_report else []
    badges += [COORDINATE] if facts.waits_for_director else []
    weight = severity_badge(assessment.severity if assessment else "")
    unassigned = stage == TriageStage.TO_ASSIGN
    case = report.case
    return BoardRow(
        number=report.number,
        household=case.household.name,
        municipality=case.municipality.name if case.municipality else "",
        reporter=_reporter(facts),
        badges=[*badges, weight] if weight else badges,
        stage=Badge(str(stage.label).capitalize(), STAGE_TONES[stage]),
        clock=clock(facts.d1_started, facts.d1_due, calendar, today, now),
        waits_for=_waits_for(facts, assessment),
        assessor=assessment.assessor.name if assessment else "",
        url=reverse("cases:assessment", args=[report.number]),
        may_take=unassigned and reader.may(Permission.TRIAGE_ASSESS),
        may_assign=unassigned and reader.may(Permission.CASE_ASSIGN),
    )


def _reporter(report: Any) -> str:
    """What kind of reporter it is, never who; anonymity hides the capacity too."""
    if report.reporter_disclose == YesNoUnknown.NO:
        return f"{ReporterKind(report.reporter_kind).label} (anoniem)".capitalize()
    return capfirst(Capacity(report.reporter_capacity).label)


def _waits_for(report: Any, assessment: Any) -> str:
    if assessment is None:
        return "een triagist"
    if assessment.state == AssessmentState.GATHERING:
        return f"bronnen: {report.sources_done} van {board.sources_needed()}"
    if assessment.state == AssessmentState.PEER_REVIEW:
        names = [review.reviewer.name for review in assessment.asked]
        decision = DIRECTOR_FIRST if report.waits_for_director else "besluit"
        return f"toets door {', '.join(names)}" if names else decision
    return WAITS_FOR[AssessmentState(assessment.state)]
