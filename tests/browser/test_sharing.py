"""Sharing at a desk and on a phone: a worker notes it, a municipality reads its signal."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from cases.services.assignments import assign
from people.enums import CustodyKind, RelationKind
from people.services import relate
from tests.factories import cases as make
from tests.factories import sharing
from tests.factories.accounts import colleague
from tests.factories.organisations import local_team_of, municipality_of, region, veilig_thuis_of
from tests.support.browser import PHONE, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town():
    return region("Noord")


@pytest.fixture
def worker(town):
    return colleague("Gijs van Dam", Role.CASEWORKER, veilig_thuis_of(town))


@pytest.fixture
def family(town, worker):
    """Sanne of nine, Daan of fourteen and their mother; the municipality hears of helpers."""
    fatma = colleague("Fatma Haddou", Role.INTAKE, veilig_thuis_of(town))
    bram = colleague("Bram de Wit", Role.TEAM_LEAD, veilig_thuis_of(town))
    case = make.case(town, by=fatma)
    make.report(case, by=fatma)
    mother = make.person(town, calling_name="Femke", birth_year=1988)
    brother = make.person(town, calling_name="Daan", birth_year=timezone.localdate().year - 14)
    for person in (mother, brother):
        case.household.members.create(person=person, since="2020-01-01")
    for child in (brother, case.reports.get().involvements.get().person):
        relate(mother, child, RelationKind.PARENT, custody=CustodyKind.YES, actor=fatma)
    local_team_of(town).phone = "088 000 11 00"
    case.municipality = sharing.agreed(municipality_of(town))
    case.save(update_fields=["municipality"])
    assign(case, to=worker, reason="Onderzoek", actor=bram)
    sharing.taken_over(case, by=bram)
    return case


@pytest.mark.rule("001-23", "003-60", "A9")
def test_a_worker_shares_and_the_municipality_sees_the_fact_alone(seat, worker, family, town):
    desk = seat(worker, size=PHONE)
    desk.open(reverse("sharing:of_case", args=[family.number]))
    desk.follow("Signaal ‘dat, niet wat’")
    assert violations(desk.page) == []
    desk.pick("Wie het gezin helpt", "Wijkteam Centrum (wijkteam of lokale toegang)")
    desk.pick("Grond", "afspraak ‘dat, niet wat’ met de gemeente")
    desk.choose("Toestemming voor Femke Vermeer", "Gegeven")
    desk.choose("Toestemming voor Sanne Vermeer", "Niet gevraagd")
    desk.choose("Toestemming voor Daan Vermeer", "Gegeven")
    desk.press("Geef het signaal")
    assert violations(desk.page) == []
    desk.pick("Wie gaf het antwoord voor Daan Vermeer", "zelf, en ouders of voogd met gezag")
    desk.write("Afweging als niet iedereen toestemming gaf", sharing.WEIGHING)
    desk.press("Geef het signaal")
    assert desk.reads("Nog niet gezien")
    assert violations(desk.page) == []
    desk.follow("Leg delen vast")
    assert violations(desk.page) == []

    daan = colleague("Daan Kuipers", Role.CONSULENT, municipality_of(town))
    at_town = seat(daan, size=PHONE)
    at_town.open(reverse("sharing:signals"))
    assert violations(at_town.page) == []
    at_town.page.get_by_role("button", name="Gezien: signaal over Gezin Vermeer").click()
    assert at_town.reads("Daan Kuipers")
