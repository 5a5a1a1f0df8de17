"""Finding in a text what points to a person who must not be recognised. Pure: plain data in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from cases.letters.betrayal import (
    ACT_OF_REPORTING,
    BETRAYING_WORDS,
    COMMON_IN_NAMES,
    KIN,
    SMALL_WORDS,
    TITLES,
    WORDS_THAT_ARE_NAMES,
)
from common.dutch import MONTHS
from people.folding import PARTICLES, fold

QUOTED_WORDS = 6
_SENTENCE_END = re.compile(r"[.!?:;\n\r•]\s*$")
_WORD = re.compile(r"\w+")
# Marks nobody sees, which would break a name in two for us and not for the reader.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_TIME = re.compile(r"(?<![\d.])([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d|[.-]\d)")


@dataclass(frozen=True)
class Reported:
    """Who reported and what they told, as far as it could betray them."""

    name: str
    capacity: str = ""
    organisations: tuple[str, ...] = ()
    job_title: str = ""
    relation: str = ""
    phone: str = ""
    email: str = ""
    postal_address: str = ""
    received_time: tuple[int, int] | None = None
    event_days: tuple[date, ...] = ()
    told: tuple[str, ...] = ()
    # Names the reader knows anyhow: the family's own, the region's, whoever signs.
    innocent: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Word:
    text: str
    folded: str
    start: int
    end: int
    opens_sentence: bool

    @property
    def capitalised(self) -> bool:
        return self.text[:1].isupper()


def find_leaks(text: str, reported: Reported) -> list[str]:
    """One Dutch sentence per thing found: what it is, and the words around it."""
    text = _UNSEEN.sub("", text)
    words = list(_words(text))
    found = [
        *_name(words, reported),
        *_organisation(words, reported),
        *_job_and_relation(words, reported),
        *_role(words, reported),
        *_reachable(text, reported),
        *_moments(text, reported),
        *_quotes(words, reported),
    ]
    sentences = [
        f"{what} kan naar de melder wijzen: “{_around(text, start, end)}”"
        for what, start, end in sorted(found, key=lambda clue: (clue[1], -clue[2]))
    ]
    return list(dict.fromkeys(sentences))


_Clue = tuple[str, int, int]


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        before = text[max(0, match.start() - 4) : match.start()]
        opens = match.start() == 0 or bool(_SENTENCE_END.search(before))
        yield _Word(match[0], fold(match[0]), match.start(), match.end(), opens)


def _around(text: str, start: int, end: int) -> str:
    """The words found with a little of what stands around them, on one line."""
    left = text.rfind(" ", 0, max(0, start - 25)) + 1 if start > 25 else 0
    right = text.find(" ", min(len(text), end + 25))
    shown = " ".join(text[left : right if right >= 0 else len(text)].split())
    return f"{'… ' if left else ''}{shown}{' …' if right >= 0 else ''}"


def _known(reported: Reported) -> set[str]:
    return {part for name in reported.innocent for part in fold(name).split()}


def _name(words: list[_Word], reported: Reported) -> Iterator[_Clue]:
    whole = [part for part in fold(reported.name).split() if part not in TITLES]
    parts = [part for part in whole if part not in PARTICLES]
    yield from _phrases(words, " ".join(whole), "Een naam") if len(whole) > 1 else ()
    telling = [part for part in parts if part not in _known(reported) and len(part) > 1]
    for word in words:
        if any(_is_name(word, part) for part in telling):
            yield "Een naam", word.start, word.end
    yield from _initials(words, parts)


def _is_name(word: _Word, part: str) -> bool:
    """The name itself, or with a capital a slip of the pen of it."""
    if word.folded == part:
        ordinary = part in WORDS_THAT_ARE_NAMES or len(part) < 4
        return not ordinary or (word.capitalised and not word.opens_sentence)
    if word.folded in {f"{part}s", f"van{part}", f"de{part}", f"vanden{part}", f"vander{part}"}:
        return len(part) > 3 and word.capitalised
    if len(part) < 5 or not word.capitalised or word.folded[:1] != part[:1]:
        return False
    slips = 1 if len(part) < 8 else 2
    return DamerauLevenshtein.distance(word.folded, part, score_cutoff=slips) <= slips


def _initials(words: list[_Word], parts: list[str]) -> Iterator[_Clue]:
    """ "W.T." side by side, or "mevrouw T."."""
    if len(parts) < 2:
        return
    first, last = parts[0][0], parts[-1][0]
    for one, two in pairwise(words):
        letters = len(two.text) == 1 and two.capitalised and two.folded == last
        both = one.capitalised and len(one.text) == 1 and one.folded == first
        if letters and two.start - one.end <= 2 and (both or one.folded in TITLES):
            yield "Initialen", one.start, two.end


def _organisation(words: list[_Word], reported: Reported) -> Iterator[_Clue]:
    for name in reported.organisations:
        folded = fold(name)
        if not folded:
            continue
        yield from _phrases(words, folded, "Een organisatie")
        skip = COMMON_IN_NAMES | PARTICLES | _known(reported)
        own = {p for p in folded.split() if p not in skip and len(p) > 2}
        for word in words:
            if word.folded in own and word.capitalised and not word.opens_sentence:
                yield "Een organisatie", word.start, word.end


def _job_and_relation(words: list[_Word], reported: Reported) -> Iterator[_Clue]:
    for what, phrase in (("Een functie", reported.job_title), ("Een band", reported.relation)):
        folded = fold(phrase)
        if not folded:
            continue
        yield from _phrases(words, folded, what)
        skip = COMMON_IN_NAMES | SMALL_WORDS | _known(reported)
        telling = {p for p in folded.split() if len(p) > 6 and p not in skip}
        for word in words:
            if word.folded in telling:
                yield what, word.start, word.end


def _role(words: list[_Word], reported: Reported) -> Iterator[_Clue]:
    """ "Uw buurvrouw", "de juf": what follows from the capacity; and "uw zus heeft gebeld"."""
    line, spots = _folded_line(words)
    telling = BETRAYING_WORDS.get(reported.capacity, "")
    if telling:
        pattern = rf"(?:\b(?:uw|je|jouw|de|het|een) )?\b(?:{telling})\b"
        yield from _matches(pattern, line, spots, words, "Een aanduiding")
    near = r"(?: \w+){0,6} "
    yield from _matches(
        rf"\b(?:uw|je|jouw) (?:{KIN}){near}(?:{ACT_OF_REPORTING})\b",
        line,
        spots,
        words,
        "Een aanduiding",
    )


def _reachable(text: str, reported: Reported) -> Iterator[_Clue]:
    """Telephone, e-mail and postal address, however they are spaced."""
    digits = re.sub(r"\D", "", reported.phone)[-8:]
    if len(digits) == 8:
        spaced = r"[\s.\-/()]*".join(digits)
        yield from (("Een telefoonnummer", *m.span()) for m in re.finditer(spaced, text))
    if reported.email:
        found = re.finditer(re.escape(reported.email), text, re.IGNORECASE)
        yield from (("Een e-mailadres", *m.span()) for m in found)
    street = reported.postal_address.split(",")[0].strip()
    if len(street) > 4:
        found = re.finditer(re.escape(street), text, re.IGNORECASE)
        yield from (("Een adres", *m.span()) for m in found)


def _moments(text: str, reported: Reported) -> Iterator[_Clue]:
    """The time of receipt, times the reporter told, and the days of what they told."""
    times = {reported.received_time} if reported.received_time else set()
    times |= {(int(m[1]), int(m[2])) for told in reported.told for m in _TIME.finditer(told)}
    for match in _TIME.finditer(text):
        if (int(match[1]), int(match[2])) in times:
            yield "Een tijdstip", match.start(), match.end()
    for day in set(reported.event_days):
        month = MONTHS[day.month - 1]
        written = (
            rf"\b0?{day.day} (?:{month}|{month[:3]})\b\.?"
            rf"|(?<![\d-])0?{day.day}[-/.]0?{day.month}"
            rf"(?:[-/.](?:{day.year}|{day.year % 100}))?(?!\d)"
        )
        found = re.finditer(written, text, re.IGNORECASE)
        yield from (("De dag van een gebeurtenis", *m.span()) for m in found)


def _quotes(words: list[_Word], reported: Reported) -> Iterator[_Clue]:
    """A run of six words or more that stands literally in what was told."""
    told: set[tuple[str, ...]] = set()
    for text in reported.told:
        told |= set(_runs(fold(text).split()))
    start: int | None = None
    end = -1
    for i, run in enumerate(_runs([word.folded for word in words])):
        if run not in told or set(run) <= SMALL_WORDS:
            continue
        if start is not None and i > end:
            yield "Een letterlijk citaat", words[start].start, words[end].end
            start = None
        start = i if start is None else start
        end = i + QUOTED_WORDS - 1
    if start is not None:
        yield "Een letterlijk citaat", words[start].start, words[end].end


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + QUOTED_WORDS]) for i in range(len(words) - QUOTED_WORDS + 1))


def _phrases(words: list[_Word], phrase: str, what: str) -> Iterator[_Clue]:
    line, spots = _folded_line(words)
    yield from _matches(rf"\b{re.escape(phrase)}\b", line, spots, words, what)


def _folded_line(words: list[_Word]) -> tuple[str, list[int]]:
    """All words folded on one line, and for each character the word it belongs to."""
    line, spots = "", []
    for i, word in enumerate(words):
        line += f"{word.folded} "
        spots += [i] * (len(word.folded) + 1)
    return line, spots


def _matches(
    pattern: str, line: str, spots: list[int], words: list[_Word], what: str
) -> Iterator[_Clue]:
    for match in re.finditer(pattern, line):
        first, last = words[spots[match.start()]], words[spots[match.end() - 1]]
        yield what, first.start, last.end
