"""What a term is made of: what is counted, on whose authority, and who hears of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What is counted. Days, weeks, months and years end with the day; the rest to the second."""

    WORKDAYS = "workdays"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    WALL_DAYS = "wall_days"  # the same time on the wall, days later
    AGREED = "agreed"  # a date people agreed on
    HALF_YEAR = "half_year"  # weeks after the half year ends
    YEARLY = "yearly"  # a fixed date each year
    AT_ONCE = "at_once"


class Basis(StrEnum):
    """Where the length comes from. Only law is deaf to a region's own closing days."""

    LAW = "law"
    PROTOCOL = "protocol"
    CHOICE = "choice"
    AGREED = "agreed"


class Addressee(StrEnum):
    """Who is told; the owner of the deadline knows which persons these are."""

    HOLDER = "holder"
    TEAM_LEAD = "team_lead"
    MANAGEMENT = "management"
    PRIVACY_OFFICER = "privacy_officer"
    REGION_OFFICER = "region_officer"
    PROCESS_DIRECTOR = "process_director"
    MUNICIPAL_COORDINATOR = "municipal_coordinator"


@dataclass(frozen=True)
class Reminder:
    """When a warning comes: so long after the start, or so long before the end."""

    amount: int
    unit: Unit
    before_end: bool = False
    weekly: bool = False  # and every week from then on


@dataclass(frozen=True)
class Term:
    """One rule of time: what starts it, how long it lasts, who hears of it."""

    code: str
    name: str
    trigger: str
    length: int
    unit: Unit
    basis: Basis
    source: str
    breach: str
    rolls: bool = False
    lengths: tuple[int, ...] = ()  # what else the length may be, per region or per case
    window: int = 0  # working days around the date within which it still counts as met
    movable: bool = False  # people may agree on another date, with a reason
    warnings: tuple[Reminder, ...] = ()
    warns: tuple[Addressee, ...] = (Addressee.HOLDER,)
    on_breach: tuple[Addressee, ...] = (Addressee.HOLDER, Addressee.TEAM_LEAD)
    extension: int = 0  # the most weeks one decision can add
    cautious_after: int = 0  # weeks; an agreed date beyond it asks for a reason
    calendar_days: bool = False  # a region may count calendar days instead (domain 7.7)
    rules: tuple[str, ...] = ()

    @property
    def heeds_closing_days(self) -> bool:
        """A region's closing day moves what regions agreed, never what the law says."""
        return self.basis is not Basis.LAW

    @property
    def is_exact(self) -> bool:
        """Whether the term ends on the second instead of with the day."""
        return self.unit in (Unit.HOURS, Unit.WALL_DAYS, Unit.AT_ONCE)
