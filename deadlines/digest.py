"""What a colleague finds in the morning: what is late, what ends today, what ends this week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.shortcuts import resolve_url

from deadlines.holders import HoldersOf, holders_of
from deadlines.models import Deadline
from deadlines.selectors import calendar_of, deadline_models
from deadlines.wording import long_date, short_date
from deadlines.workdays import AMSTERDAM, end_of
from notifications.enums import NotificationKind
from notifications.models import Notification
from notifications.services import Message, deliver

if TYPE_CHECKING:
    from accounts.models import User

NOT_BEFORE = time(7, 30)
AHEAD = 5  # working days
SHOWN = 8  # deadlines named; the rest is counted


@dataclass
class Morning:
    """One colleague's morning."""

    user: User
    late: list[Deadline] = field(default_factory=list)
    today: list[Deadline] = field(default_factory=list)
    soon: list[Deadline] = field(default_factory=list)

    def lines(self) -> list[str]:
        groups = (("Te laat", self.late), ("Vandaag", self.today), ("Deze week", self.soon))
        counts = " · ".join(f"{name}: {len(rows)}" for name, rows in groups if rows)
        rows = [*self.late, *self.today, *self.soon]
        named = [f"{row.subject} {row.rule.name}, uiterlijk {_day(row)}" for row in rows[:SHOWN]]
        rest = [f"En nog {len(rows) - SHOWN} andere."] if len(rows) > SHOWN else []
        return [counts, "", *named, *rest]


def send_morning_digest(now: datetime) -> int:
    """Once per working day after half past seven; tells how many colleagues got one."""
    local = now.astimezone(AMSTERDAM)
    if local.time() < NOT_BEFORE or not calendar_of(None).is_workday(local.date()):
        return 0
    if Notification.objects.filter(key=_key(local.date())).exists():
        return 0
    return send_digest_of(local.date(), now)


@transaction.atomic
def send_digest_of(day: date, now: datetime) -> int:
    """The digest of one day. A colleague gets it once, however often this runs."""
    mornings = _mornings(day, now)
    deliver((morning.user, _message(morning, day)) for morning in mornings)
    return len(mornings)


def _mornings(day: date, now: datetime) -> list[Morning]:
    horizon = end_of(calendar_of(None).add_workdays(day, AHEAD))
    mornings: dict[int, Morning] = {}
    holders = cache(holders_of)
    for model in deadline_models():
        for row in model._default_manager.due_by(horizon).with_audience().order_by("due_at", "pk"):
            for user in _carers(row, holders):
                morning = mornings.setdefault(user.pk, Morning(user))
                _group(morning, row, day, now).append(row)
    return list(mornings.values())


def _carers(row: Deadline, holders: HoldersOf) -> Iterable[User]:
    """Who is warned about a deadline also finds it in the morning."""
    audience = row.audience(holders) if row.rule.warns else {}
    users = [user for addressee in row.rule.warns for user in audience.get(addressee, ())]
    return {user.pk: user for user in users}.values()


def _group(morning: Morning, row: Deadline, day: date, now: datetime) -> list[Deadline]:
    if row.is_late(now):
        return morning.late
    return morning.today if row.due_at <= end_of(day) else morning.soon


def _message(morning: Morning, day: date) -> Message:
    return Message(
        kind=NotificationKind.DIGEST,
        key=_key(day),
        title=f"Uw termijnen op {long_date(day)}",
        body="\n".join(morning.lines()),
        path=resolve_url(settings.LOGIN_REDIRECT_URL),
        by_email=True,
    )


def _key(day: date) -> str:
    return f"digest:{day.isoformat()}"


def _day(row: Deadline) -> str:
    return short_date(row.due_at.astimezone(AMSTERDAM).date())
