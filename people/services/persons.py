"""Recording persons and their addresses. Each act is whole and in the log."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.events import AuditEvent
from audit.services import record
from common.encryption import search_hash
from common.exceptions import DomainError
from organisations.models import Region
from people.folding import sort_key
from people.keys import VERSION, stored_keys
from people.models import Address, Person, PersonKey
from people.partial_date import Birth, PartialDate
from people.particulars import AddressGiven, Particulars, particulars_of
from people.selectors import secret_places, traits_of
from people.services.saving import save

AT_ONCE = 500  # persons per transaction


@transaction.atomic
def register_person(particulars: Particulars, *, actor: User, region: Region) -> Person:
    """Record somebody nobody had recorded before; search first (``selectors.find_alike``)."""
    person = Person(region=region, keys_version=VERSION)
    _fill(person, particulars.checked(today=timezone.localdate()))
    save(person)
    refresh_keys(person)
    record(AuditEvent.CREATED, actor=actor, target=person)
    return person


@transaction.atomic
def change_person(person: Person, particulars: Particulars, *, actor: User) -> Person:
    """Correct or complete what is known; the log says which fields, not what stood there."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    before = particulars_of(person)
    _fill(person, particulars.checked(today=timezone.localdate()))
    changed = _changes(before, particulars_of(person))
    if changed:
        save(person)
        refresh_keys(person)
        record(AuditEvent.CHANGED, actor=actor, target=person, fields=changed)
    return person


@transaction.atomic
def move(person: Person, given: AddressGiven, *, actor: User, since: date | None = None) -> Address:
    """Give somebody a new address; the one of the same kind ends that day and is kept."""
    given = given.checked()
    ends = since or timezone.localdate()
    if ends > timezone.localdate():
        raise DomainError("De verhuisdatum ligt in de toekomst. Leg het adres vast op de dag zelf.")
    # Two colleagues at once: the second waits here and then closes the address of the first.
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    former = Address.objects.open().filter(person=person, kind=given.kind).first()
    if former and former.since and former.since > ends:
        raise DomainError(
            f"Het vorige adres gaat in op {former.since:%d-%m-%Y}. "
            "Kies een verhuisdatum op of na die dag."
        )
    if former:
        former.until = ends
        former.save(update_fields=["until"])
    address = Address(person=person, since=since, **_as_dict(given))
    save(address)
    for entry in Person.objects.of_one([person]):
        refresh_keys(entry)
    record(AuditEvent.CHANGED, actor=actor, target=person, fields=["address"], kind=given.kind)
    return address


def refresh_keys(person: Person) -> None:
    """Make the search keys anew from what is now known. Whoever is found under a new one is to
    be compared with everybody else: the standing watch of the radar does, after the commit."""
    if write_keys(person):
        person.to_compare_since = timezone.now()
        person.save(update_fields=["to_compare_since"])


def renew_keys() -> int:
    """Make the keys of everybody anew who is still found as an older version did; how many.

    Once after an upgrade; halfway broken off it goes on where it was.
    """
    renewed = 0
    older = Person.objects.filter(keys_version__lt=VERSION).order_by("pk")
    while portion := list(older.prefetch_related("addresses")[:AT_ONCE]):
        with transaction.atomic():
            for person in portion:
                write_keys(person)
            older.filter(pk__in=[person.pk for person in portion]).update(keys_version=VERSION)
        renewed += len(portion)
    return renewed


def write_keys(person: Person) -> frozenset[str]:
    """The keys as they are now; gives those that are new. An address that is secret by another
    entry of the same person finds nobody (A11)."""
    traits = traits_of(person)
    if traits.address in secret_places(person):
        traits = replace(traits, postcode="", house_number=None)
    keys = stored_keys(traits)
    present = set(person.keys.values_list("key", flat=True))
    person.keys.filter(key__in=present - keys).delete()
    PersonKey.objects.bulk_create(
        [PersonKey(person=person, key=key) for key in sorted(keys - present)],
        ignore_conflicts=True,
    )
    return keys - present


def _fill(person: Person, particulars: Particulars) -> None:
    entered = _as_dict(particulars)
    birth: Birth = entered.pop("birth")
    for name, value in entered.items():
        setattr(person, name, value.strip() if isinstance(value, str) else value)
    known = birth if isinstance(birth, PartialDate) else PartialDate()
    person.birth_year, person.birth_month, person.birth_day = known.year, known.month, known.day
    person.birth_estimated = known.estimated
    person.unborn = birth.unborn
    person.expected_on = None if isinstance(birth, PartialDate) else birth.expected_on
    person.bsn_hash = search_hash(particulars.bsn)
    given = person.calling_name or person.first_names or person.initials
    person.sort_key = sort_key(person.particle, person.surname, given)[:320]


def _changes(before: Particulars, after: Particulars) -> list[str]:
    """The names of the fields that differ."""
    known = _as_dict(before)
    return sorted(name for name, value in _as_dict(after).items() if value != known[name])


def _as_dict(given: Particulars | AddressGiven) -> dict[str, Any]:
    return {part.name: getattr(given, part.name) for part in fields(given)}
