"""The text as an eye reads it: without letters nobody sees, and back to where it was typed."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Letters that NFKD does not take apart.
_LETTERS = str.maketrans(
    {"ı": "i", "İ": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "Æ": "ae",
     "œ": "oe", "Œ": "oe", "đ": "d", "Đ": "d", "ð": "d", "þ": "th", "’": "'", "‘": "'", "`": "'"}
)  # fmt: skip


@dataclass(frozen=True)
class PlainText:
    """What is read, and for each of its letters the place in what was typed."""

    text: str
    places: tuple[int, ...]
    length: int

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Where the letters start:end were typed."""
        after = self.places[end] if end < len(self.places) else self.length
        return self.places[start], after


def plain(typed: str) -> PlainText:
    """Soft hyphens and zero widths go, letters and their accents become one, spaces are spaces."""
    letters: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(typed):
        seen = unicodedata.normalize("NFKC", cluster)
        letters.extend(seen)
        places.extend([start] * len(seen))
    return PlainText("".join(letters), tuple(places), len(typed))


def _clusters(typed: str) -> list[tuple[int, str]]:
    """Each visible letter with the accents typed after it."""
    found: list[tuple[int, str]] = []
    for place, letter in enumerate(typed):
        if unicodedata.category(letter) == "Cf":
            continue
        # A cluster of thirty accents is no letter; it also keeps the normalising linear.
        if found and unicodedata.combining(letter) and len(found[-1][1]) < 30:
            found[-1] = (found[-1][0], found[-1][1] + letter)
        else:
            found.append((place, letter))
    return found


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """ "Yılmaz" as "yilmaz", "Zoë" as "zoe"; hyphens and apostrophes stay."""
    apart = unicodedata.normalize("NFKD", word.translate(_LETTERS).lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
