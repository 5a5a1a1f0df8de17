"""Mijn gezinnen and the view of who distributes them."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.enums import RegieKind
from cases.services.regie import pass_regie, vt_takes_regie
from tests.factories import localfield as make
from tests.factories.letters import moment
from tests.factories.organisations import local_team_of, municipality_of

pytestmark = pytest.mark.django_db
FAMILIES = "/gezinnen/"
OVERVIEW = "/gezinnen/overzicht/"


def soup(answer) -> BeautifulSoup:
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def names(page: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in page.select("tbody th a")]


def figures(page: BeautifulSoup) -> dict[str, tuple[int, str]]:
    return {
        tile.select_one(".vt-kpi__label").get_text(): (
            int(tile.select_one(".vt-kpi__value").get_text()),
            tile["href"],
        )
        for tile in page.select("a.vt-kpi")
    }


@pytest.fixture
def five(noord, anna, daan, omar):
    """Of the municipality: silent, met, waiting, handed back, and one of nobody."""
    town = municipality_of(noord)
    made = {
        name: make.family_at(
            town,
            by=anna,
            worker=None if name == "Niemand" else daan,
            name=f"Gezin {name}",
            number=f"OV-2026-0000{place}",
        )
        for place, name in enumerate(["Stil", "Gezien", "Wacht", "Terug", "Niemand"], 1)
    }
    with time_machine.travel(moment(2026, 5, 20), tick=False):
        for name in ("Gezien", "Wacht", "Terug"):
            make.contact(made[name], by=daan, on=date(2026, 5, 19))
        wait = made["Wacht"]
        make.waiting(wait.case, by=daan, organisation=town, at=moment(2026, 5, 20))
        make.report_back(made["Terug"], by=daan)
        yield made


def test_a_list_with_what_ends_first_on_top(as_, daan, five):
    page = soup(as_(daan).get(FAMILIES))

    assert set(names(page)) == {f"Gezin {name}" for name in five}
    assert names(page)[0] in {"Gezin Stil", "Gezin Niemand"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"alleen": "silent"}, {"Gezin Stil", "Gezin Niemand"}),
        ({"alleen": "late"}, {"Gezin Stil", "Gezin Niemand"}),
        ({"alleen": "waiting"}, {"Gezin Wacht"}),
        ({"alleen": "handed_back"}, {"Gezin Terug"}),
        ({"van": "nobody"}, {"Gezin Niemand"}),
        ({"van": "mine"}, {"Gezin Stil", "Gezin Gezien", "Gezin Wacht", "Gezin Terug"}),
        (
            {"van": "verzonnen"},
            {"Gezin Stil", "Gezin Gezien", "Gezin Wacht", "Gezin Terug", "Gezin Niemand"},
        ),
    ],
)
def test_the_filters_narrow_the_list(as_, daan, five, query, expected):
    assert set(names(soup(as_(daan).get(FAMILIES, query)))) == expected


def test_the_overview_begins_with_what_its_reader_acts_on(as_, omar, five):
    """The rest stands in the table, for each colleague."""
    page = soup(as_(omar).get(OVERVIEW))

    assert {label: count for label, (count, _) in figures(page).items()} == {
        "Van niemand": 1,
        "Te laat": 2,
        "Stil: lang geen contact": 2,
        "Teruggemeld": 1,
    }
    columns = [head.get_text() for head in page.select("table")[-1].select("thead th")]
    assert {"Gezinnen", "Evaluatie", "Wacht op hulp"} < set(columns)


def test_each_figure_is_the_length_of_the_list_behind_it(as_, omar, five):
    client = as_(omar)

    for count, url in figures(soup(client.get(OVERVIEW))).values():
        assert len(names(soup(client.get(url)))) == count


def test_the_row_says_how_long_nobody_was_met(as_, daan, five):
    row = soup(as_(daan).get(FAMILIES, {"alleen": "silent"})).select_one("tbody tr")

    assert "nog niet, al 36 dagen" in row.get_text(" ", strip=True)


@pytest.mark.rule("A2")
def test_another_municipality_sees_none_of_them(as_, els, five):
    assert names(soup(as_(els).get(FAMILIES))) == []


@pytest.mark.rule("A1")
def test_a_colleague_sees_their_own_and_nobodys(as_, noord, five):
    iris = make.consulent_of(noord, "Iris Vonk")

    assert names(soup(as_(iris).get(FAMILIES))) == ["Gezin Niemand"]


@pytest.mark.parametrize(
    ("who", "families", "overview"),
    [
        ("daan", 200, 403),
        ("omar", 200, 200),
        ("lotte", 200, 403),
        ("anna", 403, 403),
        ("esra", 403, 403),
    ],
)
def test_the_lists_are_for_partners_and_the_overview_for_who_distributes(
    as_, request, who, families, overview
):
    client = as_(request.getfixturevalue(who))

    assert client.get(FAMILIES).status_code == families
    assert client.get(OVERVIEW).status_code == overview


def test_the_overview_counts_the_families_of_each_colleague(as_, omar, five):
    page = soup(as_(omar).get(OVERVIEW))

    rows = {
        row.th.get_text(): [cell.get_text(strip=True) for cell in row.select("td")]
        for row in page.select("table")[-1].select("tbody tr")
    }
    assert rows["Daan Kuipers"][:2] == ["4", "4 middelzwaar"]
    assert rows["Nog niemand"][0] == "1"


def test_who_has_nobody_stands_on_the_overview_with_the_way_to_give_it(as_, omar, five):
    page = soup(as_(omar).get(OVERVIEW))

    number = five["Niemand"].case.number
    assert page.find("a", href=f"/gezinnen/{number}/medewerker/")


@pytest.mark.rule("A2")
def test_the_overview_holds_nothing_of_another_organisation(as_, omar, noord, anna, lotte):
    make.family_at(local_team_of(noord), by=anna, worker=lotte, name="Gezin Wijk")

    page = soup(as_(omar).get(OVERVIEW))

    assert "Gezin Wijk" not in page.get_text()
    assert "Lotte" not in page.get_text()


@pytest.mark.parametrize("address", [FAMILIES, OVERVIEW])
def test_twelve_families_cost_as_many_queries_as_two(as_, omar, noord, anna, daan, address):
    town = municipality_of(noord)

    def add(count: int, begin: int) -> None:
        for place in range(begin, begin + count):
            worker = None if place % 2 else daan
            make.family_at(
                town, by=anna, worker=worker, name=f"Gezin {place}", number=f"OV-2026-1{place:04}"
            )

    client = as_(omar)
    add(2, 0)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    add(10, 2)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_the_pages_of_the_plan_stand_under_the_same_head_as_every_page_of_the_family(
    as_, family, daan
):
    number = family.case.number
    pages = [reverse(f"localfield:{name}", args=[number]) for name in ("family", "contacts")]

    heads = set()
    for page in (*pages, reverse("safetyplans:local", args=[number])):
        main = soup(as_(daan).get(page)).select_one("main")
        name, line = main.h1.parent, main.select_one("p.vt-muted")
        heads.add(" ".join(f"{name.get_text(' ')} {line.get_text(' ')}".split()))

    [head] = heads
    assert head.startswith("Gezin Vermeer Middelzwaar")
    assert "bij Daan Kuipers" in head


@pytest.mark.rule("000-32", "A2", "A3")
def test_while_veilig_thuis_has_a_new_report_the_page_is_read_and_not_written(
    as_, noord, anna, lotte
):
    """Only sight and regie on safety lay at the wijkteam, and Veilig Thuis has both now."""
    family = make.family_at(local_team_of(noord), by=anna, worker=lotte)
    team = municipality_of(noord, "Gemeente Elders")
    for kind in (RegieKind.PROCESREGIE, RegieKind.CASUSREGIE, RegieKind.CLIENT_CONTACT):
        pass_regie(
            family.case, kind, to=team, at=timezone.now(), reason="Zo afgesproken", actor=anna
        )
    vt_takes_regie(family.case, at=timezone.now(), reason="Nieuwe melding", actor=anna)
    browser, number = as_(lotte), family.case.number

    page = browser.get(reverse("localfield:family", args=[number]))

    assert page.status_code == 200
    assert "Contact vastleggen" not in page.content.decode()
    assert number in browser.get(reverse("localfield:families")).content.decode()
    add = reverse("localfield:add_contact", args=[number])
    assert (browser.get(add).status_code, browser.post(add).status_code) == (403, 403)
    tabs = BeautifulSoup(page.content, "html.parser").select(".ams-tab-navigation a")
    assert len(tabs) > 5
    assert {browser.get(tab["href"]).status_code for tab in tabs} == {200}
