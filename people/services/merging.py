"""Joining two entries of one person or household, and taking them apart again.

Nothing that was recorded moves: an entry points at the one under which it is found. Taken apart,
everything stands where it stood. Who decides that is asked by ``radar`` (four eyes).
"""

from typing import TypeVar

from django.db import transaction

from accounts.models import User
from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from people.models import Household, Person
from people.services.persons import write_keys

M = TypeVar("M", Person, Household)

SAME_ENTRY = "Kies twee verschillende vastleggingen."
OTHER_REGION = "Deze vastleggingen horen bij verschillende regio's en blijven apart."
MERGED_ALREADY = (
    "Een van deze vastleggingen is al samengevoegd met een andere. Voeg samen met de vastlegging "
    "waaronder die nu te vinden is, of haal ze eerst uit elkaar."
)
NOT_MERGED = "Deze vastleggingen zijn niet (meer) samengevoegd."
OTHERS_IN_IT = (
    "In de vastlegging die zou opgaan, zijn al andere samengevoegd. Laat die de vastlegging zijn "
    "die blijft, of haal ze eerst uit elkaar."
)
UNEQUALLY_WITHHELD = (
    "Een van deze personen is afgeschermd. Hef de afscherming op of scherm ook de ander af voor "
    "dezelfde collega's, en stel het samenvoegen dan opnieuw voor."
)
TWO_BSNS = "Deze vastleggingen hebben elk een ander BSN: het zijn twee personen."


def objections_to_joining(kept: M, absorbed: M) -> list[str]:
    """Why these two cannot be joined now; empty if they can."""
    if kept.pk == absorbed.pk:
        return [SAME_ENTRY]
    reasons = []
    if kept.region_id != absorbed.region_id:
        reasons.append(OTHER_REGION)
    if kept.merged_into_id or absorbed.merged_into_id:
        reasons.append(MERGED_ALREADY)
    if absorbed.entries.exists():
        reasons.append(OTHERS_IN_IT)
    if isinstance(kept, Person) and isinstance(absorbed, Person):
        reasons += _objections_to_persons(kept, absorbed)
    return reasons


@transaction.atomic
def join(kept: M, absorbed: M, *, actor: User) -> None:
    """From now on ``absorbed`` is found under ``kept``. Raises DomainError."""
    one, other = _locked(kept, absorbed)
    if reasons := objections_to_joining(one, other):
        raise DomainError(*reasons)
    other.merged_into = one
    other.save(update_fields=["merged_into"])
    _find_anew(one, other)
    record(AuditEvent.CHANGED, actor=actor, target=one, joined_by=other.pk)
    record(AuditEvent.CHANGED, actor=actor, target=other, joined_to=one.pk)


@transaction.atomic
def take_apart(kept: M, absorbed: M, *, actor: User) -> None:
    """``absorbed`` stands by itself again, with everything that was recorded of it."""
    one, other = _locked(kept, absorbed)
    if other.merged_into_id != one.pk:
        raise DomainError(NOT_MERGED)
    other.merged_into = None
    other.save(update_fields=["merged_into"])
    _find_anew(one, other)
    record(AuditEvent.CHANGED, actor=actor, target=one, taken_apart_from=other.pk)
    record(AuditEvent.CHANGED, actor=actor, target=other, taken_apart_from=one.pk)


def _find_anew(*entries: Person | Household) -> None:
    """What is secret by one entry of a person is no longer a way to find the other (A11)."""
    for entry in entries:
        if isinstance(entry, Person):
            write_keys(entry)


def _objections_to_persons(kept: Person, absorbed: Person) -> list[str]:
    reasons = []
    if kept.restricted != absorbed.restricted or _named(kept) != _named(absorbed):
        reasons.append(UNEQUALLY_WITHHELD)
    if kept.bsn_hash and absorbed.bsn_hash:
        reasons.append(TWO_BSNS)
    return reasons


def _named(person: Person) -> set[int]:
    return set(person.clearances.values_list("user", flat=True)) if person.restricted else set()


def _locked(kept: M, absorbed: M) -> tuple[M, M]:
    """Both, held in the order of their keys: two that join at once wait for each other."""
    rows = type(kept)._base_manager.select_for_update(of=("self",)).order_by("pk")
    held = {row.pk: row for row in rows.filter(pk__in=[kept.pk, absorbed.pk])}
    return held[kept.pk], held[absorbed.pk]
