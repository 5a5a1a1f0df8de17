"""Withholding a person from colleagues with a conflict of interest (A12)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from people import permissions
from people.models import Clearance, Person


@transaction.atomic
def restrict(person: Person, *, actor: User, named: list[User], reason: str) -> Person:
    """Withhold somebody from all colleagues but those named, for a conflict of interest (A12).

    At least one of them leads a team: somebody must be able to carry the case. Who works with
    families at a partner can be named too: there nobody else sees the family of this person.
    Whatever else was recorded of the same person is withheld with it.
    """
    if not permissions.can_restrict(person, actor):
        raise PermissionDenied
    if not reason.strip():
        raise DomainError("Leg vast waarom deze persoon wordt afgeschermd.")
    if not any(user.may(Permission.TEAM_APPROVE) and _sees(user, person) for user in named):
        raise DomainError("Wijs ten minste één teamleider aan die bij deze persoon kan.")
    if not all(_sees(user, person) or _works_locally(user, person) for user in named):
        raise DomainError(
            "Wijs alleen collega's van uw regio aan die personen mogen zoeken, of wie bij een "
            "partner met gezinnen werkt."
        )
    for entry in Person.objects.of_one([person]):
        entry.restricted = True
        entry.save(update_fields=["restricted"])
        entry.clearances.exclude(user__in=named).delete()
        for user in named:
            Clearance.objects.get_or_create(person=entry, user=user, defaults={"granted_by": actor})
    person.restricted = True
    record(
        AuditEvent.CHANGED, actor=actor, target=person, fields=["restricted"], reason=reason,
        named=[user.pk for user in named],
    )  # fmt: skip
    return person


@transaction.atomic
def lift_restriction(person: Person, *, actor: User, reason: str) -> Person:
    """Let every colleague who may search see this person again (A12)."""
    if not permissions.can_restrict(person, actor):
        raise PermissionDenied
    if not reason.strip():
        raise DomainError("Leg vast waarom de afscherming stopt.")
    for entry in Person.objects.of_one([person]):
        entry.restricted = False
        entry.save(update_fields=["restricted"])
        entry.clearances.all().delete()
    person.restricted = False
    record(AuditEvent.CHANGED, actor=actor, target=person, fields=["restricted"], reason=reason)
    return person


def _sees(user: User, person: Person) -> bool:
    return user.may(Permission.PERSON_SEARCH) and user.region == person.region


def _works_locally(user: User, person: Person) -> bool:
    return user.may(Permission.CASE_HELD_BY_ORGANISATION) and user.region == person.region
