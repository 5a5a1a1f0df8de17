"""What a script expects of advice, municipal consultations and crisis notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db.models import TextChoices

from cases.models import Report
from cases.screens.preceding import preceding_of
from cases.screens.reporter import reporter_card
from consultations.enums import AdviceState, CrisisNoticeState, UsdState
from consultations.models import Consultation, CrisisNotice, UsdConsultation
from rehearsal.facts import Facts
from rehearsal.found import ABSENT, Found, compare
from rehearsal.moments import day_in_words
from rehearsal.stage import Preceding, Turn

STATES: dict[str, tuple[type[Preceding], type[TextChoices]]] = {
    "advice": (Consultation, AdviceState),
    "consultation": (UsdConsultation, UsdState),
    "crisis_notice": (CrisisNotice, CrisisNoticeState),
}
DAYS = {
    "next_contact": "next_contact_on",
    "follow_up": "follow_up_on",
    "valid_until": "valid_until",
}


def _row(turn: Turn, listed: Facts, key: str) -> Preceding:
    """As it stands now."""
    named = listed.look_up(key, key, turn.stage.preceding, "Wat voorafgaat:")
    row: Preceding = type(named)._default_manager.get(pk=named.pk)
    return row


def _states(turn: Turn, name: str) -> Iterator[Found]:
    """``advice: {advies: converted}``"""
    kind, states = STATES[name]
    listed = turn.facts.block_of(name)
    for key in listed.names():
        row = _row(turn, listed, key)
        if not isinstance(row, kind):
            raise listed.mistake(key, f"‘{key}’ is geen {kind._meta.verbose_name}.")
        yield compare(listed, key, key, listed.choice(key, states), str(row.state))


def _days(turn: Turn, name: str) -> Iterator[Found]:
    """``next_contact: {advies: di 09-06-2026}``, or ``absent``."""
    listed = turn.facts.block_of(name)
    for key in listed.names():
        found = getattr(_row(turn, listed, key), DAYS[name], None)
        given = listed.text(key)
        day = None if given == ABSENT else listed.day(key)
        expected = day_in_words(day) if day else ABSENT
        yield compare(
            listed, key, f"{name} van {key}", expected, day_in_words(found) if found else ABSENT
        )


def _tied(turn: Turn, name: str) -> Iterator[Found]:
    """``{advies: melding}``: the page of the report shows it, and it holds the report's number;
    ``absent``: of no report."""
    listed = turn.facts.block_of(name)
    for key in listed.names():
        row, expected = _row(turn, listed, key), listed.text(key)
        if expected != ABSENT:
            report = listed.known(key, turn.stage.reports, "De melding")
            report.refresh_from_db(fields=["preceded_by"])
            before = {shown.number for shown in preceding_of(report, named=True)}
            yield compare(
                listed,
                key,
                f"wat aan {expected} voorafging",
                row.number,
                row.number if row.number in before else ABSENT,
            )
            expected = report.number
        found = row.report_number or ABSENT
        yield compare(listed, key, f"de melding na {key}", expected, found)


def _reads(turn: Turn, name: str) -> Iterator[Found]:
    """``reads: {consultatie: [lotte]}``: from the own desk; ``reads_not`` turns it around."""
    for row, who, line in _readers(turn, name):
        reader = turn.scene.colleagues[who]
        seen = type(row)._default_manager.visible_to(reader).filter(pk=row.pk).exists()
        yield _as_wanted(line, who, row, seen=seen, wanted=name == "reads")


def _reads_behind_report(turn: Turn, name: str) -> Iterator[Found]:
    """On the page of the report, for who may open it and know who reported (A5)."""
    report = turn.report
    for row, who, line in _readers(turn, name):
        reader = turn.scene.colleagues[who]
        opens = Report.objects.visible_to(reader).filter(pk=report.pk).exists()
        shown = preceding_of(report, named=reporter_card(report, reader).named) if opens else []
        seen = row.number in {before.number for before in shown}
        yield _as_wanted(line, who, row, seen=seen, wanted=name == "reads_behind_report")


def _readers(turn: Turn, name: str) -> Iterator[tuple[Preceding, str, int]]:
    """Each colleague that is mentioned for a row, with the line that does."""
    listed = turn.facts.block_of(name)
    for key in listed.names():
        row = _row(turn, listed, key)
        for who in listed.texts(key):
            listed.look_up(key, who, turn.scene.colleagues, "De collega")
            yield row, who, listed.block.place_of(key).line


def _as_wanted(line: int, who: str, row: Preceding, *, seen: bool, wanted: bool) -> Found:
    wrong = f"{who} leest {row.number} {'wel' if seen else 'niet'}."
    return Found(line, "" if seen == wanted else wrong)


CHECKS: dict[str, Callable[[Turn, str], Iterator[Found]]] = {
    **dict.fromkeys(STATES, _states),
    **dict.fromkeys(DAYS, _days),
    "tied": _tied,
    "reads": _reads,
    "reads_not": _reads,
    "reads_behind_report": _reads_behind_report,
    "reads_not_behind_report": _reads_behind_report,
}
