"""Who held which kind of regie, as a line over time and as a table (001-17, domain 5.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils import timezone

from cases.enums import RegieKind
from cases.selectors import dossier
from common.dutch import short_day
from common.span import Named, Span, percent
from organisations.enums import OrganisationKind

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case, RegieAssignment

# Without a holder of these somebody has to act at once; the others may come later (5.2).
OF_SAFETY = {RegieKind.REGIE_OP_VEILIGHEID, RegieKind.ZICHT_OP_VEILIGHEID}
TONES = {
    OrganisationKind.VEILIG_THUIS: "vt",
    OrganisationKind.MUNICIPALITY: "municipality",
    OrganisationKind.LOCAL_TEAM: "local-team",
    OrganisationKind.CARE_PROVIDER: "provider",
}
# In pixels: a lane is its name with the bar below it, and the days stand under all of them.
LANE, BAR, NAME, DAYS = 56, 28, 18, 24
# A bar narrower than this says its number no more, or its name; in hundredths of the width.
NUMBER_FROM, NAME_FROM, LEAST = 4, 20, 0.6
NOBODY_YET = "Nog niemand"


@dataclass(frozen=True)
class RegieLine:
    """Who holds one kind of regie now; see ``components/regie.html``."""

    label: str
    holder: str
    organisation: str
    since: datetime | None


@dataclass(frozen=True)
class RegieChange:
    """One holder of one kind, from a moment until a moment. A partner reads no reason (A2)."""

    kind: str
    holder: str
    since: datetime
    until: datetime | None
    reason: str


@dataclass(frozen=True)
class Holder:
    """An organisation with its number and its colour on the drawing."""

    number: int
    name: str
    kind: str
    tone: str


@dataclass(frozen=True)
class Bar:
    """One interval on its lane: ``text`` is what fits, ``title`` all of it."""

    holder: Holder
    x: str
    width: str
    text: str
    title: str


@dataclass(frozen=True)
class Lane:
    """One kind of regie; ``name_at`` and ``bar_at`` are its heights on the drawing."""

    name: str
    name_at: int
    bar_at: int
    bars: Sequence[Bar]


@dataclass(frozen=True)
class RegieLineChart:
    """What ``components/regie_line.html`` draws, with the same in words.

    ``handovers`` are the places where regie went from one organisation to another; ``tells_why``
    that this reader sees the reason of each change.
    """

    tells_why: bool
    now: list[RegieLine]
    lanes: list[Lane]
    holders: list[Holder]
    handovers: list[str]
    days: list[Named]
    first_day: str
    last_day: str
    height: int
    changes: list[RegieChange]

    @property
    def days_at(self) -> int:
        return self.height - 6

    @property
    def lines_until(self) -> int:
        return self.height - DAYS


def regie_line(case: "Case", reader: "User") -> RegieLineChart:
    """The line of one case, in two questions to the database however long it is.

    A partner sees organisations, and names of the own one only; no reasons (A2).
    """
    shown = None if dossier.sees_whole(case, reader) else _organisations_of(reader)
    rows = [row for row in dossier.regie_of(case) if row.until != row.since]
    in_order = sorted(rows, key=lambda row: (row.since, row.pk))
    span = _span(in_order)
    holders = _holders(in_order)
    lanes = [
        _lane(place, kind, in_order, span, holders, shown) for place, kind in enumerate(RegieKind)
    ]
    return RegieLineChart(
        tells_why=shown is None,
        now=[_now(kind, in_order, shown) for kind in RegieKind],
        lanes=lanes,
        holders=list(holders.values()),
        handovers=_handovers(in_order, span),
        days=span.named_days(),
        first_day=short_day(timezone.localdate(span.start)),
        last_day=_last_day(in_order),
        height=LANE * len(lanes) + DAYS,
        changes=[_change(row, shown) for row in rows],
    )


def _organisations_of(reader: "User") -> set[int]:
    return {membership.organisation_id for membership in reader.current_memberships}


def _person(row: "RegieAssignment", shown: set[int] | None) -> str:
    """The name of the person, as far as this reader may know it; ``None`` shows all."""
    if shown is not None and row.organisation_id not in shown:
        return ""
    return row.person.name if row.person else row.person_name


def _span(rows: "list[RegieAssignment]") -> Span:
    """Until today; of a closed case until nobody directed any more."""
    now = timezone.now()
    if not rows:
        return Span.of(now, now)
    ends = [row.until or now for row in rows]
    return Span.of(rows[0].since, max(ends))


def _last_day(rows: "list[RegieAssignment]") -> str:
    if not rows or any(row.until is None for row in rows):
        return "nu"
    return short_day(timezone.localdate(max(row.until for row in rows if row.until)))


def _holders(rows: "list[RegieAssignment]") -> dict[int, Holder]:
    """By organisation, numbered in the order in which they came."""
    holders: dict[int, Holder] = {}
    for row in rows:
        if row.organisation_id not in holders:
            kind = OrganisationKind(row.organisation.kind)
            holders[row.organisation_id] = Holder(
                len(holders) + 1,
                row.organisation.name,
                str(kind.label),
                TONES.get(kind, "other"),
            )
    return holders


def _lane(
    place: int,
    kind: RegieKind,
    rows: "list[RegieAssignment]",
    span: Span,
    holders: dict[int, Holder],
    shown: set[int] | None,
) -> Lane:
    bars = [
        _bar(row, span, holders[row.organisation_id], shown) for row in rows if row.kind == kind
    ]
    return Lane(_label(kind), LANE * place + NAME - 4, LANE * place + NAME + 2, bars)


def _bar(row: "RegieAssignment", span: Span, holder: Holder, shown: set[int] | None) -> Bar:
    start, end = span.place(row.since), span.place(row.until) if row.until else 100
    width = max(end - start, LEAST)
    who = ", ".join(filter(None, [holder.name, _person(row, shown)]))
    text = ""
    if width >= NUMBER_FROM:
        text = f"{holder.number} {who}" if width >= NAME_FROM else str(holder.number)
    until = f"tot {_day(row.until)}" if row.until else "tot nu"
    title = f"{who}: van {_day(row.since)} {until}"
    return Bar(holder, percent(min(start, 100 - LEAST)), percent(width), text, title)


def _handovers(rows: "list[RegieAssignment]", span: Span) -> list[str]:
    places = set()
    for kind in RegieKind:
        for former, later in pairwise(row for row in rows if row.kind == kind):
            if former.organisation_id != later.organisation_id:
                places.add(percent(span.place(later.since)))
    return sorted(places)


def _now(kind: RegieKind, rows: "list[RegieAssignment]", shown: set[int] | None) -> RegieLine:
    held = next((row for row in rows if row.kind == kind and row.until is None), None)
    if held is None:
        return RegieLine(_label(kind), "" if kind in OF_SAFETY else NOBODY_YET, "", None)
    person, organisation = _person(held, shown), held.organisation.name
    return RegieLine(
        _label(kind), person or organisation, organisation if person else "", held.since
    )


def _change(row: "RegieAssignment", shown: set[int] | None) -> RegieChange:
    holder = ", ".join(filter(None, [_person(row, shown), row.organisation.name]))
    reason = row.reason if shown is None else ""
    return RegieChange(_label(RegieKind(row.kind)), holder, row.since, row.until, reason)


def _label(kind: RegieKind) -> str:
    return str(kind.label).capitalize()


def _day(moment: datetime) -> str:
    return short_day(timezone.localdate(moment))
