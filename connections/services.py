"""Giving another system a token, recognising it by that token, and taking the token back."""

import hashlib
import secrets
from collections.abc import Sequence

from django.db import transaction

from accounts.models import User
from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from connections.enums import MessageKind
from connections.models import ConnectedSystem
from organisations.models import Organisation, Region


def token_hash(token: str) -> str:
    """What is kept of a token. It is 256 bits of chance, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def connect(
    region: Region, *, name: str, organisation: Organisation, sends: Sequence[str], actor: User
) -> tuple[ConnectedSystem, str]:
    """A new system and its token. The token is told once; only its hash is kept."""
    if organisation.region_id != region.pk or not organisation.active:
        raise DomainError("Kies een actieve organisatie van deze regio.")
    token = secrets.token_urlsafe(32)
    system = ConnectedSystem.objects.create(
        name=name,
        region=region,
        organisation=organisation,
        sends=[kind.value for kind in MessageKind if kind in sends],
        token_hash=token_hash(token),
    )
    record(
        AuditEvent.CONFIGURED, actor=actor, target=system, what="aangesloten", sends=system.sends
    )
    return system, token


@transaction.atomic
def disconnect(system: ConnectedSystem, *, actor: User) -> None:
    """Its token opens nothing from now on. A new token means connecting the system again."""
    system.active = False
    system.save(update_fields=["active"])
    record(AuditEvent.CONFIGURED, actor=actor, target=system, what="afgesloten")


def system_with(token: str) -> ConnectedSystem | None:
    """The active system this token belongs to."""
    return (
        ConnectedSystem.objects.filter(token_hash=token_hash(token), active=True)
        .select_related("region", "organisation")
        .first()
    )


def acts_as() -> User:
    """A system that sends has no colleague here: the system takes in what it sends."""
    return User.objects.system()
