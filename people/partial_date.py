"""A birth date as far as it is known, and a child not yet born. Pure: no clock, no database."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from common.dutch import MONTHS
from common.exceptions import DomainError

EARLIEST_YEAR = 1900
# "Ongeveer 35 jaar" may be this many years beside the truth.
ESTIMATE_MARGIN = 3
OLDEST_AGE = 120
# A due date further away than this is a typing error; longer ago, the child has been born.
LONGEST_AHEAD = timedelta(days=310)
LONGEST_PAST = timedelta(days=31)

UNREADABLE = (
    "Deze datum begrijpen we niet. "
    "Schrijf bijvoorbeeld 12-3-2019, maart 2019 of 2019, of laat het veld leeg."
)


class AgeRange(NamedTuple):
    """Whole years; the youngest and the oldest somebody can be."""

    youngest: int
    oldest: int


@dataclass(frozen=True)
class PartialDate:
    """A birth date of which the day, the month or everything may be missing.

    ``estimated``: the year was worked out from an age somebody guessed.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    estimated: bool = False

    unborn: ClassVar[bool] = False

    def __bool__(self) -> bool:
        return self.year is not None

    def __str__(self) -> str:
        if self.year is None:
            return "onbekend"
        if self.estimated:
            return f"omstreeks {self.year}"
        words = [str(self.day or ""), MONTHS[self.month - 1] if self.month else "", str(self.year)]
        return " ".join(word for word in words if word)

    def __lt__(self, other: "PartialDate") -> bool:
        """Oldest first, as far as is known; unknown comes last."""
        return (self.earliest or date.max) < (other.earliest or date.max)

    @property
    def full(self) -> date | None:
        """The date itself, if every part of it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def earliest(self) -> date | None:
        if self.year is None:
            return None
        year = self.year - (ESTIMATE_MARGIN if self.estimated else 0)
        return date(year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date | None:
        if self.year is None:
            return None
        year = self.year + (ESTIMATE_MARGIN if self.estimated else 0)
        month = self.month or 12
        return date(year, month, self.day or calendar.monthrange(year, month)[1])

    def may_equal(self, other: "PartialDate") -> bool:
        """Whether both can be the same day, given what is known of each."""
        if self.earliest is None or self.latest is None:
            return True
        if other.earliest is None or other.latest is None:
            return True
        return self.earliest <= other.latest and other.earliest <= self.latest

    def age_range(self, on: date) -> AgeRange | None:
        """How old this person is on a day; nothing when the year is unknown."""
        if self.earliest is None or self.latest is None:
            return None
        return AgeRange(max(_years(self.latest, on), 0), max(_years(self.earliest, on), 0))

    def age_text(self, on: date) -> str:
        """ "7 jaar", "6 of 7 jaar", "ongeveer 35 jaar", "8 maanden"."""
        ages = self.age_range(on)
        if ages is None:
            return "leeftijd onbekend"
        if self.estimated and self.year is not None:
            return f"ongeveer {on.year - self.year} jaar"
        if self.full and ages.oldest < 2:
            months = _months(self.full, on)
            return f"{months} {'maand' if months == 1 else 'maanden'}"
        if ages.youngest == ages.oldest:
            return f"{ages.oldest} jaar"
        return f"{ages.youngest} of {ages.oldest} jaar"


@dataclass(frozen=True)
class Unborn:
    """A child that is expected; the due date may be unknown."""

    expected_on: date | None = None

    unborn: ClassVar[bool] = True

    def __str__(self) -> str:
        if self.expected_on is None:
            return "ongeboren, uitgerekende datum onbekend"
        due = PartialDate(self.expected_on.year, self.expected_on.month, self.expected_on.day)
        return f"ongeboren, uitgerekend {due}"

    def age_range(self, on: date) -> AgeRange | None:
        return AgeRange(0, 0)

    def age_text(self, on: date) -> str:
        return "ongeboren"


Birth = PartialDate | Unborn
NOT_KNOWN = PartialDate()


def born(year: int | None, month: int | None, day: int | None, *, today: date) -> PartialDate:
    """The parts as a birth date, or every reason why they cannot be one."""
    if reasons := _objections(year, month, day, today):
        raise DomainError(*reasons)
    return PartialDate(year, month, day)


def aged(age: int, *, on: date) -> PartialDate:
    """ "Ongeveer 35 jaar", said on a day: a birth year that is an estimate."""
    if not 0 <= age <= OLDEST_AGE:
        raise DomainError(f"Vul een leeftijd in van 0 tot en met {OLDEST_AGE} jaar.")
    return PartialDate(on.year - age, estimated=True)


def expected(on: date | None, *, today: date) -> Unborn:
    """A child with this due date, unless that day is too far away or long past."""
    if on is not None and on > today + LONGEST_AHEAD:
        raise DomainError(
            "De uitgerekende datum ligt meer dan tien maanden vooruit. Controleer de datum."
        )
    if on is not None and on < today - LONGEST_PAST:
        raise DomainError(
            "De uitgerekende datum is al ruim voorbij. "
            "Is het kind geboren, vul dan de geboortedatum in."
        )
    return Unborn(on)


def read(text: str, *, today: date) -> PartialDate:
    """What somebody types in one field: "12-3-2019", "12 maart 2019", "3-2019", "2019" or ""."""
    words = [word for word in re.split(r"[\s./,\-\u2010-\u2015]+", text.strip().lower()) if word]
    if not words:
        return PartialDate()
    if len(words) > 3 or not all(_is_part(word) for word in words):
        raise DomainError(UNREADABLE)
    if len(words) == 3 and len(words[0]) == 4:
        words.reverse()
    if len(words[-1]) != 4 or not words[-1].isdecimal():
        raise DomainError("Schrijf het jaar met vier cijfers, zoals 1985 of 2019.")
    numbers = [_number(word) for word in words]
    return born(*([*reversed(numbers), None, None][:3]), today=today)


def typed(birth: PartialDate) -> str:
    """The date as ``read`` reads it: "12-3-2019", "3-2019", "2019" or ""."""
    parts = (birth.day, birth.month, birth.year)
    return "-".join(str(part) for part in parts if part is not None)


def _is_part(word: str) -> bool:
    return re.fullmatch(r"[0-9]{1,4}", word) is not None or _month(word) is not None


def _number(word: str) -> int:
    return _month(word) or int(word)


def _month(word: str) -> int | None:
    """ "maart" and "mrt" are 3."""
    if word == "mrt":
        return 3
    starts = [i for i, month in enumerate(MONTHS, 1) if len(word) > 2 and month.startswith(word)]
    return starts[0] if len(starts) == 1 else None


def _objections(year: int | None, month: int | None, day: int | None, today: date) -> list[str]:
    if year is None:
        return ["Vul ook het jaar in, of laat de hele datum leeg."] if month or day else []
    if month is None and day is not None:
        return ["Vul ook de maand in, of laat de dag leeg."]
    if year < EARLIEST_YEAR:
        return [f"Een geboortejaar vóór {EARLIEST_YEAR} kan niet kloppen. Controleer het jaar."]
    if month is not None and not 1 <= month <= 12:
        return [f"Maand {month} bestaat niet. Vul een maand in van 1 tot en met 12."]
    if month is not None and day is not None:
        last = calendar.monthrange(year, month)[1]
        if not 1 <= day <= last:
            return [
                f"{day} {MONTHS[month - 1]} {year} bestaat niet. "
                f"{MONTHS[month - 1].capitalize()} {year} heeft {last} dagen."
            ]
    if (year, month or 1, day or 1) > (today.year, today.month, today.day):
        return [
            "Deze geboortedatum ligt in de toekomst. "
            "Is het kind nog niet geboren, kies dan “ongeboren”."
        ]
    return []


def _years(start: date, on: date) -> int:
    return on.year - start.year - ((on.month, on.day) < (start.month, start.day))


def _months(start: date, on: date) -> int:
    return (on.year - start.year) * 12 + on.month - start.month - (on.day < start.day)
