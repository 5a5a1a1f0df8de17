"""The page Veiligheidsbeeld, as this reader may see it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from cases.enums import CaseState, EventSource
from cases.permissions import can_note_event
from cases.selectors.events import chronology, source_readable
from common.dutch import short_day
from common.shown import Badge
from safety.enums import RiskStatus
from safety.screens.scores import ScoreTable, lowest_sentence, score_table
from safety.selectors import factors
from safety.selectors.people import people_of
from safety.selectors.scores import scores_of

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case, EventAmendment, UnsafeEvent
    from safety.models import ProtectiveFactor, RiskFactor

WITHHELD = "alleen te lezen door wie de melder mag kennen"
TONES = {
    RiskStatus.OPEN: "red",
    RiskStatus.TACKLED: "yellow",
    RiskStatus.MANAGEABLE: "lime",
    RiskStatus.REDUCED: "green",
}


@dataclass(frozen=True)
class Mending:
    """What an event said before, and why it was mended."""

    heading: str
    reason: str
    before: list[str]


@dataclass(frozen=True)
class EventLine:
    """``report`` is the number of the report it came with; empty when VT noted it later."""

    when: str
    what: str
    effect: str
    known_by: str
    source: str
    report: str
    report_url: str
    noted: str
    mendings: list[Mending]
    url: str


@dataclass(frozen=True)
class FactorLine:
    """A risk or something that protects; ``status`` only of a risk, ``ended`` when it is over."""

    kind: str
    about: str
    description: str
    noted: str
    status: Badge | None
    course: list[str]
    ended: str
    url: str


@dataclass(frozen=True)
class PicturePage:
    """``may_note``: this reader notes here, and the case is open."""

    number: str
    events: list[EventLine]
    risks: list[FactorLine]
    ended_risks: list[FactorLine]
    protective: list[FactorLine]
    ended_protective: list[FactorLine]
    scores: ScoreTable
    lowest: str
    may_note: bool


def picture_page(case: "Case", reader: "User") -> PicturePage:
    may_note = can_note_event(case, reader) and case.state != CaseState.CLOSED
    scores = scores_of(case, reader=reader)
    return PicturePage(
        number=case.number,
        events=_events(case, reader, may_note=may_note),
        risks=[_risk(row, case, may_note) for row in factors.risks_of(case)],
        ended_risks=[_risk(row, case, False) for row in factors.risks_of(case, ended=True)],
        protective=[_protective(row, case, may_note) for row in factors.protective_of(case)],
        ended_protective=[
            _protective(row, case, False) for row in factors.protective_of(case, ended=True)
        ],
        scores=score_table(case.number, scores, may_note=may_note),
        lowest=lowest_sentence(scores),
        may_note=may_note,
    )


def people_choices(case: "Case") -> list[tuple[int, str]]:
    """Key, and name with age, of everybody something here can be about."""
    today = timezone.localdate()
    return [(one.pk, f"{one.name}, {one.age_text(today)}") for one in people_of(case)]


def course_of(risk: "RiskFactor") -> list[str]:
    """How the risk came to stand where it stands, a sentence per change."""
    return [
        f"{_day(change.changed_at)}, {change.changed_by.name}: van {change.get_before_display()} "
        f"naar {change.get_after_display()}. {change.reason}"
        for change in risk.changes.all()
    ]


def _events(case: "Case", reader: "User", *, may_note: bool) -> list[EventLine]:
    rows = chronology(case)
    readable = source_readable(case, rows, reader)
    return [_event(row, case, row.pk in readable, may_note) for row in rows]


def _event(event: "UnsafeEvent", case: "Case", knows_source: bool, may_note: bool) -> EventLine:
    report = event.report
    return EventLine(
        when=_when(event.happened_on, event.period),
        what=event.what,
        effect=event.effect,
        known_by=event.get_known_by_display(),
        source=event.source if knows_source or not event.source else WITHHELD,
        report=report.number if report else "",
        report_url=reverse("cases:report", args=[report.number]) if report else "",
        noted=_noted(event.noted_at, event.noted_by.name) if event.noted_by else "",
        mendings=[_mending(mended, knows_source) for mended in event.amendments.all()],
        url=reverse("safety:event", args=[case.number, event.pk]) if may_note else "",
    )


def _mending(mended: "EventAmendment", knows_source: bool) -> Mending:
    before = mended.before
    said = []
    if "happened_on" in before or "period" in before:
        day = before.get("happened_on")
        when = _when(date.fromisoformat(day) if day else None, before.get("period", ""))
        said.append(f"Wanneer: {when}")
    said += [
        f"{label}: {before[name] or 'niet ingevuld'}"
        for name, label in (("what", "Wat"), ("effect", "Wat het deed"), ("source", "Van wie"))
        if name in before and (name != "source" or knows_source)
    ]
    if "known_by" in before:
        said.append(f"Hoe bekend: {EventSource(before['known_by']).label}")
    return Mending(
        heading=f"Aangepast op {_day(mended.amended_at)} door {mended.amended_by.name}",
        reason=mended.reason,
        before=said,
    )


def _risk(risk: "RiskFactor", case: "Case", may_note: bool) -> FactorLine:
    status = RiskStatus(risk.status)
    return _factor(
        risk,
        url=reverse("safety:risk", args=[case.number, risk.pk]) if may_note else "",
        status=None if risk.ended_at else Badge(str(status.label), TONES[status]),
        course=course_of(risk),
    )


def _protective(factor: "ProtectiveFactor", case: "Case", may_note: bool) -> FactorLine:
    url = reverse("safety:protective", args=[case.number, factor.pk]) if may_note else ""
    return _factor(factor, url=url, status=None, course=[])


def _factor(
    factor: "RiskFactor | ProtectiveFactor",
    *,
    url: str,
    status: Badge | None,
    course: list[str],
) -> FactorLine:
    kind = str(factor.get_kind_display())
    ended = ""
    if factor.ended_at and factor.ended_by:
        ended = f"Vervallen op {_day(factor.ended_at)} ({factor.ended_by.name}): "
        ended += factor.ended_reason
    return FactorLine(
        kind=f"{kind[:1].upper()}{kind[1:]}",
        about=factor.about.name if factor.about else "Het hele gezin",
        description=factor.description,
        noted=_noted(factor.noted_at, factor.noted_by.name),
        status=status,
        course=course,
        ended=ended,
        url=url,
    )


def _when(day: date | None, period: str) -> str:
    return short_day(day) if day else period or "datum onbekend"


def _noted(at: datetime | None, by: str) -> str:
    return f"{by}, {_day(at)}" if at else ""


def _day(at: datetime) -> str:
    return short_day(timezone.localtime(at).date())
