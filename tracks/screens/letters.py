"""The page Brieven of a track: who is owed the letter on destruction, and how it stands."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from cases.screens.letter_sheets import frozen_sheet
from common.dutch import short_day
from common.shown import Badge, Fact
from tracks.screens.words import day_of
from tracks.selectors.letters import destruction_letter, letters_of

if TYPE_CHECKING:
    from tracks.models import Track, TrackLetter

# How often a page asks again by itself whether the PDF is there.
PATIENCE = 5


@dataclass(frozen=True)
class LetterRow:
    """One letter in the list: to whom, how it stands, what is next."""

    title: str
    to: str
    badge: Badge
    next_step: str
    url: str


@dataclass(frozen=True)
class LettersPage:
    number: str
    rows: list[LetterRow]
    owes: bool


@dataclass(frozen=True)
class Pdf:
    """The printed letter: ready, or being printed; ``again`` is where to ask once more."""

    url: str
    ready: bool
    again: str


@dataclass(frozen=True)
class LetterPage:
    """One letter: as it would be printed now, or as it was fixed."""

    number: str
    place: int
    title: str
    to: str
    badge: Badge
    sheet: SafeString
    pdf: Pdf | None
    facts: list[Fact]
    may_print: bool
    may_send: bool


def letters_page(track: "Track") -> LettersPage:
    letters = letters_of(track)
    return LettersPage(
        number=track.number,
        rows=[_row(letter, place) for place, letter in enumerate(letters, 1)],
        owes=track.concluded_none,
    )


def letter_page(
    letter: "TrackLetter", place: int, *, works: bool, sender: str, asked: int
) -> LetterPage:
    """``sender``: who would sign it when it is made now."""
    row = _row(letter, place)
    return LetterPage(
        number=letter.track.number,
        place=place,
        title=row.title,
        to=row.to,
        badge=row.badge,
        sheet=_sheet(letter, sender),
        pdf=_pdf(letter, place, asked),
        facts=_facts(letter),
        may_print=works and letter.sent_at is None,
        may_send=works and letter.sent_at is None and letter.document is not None,
    )


def file_name(letter: "TrackLetter", place: int) -> str:
    """Without the name of a person."""
    return f"{letter.track.number}-recht-op-vernietiging-{place}.pdf"


def _row(letter: "TrackLetter", place: int) -> LetterRow:
    person = letter.addressee
    return LetterRow(
        title=f"Brief over {letter.get_kind_display()}",
        to=f"{person.name}, {person.age_text(timezone.localdate())}",
        badge=_badge(letter),
        next_step=_next(letter),
        url=reverse("tracks:letter", args=[letter.track.number, place]),
    )


def _badge(letter: "TrackLetter") -> Badge:
    if letter.sent_at:
        return Badge("Verzonden", "green")
    return Badge("Gemaakt", "lime") if letter.document else Badge("Nog te maken", "yellow")


def _next(letter: "TrackLetter") -> str:
    if letter.sent_at:
        return f"{day_of(letter.sent_at)}, {letter.get_channel_display()}"
    return "Verstuur en leg vast" if letter.document else "Lees en maak de brief"


def _sheet(letter: "TrackLetter", sender: str) -> SafeString:
    """The letter as it was fixed, or as it would be made now."""
    if letter.document:
        return frozen_sheet(letter.document.html, below=3)
    content = destruction_letter(letter, day=timezone.localdate(), sender=sender)
    context = {"letter": content, "level": 4, "below": 5}
    return render_to_string("documents/partials/sheet.html", context)


def _pdf(letter: "TrackLetter", place: int, asked: int) -> Pdf | None:
    if letter.document is None:
        return None
    args = [letter.track.number, place]
    again = f"{reverse('tracks:letter', args=args)}?gevraagd={asked + 1}"
    return Pdf(
        reverse("tracks:letter_pdf", args=args),
        letter.document.printed,
        again if asked < PATIENCE else "",
    )


def _facts(letter: "TrackLetter") -> list[Fact]:
    facts = []
    if letter.document:
        facts.append(Fact("Gemaakt", short_day(timezone.localdate(letter.document.frozen_at))))
    if letter.sent_at and letter.sent_by:
        how = capfirst(str(letter.get_channel_display()))
        facts.append(Fact("Verzonden", f"{day_of(letter.sent_at)} door {letter.sent_by.name}"))
        facts.append(Fact("Hoe", how))
    return facts
