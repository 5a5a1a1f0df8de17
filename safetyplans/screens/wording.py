"""A text with its marks in place, and below or beside it why, and what reads better."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from safetyplans.wording import Use, pieces, read

if TYPE_CHECKING:
    from django.forms import BoundField

    from common.shared_form import SmallForm


@dataclass(frozen=True)
class Note:
    """Why words are marked, and a better example; ``anchor`` joins the mark and the note."""

    number: int
    anchor: str
    words: str
    reason: str
    better: str


@dataclass(frozen=True)
class Stretch:
    """A part of the text as it was typed; marked when it has a note."""

    text: str
    note: Note | None


@dataclass(frozen=True)
class Marked:
    """What ``safetyplans/partials/wording_text.html`` and ``wording_notes.html`` show."""

    stretches: list[Stretch]
    notes: list[Note]

    @property
    def summary(self) -> str:
        count = len(self.notes)
        return "1 plek kan duidelijker." if count == 1 else f"{count} plekken kunnen duidelijker."


def marked(text: str, use: Use, *, place: str, first: int = 1) -> Marked:
    """``place`` is unique on the page; notes count on from ``first``."""
    stretches: list[Stretch] = []
    notes: list[Note] = []
    for piece in pieces(text, read(text, use)):
        note = None
        if found := piece.finding:
            number = first + len(notes)
            anchor = f"taal-{place}-{number}"
            note = Note(number, anchor, piece.text, found.reason, found.better)
            notes.append(note)
        stretches.append(Stretch(piece.text, note))
    return Marked(stretches, notes)


@dataclass(frozen=True)
class Question:
    """A question of a form; ``use`` and ``notes`` when the wording helper reads the answer."""

    field: "BoundField"
    use: str
    notes: Marked | None


def questions(form: "SmallForm") -> list[Question]:
    """What is asked, with the marks of what stands there."""
    return [_question(field, form.uses.get(field.name, "")) for field in form.visible_fields()]


def _question(field: "BoundField", use: str) -> Question:
    if not use:
        return Question(field, "", None)
    return Question(field, use, marked(field.value() or "", Use(use), place=field.auto_id))
