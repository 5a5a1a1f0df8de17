"""Unsafe events VT or the local field hears of after the report, and mending what was written."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.models import Case, EventAmendment, UnsafeEvent
from cases.permissions import can_tell_of_safety
from cases.selectors.events import may_betray
from cases.services.holding import held_case
from common.exceptions import DomainError
from people.services.saving import save

if TYPE_CHECKING:
    from accounts.models import User

NO_WHAT = "Beschrijf wat er gebeurde."
NO_KNOWN_BY = "Kies hoe dit bekend werd."
NO_WHEN = "Vul een datum in, of een periode als de datum niet bekend is."
BOTH_WHEN = "Vul een datum in of een periode, niet allebei."
TO_COME = "Een gebeurtenis kan niet in de toekomst liggen. Controleer de datum."
NO_REASON = "Schrijf waarom u deze gebeurtenis aanpast."


@transaction.atomic
def note_event(
    case: Case,
    *,
    what: str,
    known_by: str,
    actor: "User",
    happened_on: date | None = None,
    period: str = "",
    effect: str = "",
    source: str = "",
) -> UnsafeEvent:
    """Something unsafe happened: when, what, by whom, and what it did. VT or who works with the
    family as the local field heard of it.

    Sent twice it is one event.
    """
    row = held_case(case, actor=actor, may=can_tell_of_safety)
    told = _told(happened_on, period, what=what, effect=effect, known_by=known_by, source=source)
    known = UnsafeEvent.objects.filter(case=row, report=None, noted_by=actor, **told).first()
    if known:
        return known
    event = UnsafeEvent(
        case=row,
        noted_at=timezone.now(),
        noted_by=actor,
        source_may_betray=may_betray(row, source, writer=actor),
        **told,
    )
    save(event)
    record(AuditEvent.CREATED, actor=actor, target=row, unsafe_event=event.pk)
    return event


@transaction.atomic
def mend_event(
    event: UnsafeEvent,
    *,
    reason: str,
    what: str,
    known_by: str,
    actor: "User",
    happened_on: date | None = None,
    period: str = "",
    effect: str = "",
    source: str | None = None,
) -> UnsafeEvent:
    """What stands there is wrong or incomplete; what stood there stays readable.

    ``source`` is None for who may not read it: then it stays as it is.
    """
    case = held_case(event.case, actor=actor)
    row = UnsafeEvent.objects.get(pk=event.pk)
    kept = row.source if source is None else source
    told = _told(happened_on, period, what=what, effect=effect, known_by=known_by, source=kept)
    before = {name: getattr(row, name) for name, new in told.items() if getattr(row, name) != new}
    if not before:
        return row
    if not reason.strip():
        raise DomainError(NO_REASON)
    for name in before:
        setattr(row, name, told[name])
    if "source" in before:
        row.source_may_betray |= may_betray(case, row.source, writer=actor)
    save(row)
    if before.get("happened_on"):
        before["happened_on"] = before["happened_on"].isoformat()
    EventAmendment.objects.create(event=row, before=before, reason=reason.strip(), amended_by=actor)
    record(AuditEvent.CHANGED, actor=actor, target=case, unsafe_event=row.pk, fields=list(before))
    return row


def _told(happened_on: date | None, period: str, **words: str) -> dict[str, Any]:
    """What was told, tidied; refused with all sentences at once."""
    told = {name: text.strip() for name, text in words.items()}
    period = period.strip()
    reasons = [
        sentence
        for sentence, wrong in (
            (NO_WHAT, not told["what"]),
            (NO_KNOWN_BY, not told["known_by"]),
            (NO_WHEN, not happened_on and not period),
            (BOTH_WHEN, bool(happened_on and period)),
            (TO_COME, bool(happened_on and happened_on > timezone.localdate())),
        )
        if wrong
    ]
    if reasons:
        raise DomainError(*reasons)
    return {"happened_on": happened_on, "period": period, **told}
