"""A text as a row of words, and what each is by itself: a first name, a surname, a place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consultations.scanner.lists import cues, endings, listed, listed_in, phrases
from consultations.scanner.plain import fold

# v.d. and v/d are one word; Vries-Yılmaz and Daan's too.
_WORD = re.compile(
    r"[vV][./]d(?![^\W\d_])|'[td](?![^\W\d_])"
    r"|(?<![^\W_])[^\W\d_]++(?:['’-][^\W\d_]++)*+(?!\d)"
)
_PARTICIPLE = re.compile(
    r"(?:aan|af|be|door|in|mis|onder|ont|op|over|toe|uit|ver|weg)[a-z]{4,}[dt]e?"
    r"|(?:aan|af|door|in|om|op|over|toe|uit|weg)?ge[a-z]{3,}(?:[dt]e?|en)"
)
_OPENS = re.compile(r"[.!?:;\n…\"“”„«()\[\]•*>=+/|–—]|(?:^|\s)[-'‘](?:\s|$)|['‘]$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and what stands between the word before and this one."""

    text: str
    folded: str
    start: int
    end: int
    gap: str
    opens: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def initial(self) -> bool:
        return len(self.text) == 1 and self.capital


def words_of(text: str) -> list[Word]:
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        folded = fold(match[0])
        opens = not found or (_OPENS.search(gap) is not None and not _shortened(found[-1], gap))
        found.append(Word(match[0], folded, match.start(), match.end(), gap, opens))
        end = match.end()
    return found


def _shortened(before: Word, gap: str) -> bool:
    """The dot of "mw." or of an initial closes no sentence; that of "B." in a list does."""
    listed_so = before.opens and "\n" in before.gap and before.text in "ABCDEFG"
    return gap.strip() in ("", ".") and (
        (before.initial and not listed_so)
        or before.folded in cues("abbreviated")
        or before.folded == "v.d"
    )


def in_phrases(words: Sequence[Word]) -> set[int]:
    """The places of words in fixed expressions that mean no person."""
    row = [word.folded for word in words]
    found: set[int] = set()
    for place, folded in enumerate(row):
        for parts in phrases().get(folded, ()):
            if row[place : place + len(parts)] == parts:
                found.update(range(place, place + len(parts)))
    return found


def is_in(word: Word, names: frozenset[str]) -> bool:
    """Also as owner (Daans, emma's) and as part of a double name (Anne-Fleur)."""
    if word.folded in names:
        return True
    if _owner(word) in names and word.folded not in listed("harmless"):
        return True
    parts = word.folded.split("-")
    capitals = {part[:1].isupper() for part in word.text.split("-")}
    return len(parts) > 1 and len(capitals) == 1 and any(part in names for part in parts)


def _owner(word: Word) -> str:
    if word.folded.endswith("'s"):
        return word.folded[:-2]
    if word.folded.endswith("s") and (word.capital or len(word.folded) > 4):
        return word.folded[:-1]
    return ""


def is_first_name(word: Word) -> bool:
    return len(word.folded) > 2 and is_in(word, listed("first_names"))


def is_surname(word: Word) -> bool:
    return len(word.folded) > 3 and is_in(word, listed("surnames"))


def is_any_surname(word: Word) -> bool:
    return word.folded in listed("surnames") or word.folded in listed("word_surnames")


def is_known_name(word: Word) -> bool:
    """In one of the lists of names that ask for a capital at most."""
    return (
        is_first_name(word)
        or is_surname(word)
        or (word.capital and is_in(word, listed("capital_names")))
    )


def is_harmless(word: Word) -> bool:
    """A capital that is common: an organisation, a language, the first word of a sentence."""
    participle = _PARTICIPLE.fullmatch(word.folded) is not None
    return participle or is_listed_harmless(word) or _is_noun(word) or is_ordinary(word)


def is_ordinary(word: Word) -> bool:
    """A Dutch word with a capital, also inflected: Bijbels, Afspraken, Kerkelijke."""
    common = listed_in("ordinary", "harmless")
    stems = (word.folded.removesuffix(end) for end in ("", "s", "e", "en", "se", "je", "jes"))
    return any(stem in common for stem in stems if len(stem) > 2)


def is_listed_harmless(word: Word) -> bool:
    common = word.folded in listed("harmless") or word.folded in cues("organisation")
    if common or word.folded in cues("particles") or _is_short_form(word):
        return True
    if ends_in(word.folded, endings("endings_of_no_surname")):
        return True
    parts = word.folded.split("-")
    whole = [part for part in parts if len(part) > 2 and part not in cues("particles")]
    return len(parts) > 1 and any(part in listed("harmless") for part in whole)


def is_family(word: Word) -> bool:
    """Kleindochter, ex-schoonzus, peettante: who is this of whom."""
    return word.folded in cues("family") or ends_in(word.folded, endings("family_endings"))


def is_place(word: Word) -> bool:
    first = word.folded.split("-")[0]
    return word.folded in listed("places") or first in listed("places")


def _is_noun(word: Word) -> bool:
    """Wijkverpleegkundige, Jeugdteam, Toeslagenwet: a capital, but no name."""
    return ends_in(word.folded, endings("noun_endings", "long_streets"))


def ends_in(folded: str, kinds: tuple[str, ...]) -> bool:
    """A compound: something of three letters or more stands before the ending."""
    return folded.endswith(kinds) and any(
        folded.endswith(end) and len(folded) > len(end) + 2 for end in kinds
    )


def _is_short_form(word: Word) -> bool:
    """VT, MDO's, POH-GGZ, WhatsAppje: capitals inside a word."""
    part = max(word.text.replace("’", "'").split("'")[0].split("-"), key=len)
    capitals = sum(letter.isupper() for letter in part)
    return (capitals > 1 and len(part) <= 6) or _camel(part)


def _camel(part: str) -> bool:
    inside = [letter.isupper() for letter in part[1:]]
    return any(inside) and not all(inside)
