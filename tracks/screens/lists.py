"""A track as a row of a list, and a family that waits for one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.text import capfirst

from accounts.roles import Permission
from cases.enums import TriageOutcome
from cases.permissions import can_note_contact
from cases.screens.badges import severity_badge
from common.shown import Badge
from deadlines.screens import DeadlineLine, line_for
from deadlines.workdays import AMSTERDAM
from tracks.enums import ENDED, TrackKind
from tracks.guards.track import KIND_OF

if TYPE_CHECKING:
    from accounts.models import User
    from deadlines.workdays import Calendar

KIND_TONES = {TrackKind.CONDITIONS: "green", TrackKind.INVESTIGATION: "purple"}
WEEKS = 10
# Working days without a look at the safety of a family that waits (keuze: no source says so).
LOOK_SOON, LOOK_NOW = 5, 10


@dataclass(frozen=True)
class TrackRow:
    number: str
    url: str
    household: str
    kind: Badge
    state: Badge
    owner: str
    second: str
    week: str
    terms: list[DeadlineLine]
    silent: str
    proposed: str


@dataclass(frozen=True)
class WaitingRow:
    """``seen`` is what VT last saw of this family, ``unseen`` how long ago; a url that this reader
    may not open is empty."""

    number: str
    url: str
    household: str
    municipality: str
    kind: Badge
    severity: Badge | None
    waits_for: str
    since: datetime | None
    waiting: str
    deadline: DeadlineLine | None
    seen: str
    seen_at: datetime | None
    unseen: str
    alarm: Badge
    lowest: int | None
    sight: str
    contact_url: str
    assign_url: str


def track_rows(
    tracks: Iterable[Any], *, now: datetime, calendar: "Calendar", today: date
) -> list[TrackRow]:
    return [_track_row(track, now, calendar, today) for track in tracks]


def _track_row(track: Any, now: datetime, calendar: "Calendar", today: date) -> TrackRow:
    kind = TrackKind(track.kind)
    over = track.state in ENDED
    return TrackRow(
        number=track.number,
        url=reverse("tracks:of_case", args=[track.case.number]),
        household=track.case.household.name,
        kind=Badge(str(kind.label), KIND_TONES[kind]),
        state=Badge(capfirst(track.get_state_display()), "neutral" if over else "outline"),
        owner=track.owner.name,
        second=track.second.name if track.second else "",
        week="" if over else week_of(track.decided_at, today),
        terms=[line_for(row, now=now, calendar=calendar) for row in track.case.open_terms],
        silent="" if over else _silence(track.case.last_family_contact_at, today),
        proposed=str(track.get_proposed_display()) if track.proposed else "",
    )


def week_of(decided_at: datetime | None, today: date) -> str:
    """Which of the ten weeks since the decision this is; after those it only says which."""
    if decided_at is None:
        return ""
    week = (today - _day(decided_at)).days // 7 + 1
    return f"week {week} van {WEEKS}" if week <= WEEKS else f"week {week}, na de {WEEKS}"


def _silence(heard_at: datetime | None, today: date) -> str:
    if heard_at is None:
        return "nog geen contact"
    days = (today - _day(heard_at)).days
    return {0: "vandaag", 1: "1 dag"}.get(days, f"{days} dagen")


def waiting_rows(
    cases: Iterable[Any], reader: "User", *, now: datetime, calendar: "Calendar", today: date
) -> list[WaitingRow]:
    return [_waiting_row(case, reader, now, calendar, today) for case in cases]


def _waiting_row(
    case: Any, reader: "User", now: datetime, calendar: "Calendar", today: date
) -> WaitingRow:
    kind = TrackKind(case.track_kind or KIND_OF[TriageOutcome(case.outcome)])
    first = next(iter(case.open_terms), None)
    unseen = _workdays_since(case.seen_at, calendar, today)
    waiting = _workdays_since(case.decided_at, calendar, today)
    page = reverse("tracks:of_case", args=[case.number])
    notes, assigns = can_note_contact(case, reader), reader.may(Permission.TRACK_ASSIGN)
    return WaitingRow(
        number=case.number,
        url=page,
        household=case.household.name,
        municipality=case.municipality.name if case.municipality else "",
        kind=Badge(str(kind.label), KIND_TONES[kind]),
        severity=severity_badge(case.severity),
        waits_for=f"begin door {case.track_owner}" if case.track_owner else "een casusmedewerker",
        since=case.decided_at,
        waiting=_workdays(waiting),
        deadline=line_for(first, now=now, calendar=calendar) if first else None,
        seen=_what_was_seen(case),
        seen_at=case.seen_at,
        unseen=f"{_workdays(unseen)} geleden" if unseen else "minder dan 1 werkdag geleden",
        alarm=alarm_of(unseen),
        lowest=case.lowest,
        sight=", ".join(_holder(regie) for regie in case.sight),
        contact_url=reverse("cases:add_contact", args=[case.number]) if notes else "",
        assign_url=page if assigns and not case.track_owner else "",
    )


def alarm_of(unseen: int) -> Badge:
    """In a word, with a colour: how long nobody looked at the safety of this family."""
    if unseen >= LOOK_NOW:
        return Badge("Te lang geen zicht", "red")
    if unseen >= LOOK_SOON:
        return Badge("Zicht nodig", "orange")
    return Badge("Zicht is recent", "green")


def _what_was_seen(case: Any) -> str:
    """The latest of what counts as a look at safety."""
    looks = {
        "contact met het gezin": case.last_family_contact_at,
        "gesprek": case.talked_at,
        "veiligheidsscore": case.scored_at,
        "veiligheidsbeoordeling": case.assessed_at,
    }
    known = {what: at for what, at in looks.items() if at is not None}
    return max(known, key=lambda what: known[what]) if known else "nog niets"


def _holder(regie: Any) -> str:
    person = regie.person.name if regie.person else regie.person_name
    return f"{regie.organisation.name}, {person}" if person else str(regie.organisation.name)


def _workdays_since(moment: datetime | None, calendar: "Calendar", today: date) -> int:
    return calendar.workdays_between(_day(moment), today) if moment else 0


def _workdays(days: int) -> str:
    return "1 werkdag" if days == 1 else f"{days} werkdagen"


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
