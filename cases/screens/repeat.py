"""A repeat report on the screens of VT: who still has to be heard, and what became of it."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from cases.enums import OthersToldBy, RepeatOutcome, RepeatState, TrajectoryKind
from cases.guards.repeat import triage_is_completed
from cases.permissions import can_coordinate, can_read_assessment
from cases.screens.header import CaseHeader, case_header
from cases.screens.outcomes import OutcomeChoice
from cases.selectors.repeats import (
    Director,
    d12_of,
    director_of,
    has_incident,
    last_incident,
    repeats_of,
)
from common.dutch import MONTHS, short_day
from common.shown import Badge, Fact
from deadlines.explain import compute
from deadlines.terms import TERMS
from deadlines.workdays import AMSTERDAM
from workflow.steps import objections

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import CaseDeadline, DirectorAnswer, RepeatReport, Report

S = RepeatState
TONES = {
    S.SIGNALLED: "outline",
    S.COORDINATING: "orange",
    S.COORDINATED: "azure",
    S.PROCESSED: "green",
    S.LAPSED: "neutral",
}
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
HERE = "de collega van Veilig Thuis die dit gezin draagt"


@dataclass(frozen=True)
class RepeatCard:
    """One repeat report in a few lines, on the pages of report, triage and case."""

    report: str
    badge: Badge
    sentence: str
    late: bool
    whom: str
    phone: str
    url: str


@dataclass(frozen=True)
class AttemptLine:
    when: datetime
    text: str


@dataclass(frozen=True)
class AnswerLine:
    """What the partner typed; ``confirm_url`` for who makes it the coordination."""

    when: datetime
    by: str
    view: str
    words: str
    confirmed: str
    confirm_url: str


@dataclass(frozen=True)
class RepeatPage:
    header: CaseHeader
    report: str
    card: RepeatCard
    facts: list[Fact]
    attempts: list[AttemptLine]
    answers: list[AnswerLine]
    coordinated: list[Fact]
    processed: list[Fact]
    choices: list[OutcomeChoice]
    asks_incident: bool
    may_coordinate: bool
    may_try: bool
    may_process: bool
    still_needed: str


def repeat_cards(reports: "Iterable[Report]", reader: "User") -> list[RepeatCard]:
    """A card for each of these reports that came while something ran; the bureaudienst reads no
    judgement (5.3)."""
    flagged = [report for report in reports if report.repeat_report]
    if not flagged or not can_read_assessment(reader):
        return []
    found = [row for row in repeats_of(flagged) if row.within_trajectory]
    return [_card(row, d12_of(row)) for row in found]


def repeat_page(repeat: "RepeatReport", reader: "User") -> RepeatPage:
    report = repeat.report
    acts = can_coordinate(repeat, reader)
    unheard = repeat.coordinated_at is None
    running = repeat.state in (S.COORDINATING, S.COORDINATED)
    done = triage_is_completed(repeat)
    may_process = acts and done and repeat.state == S.COORDINATED
    return RepeatPage(
        header=case_header(report.case, reader, "report", report),
        report=report.number,
        card=_card(repeat, d12_of(repeat)),
        facts=_facts(repeat),
        attempts=[
            AttemptLine(row.at, f"{row.tried} ({row.get_channel_display()}): {row.result}")
            for row in repeat.attempts.all()
        ],
        answers=[_answer(repeat, row, acts) for row in repeat.answers.all()],
        coordinated=_coordinated(repeat),
        processed=_processed(repeat),
        choices=outcome_choices(repeat) if may_process else [],
        asks_incident=not has_incident(report),
        may_coordinate=acts and unheard and running,
        may_try=acts and unheard and repeat.state == S.COORDINATING,
        may_process=may_process,
        still_needed=_still_needed(repeat, done=done),
    )


def outcome_choices(repeat: "RepeatReport") -> list[OutcomeChoice]:
    """Every outcome tried on a copy; the guards say what stands in the way of each."""
    tried = {outcome: objections(_with(repeat, outcome), "process") for outcome in RepeatOutcome}
    everywhere = set.intersection(*(set(reasons) for reasons in tried.values()))
    return [
        OutcomeChoice(
            value=str(outcome),
            label=capfirst(outcome.label),
            why_not=[reason for reason in reasons if reason not in everywhere],
            needs_reason=[],
        )
        for outcome, reasons in tried.items()
    ]


def _with(repeat: "RepeatReport", outcome: RepeatOutcome) -> "RepeatReport":
    """What is asked beside the outcome is said where it is asked."""
    tried = copy(repeat)
    tried.outcome, tried.outcome_reason, tried.advice = outcome, "x", "x"
    return tried


def _card(repeat: "RepeatReport", term: "CaseDeadline | None") -> RepeatCard:
    waits = repeat.state == S.COORDINATING
    director = director_of(repeat.followed_in) if waits and repeat.followed_in else None
    return RepeatCard(
        report=repeat.report.number,
        badge=Badge(capfirst(repeat.get_state_display()), TONES[S(repeat.state)]),
        sentence=_sentence(repeat, term),
        late=bool(waits and term and term.is_open and term.is_late(timezone.now())),
        whom=_whom(director) if waits else "",
        phone=director.phone if director else "",
        url=reverse("cases:repeat", args=[repeat.report.number]),
    )


def _whom(director: Director | None) -> str:
    if director is None:
        return capfirst(HERE)
    return ", ".join(filter(None, [director.person, director.organisation.name]))


def _sentence(repeat: "RepeatReport", term: "CaseDeadline | None") -> str:
    if repeat.state == S.COORDINATING:
        who = "de procesregisseur" if repeat.director else HERE
        until = f" vóór het eind van {_full_day(term.due_at)}" if term else ""
        return f"Stem{until} af met {who}. Eerder kan de triage niet worden besloten."
    if repeat.state == S.COORDINATED and triage_is_completed(repeat):
        return "De triage is afgerond. Leg vast wat er met deze hermelding gebeurt."
    if repeat.state == S.PROCESSED:
        return f"Uitkomst: {repeat.get_outcome_display() or 'zie het triagebesluit'}."
    if repeat.state == S.LAPSED:
        return "De melding is uit triage gegaan."
    return _how_it_was_heard(repeat)


def _how_it_was_heard(repeat: "RepeatReport") -> str:
    if repeat.coordinated_at is None:
        return (
            "Twee pogingen mislukten; de triage kan verder."
            if repeat.within_trajectory
            else "Er loopt geen traject. De triage zegt wat er gebeurt."
        )
    on = short_day(timezone.localdate(repeat.coordinated_at))
    return f"Op {on} afgestemd met {repeat.coordinated_with}: {repeat.get_director_view_display()}."


def _facts(repeat: "RepeatReport") -> list[Fact]:
    earlier = repeat.earlier_report
    same_case = earlier.case_id == repeat.report.case_id
    on = short_day(timezone.localdate(earlier.received_at))
    url = reverse("cases:report", args=[earlier.number]) if same_case else ""
    running = [str(TrajectoryKind(kind).label) for kind in repeat.within]
    facts = [
        Fact("Eerdere melding", f"{earlier.number}, {on}", url),
        Fact("Hoe gezien", capfirst(repeat.get_found_by_display())),
        Fact("Wat er loopt", capfirst(", ".join(running)) or "Niets"),
    ]
    if repeat.followed_in and repeat.followed_in != repeat.report.case:
        facts.append(Fact("In dossier", repeat.followed_in.number))
    if repeat.director:
        facts.append(Fact("Procesregie bij", repeat.director.name))
    if repeat.partner:
        facts.append(Fact("Ketenpartner die het gezin kent", repeat.partner.name))
    return facts


def _answer(repeat: "RepeatReport", row: "DirectorAnswer", acts: bool) -> AnswerLine:
    confirmed = ""
    if row.confirmed_by and row.confirmed_at:
        on = short_day(timezone.localdate(row.confirmed_at))
        confirmed = f"Bevestigd door {row.confirmed_by.name}, {on}"
    waits = acts and repeat.coordinated_at is None
    return AnswerLine(
        when=row.given_at,
        by=f"{row.given_by.name}, {row.organisation.name}",
        view=capfirst(row.get_view_display()),
        words=row.words,
        confirmed=confirmed,
        confirm_url=reverse("cases:repeat_confirm", args=[repeat.report.number, row.pk])
        if waits
        else "",
    )


def _coordinated(repeat: "RepeatReport") -> list[Fact]:
    if repeat.coordinated_at is None or repeat.coordinated_by is None:
        return []
    at = timezone.localtime(repeat.coordinated_at)
    return [
        Fact("Met wie", repeat.coordinated_with),
        Fact("Wanneer", f"{short_day(at.date())} om {at:%H.%M} uur"),
        Fact("Hoe", capfirst(repeat.get_channel_display())),
        Fact("Kan de hulp dit aan?", capfirst(repeat.get_director_view_display())),
        Fact("Zienswijze", repeat.director_words),
        Fact("Vastgelegd door", repeat.coordinated_by.name),
    ]


def _processed(repeat: "RepeatReport") -> list[Fact]:
    if repeat.processed_at is None or repeat.processed_by is None:
        return []
    by = f"{repeat.processed_by.name}, {short_day(timezone.localdate(repeat.processed_at))}"
    facts = [Fact("Uitkomst", capfirst(repeat.get_outcome_display()) or "Zie het triagebesluit")]
    facts += [
        Fact(label, value)
        for label, value in (
            ("Reden", repeat.outcome_reason),
            ("Advies", repeat.advice),
            ("Anderen informeren", _others(repeat)),
        )
        if value
    ]
    if happened := last_incident(repeat.report):
        facts.append(Fact("Laatste voorval", short_day(happened)))
        facts.append(Fact("Stabiel veilig op zijn vroegst", short_day(_stable_from(happened))))
    return [*facts, Fact("Verwerkt door", by)]


def _others(repeat: "RepeatReport") -> str:
    if not repeat.others_told_by:
        return ""
    who = capfirst(repeat.get_others_told_by_display())
    if repeat.others_told_by == OthersToldBy.NOBODY:
        return who
    heard = repeat.others_heard_at
    done = f", gedaan op {short_day(timezone.localdate(heard))}" if heard else ""
    return f"{who}: {repeat.others_to_tell}{done}"


def _stable_from(happened: date) -> date:
    """Six months after the last unsafe event (D11)."""
    start = datetime.combine(happened, time(12), AMSTERDAM)
    return compute(TERMS["D11"], start).due.date()


def _still_needed(repeat: "RepeatReport", *, done: bool) -> str:
    if repeat.state == S.COORDINATED and not done:
        return "Wat er met deze hermelding gebeurt, legt u vast als de triage is afgerond."
    return ""


def _full_day(moment: datetime) -> str:
    """maandag 23 februari"""
    day = moment.astimezone(AMSTERDAM).date()
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
