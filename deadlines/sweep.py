"""Warning in time and saying when it is too late: the work of the sweep, row by row from an index.

The sweep looks at what is true now, not at how long it slept: after an outage each deadline gets
one message, the gravest that applies. Twice or beside itself changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from audit.events import AuditEvent
from audit.services import record
from deadlines.holders import HoldersOf, holders_of
from deadlines.kinds import Unit
from deadlines.models import Deadline
from deadlines.wording import long_date, moment
from deadlines.workdays import AMSTERDAM
from notifications.enums import NotificationKind, NotificationLevel
from notifications.services import Message, deliver

if TYPE_CHECKING:
    from collections.abc import Collection

CHUNK = 200


@dataclass(frozen=True)
class Signal:
    """What one deadline has to say now: that the end is near (since when), or that it passed."""

    late: bool
    at: datetime


def waiting(model: type[Deadline], now: datetime) -> Iterator[list[int]]:
    """Numbers of deadlines with something to tell, oldest first, in handy portions."""
    keys = list(
        model._default_manager.to_signal(now)
        .order_by("next_signal_at", "pk")
        .values_list("pk", flat=True)
    )
    for begin in range(0, len(keys), CHUNK):
        yield keys[begin : begin + CHUNK]


@transaction.atomic
def signal(model: type[Deadline], keys: list[int], now: datetime) -> int:
    """Tell about these deadlines and note that it was told; how many there still were to tell."""
    rows = list(_held(model, now).filter(pk__in=keys))
    told = [(row, _signal_of(row, now)) for row in rows]
    holders = cache(holders_of)
    deliver(
        (user, _message(row, signal))
        for row, signal in told
        for user in _recipients(row, signal, holders)
    )
    system = User.objects.system()
    for row, signal in told:
        _note(row, signal, now, system)
    model._default_manager.bulk_update(rows, ["warned_at", "breached_at", "next_signal_at"])
    return len(rows)


def _held(model: type[Deadline], now: datetime) -> QuerySet[Deadline]:
    rows: QuerySet[Deadline] = (
        model._default_manager.to_signal(now)
        .with_audience()
        .select_for_update(of=("self",), skip_locked=True)
        .order_by("next_signal_at", "pk")
    )
    return rows


def _signal_of(row: Deadline, now: datetime) -> Signal:
    if now > row.breach_at:
        return Signal(late=True, at=row.breach_at)
    passed = [at for text in row.warnings if (at := datetime.fromisoformat(text)) <= now]
    return Signal(late=False, at=max(passed, default=row.due_at))


def _recipients(row: Deadline, signal: Signal, holders: HoldersOf) -> Collection[User]:
    """The colleagues to tell, each once, in the order of the table."""
    addressees = row.rule.on_breach if signal.late else row.rule.warns
    audience = row.audience(holders) if addressees else {}
    users = [user for addressee in addressees for user in audience.get(addressee, ())]
    return {user.pk: user for user in users}.values()


def _message(row: Deadline, signal: Signal) -> Message:
    """Case number and name of the term; never a person. The key holds the end it speaks of."""
    about = f"{row._meta.label_lower}:{row.pk}:{row.due_at.astimezone(AMSTERDAM).isoformat()}"
    if signal.late:
        return Message(
            kind=NotificationKind.DEADLINE_BREACH,
            level=NotificationLevel.URGENT,
            key=f"{about}:late",
            title=f"{row.subject}: {row.rule.name} is te laat",
            body=f"De termijn liep tot en met {_end_in_words(row)}. {row.rule.breach}",
            path=row.path,
            by_email=True,
        )
    return Message(
        kind=NotificationKind.DEADLINE_WARNING,
        level=NotificationLevel.WARNING,
        key=f"{about}:soon:{signal.at.astimezone(AMSTERDAM).isoformat()}",
        title=f"{row.subject}: {row.rule.name} loopt af",
        body=f"Uiterlijk {_end_in_words(row)}.",
        path=row.path,
        by_email=row.rule.unit is Unit.HOURS,
    )


def _end_in_words(row: Deadline) -> str:
    local = row.due_at.astimezone(AMSTERDAM)
    return moment(local) if row.rule.is_exact else long_date(local)


def _note(row: Deadline, signal: Signal, now: datetime, system: User) -> None:
    """Write on the row what was told, and when there is something to tell again."""
    coming = [at for text in row.warnings if (at := datetime.fromisoformat(text)) > now]
    if signal.late:
        row.breached_at = row.breached_at or row.breach_at
        row.next_signal_at = None
        record(AuditEvent.DEADLINE_BREACHED, actor=system, target=row, term=row.term)
    else:
        row.warned_at = now
        row.next_signal_at = next(iter(coming), row.breach_at)
