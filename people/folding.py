"""Names without what differs by hand, keyboard or ear: folded, without particles, as a sound."""

import re
import unicodedata
from functools import lru_cache

# Letters that NFKD does not take apart.
_LETTERS = str.maketrans(
    {"ı": "i", "İ": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "Æ": "ae",
     "œ": "oe", "Œ": "oe", "đ": "d", "Đ": "d", "ð": "d", "þ": "th"}
)  # fmt: skip
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_NOT_A_NAME = re.compile(r"[^\w]+|_")

_PARTICLES = """
van von vom de den der des het t s te ten ter op in aan bij voor onder over tot uit uijt
la le les du da dos das do di del della d l el al abu ben ibn ait bint bin bou ould zu zum zur af
"""
PARTICLES = frozenset(_PARTICLES.split())

# In this order: what two letters say together goes before what one letter says.
_SOUNDS = (
    (r"ij|y", "i"),
    (r"ph", "f"),
    (r"th|dt", "t"),
    (r"[ck]h", "g"),
    (r"ck", "k"),
    (r"c(?=[eiy])", "s"),
    (r"c|q", "k"),
    (r"x", "ks"),
    (r"z", "s"),
    (r"v", "f"),
    (r"d$", "t"),
    (r"b$", "p"),
    (r"[aeiouh]", ""),
    (r"(.)\1+", r"\1"),
)
# Rougher, for who knows a name from another language: one class for every way to write it.
_ROUGH = (
    (r"tsch|tsj|tch|sch|cz|sz|sj|sh|zj|zh|rz", "s"),
    (r"dj", ""),
    (r"ph", "f"),
    (r"c(?=[eiy])", "s"),
    (r"x", "ks"),
    (r"[cgq]", "k"),
    (r"z", "s"),
    (r"[vw]", "f"),
    (r"d", "t"),
    (r"b", "p"),
    (r"[aeiouhjy]", ""),
    (r"(.)\1+", r"\1"),
)
# Particles that grow into a name: "Elouazzani", "Degroot".
_GROWN = re.compile(r"^(?:el|al|ben|van|de|ter)(?=\w{4})")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """ "Aït-Ben Özdemir" as "ait ben ozdemir"."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS).lower())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_A_NAME.sub(" ", _APOSTROPHES.sub(" ", bare)).strip()


def strip_particles(folded: str) -> str:
    """ "van den berg" as "berg"; a name that is nothing but particles stays whole."""
    words = folded.split()
    while len(words) > 1 and words[0] in PARTICLES:
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=50_000)
def surname_parts(surname: str) -> tuple[str, ...]:
    """Each name in a surname, with or without a hyphen: "De Wit-Aydın" is wit and aydin."""
    folded = fold(surname)
    parts = [word for word in folded.split() if word not in PARTICLES]
    return tuple(dict.fromkeys(parts or strip_particles(folded).split()))


@lru_cache(maxsize=50_000)
def sound(folded: str) -> str:
    """The consonants one hears: "dijk" and "dyck" both "dk"; a name of vowels is its own sound."""
    return _skeleton(folded, _SOUNDS)


@lru_cache(maxsize=50_000)
def rough_sound(folded: str) -> str:
    """What is left of a sound in every language: "wieczorek" and "viesjorek" both "fsrk"."""
    return _skeleton(folded, _ROUGH)


def without_grown_particle(folded: str) -> str:
    """ "degroot" as "groot"; a short name stays whole."""
    return _GROWN.sub("", folded)


def _skeleton(folded: str, steps: tuple[tuple[str, str], ...]) -> str:
    word = folded.replace(" ", "")
    skeleton = word
    for pattern, heard in steps:
        skeleton = re.sub(pattern, heard, skeleton)
    return skeleton or word


def sort_key(particle: str, surname: str, given: str) -> str:
    """Van den Berg stands under B; people without a surname stand at the end of the list."""
    name = strip_particles(fold(surname)) or "~"
    return f"{name}, {fold(given)} {fold(particle)}".strip()
