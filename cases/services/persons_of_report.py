"""The persons of a report: found again or recorded, in one household, with their relations."""

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from accounts.managers import SYSTEM_EMAIL
from cases.models import Involvement, Report
from cases.services.report_facts import PersonFacts, RelationFacts, ReportFacts
from common.encryption import search_hash
from common.exceptions import DomainError
from organisations.models import Region
from people import bsn
from people.models import Address, Household, Person
from people.particulars import Particulars, particulars_of
from people.selectors import kept_entry
from people.services import add_to_household, change_person, move, register_person, relate

if TYPE_CHECKING:
    from accounts.models import User

# What was typed to find somebody is not what they are called.
NAMES = {
    "initials",
    "first_names",
    "calling_name",
    "particle",
    "surname",
    "partner_name",
    "description",
}


def record_persons(facts: ReportFacts, region: Region, *, actor: "User") -> dict[str, Person]:
    """Every person of the report as a row, by the key the relations use."""
    persons = {given.key: _record(given, region, actor=actor) for given in facts.persons}
    if len({person.pk for person in persons.values()}) < len(facts.persons):
        raise DomainError("Een persoon staat twee keer in deze melding. Haal er één weg.")
    return persons


def involve(
    report: Report,
    facts: ReportFacts,
    persons: dict[str, Person],
    *,
    household: Household,
    actor: "User",
    since: date,
) -> None:
    """Tie the persons to the report, the household and each other (003-25)."""
    for given in facts.persons:
        person = persons[given.key]
        Involvement.objects.create(report=report, person=person, role=given.role)
        if given.in_household:
            add_to_household(household, person, actor=actor, since=since)
    for tie in facts.relations:
        _relate(tie, persons, actor=actor)


def _relate(tie: RelationFacts, persons: dict[str, Person], *, actor: "User") -> None:
    try:
        relate(persons[tie.person], persons[tie.other], tie.kind, actor=actor, custody=tie.custody)
    except DomainError:
        # A refusal would tell another system that we know this family and how it is related.
        if actor.email != SYSTEM_EMAIL:
            raise


def _record(given: PersonFacts, region: Region, *, actor: "User") -> Person:
    known = _known(given, region, actor=actor)
    if known:
        person = _complete(known, given.particulars, actor=actor)
    else:
        person = register_person(given.particulars, actor=actor, region=region)
    if given.address and not Address.objects.open().filter(person=person, kind=given.address.kind):
        move(person, given.address, actor=actor)
    return person


def _known(given: PersonFacts, region: Region, *, actor: "User") -> Person | None:
    """Who was chosen from the search. A system that sends a report chooses by BSN alone: it may
    not be told that somebody is known here."""
    if given.reference:
        person = kept_entry(actor, UUID(str(given.reference)))
        if person is None:
            raise DomainError("Een gekozen persoon is niet meer te vinden. Zoek opnieuw.")
        return person
    if actor.email == SYSTEM_EMAIL and given.particulars.bsn:
        by_bsn = search_hash(bsn.read(given.particulars.bsn))
        known = Person.objects.filter(region=region, bsn_hash=by_bsn).select_related("merged_into")
        return next((person.merged_into or person for person in known), None)
    return None


def _complete(person: Person, given: Particulars, *, actor: "User") -> Person:
    """Add what was not known yet; what was recorded before stays as it is."""
    known = particulars_of(person)
    nothing = Particulars()
    learned = {
        part.name: getattr(given, part.name)
        for part in fields(Particulars)
        if getattr(known, part.name) == getattr(nothing, part.name)
        and getattr(given, part.name) != getattr(nothing, part.name)
    }
    if known.surname or known.first_names or known.calling_name:
        learned = {name: value for name, value in learned.items() if name not in NAMES}
    return change_person(person, replace(known, **learned), actor=actor) if learned else person
