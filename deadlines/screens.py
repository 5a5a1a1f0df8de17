"""A deadline as a screen shows it: how it stands, in words, and what happened to its date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from common.dutch import workdays_left
from deadlines.enums import DeadlineState
from deadlines.models import Deadline
from deadlines.running import Stop, running_time
from deadlines.workdays import AMSTERDAM, Calendar


@dataclass(frozen=True)
class DateChange:
    """An earlier end, the end that replaced it, why and by whom."""

    at: datetime
    before: datetime
    after: datetime
    why: str
    by: str


@dataclass(frozen=True)
class DeadlineLine:
    """One term as the pages show it, with ``components/deadline.html``."""

    code: str
    label: str
    due_at: datetime
    tone: str
    percent: int
    text: str
    explanation: str
    changes: list[DateChange]
    stops: list[Stop]
    gross_days: int
    net_days: int


def line_for(deadline: Deadline, *, now: datetime, calendar: Calendar) -> DeadlineLine:
    """How this deadline stands now, its working days counted with the region's calendar."""
    stops = [Stop.from_data(stop) for stop in deadline.stops]
    ended = deadline.met_at or deadline.withdrawn_at or now
    ran = running_time(deadline.started_at, ended, stops)
    return DeadlineLine(
        code=deadline.term,
        label=deadline.rule.name,
        due_at=deadline.due_at,
        tone=tone_of(deadline, now),
        percent=_percent(deadline, ended),
        text=text_of(deadline, now=now, calendar=calendar),
        explanation=deadline.explanation,
        changes=[_change(entry) for entry in deadline.history],
        stops=stops,
        gross_days=ran.gross.days,
        net_days=ran.net.days,
    )


def tone_of(deadline: Deadline, now: datetime) -> str:
    """``late``, ``soon`` from the first warning or on the last day, ``good``; or ``closed``."""
    if not deadline.is_open:
        return "closed"
    if deadline.is_late(now):
        return "late"
    last_day = _day(now) >= _day(deadline.due_at)
    warned = any(datetime.fromisoformat(at) <= now for at in deadline.warnings)
    return "soon" if warned or last_day else "good"


def text_of(deadline: Deadline, *, now: datetime, calendar: Calendar) -> str:
    """``nog 2 werkdagen``, ``vandaag``, ``1 werkdag te laat``; hours for what ends on the hour."""
    if not deadline.is_open:
        return str(DeadlineState(deadline.state).label)
    if deadline.rule.is_exact:
        return _hours_left(deadline.due_at - now)
    left = calendar.workdays_between(_day(now), _day(deadline.due_at))
    if left == 0 and _day(now) > _day(deadline.due_at):
        return "verstreken"
    if left == 0 and _day(now) < _day(deadline.due_at):
        return "vóór de eerstvolgende werkdag"
    return workdays_left(left)


def _hours_left(left: timedelta) -> str:
    late = left < timedelta()
    minutes = round(abs(left).total_seconds() / 60)
    amount = f"{minutes // 60} uur" if minutes >= 60 else f"{minutes} minuten"
    return f"{amount} te laat" if late else f"nog {amount}"


def _percent(deadline: Deadline, moment: datetime) -> int:
    whole = (deadline.due_at - deadline.started_at).total_seconds()
    used = (moment - deadline.started_at).total_seconds()
    return max(0, min(100, round(100 * used / whole))) if whole else 100


def _change(entry: dict[str, str]) -> DateChange:
    return DateChange(
        at=datetime.fromisoformat(entry["at"]),
        before=datetime.fromisoformat(entry["from"]),
        after=datetime.fromisoformat(entry["to"]),
        why=entry["why"],
        by=entry["by"],
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
