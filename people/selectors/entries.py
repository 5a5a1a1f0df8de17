"""Entries of one person: found by any reference, read as one (domain 2.3, idea 8)."""

from uuid import UUID

from accounts.models import User
from people.models import Person


def kept_entry(reader: User, reference: UUID) -> Person | None:
    """The person with this reference, or the one this entry was joined to."""
    visible = Person.objects.visible_to(reader)
    person = visible.filter(reference=reference).first()
    if person is None or person.merged_into_id is None:
        return person
    return visible.filter(pk=person.merged_into_id).first()


def entries_of(reader: User, person: Person) -> list[Person]:
    """Everything recorded of this person, the entry that is kept first."""
    entries = Person.objects.visible_to(reader).of_one([person])
    return sorted(entries, key=lambda entry: (entry.pk != person.found_under, entry.created_at))


def joined_entry(reader: User, reference: UUID) -> Person | None:
    """The entry with this reference itself, when it was joined to another."""
    joined = Person.objects.visible_to(reader).filter(merged_into__isnull=False)
    return joined.filter(reference=reference).first()
