"""Who at Veilig Thuis is the fixed contact of a municipality, and who is in charge today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import RegionContact, User
from organisations.enums import OrganisationKind
from organisations.models import Organisation, Region


@dataclass(frozen=True)
class ContactOnDay:
    """A fixed contact and who answers on one day; nobody when all of them left or are away."""

    contact: RegionContact
    in_charge: User | None
    replaces_until: date | None
    left: tuple[User, ...]

    @property
    def is_replaced(self) -> bool:
        return self.in_charge is not None and self.in_charge != self.contact.colleague


def contact_today(municipality: Organisation, day: date) -> ContactOnDay | None:
    """The fixed contact of the whole municipality on this day, if it has one."""
    return next((row for row in contacts_of(municipality, day) if not row.contact.district), None)


def contacts_of(municipality: Organisation, day: date) -> list[ContactOnDay]:
    """All fixed contacts of one municipality, the one of the whole first."""
    if municipality.region is None:
        return []
    rows = _current(municipality.region, day).filter(municipality=municipality)
    return contact_on(rows, municipality.region, day)


def contacts(region: Region, day: date) -> list[ContactOnDay]:
    """All fixed contacts of a region on this day, by municipality and district."""
    return contact_on(_current(region, day), region, day)


def answers_for(colleague: User, day: date) -> list[int]:
    """Keys of the municipalities of which somebody at Veilig Thuis is contact or replaces."""
    workplace = colleague.organisation
    if workplace is None or workplace.kind != OrganisationKind.VEILIG_THUIS:
        return []
    named = Q(colleague=colleague) | Q(replacement=colleague)
    rows = RegionContact.objects.current(day).filter(named, municipality__region=workplace.region)
    return list(rows.order_by().values_list("municipality_id", flat=True).distinct())


def contact_on(rows: Iterable[RegionContact], region: Region, day: date) -> list[ContactOnDay]:
    """Who is in charge of each of these on this day."""
    here = set(User.objects.at_veilig_thuis(region, day).values_list("pk", flat=True))
    return [_standing(row, here, day) for row in rows]


def _current(region: Region, day: date) -> QuerySet[RegionContact]:
    return (
        RegionContact.objects.current(day)
        .filter(municipality__region=region)
        .select_related("municipality", "colleague", "replacement")
        .order_by("municipality__name", "district", "pk")
    )


def _standing(row: RegionContact, here: set[int], day: date) -> ContactOnDay:
    """Who left Veilig Thuis is not told to a partner; beheer is told that somebody left."""
    named = [person for person in (row.colleague, row.replacement) if person]
    answering = named[1:] if row.is_absent(day) else named
    in_charge = next((person for person in answering if person.pk in here), None)
    return ContactOnDay(
        contact=row,
        in_charge=in_charge,
        replaces_until=row.absent_until if in_charge and row.is_absent(day) else None,
        left=tuple(person for person in named if person.pk not in here),
    )
