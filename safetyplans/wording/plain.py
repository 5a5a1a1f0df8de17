"""A text as sentences, and a sentence as words that remember where they stood."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# "t/m" and "z.s.m" are one word, "gedaan.Moeder" and "moeder/vader" are two.
_WORD = re.compile(
    r"\bt/m\b|\d+(?:[.:,/-]\d+)*|[^\W\d_](?:\.[^\W\d_](?![^\W\d_]))+"
    r"|[^\W\d_]+(?:['’-][^\W\d_]+)*"
)
# A full stop, a question or exclamation mark before a capital, or the end of a line.
_END = re.compile(r"[.!?]+[\"”’)]*(?=\s|$)|[;\n]+")
_SHORTENED = re.compile(
    r"(?:\b(?:bijv|bv|dhr|mevr|mw|mr|dr|nr|ca|evt|incl|excl|max|min|resp|tel|enz|blz|art|jr|vs)"
    r"|\b[a-zA-Z](?:\.[a-zA-Z])*)\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was typed, in plain small letters, and what stands before it."""

    text: str
    folded: str
    start: int
    end: int
    gap: str


def fold(word: str) -> str:
    """Small letters without accents: "Geëscaleerd" is "geescaleerd", "vóór" is "voor"."""
    small = word.lower().replace("’", "'")
    if small.isascii():
        return small
    parts = unicodedata.normalize("NFKD", small)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def sentences_of(text: str) -> Iterator[Sequence[Word]]:
    """The words between two ends; nothing is looked for across an end."""
    start = 0
    for end in _ends(text):
        if words := tuple(_words_of(text, start, end)):
            yield words
        start = end


def _ends(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        before = text[max(0, found.start() - 12) : found.start() + 1]
        if found[0] != "." or not _SHORTENED.search(before):
            yield found.end()
    yield len(text)


def _words_of(text: str, start: int, end: int) -> Iterator[Word]:
    last = start
    for found in _WORD.finditer(text, start, end):
        yield Word(found[0], fold(found[0]), *found.span(), text[last : found.start()])
        last = found.end()
