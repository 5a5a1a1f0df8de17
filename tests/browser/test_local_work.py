"""A consulent judges and evaluates on a phone; a triagist answers at a desk."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from localfield.models import LocalEstimate, LocalEvaluation
from localfield.reference.estimate_v1 import QUESTIONS
from tests.factories import local_work as work
from tests.factories import localfield as make
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of, region, veilig_thuis_of
from tests.support.browser import PHONE, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town():
    return region("Noord")


@pytest.fixture
def anna(town):
    return colleague("Anna Meijer", Role.TRIAGE, veilig_thuis_of(town))


@pytest.fixture
def daan(town):
    return colleague("Daan Kuipers", Role.CONSULENT, municipality_of(town))


@pytest.fixture
def family(town, anna, daan):
    family = make.family_at(municipality_of(town), by=anna, worker=daan)
    make.risk(family.case, by=anna)
    make.risk(family.case, by=daan, kind="debts", about=make.people_of(family)[1])
    return family


def page(name, family, *more):
    return reverse(f"localfield:{name}", args=[family.case.number, *more])


@pytest.mark.rule("001-10")
def test_safety_is_estimated_at_the_kitchen_table(seat, daan, family):
    desk = seat(daan, size=PHONE)
    desk.open(page("safety", family))
    desk.follow("Veiligheid inschatten")
    assert violations(desk.page) == []
    for place, question in enumerate(QUESTIONS.values(), 1):
        desk.choose(f"{place}. {question}", "Nee")
    desk.write("Met wie besproken?", "Lotte Prins, wijkteam")
    desk.write("Gewogen conclusie", "Rustig, maar kwetsbaar.")
    desk.choose("Is de directe veiligheid er?", "Ja")
    desk.press("Leg de inschatting vast")
    assert violations(desk.page) == []
    assert LocalEstimate.objects.get().conclusion == "Rustig, maar kwetsbaar."
    work.estimate(family, by=daan)
    desk.open(page("estimate", family, LocalEstimate.objects.order_by("-pk")[0].pk))
    assert violations(desk.page) == []


@pytest.mark.rule("001-25", "001-26")
def test_the_help_is_evaluated_on_a_phone(seat, daan, anna, family):
    desk = seat(daan, size=PHONE)
    desk.open(page("evaluations", family))
    desk.follow("Evaluatie vastleggen")
    assert violations(desk.page) == []
    desk.press("Leg de evaluatie vast")
    assert violations(desk.page) == []
    work.evaluation(family, by=daan, decision="scale_up", safe_now=False)
    work.regie_note(family, by=daan)
    row = LocalEvaluation.objects.get()
    desk.open(page("evaluation", family, row.pk))
    assert violations(desk.page) == []
    desk.open(page("regie", family))
    assert violations(desk.page) == []


@pytest.mark.rule("001-11")
def test_a_triagist_answers_a_report_back(seat, anna, daan, family):
    work.estimate(family, by=daan)
    work.evaluation(family, by=daan)
    work.regie_note(family, by=daan)
    row = make.report_back(family, by=daan, urgent=True)
    desk = seat(anna)
    desk.open(page("of_case", family))
    desk.follow("Beoordeel de terugmelding")
    assert violations(desk.page) == []
    phone = seat(anna, size=PHONE)
    phone.open(page("judge", family, row.pk))
    assert violations(phone.page) == []
    desk.open(page("work", family))
    assert violations(desk.page) == []
    desk.open(page("judge", family, row.pk))
    desk.choose("Wat gebeurt er met deze terugmelding?", "Nieuwe melding")
    desk.write("Uw antwoord aan het lokale veld", "Wij gaan vandaag met u mee.")
    desk.write("Wat gebeurt er als eerste?", "De crisisdienst rijdt erheen.")
    desk.press("Geef antwoord")
    row.refresh_from_db()
    assert row.report_number
