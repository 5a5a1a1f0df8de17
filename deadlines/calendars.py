"""Changing the calendar, and counting every open deadline again when it changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from deadlines import tasks
from deadlines.enums import HolidayKind
from deadlines.holidays import holidays
from deadlines.models import Holiday
from deadlines.wording import long_date
from organisations.models import Region

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def add_holiday(
    *, region: Region | None, on: date, name: str, kind: str, source: str, actor: User
) -> Holiday:
    """A day that will not count: of a region (closing) or of the country (law, decree)."""
    if by_law := holidays(on.year).get(on):
        raise DomainError(f"{long_date(on).capitalize()} telt al niet mee: {by_law.name}.")
    if on.isoweekday() > 5:
        raise DomainError(f"{long_date(on).capitalize()} is weekend en telt al niet mee.")
    if (region is None) == (kind == HolidayKind.CLOSING):
        raise DomainError(
            "Een regio kan alleen een sluitingsdag toevoegen; feestdagen en gelijkgestelde "
            "dagen gelden in heel Nederland."
        )
    if Holiday.objects.filter(region=region, on=on).exists():
        raise DomainError("Deze dag staat al in de lijst.")
    holiday = Holiday.objects.create(region=region, on=on, name=name, kind=kind, source=source)
    _changed(holiday, "toegevoegd", actor)
    return holiday


@transaction.atomic
def remove_holiday(holiday: Holiday, *, actor: User) -> None:
    """The day counts again."""
    _changed(holiday, "verwijderd", actor)
    holiday.delete()


def _changed(holiday: Holiday, what: str, actor: User) -> None:
    why = f"Kalender gewijzigd: {long_date(holiday.on)} ({holiday.name}) {what}"
    record(
        AuditEvent.CONFIGURED,
        actor=actor,
        target=holiday,
        day=holiday.on.isoformat(),
        what=what,
        why=why,
    )
    tasks.recompute_open.delay_on_commit(holiday.region_id, why, actor.pk)
