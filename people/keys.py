"""Under which keys a person is found again. Pure: two people who may be one share a key."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from people.folding import fold, rough_sound, surname_parts, without_grown_particle
from people.partial_date import NOT_KNOWN, Birth, PartialDate, Unborn

# Another number means other keys: everybody gets theirs anew (``services.renew_keys``).
VERSION = 2
SOUND_LENGTH = 6
# Few people share one of these.
# Needed only for who has no whole birth date.
BROAD = ("called:", "born:")
RARE = ("date:", "day:", "decade:", "address:")


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What somebody is recognised by; as known of a person, or as typed by who searches.

    ``surnames``: own name and partner's name, particles may be there. ``given``: calling name,
    first names or initials. A secret address is never a trait.
    """

    surnames: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    birth: Birth = NOT_KNOWN
    postcode: str = ""
    house_number: int | None = None
    bsn_hash: str = ""

    @property
    def surname_parts(self) -> tuple[str, ...]:
        return _surname_parts(self.surnames)

    @property
    def given_words(self) -> tuple[str, ...]:
        """The first word of each given name, folded; a single letter is an initial."""
        return _given_words(self.given)

    @property
    def given_names(self) -> tuple[str, ...]:
        return names_among(self.given_words)

    @property
    def initials(self) -> frozenset[str]:
        return frozenset(word[0] for word in self.given_words)

    @property
    def birth_year(self) -> int | None:
        """The year to look under; a child that is due counts in the year it is due."""
        if isinstance(self.birth, Unborn):
            return self.birth.expected_on.year if self.birth.expected_on else None
        return None if self.birth.estimated else self.birth.year

    @property
    def address(self) -> tuple[str, int] | None:
        return (self.postcode, self.house_number) if self.postcode and self.house_number else None


def names_among(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without the initials."""
    return tuple(word for word in words if len(word) > 1)


@lru_cache(maxsize=50_000)
def _surname_parts(surnames: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for surname in surnames for part in surname_parts(surname)))


@lru_cache(maxsize=50_000)
def _given_words(given: tuple[str, ...]) -> tuple[str, ...]:
    words = (folded.split()[0] for name in given if (folded := fold(name)))
    return tuple(dict.fromkeys(words))


def stored_keys(traits: Traits) -> frozenset[str]:
    """Every key a known person can be found under."""
    return frozenset([*_precise_keys(traits), *_initial_keys(traits), *_surname_keys(traits)])


def search_keys(traits: Traits) -> frozenset[str]:
    """The keys to look under. The broad ones find half a town, so they are used only when
    what was typed is not enough for the precise ones."""
    keys = set(_precise_keys(traits))
    if isinstance(traits.birth, PartialDate) and traits.birth.full:
        keys = {key for key in keys if not key.startswith(BROAD)}
    if not traits.given_names or traits.birth_year is None:
        keys.update(_initial_keys(traits))
    return frozenset(keys or _surname_keys(traits))


def _precise_keys(traits: Traits) -> Iterator[str]:
    given = {_heard(name) for name in traits.given_names}
    for heard in _surnames_heard(traits):
        if traits.birth_year is not None:
            yield f"year:{heard}:{traits.birth_year}"
        for name in given:
            yield f"name:{heard}:{name[:2]}"
            yield f"called:{name}:{heard[:2]}"
    if traits.birth_year is not None:
        for name in given:
            yield f"born:{traits.birth_year}:{name}"
    if traits.address:
        yield f"address:{traits.postcode}:{traits.house_number}"
    yield from _birthday_keys(traits, given)


def _birthday_keys(traits: Traits, given: set[str]) -> Iterator[str]:
    day = traits.birth.full if isinstance(traits.birth, PartialDate) else None
    if day is None:
        return
    low, high = sorted((day.day, day.month))
    for initial in traits.initials:
        yield f"day:{day.year}-{low}-{high}:{initial}"
    for name in given:
        yield f"decade:{day.day}-{day.month}:{name}:{day.year // 10}"
    for part in traits.surname_parts:
        yield f"date:{day.isoformat()}:{part[0]}"


def _initial_keys(traits: Traits) -> Iterator[str]:
    for heard in _surnames_heard(traits):
        for initial in traits.initials:
            yield f"initial:{heard}:{initial}"


def _surname_keys(traits: Traits) -> Iterator[str]:
    for heard in _surnames_heard(traits):
        yield f"surname:{heard}"


def _surnames_heard(traits: Traits) -> set[str]:
    """Every part of the surname, also without a particle that grew into it."""
    parts = traits.surname_parts
    return {_heard(part) for part in (*parts, *map(without_grown_particle, parts))}


def _heard(name: str) -> str:
    return rough_sound(name)[:SOUND_LENGTH]
