"""Where somebody lives, as this reader may know it."""

from dataclasses import dataclass, field
from datetime import date

from accounts.models import User
from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from people.models import Address, Person

MASKED = "geheim adres"

Place = tuple[str, int | None]  # postcode and house number
NOWHERE: set[Place] = set()


@dataclass(frozen=True)
class ShownAddress:
    """An address as this reader may see it; a masked one says only that it is secret."""

    pk: int
    label: str
    text: str
    secret: bool
    masked: bool
    since: date | None
    until: date | None = field(default=None)


def secret_places(person: Person) -> set[Place]:
    """Where this person lives in secret, by whichever of their entries (A11)."""
    addresses = Address.objects.open().filter(person__in=Person.objects.of_one([person]))
    return set(addresses.filter(secret=True).order_by().values_list("postcode", "number"))


def addresses_shown(
    reader: User, person: Person, *, ground: str = "", hidden: set[Place] = NOWHERE
) -> list[ShownAddress]:
    """The addresses, open ones first. A secret one needs the permission and a ground, and
    showing it is written in the log (A11). ``hidden``: secret by another entry of this person."""
    addresses = list(person.addresses.all())
    for address in addresses:
        address.secret = address.secret or (address.postcode, address.number) in hidden
    unmask = bool(ground.strip()) and reader.may(Permission.SECRET_ADDRESS_SEE)
    if unmask and any(address.secret for address in addresses):
        record(AuditEvent.VIEWED, actor=reader, target=person, what="geheim adres", ground=ground)
    return [
        ShownAddress(
            pk=address.pk,
            label=str(address.get_kind_display()),
            text=MASKED if address.secret and not unmask else address.line,
            secret=address.secret,
            masked=address.secret and not unmask,
            since=address.since,
            until=address.until,
        )
        for address in addresses
    ]
