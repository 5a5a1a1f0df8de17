"""Families on the boards: carried, urgent, late, silent."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases.enums import ContactChannel, ContactWith
from cases.models import Case, CaseAssignment
from cases.services.contacts import note_contact
from cases.services.terms import start_term
from cases.services.urgent import declare_urgent
from people.enums import AddressKind, CustodyKind, RelationKind
from people.models import Address, HouseholdMember
from people.partial_date import PartialDate
from people.services import relate
from tests.factories import cases, people
from workflow.steps import take_step


def carried(region, worker, *, by, name="Gezin Vermeer", days=1) -> Case:
    """A case whose report came in so many days ago, with its D1; carried by this worker."""
    at = timezone.now() - timedelta(days=days)
    case = cases.case(region, by=by, name=name)
    report = cases.report(case, by=by, at=at)
    take_step(report, "receive", actor=by, despite="Het formulier volgt.")
    start_term("D1", case, at=at, actor=by, report=report)
    if worker:
        CaseAssignment.objects.create(
            case=case, worker=worker, since=at, reason="Nieuw dossier", assigned_by=by
        )
    return case


@pytest.fixture
def family(noord, anna, fatma):
    """One case, carried by Anna, its report received by Fatma."""
    return carried(noord, anna, by=fatma)


@pytest.fixture
def families(noord, anna, hanna, fatma):
    """A region at work: late, urgent, silent, unassigned, and a family with two generations."""
    names = ["De Vries", "Van der Meer", "Jansen-Özdemir", "Bakker", "El Amrani", "Kowalski"]
    made = [
        carried(noord, worker, by=fatma, name=f"Gezin {name}", days=days)
        for name, worker, days in zip(
            names, [anna, anna, hanna, None, anna, None], [40, 6, 2, 1, 0, 12], strict=True
        )
    ]
    first = made[0]
    declare_urgent(
        made[1].reports.get(), reason="Vader is boos weg", first_action="Bellen", actor=anna
    )
    note_contact(
        made[2],
        contact_with=ContactWith.FAMILY,
        channel=ContactChannel.PHONE,
        summary="Moeder gesproken.",
        actor=anna,
    )
    child = first.household.members.get().person
    mother = people.person(
        noord, actor=fatma, calling_name="Ada", particle="de", surname="Vries",
        birth=PartialDate(1990),
    )  # fmt: skip
    HouseholdMember.objects.create(household=first.household, person=mother, since=date(2020, 1, 1))
    relate(mother, child, RelationKind.PARENT, actor=fatma, custody=CustodyKind.YES)
    Address.objects.create(
        person=mother,
        kind=AddressKind.SHELTER,
        street="Geheimestraat",
        number=7,
        postcode="9971AB",
        city="Ergens",
        secret=True,
        since=date(2024, 1, 1),
    )
    return made
