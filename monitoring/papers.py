"""A moment on paper: the whole for VT, the outcome for a partner, plain words for the family (5.3).

What partner and family read names no talk, no score, no risk and nobody who said something.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.text import capfirst

from common.dutch import long_day, short_day
from common.shown import Fact
from monitoring.enums import (
    TO_COME,
    ConditionStatus,
    EndKind,
    MomentDecision,
    ReportFor,
    TalkWith,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitoring.models import EndProposal, MomentTalk, MonitoringMoment
    from organisations.models import Region

PLAIN_STATUS = {
    ConditionStatus.KEPT: "Dit gaat goed.",
    ConditionStatus.PARTLY: "Dit gaat nog niet altijd goed.",
    ConditionStatus.NOT_KEPT: "Dit gaat nog niet goed.",
    ConditionStatus.UNKNOWN: "Dit weten we nog niet.",
}
PLAIN_DECISION = {
    MomentDecision.CONTINUE: "Wij vragen later opnieuw hoe het gaat.",
    MomentDecision.SUPPORT: "Wij helpen u ergens bij. Later vragen wij opnieuw hoe het gaat.",
    MomentDecision.EXTRA_MOMENT: "Wij komen een keer extra bij u terug.",
    MomentDecision.NEW_ASSESSMENT: "Wij kijken opnieuw naar de veiligheid in uw gezin.",
    MomentDecision.CLOSE_STABLE: "Wij vinden het nu veilig genoeg om te stoppen. Een collega kijkt "
    "dat na. Daarna hoort u van ons.",
}
PLAIN_END = {
    EndKind.STABLE: "Het is lang genoeg veilig geweest in uw gezin.",
    EndKind.MAX_DURATION: "De tijd waarin wij met u meekijken is voorbij.",
    EndKind.OTHER: "Er is iets veranderd. Daarom stoppen wij.",
}


@dataclass(frozen=True)
class Piece:
    """A heading with facts, or sentences."""

    title: str
    facts: tuple[Fact, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """What ``documents/monitoring*.html`` print."""

    region: "Region"
    case_number: str
    title: str
    day: date
    by: str
    whole: bool
    pieces: tuple[Piece, ...]


def paper_of(moment: "MonitoringMoment", made_for: ReportFor) -> Paper:
    makers = {
        ReportFor.VEILIG_THUIS: _whole,
        ReportFor.PARTNER: _outcome,
        ReportFor.FAMILY: _plain,
    }
    case = moment.trajectory.case
    return Paper(
        region=case.region,
        case_number=case.number,
        title=f"Monitorverslag: {moment.name.lower()}",
        day=timezone.localdate(),
        by=moment.closed_by.name if moment.closed_by else "",
        whole=made_for == ReportFor.VEILIG_THUIS,
        pieces=tuple(piece for piece in makers[made_for](moment) if piece.facts or piece.lines),
    )


def end_paper(proposal: "EndProposal") -> Paper:
    """That VT stops, why, who keeps sight, and that a call is always possible."""
    case = proposal.trajectory.case
    sight = f"Daarna let op: {proposal.sight_by}." if proposal.sight_by else ""
    return Paper(
        region=case.region,
        case_number=case.number,
        title="Veilig Thuis stopt met volgen",
        day=timezone.localdate(),
        by=proposal.answered_by.name if proposal.answered_by else "",
        whole=False,
        pieces=(
            Piece("Waarom", lines=(PLAIN_END[EndKind(proposal.kind)],)),
            Piece(
                "Wat betekent dit?",
                lines=tuple(
                    line
                    for line in (
                        "Veilig Thuis belt of komt niet meer om te vragen hoe het gaat.",
                        "De hulp die u hebt, gaat gewoon door.",
                        sight,
                    )
                    if line
                ),
            ),
        ),
    )


def outcome_facts(moment: "MonitoringMoment") -> tuple[Fact, ...]:
    """What a partner may read of a moment that is closed, on paper and on the screen alike."""
    return (
        Fact("Uitgevoerd", long_day(moment.held_on) if moment.held_on else ""),
        Fact("Conclusie", moment.conclusion),
        Fact("Besluit", capfirst(str(moment.get_decision_display()))),
        Fact("Waarom", moment.decision_note),
        Fact("Het veiligheidsplan", capfirst(str(moment.get_plan_consequence_display()))),
        *([Fact("Wat er verandert", moment.plan_note)] if moment.plan_note.strip() else []),
    )


def condition_facts(moment: "MonitoringMoment") -> tuple[Fact, ...]:
    return tuple(
        Fact(
            f"{row.number}. {row.text}",
            ". ".join(w for w in (capfirst(str(row.get_status_display())), row.note.strip()) if w),
        )
        for row in moment.conditions.all()
    )


def criterion_facts(moment: "MonitoringMoment", *, said: bool) -> tuple[Fact, ...]:
    """Whether each holds; ``said``: also what shows it, which a partner does not read."""
    return tuple(
        Fact(
            f"{one['number']}. {one['title']}",
            f"{'Ja' if one['met'] else 'Nee'}. {one['said'] if said else ''}".strip(),
        )
        for one in moment.criteria
    )


def _outcome(moment: "MonitoringMoment") -> "Iterator[Piece]":
    yield Piece("Uitkomst", outcome_facts(moment))
    yield Piece("Veiligheidsvoorwaarden", condition_facts(moment))
    yield Piece("Is het stabiel veilig?", criterion_facts(moment, said=False))
    yield _coming(moment)


def _whole(moment: "MonitoringMoment") -> "Iterator[Piece]":
    yield Piece(
        "Moment",
        (
            Fact("Gepland", long_day(moment.planned_on)),
            Fact("Uitgevoerd", long_day(moment.held_on) if moment.held_on else ""),
            Fact("Door", moment.judged_by.name if moment.judged_by else ""),
        ),
    )
    for kind, title in ((TalkWith.MEMBER, "Gezin"), (TalkWith.PROFESSIONAL, "Professionals")):
        talks = moment.talks.filter(kind=kind).select_related("person")
        yield Piece(f"Gesproken: {title.lower()}", tuple(map(_talk, talks)))
    if moment.nobody_outside_why.strip():
        yield Piece("Geen professional gesproken", lines=(moment.nobody_outside_why,))
    yield Piece(
        "Sinds het vorige moment",
        tuple(Fact(_when(event["when"]), event["what"]) for event in moment.events),
        (moment.incidents_note,),
    )
    yield Piece("Veiligheidsvoorwaarden", condition_facts(moment))
    yield Piece("Is het stabiel veilig?", criterion_facts(moment, said=True))
    for person in moment.start_and_now:
        yield Piece(
            f"Start tegen nu: {person['name']}",
            tuple(
                Fact(line["what"], f"start: {line['then']}; nu: {line['now']} ({line['trend']})")
                for line in person["lines"]
            ),
        )
    yield Piece(
        "Hulp en regie",
        (
            Fact("Hulp", _with(moment.get_help_state_display(), moment.help_note)),
            Fact("Regie duidelijk", _with(moment.get_regie_clear_display(), moment.regie_note)),
            *([Fact("Andere kijk", moment.dissent)] if moment.dissent.strip() else []),
        ),
    )
    yield Piece("Uitkomst", outcome_facts(moment))
    yield _coming(moment)


def _plain(moment: "MonitoringMoment") -> "Iterator[Piece]":
    day = long_day(moment.held_on) if moment.held_on else ""
    yield Piece("Wat deden wij?", lines=(f"Wij vroegen op {day} hoe het met uw gezin gaat.",))
    yield Piece(
        "Wat we met u afspraken",
        tuple(
            Fact(row.text, PLAIN_STATUS.get(ConditionStatus(row.status), ""))
            for row in moment.conditions.all()
            if row.status
        ),
    )
    yield Piece("Wat vinden wij?", lines=(moment.conclusion,))
    yield Piece("Hoe gaat het verder?", lines=(PLAIN_DECISION[MomentDecision(moment.decision)],))
    yield _coming(moment)


def _coming(moment: "MonitoringMoment") -> Piece:
    rows = moment.trajectory.moments.filter(state__in=TO_COME).exclude(pk=moment.pk)
    days = [capfirst(long_day(row.due_on)) for row in rows.order_by("due_on")]
    return Piece("De volgende keer dat Veilig Thuis vraagt hoe het gaat", lines=tuple(days))


def _talk(talk: "MomentTalk") -> Fact:
    who = talk.person.name if talk.person else f"{talk.name}, {talk.role}".strip(", ")
    if not talk.spoken_on:
        return Fact(who, f"Niet gesproken: {talk.not_why}")
    how = talk.get_how_display() if talk.how else ""
    parts = (f"{short_day(talk.spoken_on)}, {how}".strip(", "), talk.fit.strip(), talk.said.strip())
    return Fact(who, ". ".join(part for part in parts if part))


def _with(answer: str, note: str) -> str:
    return ". ".join(part for part in (capfirst(str(answer)), note.strip()) if part)


def _when(text: str) -> str:
    try:
        return short_day(date.fromisoformat(text))
    except ValueError:
        return text or "Datum onbekend"
