"""A text with its marks in place, and below or beside it why, and what reads better."""

from dataclasses import dataclass

from safetyplans.wording import Use, pieces, read


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
