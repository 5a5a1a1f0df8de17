"""The tab Veiligheidsplan: beginning a plan, reading it, and what it still asks."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from safetyplans.models import SafetyPlan
from tests.factories import plans as make
from tests.factories import tracks as make_track

pytestmark = pytest.mark.django_db


def of_case(case) -> str:
    return reverse("safetyplans:of_case", args=[case.number])


def main_of(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser").select_one("main")


def text_of(answer) -> str:
    return main_of(answer).get_text(" ", strip=True)


@pytest.mark.rule("000-25")
def test_a_plan_is_begun_once_the_track_has_started(as_, noord, bram, gijs):
    track = make_track.started(noord, by=bram, owner=gijs)
    page = as_(gijs).get(of_case(track.case))
    assert "Begin het veiligheidsplan" in text_of(page)

    answer = as_(gijs).post(reverse("safetyplans:begin", args=[track.case.number]), follow=True)

    plan = SafetyPlan.objects.get()
    assert plan.safety_persons.count() == 1
    assert "1. Meest onveilige situaties" in text_of(answer)


def test_who_only_reads_gets_no_button(as_, noord, bram, gijs):
    track = make_track.started(noord, by=bram, owner=gijs)

    answer = as_(bram).get(of_case(track.case))

    assert "Er is geen veiligheidsplan" in text_of(answer)
    assert "Begin het veiligheidsplan" not in text_of(answer)


@pytest.mark.rule("000-25")
def test_an_empty_plan_says_of_each_part_what_it_asks(as_, noord, bram, gijs):
    plan = make.begun(noord, by=bram, owner=gijs)

    shown = text_of(as_(gijs).get(of_case(plan.case)))

    assert "Bij 9 onderdelen moet nog iets gebeuren" in shown
    for number in range(1, 9):
        assert f"Onderdeel {number}:" in shown
    assert "Nog niet van ieder gezinslid" in shown


@pytest.mark.rule("000-25", "000-36")
def test_a_full_plan_reads_as_a_document_in_the_order_of_the_eight_items(as_, noord, bram, gijs):
    plan = make.ready(noord, by=bram, owner=gijs)

    page = main_of(as_(gijs).get(of_case(plan.case)))

    heads = [head.get_text(strip=True) for head in page.select("section.vt-panel h2")]
    assert [head[:2] for head in heads if head[0].isdigit()] == [f"{n}." for n in range(1, 9)]
    shown = page.get_text(" ", strip=True)
    assert "Alle onderdelen zijn ingevuld." in shown
    assert "Sanne ziet en hoort thuis geen geweld." in shown
    assert "“Zo is het goed.”" in shown


def test_an_adopted_plan_is_read_and_not_written(as_, noord, bram, gijs):
    plan = make.adopted(noord, by=bram, owner=gijs).plan

    page = main_of(as_(gijs).get(of_case(plan.case)))

    assert "1 vastgesteld" in page.get_text(" ", strip=True)
    assert not page.find_all("a", string="Schrijven")
    writing = reverse("safetyplans:part", args=[plan.number, "schrijven", "doel"])
    assert "Maak eerst een nieuwe versie" in text_of(as_(gijs).get(writing, follow=True))


@pytest.mark.rule("000-25")
def test_the_page_costs_the_same_for_ten_conditions_as_for_one(as_, noord, bram, gijs):
    plan = make.fill(make.begun(noord, by=bram, owner=gijs))
    event, risk = plan.events.get(), plan.conditions.get().risk

    def cost(url: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert as_(gijs).get(url).status_code == 200
        return len(queries)

    addresses = [
        of_case(plan.case),
        reverse("safetyplans:part", args=[plan.number, "schrijven", "voorwaarden"]),
        reverse("safetyplans:part", args=[plan.number, "gesprek", "voorwaarden"]),
        reverse("safetyplans:table", args=[plan.number]),
    ]
    before = [cost(address) for address in addresses]
    for number in range(2, 11):
        make.condition(plan, event, risk, number=number)

    assert [cost(address) for address in addresses] == before


def test_an_adopted_plan_names_who_read_the_version_that_holds(as_, noord, bram, gijs):
    version = make.adopted(noord, by=bram, owner=gijs)

    shown = text_of(as_(gijs).get(of_case(version.plan.case)))

    assert f"Tweede lezer {version.second_reader.name}" in shown
    assert "nog niet gevraagd" not in shown
