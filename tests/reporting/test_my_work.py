"""Mijn werk: what expires first stands on top, and every figure is the length of a list."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from cases.enums import RegieKind
from cases.models import CaseDeadline, ConflictOfInterest
from cases.services.regie import pass_regie
from reporting.selectors.shell import counts_for
from tests.factories.accounts import colleague
from tests.factories.consultations import advice, running_advice
from tests.factories.organisations import local_team_of, municipality_of, veilig_thuis_of
from tests.support.families import carried

pytestmark = pytest.mark.django_db
HOME = reverse("reporting:my_work")


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def numbers(page: BeautifulSoup) -> list[str]:
    return [cell.get_text(strip=True) for cell in page.select("table tbody th")]


def figure(page: BeautifulSoup, label: str) -> tuple[int, str]:
    link = next(a for a in page.select("a.vt-kpi") if label in a.get_text())
    return int(link.select_one(".vt-kpi__value").get_text()), link["href"]


def menu_of(page) -> dict[str, list[str]]:
    return {
        group.get_text(): [
            " ".join(link.get_text(" ", strip=True).split())
            for link in group.find_next_sibling("ul").select("a")
        ]
        for group in page.select("nav[aria-label=Hoofdmenu] h2")
    }


def test_what_is_late_stands_on_top(as_, anna, families):
    page = soup(as_(anna).get(HOME))

    assert numbers(page) == [families[0].number, families[1].number, families[4].number]
    assert "werkdagen te laat" in page.select_one("table tbody tr").get_text()


def test_a_colleague_sees_only_what_they_carry(as_, hanna, families):
    assert numbers(soup(as_(hanna).get(HOME))) == [families[2].number]


@pytest.mark.parametrize(
    "label", ["Over de termijn", "Vandaag klaar", "Binnen 5 werkdagen", "Lopende dossiers"]
)
def test_each_figure_is_the_length_of_the_list_behind_it(as_, anna, families, label):
    client = as_(anna)

    count, url = figure(soup(client.get(HOME)), label)

    assert len(numbers(soup(client.get(url)))) == count


def test_the_sentence_that_explains_the_date_is_on_the_page(as_, anna, family):
    explanation = CaseDeadline.objects.get(case=family).explanation

    page = soup(as_(anna).get(HOME)).select_one("table").get_text()

    assert " ".join(explanation.split()) in " ".join(page.split())


def test_a_breach_without_a_reason_asks_for_it(as_, anna, families):
    page = soup(as_(anna).get(HOME))

    alarm = page.select_one(".ams-alert--warning").get_text()
    assert families[0].number in alarm
    assert "Leg de reden vast" in alarm


def test_the_filter_finds_by_name_and_says_so_when_nothing_fits(as_, anna, families):
    client = as_(anna)

    found = numbers(soup(client.post(HOME, {"q": "de Vries"})))
    nothing = client.post(HOME, {"q": "Bestaatniet"}).content.decode()

    assert found == [families[0].number]
    assert "Geen dossier past bij dit filter" in nothing


def test_an_empty_day_says_what_will_come(as_, gijs):
    assert "U hebt geen lopende dossiers" in as_(gijs).get(HOME).content.decode()


def test_the_menu_counts_what_the_lists_hold(as_, anna, families):
    client, counts = as_(anna), counts_for(anna)

    reports = soup(client.get(reverse("reporting:reports")))
    board = client.get(reverse("cases:triage_board"))

    assert counts.my_work == len(numbers(soup(client.get(HOME)))) == 3
    assert counts.reports == len(numbers(reports)) == 6
    assert counts.waiting == len(set(re.findall(rb"M-\d{4}-\d{5}", board.content))) == 6


def test_the_menu_of_another_region_counts_nothing(chantal, families):
    counts = counts_for(chantal)

    assert (counts.my_work, counts.reports, counts.waiting, counts.grants) == (0, 0, 0, 0)


@pytest.mark.rule("A12")
def test_who_is_kept_out_of_a_case_is_not_told_by_a_count_either(anna, bram, families):
    ConflictOfInterest.objects.create(case=families[3], user=anna, reason="Buren", recorded_by=bram)

    assert counts_for(anna).reports == 5
    assert counts_for(anna).waiting == 5


@pytest.mark.rule("A2")
def test_a_partner_sees_its_families_and_nothing_else(as_, daan, bram, noord, families):
    pass_regie(
        families[0],
        RegieKind.PROCESREGIE,
        to=municipality_of(noord),
        at=timezone.now(),
        reason="Overdracht",
        actor=bram,
    )

    answer = as_(daan).get(HOME, follow=True)

    assert [tag.get_text() for tag in soup(answer).select("tbody th .vt-muted")] == [
        families[0].number
    ]
    assert "Meldingen" not in answer.content.decode()
    assert "Zoeken in dossiers" not in answer.content.decode()


def test_an_administrator_gets_beheer_and_no_case(as_, esra, families):
    page = as_(esra).get(HOME).content.decode()

    assert "Beheer" in page
    assert "VT-" not in page
    assert "Gezin De Vries" not in page


def test_who_has_no_function_any_more_is_told_whom_to_ask(as_, gijs, families):
    gijs.memberships.update(until=timezone.localdate() - timedelta(days=1))

    assert "Er is nog niets voor uw rol" in as_(gijs).get(HOME).content.decode()


def test_quality_finds_the_figures(as_, noord, families):
    quality = colleague("Kees Vos", Role.QUALITY, veilig_thuis_of(noord))

    assert soup(as_(quality).get(HOME)).find("a", string=re.compile("Bekijk de cijfers"))


def test_a_team_lead_reads_which_breaches_have_no_reason(as_, bram, families):
    page = as_(bram).get(HOME).content.decode()

    assert "Over de termijn, nog zonder reden" in page
    assert families[0].number in page


def test_a_term_that_only_counts_for_the_figures_is_no_task(as_, anna, family, fatma):
    from cases.services.terms import start_term

    start_term("D4b", family, at=timezone.now() - timedelta(days=200), actor=fatma)

    late, _ = figure(soup(as_(anna).get(HOME)), "Over de termijn")

    assert late == 0


def test_long_lists_come_in_pages_with_an_honest_count(as_, noord, anna, fatma):
    for _ in range(27):
        carried(noord, anna, by=fatma)
    client = as_(anna)

    first, second = (numbers(soup(client.get(HOME, {"page": n}))) for n in (1, 2))

    assert (len(first), len(second)) == (25, 2)
    assert figure(soup(client.get(HOME)), "Lopende dossiers")[0] == 27


@pytest.mark.rule("004-17")
def test_support_in_which_contact_is_due_waits_on_the_front_page(as_, fatma):
    today = timezone.localdate()
    due = advice(fatma, support_plan="Samen bellen.", next_contact_on=today)
    advice(fatma, support_plan="Later bellen.", next_contact_on=today + timedelta(days=3))

    count, whole_list = figure(soup(as_(fatma).get(HOME)), "Ondersteuning: vandaag contact")

    assert (count, numbers(soup(as_(fatma).get(whole_list)))) == (1, [due.number])


def test_who_gives_no_advice_has_no_such_figure(as_, gijs):
    assert "Ondersteuning" not in soup(as_(gijs).get(HOME)).get_text()


def test_the_menu_leads_each_role_to_what_it_has(as_, fatma, bram, daan, gijs, esra):
    advice_menu = {
        fatma: ["Adviezen 1", "Nieuw advies", "Vooraankondigingen 0"],
        bram: ["Adviezen", "Vooraankondigingen 0"],
        daan: ["Consultaties 0", "Vooraankondigingen 0"],
        gijs: [],
        esra: [],
    }
    running_advice(fatma)

    for reader, expected in advice_menu.items():
        menu = menu_of(soup(as_(reader).get(HOME, follow=True)))
        assert menu.get("Advies", []) == expected
        assert menu["Naslag"] == ["Contactpersonen", "Meldcode"]
        assert ("Cijfers adviezen" in menu.get("Team", [])) == (reader == bram)


def test_a_consulent_finds_consultations_and_notices_on_the_front_page(as_, daan, noord):
    local = colleague("Lot Vos", Role.LOCAL_WORKER, local_team_of(noord))

    page = soup(as_(daan).get(HOME, follow=True))

    figures = [label.get_text() for label in page.select(".vt-kpi__label")]
    assert figures[-2:] == ["Consultaties die iets vragen", "Open vooraankondigingen"]
    assert page.find("a", string=re.compile("Nieuwe consultatie"))
    assert page.find("a", string=re.compile("Vooraankondiging crisis"))
    others = soup(as_(local).get(HOME, follow=True)).select(".vt-kpi__label")
    assert "Open vooraankondigingen" not in [label.get_text() for label in others]
