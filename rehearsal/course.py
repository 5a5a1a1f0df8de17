"""The course of a rehearsal as somebody reads it: a timeline in Dutch, and the same as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rehearsal.moments import in_words
from rehearsal.play import Entry

INDENT = " " * 4


def lines_of(entry: Entry) -> Iterator[str]:
    """One step: when, who, what; below it what changed and what was not as expected."""
    about = "" if entry.step.report == "melding" else f" [{entry.step.report}]"
    yield f"{in_words(entry.step.at)}  {entry.who}{about}: {entry.told}"
    for change in entry.changed:
        yield f"{INDENT}· {change}"
    held = len(entry.found) - len(entry.wrong)
    if held:
        yield f"{INDENT}✓ {held} {'verwachting komt' if held == 1 else 'verwachtingen komen'} uit"
    for wrong in entry.wrong:
        yield f"{INDENT}✗ {wrong}"


def closing_line(entries: list[Entry]) -> str:
    wrong = sum(len(entry.wrong) for entry in entries)
    held = sum(len(entry.found) for entry in entries) - wrong
    steps = "1 stap" if len(entries) == 1 else f"{len(entries)} stappen"
    return f"{steps}. Verwachtingen: {held} komen uit, {wrong} niet."


def as_data(entry: Entry) -> dict[str, Any]:
    return {
        "at": entry.step.at.isoformat(),
        "who": entry.who,
        "do": entry.step.do,
        "report": entry.step.report,
        "told": entry.told,
        "changed": entry.changed,
        "held": len(entry.found) - len(entry.wrong),
        "wrong": [{"line": found.line, "found": found.wrong} for found in entry.wrong],
    }
