"""Fictitious people in any number: a few names common, many rare, as in a real town."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random


def _words(text: str) -> list[str]:
    return text.split()


_FIRST = _words(
    "Berg Bos Dijk Meer Veld Hoek Kamp Lind Molen Water Zand Heid Broek Laan Woud Stein"
)
_LAST = _words("man stra sma huis hof kamp ink sen mans horst wijk burg aar ers ema dal")
_PARTICLES = ["", "", "", "", "de", "van", "van de", "van den", "ter"]
_WOMEN = _words("Sanne Fatma Emma Lieke Noor Esra Anouk Maud Yara Femke Roos Zeynep Iris Marit")
_MEN = _words("Bram Daan Sem Mehmet Luuk Gijs Youssef Thijs Ravi Koen Stijn Omar Joris Teun")
SURNAMES = [first + last for first in _FIRST for last in _LAST]
# The most common name belongs to about one in a hundred.
_WEIGHTS = [1 / (rank + 60) for rank in range(len(SURNAMES))]


@dataclass(frozen=True)
class Home:
    postcode: str
    number: int


@dataclass(frozen=True)
class Member:
    """Somebody of a household."""

    given: str
    surname: str
    particle: str
    born: date
    female: bool
    child: bool


def home(random: Random) -> Home:
    letters = "".join(random.choices("ABCDEGHJKLMNPRTVWXZ", k=2))  # no SA, SD or SS
    return Home(f"{random.randint(9400, 9999)}{letters}", random.randint(1, 240))


def family(random: Random, today: date) -> list[Member]:
    """One or two parents and one or two children, under one name."""
    surname = random.choices(SURNAMES, _WEIGHTS)[0]
    particle = random.choice(_PARTICLES)
    ages = [random.randint(22, 55) for _ in range(random.randint(1, 2))]
    ages += [random.randint(0, 17) for _ in range(random.randint(1, 2))]
    return [_member(random, surname, particle, age, today) for age in ages]


def _member(random: Random, surname: str, particle: str, age: int, today: date) -> Member:
    female = random.random() < 0.5
    born = today - timedelta(days=age * 365 + random.randint(1, 364))
    given = random.choice(_WOMEN if female else _MEN)
    return Member(given, surname, particle, born, female, child=age < 18)
