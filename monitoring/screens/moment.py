"""The pages of one moment: how it stands, what is asked, what still misses."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from common.dutch import long_day, short_day
from common.shown import COMPLETED, CURRENT, UPCOMING, Badge, Fact, NextStep, Step
from deadlines.screens import DeadlineLine, line_for
from deadlines.selectors import calendar_of
from monitoring.enums import DECIDABLE, TO_COME, WRITABLE, MomentState, ReportFor
from monitoring.guards import moment as guards
from monitoring.permissions import can_assign_moment, can_monitor
from monitoring.screens.badges import moment_badge
from monitoring.selectors.criteria import Criterion, criteria_of
from monitoring.selectors.moment import attempts_of, moves_of, reports_of, terms_of
from safety.selectors.start_and_now import PersonLines, in_words, start_and_now_of
from workflow.steps import cautions, objections

if TYPE_CHECKING:
    from accounts.models import User
    from monitoring.models import MomentReport, MonitoringMoment
    from safetyplans.screens.writing import Sheet
    from workflow.guards import Guard

S = MomentState
TALKS, CONDITIONS, SAFETY, DECISION = "gesprekken", "voorwaarden", "veiligheid", "besluit"
TITLES = {
    TALKS: "Gesprekken",
    CONDITIONS: "Voorwaarden",
    SAFETY: "Veiligheid en hulp",
    DECISION: "Conclusie en besluit",
}
ASKS = {
    TALKS: "Spreek iedereen van het gezin, ook de kinderen, en wie bij het gezin komt.",
    CONDITIONS: "Kijk naar elke voorwaarde uit het veiligheidsplan dat nu geldt.",
    SAFETY: "Vraag wat er gebeurde, of het herstel begon, en of de hulp loopt.",
    DECISION: "Gemeente, lokaal veld en gezin krijgen de uitkomst. Noem hier niemand die iets "
    "vertelde.",
}
ASKED: "dict[str, tuple[Guard, ...]]" = {
    TALKS: (
        guards.everybody_is_spoken,
        guards.children_are_spoken_as_children,
        guards.a_professional_is_spoken,
    ),
    CONDITIONS: (guards.every_condition_is_looked_at,),
    SAFETY: (
        guards.incidents_are_asked,
        guards.what_happened_is_recorded,
        guards.recovery_is_answered,
        guards.everybody_has_a_score,
        guards.help_and_regie_are_asked,
    ),
    DECISION: (
        guards.conclusion_is_written,
        guards.decision_is_explained,
        guards.plan_consequence_is_chosen,
        guards.support_is_recorded,
        guards.extra_moment_is_planned,
        guards.stable_after_six_months,
        guards.stable_without_open_risk,
        guards.stable_with_recovery,
        guards.outcome_betrays_nobody,
    ),
}
# The step from each state, what its button says and what it does.
NEXT = {
    S.PREPARED: (
        "hold",
        "Rond de gesprekken af",
        "Dit kan als iedereen is gesproken, of er staat waarom niet.",
    ),
    S.NOT_REACHED: (
        "hold",
        "Rond de gesprekken af",
        "Is het gezin toch gesproken? Rond dan de gesprekken af.",
    ),
    S.HELD: ("judge", "Beoordeel", "Zo staat het ervoor. Daarna schrijft u conclusie en besluit."),
    S.JUDGED: (
        "close",
        "Sluit het moment af",
        "Het verslag staat dan vast. Gemeente en lokaal veld krijgen bericht van de uitkomst.",
    ),
}


@dataclass(frozen=True)
class ReportLine:
    """``told``: when and how the family heard; ``to_tell``: it still has to hear."""

    label: str
    url: str
    told: str
    to_tell: bool


@dataclass(frozen=True)
class MomentPage:
    """What ``monitoring/moment.html`` shows."""

    number: str
    key: int
    name: str
    badges: list[Badge]
    facts: list[Fact]
    term: DeadlineLine | None
    steps: list[Step]
    criteria: list[Criterion]
    next: NextStep | None
    history: list[str]
    reports: list[ReportLine]
    outcome: list[Fact]
    may_work: bool
    may_move: bool
    may_try: bool
    may_judge_again: bool
    may_give: bool


@dataclass(frozen=True)
class PartPage:
    """What ``monitoring/part.html`` shows: one of the four parts, with its small forms."""

    number: str
    key: int
    name: str
    part: str
    title: str
    asks: str
    steps: list[Step]
    sheets: "list[Sheet]"
    missing: list[str]
    table: list[PersonLines]
    criteria: list[Criterion]
    before: Step | None
    after: Step | None


def moment_page(moment: "MonitoringMoment", reader: "User") -> MomentPage:
    works = can_monitor(moment, reader)
    return MomentPage(
        number=moment.trajectory.case.number,
        key=moment.pk,
        name=moment.name,
        badges=badges_of(moment),
        facts=_facts(moment),
        term=_term(moment),
        steps=steps_of(moment, "") if moment.state in DECIDABLE else [],
        criteria=criteria_of(moment),
        next=_next(moment) if works else None,
        history=_history(moment),
        reports=[_report(row, works) for row in reports_of(moment)],
        outcome=_outcome(moment),
        may_work=works,
        may_move=works and moment.state in TO_COME,
        may_try=works and moment.state in (S.PREPARED, S.NOT_REACHED),
        may_judge_again=works and moment.state == S.JUDGED,
        may_give=can_assign_moment(moment, reader) and moment.state in (*TO_COME, S.HELD, S.JUDGED),
    )


def part_page(moment: "MonitoringMoment", part: str, sheets: "list[Sheet]") -> PartPage:
    steps = steps_of(moment, part)
    place = list(TITLES).index(part)
    case = moment.trajectory.case
    table = in_words(start_and_now_of(case, moment.trajectory.opened_at))
    return PartPage(
        number=case.number,
        key=moment.pk,
        name=moment.name,
        part=part,
        title=TITLES[part],
        asks=ASKS[part],
        steps=steps,
        sheets=sheets,
        missing=missing_in(moment, part),
        table=table if part == SAFETY else [],
        criteria=criteria_of(moment) if part in (SAFETY, DECISION) else [],
        before=steps[place - 1] if place else None,
        after=steps[place + 1] if place + 1 < len(steps) else None,
    )


def badges_of(moment: "MonitoringMoment") -> list[Badge]:
    extra = [] if moment.months else [Badge("Extra", "outline")]
    together = [Badge("Met de evaluatie", "outline")] if moment.with_evaluation else []
    return [moment_badge(moment.state), *extra, *together]


def steps_of(moment: "MonitoringMoment", current: str) -> list[Step]:
    """The four parts, with which of them are whole."""
    number = moment.trajectory.case.number
    return [
        Step(
            label=title,
            state=CURRENT if part == current else _state(moment, part),
            url=reverse("monitoring:part", args=[number, moment.pk, part]),
        )
        for part, title in TITLES.items()
    ]


def missing_in(moment: "MonitoringMoment", part: str) -> list[str]:
    return [guard.says(moment) for guard in ASKED[part] if not guard(moment)]


def next_step(moment: "MonitoringMoment") -> str:
    """The name of the step this moment waits for; empty when there is none."""
    return NEXT[S(moment.state)][0] if moment.state in NEXT else ""


def is_writable(moment: "MonitoringMoment", part: str) -> bool:
    return moment.state in (DECIDABLE if part == DECISION else WRITABLE)


def _state(moment: "MonitoringMoment", part: str) -> str:
    return UPCOMING if missing_in(moment, part) else COMPLETED


def _next(moment: "MonitoringMoment") -> NextStep | None:
    if moment.state not in NEXT:
        return None
    name, title, text = NEXT[S(moment.state)]
    return NextStep(
        name=name,
        title=title,
        text=text,
        objections=objections(moment, name),
        cautions=cautions(moment, name),
        may_take=True,
    )


def _facts(moment: "MonitoringMoment") -> list[Fact]:
    facts = [Fact("Dag", long_day(moment.due_on))]
    if moment.due_on != moment.planned_on:
        facts.append(Fact("Volgens het schema", long_day(moment.planned_on)))
    facts.append(
        Fact("Wie doet het", moment.assignee.name if moment.assignee else "Nog te bepalen")
    )
    if moment.extra_why:
        facts.append(Fact("Waarom extra", moment.extra_why))
    if moment.held_on:
        facts.append(Fact("Uitgevoerd", long_day(moment.held_on)))
    if moment.lapsed_why:
        facts.append(Fact("Waarom vervallen", moment.lapsed_why))
    return facts


def _outcome(moment: "MonitoringMoment") -> list[Fact]:
    if moment.state != S.CLOSED:
        return []
    return [
        Fact("Conclusie", moment.conclusion),
        Fact("Besluit", capfirst(str(moment.get_decision_display()))),
        Fact("Waarom", moment.decision_note),
        Fact("Veiligheidsplan", capfirst(str(moment.get_plan_consequence_display()))),
    ]


def _term(moment: "MonitoringMoment") -> DeadlineLine | None:
    rows = terms_of(moment)
    if not rows:
        return None
    calendar = calendar_of(moment.trajectory.case.region)
    return line_for(rows[-1], now=timezone.now(), calendar=calendar)


def _history(moment: "MonitoringMoment") -> list[str]:
    """Where it was moved to and why, and when the family was not reached."""
    moved = [
        f"Verzet van {short_day(row.before)} naar {short_day(row.after)} door "
        f"{row.moved_by.name}: {row.reason}"
        for row in moves_of(moment)
    ]
    tried = [
        f"Niet bereikt op {short_day(timezone.localdate(row.tried_at))} "
        f"({row.get_how_display()}, {row.tried_by.name}): {row.note}"
        for row in attempts_of(moment)
    ]
    return [*moved, *tried]


def _report(row: "MomentReport", works: bool) -> ReportLine:
    moment = row.moment
    url = reverse(
        "monitoring:report", args=[moment.trajectory.case.number, moment.pk, row.made_for]
    )
    told = f"Verteld op {short_day(row.told_on)}: {row.told_how}" if row.told_on else ""
    of_family = row.made_for == ReportFor.FAMILY
    return ReportLine(
        capfirst(str(row.get_made_for_display())), url, told, of_family and works and not told
    )
