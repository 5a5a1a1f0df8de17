"""Repeat reports as a work list with D12, and as lessons in which nobody can be found."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from cases.enums import AdviceVariant, RepeatOutcome, TriageOutcome
from cases.models import RepeatReport
from consultations.periods import periods
from reporting.selectors.repeats import lessons, repeats, repeats_that_wait
from tests.factories import assessments as bring
from tests.factories import repeats as make
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of, veilig_thuis_of

LATER = make.MONDAY + timedelta(hours=6)


@pytest.fixture
def town(noord):
    return municipality_of(noord)


@pytest.fixture
def repeat(noord, town, daan, anna):
    family = make.family_at_partner(noord, town, daan, by=anna)
    return make.reported_again(family, by=anna).repeat


@pytest.fixture
def processed(repeat, anna, hanna):
    make.heard(repeat, by=anna)
    with time_machine.travel(LATER, tick=False):
        variant = {"advice_variant": AdviceVariant.ADAPT}
        bring.completed(repeat.report, anna, hanna, TriageOutcome.OWN_HELP, **variant)
        return make.becomes(RepeatReport.objects.get(), RepeatOutcome.GOES_ON_WITH_ADVICE, by=anna)


def read(client, name, query=""):
    with time_machine.travel(LATER, tick=False):
        return client.get(reverse(name) + query).content.decode()


@pytest.mark.rule("D12", "000-32")
def test_the_list_shows_who_directs_and_the_term(as_, repeat, anna, town):
    page = read(as_(anna), "reporting:repeats", "?stand=afstemmen")

    assert repeat.report.number in page
    assert town.name in page
    assert "Afstemming bij hermelding" in page


def test_each_stand_has_its_own_rows(repeat, anna, hanna):
    assert [repeats(anna, stand).count() for stand in ("", "afstemmen", "verwerken")] == [1, 1, 0]
    make.heard(repeat, by=anna)
    with time_machine.travel(LATER, tick=False):
        variant = {"advice_variant": AdviceVariant.ADAPT}
        bring.completed(repeat.report, anna, hanna, TriageOutcome.OWN_HELP, **variant)

    assert [repeats(anna, stand).count() for stand in ("", "afstemmen", "verwerken")] == [1, 0, 1]


def test_my_work_and_the_menu_name_what_waits(as_, repeat, anna, hanna, gijs):
    page = read(as_(anna), "reporting:my_work")

    assert f"melding {repeat.report.number}: afstemmen met de procesregisseur" in page
    assert repeats_that_wait(anna).count() == 1
    assert repeats_that_wait(gijs).count() == 0


def test_nobody_elsewhere_sees_them(repeat, chantal, daan, gijs):
    assert [repeats(user).count() for user in (chantal, daan, gijs)] == [0, 0, 0]


@pytest.mark.rule("003-41")
def test_the_lessons_say_what_was_chosen_and_name_nobody(as_, processed, bram, town):
    page = read(as_(bram), "reporting:lessons")
    report = processed.report

    assert "B  hulp ging zelf verder" in page
    assert "zelf verder, met advies" in page
    assert "139" in page  # from the sixth of October to the twenty-second of February
    for secret in (
        report.number,
        report.case.number,
        report.case.household.name,
        processed.earlier_report.number,
        town.name,
        "Wilma",
        "Daan",
        "22-02-2026",
    ):
        assert secret not in page


@pytest.mark.rule("003-41")
def test_the_file_holds_the_same_lines_and_the_download_is_logged(as_, processed, bram):
    with time_machine.travel(LATER, tick=False):
        answer = as_(bram).get(reverse("reporting:lessons_file"))
    lines = answer.content.decode("utf-8-sig").strip().splitlines()

    assert answer["Content-Disposition"].startswith('attachment; filename="hermeldingen-2025-')
    assert lines[0].startswith("Eerste besluit;")
    assert len(lines) == 2
    assert "139" in lines[1].split(";")


def test_the_period_and_the_region_bound_the_lessons(processed, bram, chantal, anna):
    year = {period.key: period for period in periods(make.MONDAY.date())}

    assert len(lessons(bram, year["2026"])) == 1
    assert lessons(bram, year["2025"]) == []
    assert lessons(chantal, year["2026"]) == []
    assert lessons(anna, year["2026"]) == []


def test_who_counts_for_quality_gets_there_from_the_front_page(as_, noord, db):
    kwaliteit = colleague("Kim Oud", Role.QUALITY, veilig_thuis_of(noord))
    client = as_(kwaliteit)

    assert "Leren van hermeldingen" in client.get("/").content.decode()
    assert (
        "Geen verwerkte hermeldingen" in client.get(reverse("reporting:lessons")).content.decode()
    )


def test_ten_rows_cost_what_one_costs(as_, repeat, noord, town, daan, anna):
    client, url = as_(anna), reverse("reporting:repeats")

    def cost():
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    one = cost()
    for _ in range(3):
        family = make.family_at_partner(noord, town, daan, by=anna)
        make.reported_again(family, by=anna, at=timezone.now())

    assert cost() == one
