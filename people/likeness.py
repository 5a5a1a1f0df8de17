"""How much two descriptions look like one person, and why. A human decides; nothing is merged."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from people.folding import sound
from people.keys import Traits, names_among
from people.partial_date import PartialDate, Unborn

SURNAME_WEIGHT, GIVEN_WEIGHT, BIRTH_WEIGHT = 0.45, 0.25, 0.30
UNKNOWN = 0.5
ADDRESS_BONUS = 8
OTHER_BSN_MALUS = 30
CERTAIN = 100
# Only the same BSN is certain.
ALMOST_CERTAIN = 99
# A due date is seldom the birthday.
AROUND_DUE_DATE = timedelta(days=45)


class Part(NamedTuple):
    """How alike one trait is (0 to 1), and the words for it; no words when it says nothing."""

    value: float
    reason: str = ""


@dataclass(frozen=True)
class Likeness:
    """``score`` 0 to 100; ``reasons`` are what a user reads to judge for themselves."""

    score: int
    reasons: tuple[str, ...]


def likeness(sought: Traits, known: Traits) -> Likeness:
    if sought.bsn_hash and sought.bsn_hash == known.bsn_hash:
        same = [part.reason for part in _parts(sought, known)]
        return Likeness(CERTAIN, _spoken("zelfde BSN", *same, _address_reason(sought, known)))
    surname, given, birth = _parts(sought, known)
    score = 100 * (
        SURNAME_WEIGHT * surname.value + GIVEN_WEIGHT * given.value + BIRTH_WEIGHT * birth.value
    )
    address_reason = _address_reason(sought, known)
    score += ADDRESS_BONUS if address_reason else 0
    bsn_reason = "BSN verschilt" if sought.bsn_hash and known.bsn_hash else ""
    score -= OTHER_BSN_MALUS if bsn_reason else 0
    reasons = _spoken(surname.reason, given.reason, birth.reason, address_reason, bsn_reason)
    return Likeness(round(min(max(score, 0), ALMOST_CERTAIN)), reasons)


def _parts(sought: Traits, known: Traits) -> tuple[Part, Part, Part]:
    return (
        _surname(sought.surname_parts, known.surname_parts),
        _given(sought.given_words, known.given_words),
        _birth(sought, known),
    )


# Of who is compared in one search, many share a name.
@lru_cache(maxsize=10_000)
def _surname(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Part:
    if not ours or not theirs:
        return Part(UNKNOWN)
    if set(ours) == set(theirs):
        return Part(1.0, "achternaam gelijk")
    if set(ours) & set(theirs):
        return Part(1.0, "een deel van de achternaam is gelijk")
    value = max(_surname_value(a, b) for a, b in product(ours, theirs))
    if any(sound(a) == sound(b) for a, b in product(ours, theirs)):
        return Part(max(value, 0.9), "achternaam klinkt gelijk")
    return Part(value, "achternaam lijkt erop" if value >= 0.8 else "")


def _surname_value(a: str, b: str) -> float:
    whole = JaroWinkler.similarity(a, b)
    # Two letters are part of every third name.
    return max(whole, fuzz.partial_ratio(a, b) / 100) if min(len(a), len(b)) > 3 else whole


@lru_cache(maxsize=10_000)
def _given(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Part:
    if not ours or not theirs:
        return Part(UNKNOWN)
    our_names, their_names = names_among(ours), names_among(theirs)
    if set(our_names) & set(their_names):
        return Part(1.0, "voornaam gelijk")
    pairs = list(product(our_names, their_names))
    if any(sound(a) == sound(b) for a, b in pairs):
        return Part(0.95, "voornaam klinkt gelijk")
    only_initials = not our_names or not their_names
    if only_initials and {word[0] for word in ours} & {word[0] for word in theirs}:
        return Part(0.85, "zelfde voorletter")
    value = max((JaroWinkler.similarity(a, b) for a, b in pairs), default=0.0)
    return Part(value, "voornaam lijkt erop" if value >= 0.8 else "")


def _birth(sought: Traits, known: Traits) -> Part:
    ours, theirs = sought.birth, known.birth
    if isinstance(ours, Unborn) or isinstance(theirs, Unborn):
        return _around_birth(ours, theirs)
    if not ours or not theirs:
        return Part(UNKNOWN)
    if ours.full and theirs.full:
        return _full_dates(ours, theirs)
    if not ours.may_equal(theirs):
        return Part(0.0)
    if ours.estimated or theirs.estimated:
        return Part(0.7, "leeftijd past")
    return Part(0.8, "geboortejaar gelijk")


def _full_dates(ours: PartialDate, theirs: PartialDate) -> Part:
    if ours == theirs:
        return Part(1.0, "geboortedatum gelijk")
    same_year = ours.year == theirs.year
    if same_year and (ours.day, ours.month) == (theirs.month, theirs.day):
        return Part(0.9, "geboortedatum: dag en maand verwisseld")
    equal = (ours.day == theirs.day) + (ours.month == theirs.month) + same_year
    if equal == 2:
        other = "jaar" if not same_year else "maand" if ours.month != theirs.month else "dag"
        return Part(0.75, f"geboortedatum: alleen {other} verschilt")
    return Part(0.2, "geboortejaar gelijk") if same_year else Part(0.0)


def _around_birth(ours: PartialDate | Unborn, theirs: PartialDate | Unborn) -> Part:
    """A child that was due and a child that was born may be the same child."""
    days = [b.expected_on if isinstance(b, Unborn) else b.full for b in (ours, theirs)]
    if days[0] is None or days[1] is None:
        return Part(UNKNOWN)
    if abs(days[0] - days[1]) > AROUND_DUE_DATE:
        return Part(0.0)
    return Part(0.9, "uitgerekende datum past")


def _address_reason(sought: Traits, known: Traits) -> str:
    return "zelfde adres" if sought.address and sought.address == known.address else ""


def _spoken(*reasons: str) -> tuple[str, ...]:
    return tuple(reason for reason in reasons if reason)
