"""What a script says of how VT follows a family."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from monitoring.enums import MomentState, MonitoringState
from monitoring.models import MonitoringMoment, MonitoringTrajectory
from monitoring.selectors.criteria import criteria_now
from rehearsal.found import ABSENT, Found, compare
from rehearsal.moments import NotAMoment, read_day
from rehearsal.stage import Turn


def _latest(turn: Turn) -> MonitoringTrajectory | None:
    rows = MonitoringTrajectory.objects.filter(case=turn.case)
    return rows.select_related("case").order_by("-pk").first()


def _state(turn: Turn, name: str) -> Iterator[Found]:
    """``monitoring: active``, or ``absent``."""
    latest, given = _latest(turn), turn.facts.text(name)
    expected = given if given == ABSENT else turn.facts.choice(name, MonitoringState)
    found = str(latest.state) if latest else ABSENT
    yield compare(turn.facts, name, "het volgen", expected, found)


def _looks(turn: Turn, name: str) -> Iterator[Found]:
    """``looks: {"3": do 20-11-2025 planned, "6": absent, extra: …}``: the day and how it stands."""
    latest, listed = _latest(turn), turn.facts.block_of(name)
    for which in listed.names():
        row = _moment(latest, which)
        expected = listed.text(which)
        found = ABSENT if row is None else _seen(row, expected)
        yield compare(listed, which, f"het moment {which}", expected, found)


def _moment(trajectory: MonitoringTrajectory | None, which: str) -> MonitoringMoment | None:
    if trajectory is None:
        return None
    months = int(which) if which.isdecimal() else None
    return trajectory.moments.filter(months=months).order_by("-pk").first()


def _seen(row: MonitoringMoment, expected: str) -> str:
    """In the terms of the expectation, so that equal things read equal."""
    words, _, state = expected.rpartition(" ")
    day = words if state in MomentState.values else expected
    try:
        same = not day or read_day(day, today=row.due_on) == row.due_on
    except NotAMoment as trouble:
        return f"{row.due_on} {row.state} ({trouble})"
    stands = state not in MomentState.values or state == row.state
    return expected if same and stands else f"{row.due_on:%d-%m-%Y} {row.state}"


def _criteria(turn: Turn, name: str) -> Iterator[Found]:
    """``stable: [yes, yes, no]``: each of the three criteria, as it stands now."""
    latest = _latest(turn)
    met = [("yes" if one.met else "no") for one in criteria_now(latest)] if latest else []
    expected = ", ".join(turn.facts.texts(name))
    yield compare(turn.facts, name, "de drie criteria", expected, ", ".join(met) or ABSENT)


CHECKS: dict[str, Callable[[Turn, str], Iterator[Found]]] = {
    "monitoring": _state,
    "looks": _looks,
    "stable": _criteria,
}
