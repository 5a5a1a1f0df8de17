"""Who may be the person somebody types about, and whether they were reported before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects

from cases.enums import CaseState, ReportState
from cases.models import Case, Involvement
from people.models import Address, Household, Person
from people.particulars import AddressGiven, Particulars
from people.selectors import (
    ShownAddress,
    addresses_shown,
    find_alike,
    homes_of,
    traits_given,
)

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class EarlierReport:
    """That there was a report: its number and day, and whether the case is open. No more."""

    number: str
    received_at: datetime
    case_number: str
    open_case: bool


@dataclass(frozen=True)
class KnownPerson:
    """Somebody who may be meant, with why."""

    person: Person
    score: int
    reasons: tuple[str, ...]
    households: tuple[str, ...]
    addresses: tuple[ShownAddress, ...]
    earlier: tuple[EarlierReport, ...]


def candidates(
    reader: "User", given: Particulars, address: AddressGiven | None
) -> list[KnownPerson]:
    """People of the region who look like what was typed, best first; the search is logged."""
    found = find_alike(reader, traits_given(given, address))
    persons = [candidate.person for candidate in found]
    prefetch_related_objects(persons, Prefetch("addresses", queryset=Address.objects.open()))
    earlier = earlier_reports(reader, persons)
    return [
        KnownPerson(
            person=candidate.person,
            score=candidate.score,
            reasons=candidate.reasons,
            households=tuple(household.name for household in candidate.households),
            addresses=tuple(a for a in addresses_shown(reader, candidate.person) if not a.until),
            earlier=tuple(earlier[candidate.person.pk]),
        )
        for candidate in found
    ]


def earlier_reports(
    reader: "User", persons: Iterable[Person], *, apart_from: int | None = None
) -> dict[int, list[EarlierReport]]:
    """Per person the reports they were in, under whichever of their entries, newest first; none
    of which the reader is kept out. By the entry under which they are found."""
    involvements = (
        Involvement.objects.filter(person__in=Person.objects.of_one(persons))
        .exclude(report__state=ReportState.DRAFT)
        .exclude(report=apart_from)
        .exclude(report__case__in=Case.objects.kept_from(reader))
        .select_related("report__case", "person")
        .order_by("-report__received_at", "-report__pk")
    )
    reports: dict[int, list[EarlierReport]] = defaultdict(list)
    for involvement in involvements:
        report = involvement.report
        reports[involvement.person.found_under].append(
            EarlierReport(
                number=report.number,
                received_at=report.received_at,
                case_number=report.case.number,
                open_case=report.case.state != CaseState.CLOSED,
            )
        )
    return reports


def also_in_household(reader: "User", references: Iterable[str]) -> list[Person]:
    """Who else belongs to the households of these persons: every child in view (003-25)."""
    chosen = known_persons(reader, references).values()
    households = homes_of(chosen) & Household.objects.visible_to(reader)
    return list(
        Person.objects.visible_to(reader)
        .filter(memberships__household__in=households, memberships__until=None, merged_into=None)
        .exclude(pk__in=[person.found_under for person in chosen])
        .distinct()
    )


def known_persons(reader: "User", references: Iterable[str]) -> dict[str, Person]:
    """The chosen persons by their reference, as far as the reader may see them."""
    wanted = [UUID(reference) for reference in references if reference]
    persons = Person.objects.visible_to(reader).filter(reference__in=wanted)
    return {str(person.reference): person for person in persons}
