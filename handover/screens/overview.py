"""The page Overdracht of a case: its handover, what it misses, and what went before."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from common.dutch import short_day
from common.shown import Badge, Fact, NextStep, Step
from deadlines.screens import DeadlineLine, line_for
from deadlines.selectors import calendar_of
from handover.content import betrayed_by, missing_in
from handover.enums import ENDED, HandoverState
from handover.permissions import can_prepare, can_prepare_in
from handover.screens.course import course_of, next_step
from handover.screens.frame import badges_of
from handover.screens.preparing import (
    CONTACT_GUARDS,
    RECEIVER_GUARDS,
    SAFETY_GUARDS,
    SHARING_GUARDS,
    still_needed,
)
from handover.selectors.handovers import answer_due, municipality_heard, reporter_told_at
from handover.services.beginning import NOTHING_TO_HAND_OVER, asked_for
from handover.services.reporters import reports_told
from sharing.selectors.fact_signals import signal_missing

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from handover.models import Handover

S = HandoverState
PREPARED = (S.PREPARING, S.COORDINATED, S.INVITED, S.PLANNED, S.HELD, S.REPORT_DRAFT)
ASKED_FOR_SIGNAL = (
    "{town} vroeg om een signaal ‘dat, niet wat’ bij elk gezin dat een ander overneemt."
)
HEARS_NOTHING = (
    "De gemeente weet dit niet vanzelf. Adviseer de hulpverlener om haar met toestemming van het "
    "gezin te informeren, of doe het zelf als het gezin dat goedvindt."
)
DONE, OPEN = Badge("Klaar", "green"), Badge("Nog te doen", "orange")


@dataclass(frozen=True)
class BeginPage:
    """What this case can hand over now; ``may_begin``: this reader begins it."""

    case_number: str
    what: str
    nothing: str
    may_begin: bool


@dataclass(frozen=True)
class PartState:
    """A part of the preparation, and what it still misses."""

    label: str
    url: str
    state: Badge
    missing: list[str]


@dataclass(frozen=True)
class ReporterLine:
    """A reporter who stays involved after a direct handover; ``told_on`` is empty when not yet."""

    report: str
    url: str
    told_on: str


@dataclass(frozen=True)
class FormerHandover:
    number: str
    badges: list[Badge]
    text: str
    url: str


@dataclass(frozen=True)
class Overview:
    step: NextStep | None
    course: list[Step]
    parts: list[PartState]
    facts: list[Fact]
    answer_due: DeadlineLine | None
    ended_why: list[Fact]
    reporters: list[ReporterLine]
    municipality: str
    signal_url: str
    may_withdraw: bool
    may_prepare_again: bool


def begin_page(case: "Case", reader: "User") -> BeginPage:
    proposed = asked_for(case)
    what = ""
    if proposed and proposed.track:
        what = f"De voorwaarden van dienst {proposed.track.number} zijn vastgesteld."
    elif proposed:
        what = f"Triagebesluit C op melding {proposed.report.number}: directe overdracht."
    return BeginPage(
        case_number=case.number,
        what=what,
        nothing=NOTHING_TO_HAND_OVER,
        may_begin=bool(what) and can_prepare_in(case, reader),
    )


def overview(handover: "Handover", reader: "User") -> Overview:
    state = S(handover.state)
    may_prepare = can_prepare(handover, reader)
    return Overview(
        step=next_step(handover, reader),
        course=course_of(handover),
        parts=_parts(handover) if state in PREPARED else [],
        facts=_facts(handover),
        answer_due=_answer_due(handover),
        ended_why=_ended_why(handover),
        reporters=_reporters(handover) if state == S.ACCEPTED and may_prepare else [],
        municipality=_municipality(handover) if state == S.ACCEPTED and may_prepare else "",
        signal_url=reverse("sharing:signal", args=[handover.case.number]),
        may_withdraw=state not in ENDED and may_prepare,
        may_prepare_again=state in {S.COORDINATED, S.INVITED} and may_prepare,
    )


def _municipality(handover: "Handover") -> str:
    """What the municipality does not hear by itself when a helper took over (A8, 003-46)."""
    if town := signal_missing(handover.case):
        return ASKED_FOR_SIGNAL.format(town=town.name)
    unheard = handover.receiver_is_involved and not municipality_heard(handover)
    return HEARS_NOTHING if unheard else ""


def _parts(handover: "Handover") -> list[PartState]:
    document = [f"Nog te schrijven: {', '.join(gone)}."] if (gone := missing_in(handover)) else []
    return [
        _part("Ontvanger", "receiver", handover, still_needed(handover, RECEIVER_GUARDS)),
        _part("Afstemming", "contact", handover, still_needed(handover, CONTACT_GUARDS)),
        _part("Veiligheid en spoed", "safety", handover, still_needed(handover, SAFETY_GUARDS)),
        _part("Teksten", "texts", handover, [*document, *betrayed_by(handover)]),
        _part("Delen", "sharing", handover, still_needed(handover, SHARING_GUARDS)),
    ]


def _part(label: str, name: str, handover: "Handover", missing: list[str]) -> PartState:
    url = reverse(f"handover:{name}", args=[handover.number])
    return PartState(label, url, OPEN if missing else DONE, missing)


def _facts(handover: "Handover") -> list[Fact]:
    begun = f"{_day(handover.begun_at)}, {handover.begun_by.name}"
    facts = [
        Fact("Nummer", handover.number),
        Fact("Herkomst", capfirst(handover.get_origin_display())),
        Fact("Ontvanger", handover.receiver.name if handover.receiver else ""),
        Fact("Begonnen", begun),
    ]
    for label, at in (
        ("Verzonden", handover.sent_at),
        ("Gesprek gehouden", handover.held_at),
        ("Verslag gedeeld", handover.shared_at),
    ):
        if at:
            facts.append(Fact(label, _day(at)))
    if handover.accepted_at and handover.accepted_by:
        said = f"{_day(handover.accepted_at)}, {handover.accepted_by.name}"
        facts.append(Fact("Geaccepteerd", said))
    if handover.monitoring_from and handover.state == S.ACCEPTED:
        facts.append(Fact("Veilig Thuis volgt vanaf", short_day(handover.monitoring_from)))
    return facts


def _answer_due(handover: "Handover") -> DeadlineLine | None:
    term = answer_due(handover)
    if term is None:
        return None
    return line_for(term, now=timezone.now(), calendar=calendar_of(handover.case.region))


def _ended_why(handover: "Handover") -> list[Fact]:
    """Why it did not go through; the regie stayed with VT all along."""
    if handover.refused_at and handover.refused_by:
        by = f"{_day(handover.refused_at)}, {handover.refused_by.name}"
        return [
            Fact("Geweigerd", by),
            Fact("Reden", capfirst(handover.get_refusal_reason_display())),
            Fact("Toelichting", handover.refusal_note),
        ]
    if handover.withdrawn_at:
        note = [Fact("Toelichting", handover.withdrawal_note)] if handover.withdrawal_note else []
        return [
            Fact("Ingetrokken", _day(handover.withdrawn_at)),
            Fact("Reden", capfirst(handover.get_withdrawal_reason_display())),
            *note,
        ]
    return []


def _reporters(handover: "Handover") -> list[ReporterLine]:
    if handover.track_id:
        return []
    lines = []
    for report in reports_told(handover):
        told_at = reporter_told_at(handover, report)
        url = reverse("handover:reporter", args=[handover.number, report.number])
        lines.append(ReporterLine(report.number, url, _day(told_at) if told_at else ""))
    return lines


def former_of(rows: "list[Handover]", shown: "Handover") -> list[FormerHandover]:
    return [
        FormerHandover(
            number=row.number,
            badges=badges_of(row),
            text=_former_text(row),
            url=reverse("handover:preview", args=[row.number]),
        )
        for row in rows
        if row.pk != shown.pk
    ]


def _former_text(row: "Handover") -> str:
    to = f"Aan {row.receiver.name}. " if row.receiver else ""
    why = ". ".join(f"{fact.label}: {fact.value}" for fact in _ended_why(row))
    accepted = f"Geaccepteerd: {_day(row.accepted_at)}" if row.accepted_at else ""
    return f"{to}{why or accepted}".strip()


def _day(at: object) -> str:
    return short_day(timezone.localdate(at))  # type: ignore[arg-type]
