"""The door to a single person. Views and API get a ``Person`` here or not at all."""

from uuid import UUID

from django.http import Http404

from accounts.models import User
from audit.events import AuditEvent
from audit.services import record
from people.models import Person
from people.selectors import kept_entry


def open_person(reader: User, reference: UUID) -> Person:
    """The person, the opening recorded. Somebody you may not see does not exist."""
    person = pick_person(reader, reference)
    record(AuditEvent.VIEWED, actor=reader, target=person)
    return person


def pick_person(reader: User, reference: UUID) -> Person:
    """Somebody chosen from a search that was itself recorded; nothing more is shown.

    The reference of an entry that was joined to another leads to that other one.
    """
    person = kept_entry(reader, reference)
    if person is None:
        raise Http404
    return person
