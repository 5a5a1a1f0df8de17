"""Recording a multidisciplinary talk (002-33)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError, TransitionBlocked
from tracks import permissions
from tracks.enums import ENDED
from tracks.models import Mdo, Track
from workflow.steps import NOT_FROM_HERE, locked

if TYPE_CHECKING:
    from accounts.models import User

TO_COME = "Leg het MDO vast als het is gehouden; deze datum ligt in de toekomst."
TOO_EARLY = "Dit MDO zou vóór de toewijzing van de dienst zijn. Controleer de datum."
TOO_FEW = "Een MDO doet u met ten minste twee collega's. Kies wie erbij waren."
NO_WORDS = "Schrijf op wat is overwogen en wat is besloten."


@transaction.atomic
def record_mdo(
    track: Track,
    *,
    held_on: date,
    question: str,
    participants: Iterable["User"],
    considerations: str,
    decision: str,
    actor: "User",
    others: str = "",
    dissent: str = "",
) -> Mdo:
    """Who weighed which question, and what was decided; who disagreed too. Sent twice it is one."""
    row = locked(track)
    if not permissions.can_work(row, actor):
        raise PermissionDenied
    if row.state in ENDED:
        raise TransitionBlocked(NOT_FROM_HERE)
    present = list(participants)
    _refuse(row, held_on, present, considerations, decision)
    mdo, new = Mdo.objects.get_or_create(
        track=row,
        held_on=held_on,
        question=question,
        considerations=considerations.strip(),
        decision=decision.strip(),
        others=others.strip(),
        dissent=dissent.strip(),
        recorded_by=actor,
    )
    if new:
        mdo.participants.set(present)
        record(AuditEvent.CREATED, actor=actor, target=mdo, question=question)
    return mdo


def _refuse(
    track: Track, held_on: date, present: "list[User]", considerations: str, decision: str
) -> None:
    before = track.assigned_at is not None and held_on < timezone.localdate(track.assigned_at)
    reasons = [
        sentence
        for sentence, wrong in (
            (TO_COME, held_on > timezone.localdate()),
            (TOO_EARLY, before),
            (TOO_FEW, len(present) < 2),
            (NO_WORDS, not considerations.strip() or not decision.strip()),
        )
        if wrong
    ]
    if reasons:
        raise DomainError(*reasons)
