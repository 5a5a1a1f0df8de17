"""How somebody in a hurry types a person: heard, misread, half known, years ago.

Each habit belongs to the names of one origin or to everybody, and comes as often as it says.
"""

import re
import unicodedata
from dataclasses import replace
from random import Random

from demo.bench.names import Home, home
from demo.bench.register.names import Origin
from demo.bench.register.persons import Known
from people.partial_date import NOT_KNOWN, PartialDate
from people.particulars import AddressGiven, Particulars

HEARD, OTHER_KEYBOARD, TYPING_ERROR_SURNAME, TYPING_ERROR_GIVEN = 0.35, 0.4, 0.2, 0.12
PARTICLE_LEFT_OUT, PARTICLE_OTHERWISE = 0.3, 0.2
ONE_OF_TWO_NAMES, NAMES_TURNED = 0.5, 0.1
INITIAL_ONLY, GIVEN_UNKNOWN = 0.12, 0.02
BIRTH_UNKNOWN, ONLY_YEAR, DAY_AND_MONTH_SWAPPED, ONE_PART_WRONG = 0.1, 0.08, 0.08, 0.08
ADDRESS_KNOWN, MOVED = 0.5, 0.2

Habit = tuple[str, tuple[str, ...]]

# What is said, and the ways to write that.
HABITS: dict[Origin, tuple[Habit, ...]] = {
    Origin.DUTCH: (
        ("ij", ("y", "ei")), ("ei", ("ij",)), ("ou", ("au",)), ("au", ("ou",)), ("ph", ("f",)),
        ("^v", ("f",)), ("^f", ("v",)), ("^z", ("s",)), ("^c(?=[aour])", ("k",)), ("x", ("ks",)),
        ("ck", ("k",)), ("dt$", ("t",)), ("d$", ("t",)), ("th", ("t",)), ("sch", ("sg", "s")),
        (r"([bdfgklmnprst])\1", (r"\1",)), ("(?<=[aeiou])([klmnprst])(?=[aeiou])", (r"\1\1",)),
        ("ee", ("e",)), ("aa", ("a", "ae")), ("oo", ("o",)), ("ui", ("uy",)), ("qu", ("kw",)),
        ("sen$", ("se", "zen")), ("ch$", ("g",)), ("je", ("ie",)), ("mans?$", ("man", "mans")),
    ),
    Origin.TURKISH: (
        ("ğ", ("", "g", "h")), ("ş", ("sh", "sj", "s")), ("ç", ("tsj", "ch", "c")),
        ("ı", ("i", "e")), ("ö", ("eu", "o", "oe")), ("ü", ("u", "uu")), ("c", ("dj", "j")),
        ("y", ("j", "i")), ("z", ("s",)), ("v", ("w",)), ("k", ("c",)), ("oğlu", ("oglu", "olu")),
        ("met", ("med",)),
    ),
    Origin.MOROCCAN: (
        ("ou", ("u", "oe", "w")), ("ch", ("sh", "sj")), ("kh", ("g", "ch", "k")),
        ("j", ("dj", "zj")), ("dj", ("j",)), (r"([bdfklmnrstz])\1", (r"\1",)), ("ï", ("i", "y")),
        ("y", ("i", "j")), ("q", ("k",)), ("gh", ("g", "r")), ("^h", ("",)),
        ("(?<=[aeiou])h(?=[a-z])", ("",)), ("a", ("e",)), ("e", ("a",)), ("i$", ("ie", "y")),
        ("z", ("s",)), ("k", ("c", "q")), ("(?<=[aeiou])([dkmsz])(?=[aeiou])", (r"\1\1",)),
        ("aou", ("aw", "au")),
    ),
    Origin.SURINAMESE: (
        ("oe", ("u",)), ("u", ("oe",)), ("dj", ("j", "dy")), ("^j", ("dj", "y")), ("sj", ("sh",)),
        ("sh", ("sj", "s")), ("ie", ("i", "ee")), ("i(?![ej])", ("ie",)), ("tj", ("ch", "tsj")),
        ("persad", ("pershad", "prasad")), ("singh", ("sing",)), ("bh", ("b",)), ("dh", ("d",)),
        ("kh", ("k",)), ("gh", ("g",)), ("w", ("v",)), ("v", ("w",)), ("din$", ("dien",)),
        ("th", ("t",)), ("nn", ("n",)), ("s(?=[aeiou])", ("z",)), ("d$", ("t",)),
    ),
    Origin.POLISH: (
        ("ł", ("l", "w")), ("ą", ("a", "on")), ("ę", ("e", "en")), ("ó", ("o", "u", "oe")),
        ("ś", ("s", "sj")), ("ć", ("c", "tsj")), ("ń", ("n",)), ("[źż]", ("z", "zj")),
        ("sz", ("sj", "sh", "s")), ("cz", ("tsj", "ch", "c")), ("rz", ("z", "zj", "r")),
        ("w", ("v",)), ("ski$", ("sky", "ska")), ("ska$", ("ski",)), ("cki$", ("tski",)),
        ("ch", ("h", "g")), ("j", ("y", "i")), ("wicz$", ("witz", "vich")), ("ak$", ("ack",)),
    ),
}  # fmt: skip
# Somebody may be written down with these letters; no Dutch keyboard has them.
_SPECIAL = str.maketrans({"ı": "i", "İ": "I", "ł": "l", "Ł": "L"})
_BESIDE = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wqretyuoipsadgfhkjlxzvcbmn", strict=True))
_PARTICLES = {"van": "v", "van de": "v.d.", "van den": "v.d.", "van der": "v.d.", "in 't": "int"}


