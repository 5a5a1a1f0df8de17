"""Wie belt vaker: organisations and their meldcode steps, never a family, never a citizen."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from common.code_lists import Capacity, Occasion
from consultations.enums import MeldcodeStep, Purpose
from consultations.models import Consultation
from consultations.services.advising import lapse_advice
from consultations.services.conversion import caller_agrees, report_followed
from tests.factories.accounts import colleague
from tests.factories.consultations import advice, running_advice
from tests.factories.organisations import organisation, veilig_thuis_of

pytestmark = pytest.mark.django_db
PAGE = reverse("consultations:callers")


@pytest.fixture
def school(noord):
    return organisation(noord, "school", "Basisschool De Wilg")


@pytest.fixture
def quality(noord):
    return colleague("Kim Maas", Role.QUALITY, veilig_thuis_of(noord))


def rows(client, **chosen) -> list[list[str]]:
    page = BeautifulSoup(client.get(PAGE, chosen).content, "html.parser")
    return [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]
        for row in page.select("tbody tr")
    ]


def test_an_organisation_that_calls_more_often_stands_there_with_its_steps(
    as_, fatma, bram, school
):
    divorce = (Occasion.COMPLEX_DIVORCE,)
    advice(fatma, caller_organisation=school, occasions=divorce)
    advice(fatma, caller_organisation=school, occasions=divorce)
    advice(fatma, caller_organisation=school, meldcode_step=MeldcodeStep.FIVE)

    (row,) = rows(as_(bram))

    today = timezone.localdate().strftime("%d-%m-%Y")
    steps = ["0", "2", "0", "0", "1"]
    divorced = "kindermishandeling: complexe scheiding"
    assert row == ["Basisschool De Wilg", "3", *steps, "1", divorced, "0", today]


@pytest.mark.rule("003-14")
def test_step_two_for_who_wants_to_report_and_step_five_for_who_thinks_aloud_are_counted(
    as_, fatma, bram, school
):
    step_two = {"caller_organisation": school, "meldcode_step": MeldcodeStep.TWO}
    step_five = {"caller_organisation": school, "meldcode_step": MeldcodeStep.FIVE}
    advice(fatma, purpose=Purpose.ABOUT_TO_REPORT, **step_two)
    advice(fatma, purpose=Purpose.THINK_ALONG, **step_five)
    advice(fatma, purpose=Purpose.THINK_ALONG, **step_two)
    advice(fatma, purpose=Purpose.ABOUT_TO_REPORT, **step_five)

    assert rows(as_(bram))[0][7] == "2"


def test_how_many_became_a_report_is_counted(as_, fatma, bram, school):
    advice(fatma, caller_organisation=school)
    talk = caller_agrees(running_advice(fatma, caller_organisation=school), actor=fatma)
    report_followed(talk, report_number="M-2026-00007", actor=fatma)

    assert rows(as_(bram))[0][9] == "1"


@pytest.mark.rule("A6")
def test_citizens_and_callers_without_an_organisation_are_never_listed(as_, fatma, bram, school):
    for _ in range(6):
        advice(fatma)
        advice(fatma, capacity=Capacity.RELATIVE, caller_organisation_name="Familie")
        advice(fatma, capacity=Capacity.NEIGHBOURHOOD, caller_organisation=school)

    assert rows(as_(bram)) == []


def test_a_name_typed_with_other_capitals_is_the_same_organisation(as_, fatma, bram, school):
    advice(fatma, caller_organisation=school)
    advice(fatma, caller_organisation_name=" basisschool de wilg ")

    assert [row[1] for row in rows(as_(bram))] == ["2"]


@pytest.mark.rule("004-18")
def test_once_is_not_more_often_and_what_lapsed_does_not_count(as_, fatma, bram, school):
    advice(fatma, caller_organisation=school)
    wrong = running_advice(fatma, caller_organisation=school)
    lapse_advice(wrong, reason="Verkeerd verbonden", actor=fatma)

    assert rows(as_(bram)) == []


@pytest.mark.rule("A6")
def test_who_only_counts_sees_no_organisation_with_fewer_than_five(as_, fatma, quality, school):
    for _ in range(4):
        advice(fatma, caller_organisation=school)
    assert rows(as_(quality)) == []

    advice(fatma, caller_organisation=school)
    assert [row[:2] for row in rows(as_(quality))] == [["Basisschool De Wilg", "5"]]


def test_the_period_decides_what_counts(as_, fatma, bram, school):
    for _ in range(2):
        advice(fatma, caller_organisation=school)
    last_year = timezone.localdate().year - 1
    Consultation.objects.update(began_at=timezone.now() - timedelta(days=400), ended_at=None)

    assert rows(as_(bram)) == []
    year = timezone.localdate(timezone.now() - timedelta(days=400)).year
    assert len(rows(as_(bram), periode=str(year))) == 1
    assert year <= last_year


def test_another_region_is_not_in_it_and_who_does_not_count_gets_nothing(
    as_, fatma, chantal, gijs, daan, esra, school
):
    for _ in range(2):
        advice(fatma, caller_organisation=school)

    assert rows(as_(chantal)) == []
    for somebody in (fatma, gijs, daan, esra):
        assert as_(somebody).get(PAGE).status_code == 403


def test_ten_organisations_cost_what_one_costs(as_, fatma, bram, noord):
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(PAGE)
        return len(seen)

    client = as_(bram)
    for place in range(10):
        school = organisation(noord, "school", f"School {place}")
        for _ in range(2):
            advice(fatma, caller_organisation=school)
        if place == 0:
            client.get(PAGE)
            short = queries()

    assert len(rows(client)) == 10
    assert queries() == short
