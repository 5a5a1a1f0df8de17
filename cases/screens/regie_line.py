"""Who held which kind of regie, as a line over time and as a table (001-17, domain 5.2)."""

from collections.abc import Iterable, Sequence
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
LANE, NAME, DAYS = 56, 18, 24
# How wide the drawing is at least on a desk and on a phone, and a letter in it, in pixels.
DESK, PHONE, LETTER = 600, 330, 8
# A bar narrower than this does not say its number; a bar is never narrower than the least.
NUMBER_FROM, LEAST = 5, 0.6
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
    """One interval on its lane. ``number`` and ``name`` are what fits in it, ``title`` is all;
    ``desk_only`` says that the name fits on a desk and not on a phone."""

    holder: Holder
    x: str
    width: str
    number: str
    name: str
    desk_only: bool
    title: str


@dataclass(frozen=True)
class Lane:
    """One kind of regie, with its place on the drawing.

    ``handovers`` are where it went from one organisation to another.
    """

    name: str
    top: int
    bars: Sequence[Bar]
    handovers: list[str]


@dataclass(frozen=True)
class RegieLineChart:
    """What ``components/regie_line.html`` draws, with the same in words.

    ``tells_why``: this reader sees the reason of each change.
    """

    tells_why: bool
    now: list[RegieLine]
    lanes: list[Lane]
    holders: list[Holder]
    days: list[Named]
    first_day: str
    last_day: str
    height: int
    changes: list[RegieChange]

    @property
    def lines_until(self) -> int:
        return self.height - DAYS

    @property
    def has_handovers(self) -> bool:
        return any(lane.handovers for lane in self.lanes)


def regie_line(case: "Case") -> RegieLineChart:
    """The whole line, for who sees the case at VT; one query however long it is."""
    return drawn(dossier.regie_of(case), shown=None)


def regie_line_for_partner(case: "Case", reader: "User") -> RegieLineChart:
    """A partner sees organisations, and names of the own one only; no reasons (A2)."""
    return drawn(dossier.regie_of(case), shown=_organisations_of(reader))


def drawn(regie: "Iterable[RegieAssignment]", *, shown: set[int] | None) -> RegieLineChart:
    """These intervals, newest first, with the names of the organisations in ``shown``, or all.

    What lasted no time at all is left out: two things were noted of one moment.
    """
    rows = [row for row in regie if row.until != row.since]
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
    held = [row for row in rows if row.kind == kind]
    bars = [_bar(row, span, holders[row.organisation_id], shown) for row in held]
    handovers = [
        percent(span.place(later.since))
        for former, later in pairwise(held)
        if former.organisation_id != later.organisation_id
    ]
    return Lane(_label(kind), LANE * place, bars, handovers)


def _bar(row: "RegieAssignment", span: Span, holder: Holder, shown: set[int] | None) -> Bar:
    start, end = span.place(row.since), span.place(row.until) if row.until else 100
    width = max(end - start, LEAST)
    person = _person(row, shown)
    who = ", ".join(filter(None, [holder.name, person]))
    name = next((text for text in (who, person, holder.name) if _fits(text, width, DESK)), "")
    until = f"tot {_day(row.until)}" if row.until else "tot nu"
    return Bar(
        holder=holder,
        x=percent(min(start, 100 - LEAST)),
        width=percent(width),
        number=str(holder.number) if width >= NUMBER_FROM else "",
        name=name,
        desk_only=not _fits(name, width, PHONE),
        title=f"{who}: van {_day(row.since)} {until}",
    )


def _fits(text: str, width: float, drawing: int) -> bool:
    """With the number before it, in a bar of so many hundredths of the drawing."""
    return (len(text) + 3) * LETTER <= width / 100 * drawing


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
