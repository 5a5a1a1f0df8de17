"""When a term ends, and the Dutch sentences that say why. A function of its arguments only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from deadlines.kinds import Basis, Reminder, Term, Unit
from deadlines.options import STANDARD, Options, refuse_misfits
from deadlines.skipped import skipped_days, why_closed
from deadlines.wording import count, long_date, moment, sentence, short_date
from deadlines.workdays import (
    AMSTERDAM,
    LAW,
    Calendar,
    add_hours,
    add_months,
    add_wall_days,
    add_weeks,
    add_years,
    days_after,
    end_of,
    morning_of,
)

ADD: dict[Unit, Callable[[date, int], date]] = {
    Unit.DAYS: lambda day, amount: day + timedelta(days=amount),
    Unit.WEEKS: add_weeks,
    Unit.MONTHS: add_months,
    Unit.YEARS: add_years,
}
CLAMPED = (Unit.MONTHS, Unit.YEARS)
REPORT_DUE, REPORT_DUE_JOINT = (5, 31), (7, 14)  # before 1 June, before 15 July (D21)
VIR_AGE = 23


@dataclass(frozen=True)
class Step:
    """One day on the way, and whether it counted."""

    on: date
    text: str
    counts: bool = True


@dataclass(frozen=True)
class Leg:
    """A stretch of the way: where it ends, how that is said, the days it passed."""

    due: datetime
    sentences: tuple[str, ...]
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Computation:
    """The answer: the moment a term ends, when to warn, and the whole story in Dutch."""

    due: datetime
    breach_at: datetime
    warnings: tuple[datetime, ...]
    steps: tuple[Step, ...]
    explanation: str


def compute(
    term: Term, start: datetime, calendar: Calendar = LAW, options: Options = STANDARD
) -> Computation:
    """The end of ``term`` that starts at ``start`` (aware); the day of the start is day nought."""
    start = start.astimezone(AMSTERDAM).replace(microsecond=0)
    refuse_misfits(term, start.date(), options)
    calendar = calendar if term.heeds_closing_days else calendar.by_law()
    legs = [_first_leg(term, start, calendar, options)]
    for weeks in options.extensions:
        said = f"Verlengd met {count(weeks, Unit.WEEKS)}:"
        legs.append(_by_calendar(term, legs[-1].due.date(), weeks, Unit.WEEKS, calendar, said))
    due = legs[-1].due
    window = options.window or term.window
    breach_at = _end_of_window(window, due, calendar)
    sentences = [
        _trigger(term, start),
        *(text for leg in legs for text in leg.sentences),
        _window(window, breach_at),
        _source(term),
    ]
    return Computation(
        due=due,
        breach_at=breach_at,
        warnings=_warnings(term, start, due, calendar, options),
        steps=(Step(start.date(), term.trigger), *(step for leg in legs for step in leg.steps)),
        explanation=" ".join(text for text in sentences if text),
    )


def _first_leg(term: Term, start: datetime, calendar: Calendar, options: Options) -> Leg:
    day, length = start.date(), options.length or term.length
    if term.unit is Unit.WORKDAYS and not options.calendar_days:
        return _in_workdays(day, length, calendar)
    if term.is_exact:
        return _to_the_second(term, start, length)
    if options.on is not None:
        return _agreed(term, day, calendar.roll(options.on) if term.rolls else options.on)
    if term.unit is Unit.HALF_YEAR:
        return _after_half_year(day, length)
    if term.unit is Unit.YEARLY:
        return _yearly(day, options)
    unit = Unit.DAYS if options.calendar_days else term.unit
    leg = _by_calendar(term, day, length, unit, calendar, f"{count(length, unit)} daarna is")
    return _not_past_birthday(leg, options.born_on) if options.born_on else leg


def _in_workdays(start: date, length: int, calendar: Calendar) -> Leg:
    due = calendar.add_workdays(start, length)
    steps: list[Step] = []
    for day in days_after(start, due):
        open_ = calendar.is_workday(day)
        number = sum(step.counts for step in steps) + 1
        steps.append(Step(day, f"werkdag {number}" if open_ else why_closed(day, calendar), open_))
    skipped = [step.on for step in steps if not step.counts]
    said = sentence(f"{count(length, Unit.WORKDAYS)} daarna is {long_date(due)}, einde van de dag")
    return Leg(end_of(due), (said, skipped_days(skipped, calendar)), tuple(steps))


def _by_calendar(
    term: Term, start: date, length: int, unit: Unit, calendar: Calendar, said: str
) -> Leg:
    """Weeks, months, years or calendar days, moved to a working day where the term rolls."""
    day = ADD[unit](start, length)
    due = calendar.roll(day) if term.rolls or unit is Unit.DAYS else day
    clamp = (
        f"Die maand heeft geen {start.day}e; de laatste dag van de maand geldt."
        if unit in CLAMPED and day.day != start.day
        else ""
    )
    if due == day:
        closed = not calendar.is_workday(day)
        stays = "Deze termijn schuift niet door bij een weekend of feestdag." if closed else ""
        ends = sentence(f"{said} {long_date(day)}, einde van de dag")
        return Leg(end_of(day), (ends, clamp, stays), (Step(day, said),))
    passed = [day, *list(days_after(day, due))[:-1]]
    sentences = (
        sentence(f"{said} {long_date(day)}"),
        clamp,
        "Dat is geen werkdag; de termijn loopt door tot de eerstvolgende werkdag: "
        f"{long_date(due)}, einde van de dag.",
        skipped_days(passed, calendar),
    )
    closed_steps = tuple(Step(on, why_closed(on, calendar), counts=False) for on in passed)
    return Leg(end_of(due), sentences, (*closed_steps, Step(due, "eerstvolgende werkdag")))


def _to_the_second(term: Term, start: datetime, length: int) -> Leg:
    if term.unit is Unit.AT_ONCE:
        return Leg(start, ("Dit moet onverwijld: de termijn begint en eindigt op dat moment.",))
    add = add_hours if term.unit is Unit.HOURS else add_wall_days
    due = add(start, length)
    said = sentence(f"{count(length, term.unit)} daarna is {moment(due)}")
    every_day = "Weekend en feestdagen tellen gewoon mee."
    return Leg(due, (said, _clock_change(start, due), every_day), (Step(due.date(), said),))


def _clock_change(start: datetime, due: datetime) -> str:
    """What the night of summer or winter time does to the count, when it lies on the way."""
    if start.utcoffset() == due.utcoffset():
        return ""
    offsets = {day: end_of(day).utcoffset() for day in days_after(start.date(), due.date())}
    night = next(
        (day for day, offset in offsets.items() if offset != start.utcoffset()), start.date()
    )
    forward = (due.utcoffset() or timedelta()) > (start.utcoffset() or timedelta())
    hours = round((due.timestamp() - start.timestamp()) / 3600)
    return (
        f"In de nacht naar {short_date(night)} gaat de klok een uur "
        f"{'vooruit' if forward else 'terug'}: er verstrijken {hours} uur."
    )


def _agreed(term: Term, start: date, on: date) -> Leg:
    said = sentence(f"de afgesproken datum is {long_date(on)}, einde van de dag")
    late = term.cautious_after and on > add_weeks(start, term.cautious_after)
    caution = (
        f"Dat is meer dan {count(term.cautious_after, Unit.WEEKS)} later; leg vast waarom."
        if late
        else ""
    )
    return Leg(end_of(on), (said, caution), (Step(on, "afgesproken datum"),))


def _after_half_year(start: date, length: int) -> Leg:
    half_year_end = date(start.year, 6, 30) if start.month <= 6 else date(start.year, 12, 31)
    due = add_weeks(half_year_end, length)
    said = (
        f"Het halfjaar eindigt op {long_date(half_year_end)}. "
        f"{sentence(f'{count(length, Unit.WEEKS)} daarna is {long_date(due)}, einde van de dag')}"
    )
    return Leg(
        end_of(due), (said,), (Step(half_year_end, "einde halfjaar"), Step(due, "aanleveren"))
    )


def _yearly(start: date, options: Options) -> Leg:
    month_day = REPORT_DUE_JOINT if options.joint_scheme else REPORT_DUE
    due = next(day for year in (0, 1) if (day := date(start.year + year, *month_day)) >= start)
    limit = "15 juli (gemeenschappelijke regeling)" if options.joint_scheme else "1 juni"
    said = f"Het verslag is er vóór {limit}: uiterlijk {long_date(due)}, einde van de dag."
    return Leg(end_of(due), (said,), (Step(due, "laatste dag"),))


def _not_past_birthday(leg: Leg, born_on: date) -> Leg:
    birthday = add_years(born_on, VIR_AGE)
    if end_of(birthday) >= leg.due:
        return leg
    said = f"De {VIR_AGE}e verjaardag is eerder: {long_date(birthday)}, einde van de dag."
    return Leg(end_of(birthday), (*leg.sentences, said), (Step(birthday, "verjaardag"),))


def _trigger(term: Term, start: datetime) -> str:
    if term.unit in (Unit.HALF_YEAR, Unit.YEARLY):
        return f"Gerekend vanaf {long_date(start)}."
    return f"{term.trigger} op {moment(start)}."


def _end_of_window(window: int, due: datetime, calendar: Calendar) -> datetime:
    return end_of(calendar.add_workdays(due.date(), window)) if window else due


def _window(window: int, breach_at: datetime) -> str:
    if not window:
        return ""
    room = count(window, Unit.WORKDAYS)
    return f"Er is {room} speling: uiterlijk {long_date(breach_at)}, einde van de dag."


def _source(term: Term) -> str:
    chosen = "; de lengte is een keuze" if term.basis is Basis.CHOICE else ""
    return f"Bron: {term.source}{chosen}."


def _warnings(
    term: Term, start: datetime, due: datetime, calendar: Calendar, options: Options
) -> tuple[datetime, ...]:
    """Moments to warn that lie between start and end; an agreement for tomorrow needs none."""
    moments: set[datetime] = set()
    for reminder in term.warnings:
        at = _remind_at(reminder, start, due, calendar, options)
        moments.add(at)
        while reminder.weekly and (at := add_wall_days(at, 7)) < due:
            moments.add(at)
    return tuple(sorted(at for at in moments if start < at < due))


def _remind_at(
    reminder: Reminder, start: datetime, due: datetime, calendar: Calendar, options: Options
) -> datetime:
    amount = -reminder.amount if reminder.before_end else reminder.amount
    anchor = due if reminder.before_end else start
    if reminder.unit is Unit.HOURS:
        return add_hours(anchor, amount)
    if reminder.unit is Unit.WALL_DAYS:
        return add_wall_days(anchor, amount)
    if reminder.unit is Unit.WORKDAYS and not options.calendar_days:
        return morning_of(calendar.add_workdays(anchor.date(), amount))
    unit = Unit.DAYS if reminder.unit is Unit.WORKDAYS else reminder.unit
    # Nobody reads a warning on Sunday: it comes on the working day before.
    return morning_of(calendar.roll_back(ADD[unit](anchor.date(), amount)))
