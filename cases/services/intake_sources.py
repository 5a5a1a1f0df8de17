"""Other systems that may send reports: giving them a token, and taking it back."""

import hashlib
import secrets
from typing import TYPE_CHECKING

from django.db import transaction

from audit.events import AuditEvent
from audit.services import record
from cases.models import IntakeSource
from common.exceptions import DomainError
from organisations.models import Organisation, Region

if TYPE_CHECKING:
    from accounts.models import User


def token_hash(token: str) -> str:
    """What is kept of a token. It is 256 bits of chance, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def connect_source(
    region: Region, *, name: str, organisation: Organisation, actor: "User"
) -> tuple[IntakeSource, str]:
    """A new source and its token. The token is told once; only its hash is kept."""
    if organisation.region_id != region.pk or not organisation.active:
        raise DomainError("Kies een actieve organisatie van deze regio.")
    token = secrets.token_urlsafe(32)
    source = IntakeSource.objects.create(
        name=name, region=region, organisation=organisation, token_hash=token_hash(token)
    )
    record(AuditEvent.CONFIGURED, actor=actor, target=source, what="aangesloten")
    return source, token


@transaction.atomic
def disconnect_source(source: IntakeSource, *, actor: "User") -> None:
    """Its token opens nothing from now on. A new token means connecting the system again."""
    source.active = False
    source.save(update_fields=["active"])
    record(AuditEvent.CONFIGURED, actor=actor, target=source, what="afgesloten")
