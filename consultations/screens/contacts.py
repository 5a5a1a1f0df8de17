"""Whom one calls at Veilig Thuis: now, and about one's own municipality."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.contacts import ContactOnDay, contacts
from common.dutch import long_day
from consultations.opening import Route, route_now
from organisations.enums import Weekday
from organisations.models import Organisation, Region
from organisations.opening import Hours
from organisations.selectors import opening_hours

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class ContactEntry:
    """Who answers today for one municipality or district."""

    place: str
    name: str
    role: str
    phone: str
    email: str
    own: bool


@dataclass(frozen=True)
class ContactPage:
    region: Region
    route: Route
    hours: list[tuple[str, str]]
    entries: list[ContactEntry]


def contact_page(reader: "User", region: Region, now: datetime) -> ContactPage:
    """Own municipality first; the rest in order of name."""
    today = timezone.localdate(now)
    town = _town_of(reader)
    entries = [_entry(row, town) for row in contacts(region, today)]
    return ContactPage(
        region=region,
        route=route_now(region, now),
        hours=_week(opening_hours(region)),
        entries=sorted(entries, key=lambda entry: not entry.own),
    )


def _town_of(reader: "User") -> Organisation | None:
    """The municipality somebody works for, directly or in one of its teams."""
    place = reader.organisation
    return (place.municipality or place) if place else None


def _entry(row: ContactOnDay, town: Organisation | None) -> ContactEntry:
    person = row.in_charge
    return ContactEntry(
        place=row.contact.place,
        name=person.name if person else "",
        role=_role(row),
        phone=person.work_phone if person else "",
        email=person.email if person else "",
        own=row.contact.municipality == town,
    )


def _role(row: ContactOnDay) -> str:
    if row.in_charge is None:
        return "Vandaag is er niemand. Bel de bureaudienst."
    if not row.is_replaced:
        return "Vaste contactpersoon"
    if row.replaces_until is None:
        return "Vervangt de vaste contactpersoon"
    return f"Vervangt {row.contact.colleague.name} tot en met {long_day(row.replaces_until)}"


def _week(hours: Iterable[Hours]) -> list[tuple[str, str]]:
    """Each day of the week with its hours, in words."""
    by_day = {row.weekday: f"{row.opens:%H.%M} tot {row.closes:%H.%M} uur" for row in hours}
    return [(str(day.label).capitalize(), by_day.get(day.value, "crisisdienst")) for day in Weekday]
