"""The tab Monitoring of a case: the line of moments, the three criteria, and the end."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from common.dutch import long_day, short_day
from common.shown import COMPLETED, CURRENT, UPCOMING, Badge, Fact, Step
from monitoring.enums import MOMENT_OVER, EndKind, MomentState, MonitoringState
from monitoring.permissions import can_approve_end, can_approve_stable, can_monitor_in
from monitoring.schemes import in_words
from monitoring.screens.badges import moment_badge, trajectory_badge
from monitoring.selectors.criteria import Criterion, criteria_now
from monitoring.selectors.lists import AT_WORK, proposals_of
from monitoring.selectors.trajectories import moments_of, support_of, trajectories_of

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case, Report
    from monitoring.models import EndProposal, MonitoringMoment, MonitoringTrajectory


@dataclass(frozen=True)
class ProposalPanel:
    """A proposal to stop. ``to_answer``: this reader is asked; ``own``: may take it back;
    ``to_tell``: the family still has to hear that it ended."""

    key: int
    title: str
    facts: list[Fact]
    letter_url: str
    to_answer: bool
    own: bool
    to_tell: bool


@dataclass(frozen=True)
class TrajectoryPanel:
    """One trajectory; of the one that runs the reader may do things."""

    title: str
    badge: Badge
    facts: list[Fact]
    line: list[Step]
    proposals: list[ProposalPanel]
    support: list[Fact]
    runs: bool
    alert: str


@dataclass(frozen=True)
class MonitoringPage:
    """What ``monitoring/of_case.html`` shows."""

    number: str
    trajectories: list[TrajectoryPanel]
    criteria: list[Criterion]
    may_work: bool
    may_propose: bool


def monitoring_page(case: "Case", reader: "User", reports: "list[Report]") -> MonitoringPage:
    rows = trajectories_of(case)
    running = next((row for row in rows if row.runs), None)
    works = can_monitor_in(case, reader) and running is not None
    active = running is not None and running.state == MonitoringState.ACTIVE
    panels = [_panel(row, reader, reports) for row in rows]
    waits = any(one.to_answer or one.own for panel in panels for one in panel.proposals)
    return MonitoringPage(
        number=case.number,
        trajectories=panels,
        criteria=criteria_now(running) if running else [],
        may_work=works and active,
        may_propose=works and not waits,
    )


def _panel(row: "MonitoringTrajectory", reader: "User", reports: "list[Report]") -> TrajectoryPanel:
    return TrajectoryPanel(
        title=f"Veilig Thuis vraagt hoe het gaat {in_words(row.scheme)}",
        badge=trajectory_badge(row.state),
        facts=_facts(row),
        line=[moment_step(moment) for moment in moments_of(row)],
        proposals=[_proposal(one, reader) for one in proposals_of(row)],
        support=[
            Fact(f"{short_day(one.on)}, {one.for_whom}", f"{one.what} ({one.noted_by.name})")
            for one in support_of(row)
        ],
        runs=row.runs,
        alert=_alert(row, reports) if row.runs else "",
    )


def moment_step(moment: "MonitoringMoment") -> Step:
    """A moment on the line: its day, how it stands, who does it."""
    doing = moment.assignee.name if moment.assignee and moment.state not in MOMENT_OVER else ""
    state = moment_badge(moment.state).label
    note = ", ".join(part for part in (long_day(moment.due_on), state.lower(), doing) if part)
    return Step(
        label=moment.name,
        state=COMPLETED
        if moment.state == MomentState.CLOSED
        else CURRENT
        if moment.state in AT_WORK
        else UPCOMING,
        note=note,
        url=reverse("monitoring:moment", args=[moment.trajectory.case.number, moment.pk]),
    )


def _facts(row: "MonitoringTrajectory") -> list[Fact]:
    since = long_day(row.day_zero) if row.day_zero else f"nog niet: {row.get_start_from_display()}"
    facts = [Fact("Geteld vanaf", since), Fact("Hoe en met wie", row.how)]
    if row.longest_until:
        facts.append(Fact("Ten langste tot en met", long_day(row.longest_until)))
    if row.suspended_at:
        day = short_day(timezone.localdate(row.suspended_at))
        facts.append(Fact("Opgeschort", f"{day}: Veilig Thuis werkt zelf weer met dit gezin"))
    if row.ended_at:
        facts.append(Fact("Beëindigd", short_day(timezone.localdate(row.ended_at))))
    return facts


def _alert(row: "MonitoringTrajectory", reports: "list[Report]") -> str:
    """A report that came since: the days stand, the six months begin again (3.7)."""
    since = [report for report in reports if report.received_at > row.opened_at]
    if not since:
        return ""
    numbers = ", ".join(report.number for report in since)
    return (
        f"Sinds het begin kwam er een nieuwe melding ({numbers}). De dagen blijven staan. Een "
        "onveilige gebeurtenis laat de zes maanden opnieuw beginnen."
    )


def _proposal(row: "EndProposal", reader: "User") -> ProposalPanel:
    approves = can_approve_stable if row.kind == EndKind.STABLE else can_approve_end
    waits = row.answered_at is None
    number = row.trajectory.case.number
    letter = reverse("monitoring:end_letter", args=[number, row.pk]) if row.letter_id else ""
    return ProposalPanel(
        key=row.pk,
        title=f"Voorstel om te stoppen: {row.get_kind_display()}",
        facts=_proposal_facts(row),
        letter_url=letter,
        to_answer=waits and approves(row.trajectory, reader),
        own=waits and row.proposed_by_id == reader.pk,
        to_tell=bool(letter) and not row.told_on and can_monitor_in(row.trajectory.case, reader),
    )


def _proposal_facts(row: "EndProposal") -> list[Fact]:
    day = short_day(timezone.localdate(row.proposed_at))
    facts = [Fact("Voorgesteld", f"{row.proposed_by.name}, {day}"), Fact("Waarom", row.motive)]
    if row.other:
        facts.append(Fact("Wat er is", capfirst(str(row.get_other_display()))))
    if row.score_reason:
        facts.append(Fact("Score onder de zes", row.score_reason))
    if row.sight_by:
        facts.append(Fact("Zicht daarna", row.sight_by))
    if row.answered_at and row.answered_by:
        said = "Akkoord" if row.agreed else "Niet akkoord"
        answered = short_day(timezone.localdate(row.answered_at))
        facts.append(Fact("Antwoord", f"{said}, {row.answered_by.name}, {answered}. {row.answer}"))
    if row.told_on:
        facts.append(Fact("Gezin weet het", f"{short_day(row.told_on)}: {row.told_how}"))
    return facts
