"""What a lane of the line of safety holds: dated facts, each with the words of the table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.utils import timezone

from common.dutch import short_day

NOT_THEN = "niet in deze periode"


@dataclass(frozen=True)
class Moment:
    """Something of one day. ``sign`` stands in the picture, ``what`` in the table.

    Without ``at`` the day is not known: then ``when`` says what is known, and it is in the table
    alone.
    """

    at: datetime | None
    sign: str
    what: str
    tone: str
    when: str = ""


@dataclass(frozen=True)
class Stretch:
    """Something that lasted, or still does. ``name`` stands in the picture, or ``short`` where
    there is less room; ``what`` is the table's."""

    since: datetime
    until: datetime | None
    name: str
    short: str
    what: str
    tone: str


@dataclass(frozen=True)
class Scored:
    """How safe somebody is, from 0 to 10. The scores of one ``giver`` are one curve; ``rater`` is
    the kind of giver, and its shape in the picture."""

    at: datetime
    figure: int
    giver: tuple[str, int | None, str]
    rater: str
    what: str


@dataclass(frozen=True)
class Lane:
    """One row of the picture. ``nothing`` is what it says when it is empty."""

    name: str
    nothing: str
    moments: Sequence[Moment] = ()
    stretches: Sequence[Stretch] = ()
    scores: Sequence[Scored] = ()

    def since(self, day: datetime) -> "Lane":
        """What is left of it when older things are left out; what still lasted then stays."""
        empty = not any((self.moments, self.stretches, self.scores))
        return replace(
            self,
            nothing=self.nothing if empty else NOT_THEN,
            moments=[one for one in self.moments if one.at is None or one.at >= day],
            stretches=[one for one in self.stretches if one.until is None or one.until > day],
            scores=[one for one in self.scores if one.at >= day],
        )

    @property
    def dated(self) -> Iterator[datetime]:
        """Every moment the picture has to reach."""
        yield from (one.at for one in self.moments if one.at)
        yield from (one.since for one in self.stretches)
        yield from (one.until for one in self.stretches if one.until)
        yield from (one.at for one in self.scores)


def day_of(day: date) -> datetime:
    """The beginning of a day as a moment."""
    return timezone.make_aware(datetime.combine(day, time()))


def dated(lanes: Iterable[Lane]) -> list[datetime]:
    return [at for lane in lanes for at in lane.dated]


def day_in_words(at: datetime) -> str:
    return short_day(timezone.localdate(at))


def told(one: Moment | Scored) -> str:
    """What and when, for who points at it."""
    return f"{day_in_words(one.at)}: {one.what}" if one.at else one.what


def lasted(stretch: Stretch) -> str:
    return f"{stretch.what}: {how_long(stretch)}"


def how_long(stretch: Stretch) -> str:
    """ "1 mrt 2026 tot 5 mei 2026", or "tot nu"."""
    until = day_in_words(stretch.until) if stretch.until else "nu"
    return f"{day_in_words(stretch.since)} tot {until}"
