"""What VT fills in of a handover, one answer or text at a time, as long as it can."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError, TransitionBlocked
from handover import permissions
from handover.consents import as_data
from handover.enums import WRITABLE, HandoverState
from handover.models import Handover
from organisations.selectors import partners, receivers
from sharing.enums import HANDOVER_GROUNDS
from workflow.steps import NOT_FROM_HERE, locked

if TYPE_CHECKING:
    from accounts.models import User
    from sharing.consent import ConsentGiven

# Agreed upon with the receiver, so settled before the coordination; to change them is to prepare
# again.
RECEIVER = ("receiver", "receiver_is_involved", *Handover.FIVE, "form", "form_reason")
CONTACT = ("contacted_at", "contacted_with", "contact_note")
DIRECTOR = ("director_known", "director", "director_name")
CHOSEN = frozenset({*RECEIVER, *CONTACT, *DIRECTOR})
SAFETY = ("can_wait", "first_contact_days", "acutely_unsafe")
WRITTEN = frozenset({*Handover.TEXTS, *SAFETY})
ELSEWHERE = "Kies een ontvanger uit deze regio."
FUTURE = "Het gesprek met de ontvanger kan niet in de toekomst liggen."
WRONG_GROUND = "Op deze grond draagt u een gezin niet over. Kies een andere."
DIRECTOR_ELSEWHERE = "Kies een organisatie uit deze regio."


@transaction.atomic
def choose(handover: Handover, *, actor: "User", **facts: Any) -> Handover:
    """To whom, in which form, and what was spoken with the receiver: ``CHOSEN``.

    Another receiver was not spoken yet and did not answer the five questions: who was spoken and
    what about stays to be read, but not that it was done. Raises PermissionDenied,
    TransitionBlocked or DomainError.
    """
    row = _held(handover, actor, permissions.can_arrange, [HandoverState.PREPARING])
    _refuse_unknown(facts, CHOSEN)
    _refuse_outsiders(row, facts)
    if (spoken := facts.get("contacted_at")) and spoken > timezone.now():
        raise DomainError(FUTURE)
    if "receiver" in facts and facts["receiver"] != row.receiver:
        anew: dict[str, Any] = {**dict.fromkeys(Handover.FIVE, ""), "contacted_at": None}
        facts = {**anew, **facts}
    return _write(row, facts, actor=actor)


@transaction.atomic
def write(handover: Handover, *, actor: "User", **facts: Any) -> Handover:
    """Texts of the document, whether it can wait and within which term, and present safety."""
    row = _held(handover, actor, permissions.can_prepare, WRITABLE)
    _refuse_unknown(facts, WRITTEN)
    return _write(row, facts, actor=actor)


@transaction.atomic
def ground_sharing(
    handover: Handover,
    *,
    actor: "User",
    share_ground: str,
    share_weighing: str,
    consents: "Iterable[ConsentGiven]",
) -> Handover:
    """On which ground VT shares, what every member said of it, and the weighing (A9, 001-23)."""
    row = _held(handover, actor, permissions.can_prepare, WRITABLE)
    if share_ground and share_ground not in HANDOVER_GROUNDS:
        raise DomainError(WRONG_GROUND)
    facts = {"share_ground": share_ground, "share_weighing": share_weighing.strip()}
    return _write(row, {**facts, "consents": as_data(consents)}, actor=actor)


def _held(
    handover: Handover,
    actor: "User",
    may: "Callable[[Handover, User], bool]",
    states: Iterable[str],
) -> Handover:
    """The handover, fresh and held until the transaction ends, for who may write in it now."""
    row = locked(handover)
    if not may(row, actor):
        raise PermissionDenied
    if row.state not in states:
        raise TransitionBlocked(NOT_FROM_HERE)
    return row


def _write(row: Handover, facts: dict[str, Any], *, actor: "User") -> Handover:
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    if not changed:
        return row
    for name in changed:
        setattr(row, name, facts[name])
    if actor.pk not in row.authors:
        row.authors = [*row.authors, actor.pk]
    row.save(update_fields=[*changed, "authors"])
    record(AuditEvent.CHANGED, actor=actor, target=row, fields=sorted(changed))
    return row


def _refuse_unknown(facts: dict[str, Any], known: frozenset[str]) -> None:
    if strange := set(facts) - known:
        raise TypeError(f"A handover has no {', '.join(sorted(strange))} to write here.")


def _refuse_outsiders(row: Handover, facts: dict[str, Any]) -> None:
    """Receiver and director are organisations of the own region (A2)."""
    region = row.case.region
    for name, offered, sentence in (
        ("receiver", receivers(region), ELSEWHERE),
        ("director", partners(region), DIRECTOR_ELSEWHERE),
    ):
        chosen = facts.get(name)
        if chosen is not None and not offered.filter(pk=chosen.pk).exists():
            raise DomainError(sentence)