def misspelt(known: Known, random: Random) -> tuple[Particulars, AddressGiven]:
    """What is typed in the search; at least one thing differs from what the register has."""
    right = _typed(known)
    while (typed := _misspell(known, random)) == right:
        pass
    return typed


def _typed(known: Known) -> tuple[Particulars, AddressGiven]:
    particulars = Particulars(
        calling_name=known.given,
        particle=known.particle,
        surname=known.surname,
        birth=known.birth,
    )
    return particulars, _address(known.home)


def _misspell(known: Known, random: Random) -> tuple[Particulars, AddressGiven]:
    given = _name(known.given, known.origin, random, TYPING_ERROR_GIVEN)
    particle, surname = _particle(known.particle, _surname(known, random), random)
    typed, _ = _typed(known)
    typed = replace(typed, particle=particle, surname=surname, birth=_birth(known.birth, random))
    return _called(typed, given, random), _address(_home(known.home, random))


def _surname(known: Known, random: Random) -> str:
    written = known.surname
    if known.partner_name and random.random() < ONE_OF_TWO_NAMES:
        written = known.partner_name
    parts, luck = written.split("-"), random.random()
    if len(parts) == 2 and luck < ONE_OF_TWO_NAMES:
        parts = [random.choice(parts)]
    elif len(parts) == 2 and luck < ONE_OF_TWO_NAMES + NAMES_TURNED:
        parts.reverse()
    heard = [_name(part, known.origin, random, TYPING_ERROR_SURNAME) for part in parts]
    return "-".join(heard)


def _particle(particle: str, surname: str, random: Random) -> tuple[str, str]:
    """Left out, shortened, or grown into the name: "Elouazzani"."""
    luck = random.random()
    if not particle or luck >= PARTICLE_LEFT_OUT + PARTICLE_OTHERWISE:
        return particle, surname
    if luck < PARTICLE_LEFT_OUT:
        return "", surname
    if short := _PARTICLES.get(particle):
        return short, surname
    return "", f"{particle}{surname.lower()}"


def _called(typed: Particulars, given: str, random: Random) -> Particulars:
    luck = random.random()
    if luck < INITIAL_ONLY:
        return replace(typed, calling_name="", initials=f"{given[:1]}.")
    if luck < INITIAL_ONLY + GIVEN_UNKNOWN:
        return replace(typed, calling_name="")
    return replace(typed, calling_name=given)


def _name(name: str, origin: Origin, random: Random, typing_errors: float) -> str:
    if random.random() < HEARD:
        name = _heard(name, origin, random)
    if random.random() < OTHER_KEYBOARD:
        name = _without_marks(name)
    if random.random() < typing_errors:
        name = _mistyped(name, random)
    return name


def _heard(name: str, origin: Origin, random: Random) -> str:
    """One or two sounds written otherwise."""
    heard = name.lower()
    fitting = [habit for habit in HABITS[origin] if re.search(habit[0], heard)]
    for sound, ways in random.sample(fitting, min(len(fitting), random.randint(1, 2))):
        heard = re.sub(sound, random.choice(ways), heard, count=1)
    return heard.title()


def _without_marks(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(_SPECIAL))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _mistyped(name: str, random: Random) -> str:
    """One letter gone, twice, beside the right key, or changed places with the next one."""
    if len(name) < 3:
        return name
    at = random.randrange(len(name) - 1)
    letter, rest = name[at], name[at + 1 :]
    return name[:at] + random.choice(
        [
            rest,
            letter + letter + rest,
            _BESIDE.get(letter.lower(), letter) + rest,
            rest[:1] + letter + rest[1:],
        ]
    )


def _birth(birth: PartialDate, random: Random) -> PartialDate:
    luck = random.random()
    if luck < BIRTH_UNKNOWN:
        return NOT_KNOWN
    luck -= BIRTH_UNKNOWN
    if luck < ONLY_YEAR or birth.year is None or birth.month is None or birth.day is None:
        return PartialDate(birth.year)
    luck -= ONLY_YEAR
    if luck < DAY_AND_MONTH_SWAPPED and birth.day <= 12:
        return PartialDate(birth.year, birth.day, birth.month)
    luck -= DAY_AND_MONTH_SWAPPED
    if 0 <= luck < ONE_PART_WRONG:
        return _one_part_wrong(birth.year, birth.month, birth.day, random)
    return birth


def _one_part_wrong(year: int, month: int, day: int, random: Random) -> PartialDate:
    part, day = random.randrange(3), min(day, 28)
    if part == 0:
        return PartialDate(year + random.choice([-10, -2, -1, 1]), month, day)
    if part == 1:
        return PartialDate(year, month % 12 + 1, day)
    return PartialDate(year, month, day % 28 + 1)


def _home(lives: Home | None, random: Random) -> Home | None:
    """Half of the time nobody says where; of those who say it, one in five is too late."""
    if random.random() >= ADDRESS_KNOWN:
        return None
    return home(random) if random.random() < MOVED else lives


def _address(lives: Home | None) -> AddressGiven:
    if lives is None:
        return AddressGiven()
    return AddressGiven(postcode=lives.postcode, number=lives.number)
