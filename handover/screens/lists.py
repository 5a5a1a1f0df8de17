"""A handover as a row of the lists of Veilig Thuis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from cases.enums import CaseState
from common.dutch import short_day
from common.shown import Badge
from deadlines.screens import DeadlineLine, line_for
from handover.enums import HandoverState
from handover.screens.frame import badges_of

if TYPE_CHECKING:
    from deadlines.workdays import Calendar

S = HandoverState
WAITS_FOR = {
    S.PREPARING: "Veilig Thuis bereidt voor",
    S.COORDINATED: "Veilig Thuis verzendt of nodigt uit",
    S.INVITED: "Veilig Thuis plant het gesprek",
    S.PLANNED: "het gesprek",
    S.SENT: "de ontvanger",
    S.HELD: "Veilig Thuis schrijft het verslag",
    S.REPORT_DRAFT: "Veilig Thuis deelt het verslag",
    S.REPORT_SHARED: "de ontvanger",
}
REFUSED = "een ontvanger weigerde; zoek een andere weg"
TO_BEGIN = {
    True: "triagebesluit C: directe overdracht",
    False: "de voorwaarden van de dienst staan vast",
}
SEEN = "Het gezin is gezien"
NOT_SEEN = "Nog geen contact met het gezin"


@dataclass(frozen=True)
class HandoverRow:
    """``waits`` is empty for what is over; ``note`` then says how it went on."""

    number: str
    url: str
    household: str
    badges: list[Badge]
    receiver: str
    prepared_by: str
    waits: str
    term: DeadlineLine | None
    note: str
    seen: Badge | None


@dataclass(frozen=True)
class ToBegin:
    """A family that has to be handed over and of whom nobody prepares it."""

    household: str
    number: str
    url: str
    why: str


def to_begin_rows(cases: Iterable[Any]) -> list[ToBegin]:
    return [
        ToBegin(
            household=case.household.name,
            number=case.number,
            url=reverse("handover:of_case", args=[case.number]),
            why=REFUSED if case.refused else TO_BEGIN[case.state == CaseState.HANDING_OVER],
        )
        for case in cases
    ]


def handover_rows(rows: Iterable[Any], *, now: datetime, calendar: "Calendar") -> list[HandoverRow]:
    return [_row(row, now, calendar) for row in rows]


def _row(row: Any, now: datetime, calendar: "Calendar") -> HandoverRow:
    state = S(row.state)
    term = next(iter(row.case.answer_terms), None)
    return HandoverRow(
        number=row.number,
        url=reverse("handover:of_case", args=[row.case.number]),
        household=row.case.household.name,
        badges=badges_of(row),
        receiver=row.receiver.name if row.receiver else "",
        prepared_by=row.begun_by.name,
        waits=_waits(row, state),
        term=line_for(term, now=now, calendar=calendar) if term else None,
        note=_note(row, state),
        seen=_seen(row, state),
    )


def _waits(row: Any, state: HandoverState) -> str:
    meeting = getattr(row, "meeting", None)
    if state == S.PLANNED and meeting and meeting.planned_at:
        at = timezone.localtime(meeting.planned_at)
        return f"het gesprek op {short_day(at)}, {at:%H.%M} uur"
    return WAITS_FOR.get(state, "")


def _note(row: Any, state: HandoverState) -> str:
    if state == S.REFUSED:
        day = short_day(timezone.localdate(row.refused_at))
        return f"Geweigerd op {day}: {row.get_refusal_reason_display()}"
    if state == S.ACCEPTED:
        return f"Geaccepteerd op {short_day(timezone.localdate(row.accepted_at))}"
    return f"{capfirst(row.get_origin_display())}, begonnen op {_begun(row)}"


def _begun(row: Any) -> str:
    return short_day(timezone.localdate(row.begun_at))


def _seen(row: Any, state: HandoverState) -> Badge | None:
    if state != S.ACCEPTED:
        return None
    if row.seen_on is None:
        return Badge(NOT_SEEN, "orange")
    return Badge(f"{SEEN} op {short_day(row.seen_on)}", "green")
