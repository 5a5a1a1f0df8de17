"""A message sent twice is taken in once. One key, one body, one thing."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from common.api import Conflict
from connections.models import ConnectedSystem, Submission

if TYPE_CHECKING:
    from accounts.models import User

S = TypeVar("S", bound=Submission)


@dataclass(frozen=True)
class Message:
    """One message as it came in: from whom, under which key, with which body, and when."""

    system: ConnectedSystem
    actor: "User"
    key: str
    body_sha256: str
    received_at: datetime
    content: dict[str, Any]

    @property
    def uuid(self) -> UUID:
        """The same for the same key of the same system, and for no other."""
        return uuid5(NAMESPACE_URL, f"intake-source:{self.system.pk}:{self.key}")


def earlier(submissions: type[S], message: Message) -> S | None:
    """This message when it came in before. Must run inside the transaction that takes it in.

    Two at once wait for each other; the same key with another body is refused.
    """
    systems = ConnectedSystem.objects.select_for_update(of=("self",))
    system = systems.get(pk=message.system.pk)
    system.last_used_at = message.received_at
    system.save(update_fields=["last_used_at"])
    known = submissions._default_manager.filter(system=system, key=message.key).first()
    if known and known.body_sha256 != message.body_sha256:
        raise Conflict(
            "Dit kenmerk (Idempotency-Key) hoort bij een ander bericht. Kies een nieuw kenmerk."
        )
    return known


def keep(submissions: type[S], message: Message, **became: object) -> S:
    """Remember what this message became or did, to answer the same when it is sent again."""
    return submissions._default_manager.create(
        system=message.system, key=message.key, body_sha256=message.body_sha256, **became
    )
