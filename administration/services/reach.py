"""Who is the fixed contact of which municipality, and when the bureaudienst answers."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import RegionContact, User
from administration.services.keeping import keep, labels
from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from organisations.models import OpeningHours, Organisation, Region
from organisations.opening import Hours


def blank_contact() -> RegionContact:
    return RegionContact(since=timezone.localdate())


@transaction.atomic
def name_contact(contact: RegionContact, *, actor: User) -> RegionContact:
    """A colleague becomes the fixed contact of a municipality or district (003-55)."""
    contact.district = " ".join(contact.district.split())
    _refuse_strangers(contact)
    _refuse_second(contact)
    keep(contact)
    record(AuditEvent.CONFIGURED, actor=actor, target=contact, what="toegevoegd")
    return contact


@transaction.atomic
def change_contact(contact: RegionContact, *, changed: list[str], actor: User) -> RegionContact:
    """Somebody else, or an absence with who replaces."""
    _refuse_strangers(contact)
    keep(contact)
    what = f"gewijzigd: {labels(contact, changed)}"
    record(AuditEvent.CONFIGURED, actor=actor, target=contact, what=what)
    return contact


@transaction.atomic
def end_contact(contact: RegionContact, *, until: date, actor: User) -> RegionContact:
    """The last day on which this colleague is the fixed contact; yesterday ends it now."""
    if until < timezone.localdate() - timedelta(days=1):
        raise DomainError("Kies op zijn vroegst gisteren; wat was, blijft staan.")
    contact.until = until
    keep(contact)
    record(AuditEvent.CONFIGURED, actor=actor, target=contact, what="beëindigd")
    return contact


@transaction.atomic
def set_reach(region: Region, *, crisis_phone: str, hours: Iterable[Hours], actor: User) -> None:
    """The hours of the bureaudienst and the number of the crisisdienst (000-19), as a whole."""
    region.crisis_phone = crisis_phone
    keep(region)
    region.opening_hours.all().delete()
    for row in hours:
        keep(OpeningHours(region=region, weekday=row.weekday, opens=row.opens, closes=row.closes))
    record(AuditEvent.CONFIGURED, actor=actor, target=region, what="bereikbaarheid gewijzigd")


@transaction.atomic
def set_work_phone(account: User, *, work_phone: str, actor: User) -> None:
    account.work_phone = work_phone
    account.save(update_fields=["work_phone"])
    record(AuditEvent.CONFIGURED, actor=actor, target=account, what="telefoonnummer gewijzigd")


def _refuse_strangers(contact: RegionContact) -> None:
    """Only who works at the Veilig Thuis of this municipality can be its contact."""
    region = contact.municipality.region
    here = User.objects.at_veilig_thuis(region, timezone.localdate()) if region else ()
    for person in (contact.colleague, contact.replacement):
        if person and person not in here:
            raise DomainError(f"{person.name} werkt niet bij het Veilig Thuis van deze gemeente.")


def _refuse_second(contact: RegionContact) -> None:
    """One contact at a time for the same place. Holds the municipality against a double click."""
    held = Organisation.objects.select_for_update(of=("self",), no_key=True)
    held.get(pk=contact.municipality_id)
    others = RegionContact.objects.not_over(contact.since).filter(
        municipality=contact.municipality_id, district__iexact=contact.district
    )
    if others.exists():
        raise DomainError(
            "Deze gemeente of wijk heeft dan al een vaste contactpersoon. Beëindig die eerst."
        )
