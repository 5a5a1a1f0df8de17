"""Who at Veilig Thuis is the fixed contact of a municipality, and who is in charge today."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accounts.models import RegionContact, User
from organisations.models import Organisation, Region


@dataclass(frozen=True)
class ContactOnDay:
    """A fixed contact and who answers on one day; nobody when all of them left or are away."""

    contact: RegionContact
    in_charge: User | None
    left: tuple[User, ...]

    @property
    def is_replaced(self) -> bool:
        return self.in_charge is not None and self.in_charge != self.contact.colleague

    @property
    def until(self) -> date | None:
        """The last day of the absence during which somebody replaces."""
        return self.contact.absent_until if self.is_replaced else None


def contact_today(municipality: Organisation, day: date) -> ContactOnDay | None:
    """The fixed contact of the whole municipality on this day, if it has one."""
    return next((row for row in contacts_of(municipality, day) if not row.contact.district), None)


def contacts_of(municipality: Organisation, day: date) -> list[ContactOnDay]:
    """All fixed contacts of one municipality, the one of the whole first."""
    if municipality.region is None:
        return []
    rows = _current(municipality.region, day).filter(municipality=municipality)
    return _on_day(rows, municipality.region, day)


def contacts(region: Region, day: date) -> list[ContactOnDay]:
    """All fixed contacts of a region on this day, by municipality and district."""
    return _on_day(_current(region, day), region, day)


def _current(region: Region, day: date) -> QuerySet[RegionContact]:
    return (
        RegionContact.objects.current(day)
        .filter(municipality__region=region)
        .select_related("municipality", "colleague", "replacement")
        .order_by("municipality__name", "district", "pk")
    )


def _on_day(rows: QuerySet[RegionContact], region: Region, day: date) -> list[ContactOnDay]:
    here = set(User.objects.at_veilig_thuis(region, day).values_list("pk", flat=True))
    return [_standing(row, here, day) for row in rows]


def _standing(row: RegionContact, here: set[int], day: date) -> ContactOnDay:
    """Who left Veilig Thuis is not told to a partner; beheer is told that somebody left."""
    named = [person for person in (row.colleague, row.replacement) if person]
    answering = named[1:] if row.is_absent(day) else named
    in_charge = next((person for person in answering if person.pk in here), None)
    return ContactOnDay(row, in_charge, tuple(p for p in named if p.pk not in here))
