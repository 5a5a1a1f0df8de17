"""Adviezen: who sees which list, what a row tells, and how the filters narrow it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from common.code_lists import Capacity
from consultations.enums import MeldcodeStep, Purpose
from consultations.models import Consultation, SupportContact
from consultations.querysets import SHIFT
from tests.factories.accounts import colleague
from tests.factories.consultations import advice, running_advice
from tests.factories.organisations import municipality_of, organisation, veilig_thuis_of

pytestmark = pytest.mark.django_db
LIST = reverse("consultations:list")


@pytest.fixture
def joris(noord):
    return colleague("Joris Prins", Role.INTAKE, veilig_thuis_of(noord))


@pytest.fixture
def petra(noord):
    return colleague("Petra Zwart", Role.PRIVACY_OFFICER, veilig_thuis_of(noord))


def page(client, **chosen) -> BeautifulSoup:
    answer = client.get(LIST, chosen)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def numbers(client, **chosen) -> list[str]:
    return [cell.get_text(strip=True) for cell in page(client, **chosen).select("tbody th")]


def tabs(client) -> list[str]:
    return [
        " ".join(link.get_text(" ", strip=True).split())
        for link in page(client).select("nav[aria-label=Lijsten] a")
    ]


def supported(by, *, days: int = 1, **given):
    day = timezone.localdate() + timedelta(days=days)
    return advice(by, support_plan="Samen naar het wijkteam.", next_contact_on=day, **given)


def before_this_shift(advice):
    began = timezone.now() - SHIFT - timedelta(hours=1)
    Consultation.objects.filter(pk=advice.pk).update(began_at=began, ended_at=began)
    return advice


@pytest.mark.rule("A2")
def test_the_desk_sees_its_own_and_what_the_shift_took(as_, fatma, joris):
    mine, colleagues = advice(fatma), advice(joris)
    earlier = before_this_shift(advice(joris))
    my_earlier = before_this_shift(advice(fatma))

    assert numbers(as_(fatma), lijst="dienst") == [colleagues.number, mine.number]
    assert numbers(as_(fatma), lijst="mijn") == [mine.number, my_earlier.number]
    assert earlier.number not in numbers(as_(fatma), lijst="alles")


def test_the_list_opens_on_what_one_has_not_finished(as_, fatma, joris):
    advice(fatma)
    running_advice(joris)
    talk, support = running_advice(fatma), supported(fatma)

    assert numbers(as_(fatma)) == [support.number, talk.number]
    assert tabs(as_(fatma)) == [
        "Lopend van mij 2",
        "Mijn dienst 4",
        "Van mij",
        "Ondersteuning loopt 1",
        "Van wie vertrok 0",
    ]


def test_support_stands_in_the_order_in_which_contact_is_due(as_, fatma, bram):
    later, sooner = supported(fatma, days=9), supported(fatma, days=0)

    rows = page(as_(bram), lijst="ondersteuning").select("tbody tr")

    assert [row.th.get_text(strip=True) for row in rows] == [sooner.number, later.number]
    assert ["Contact nu" in row.get_text() for row in rows] == [True, False]
    assert numbers(as_(bram), lijst="ondersteuning", contact="nu") == [sooner.number]


def test_the_team_lead_sees_all_of_the_region_and_nothing_elsewhere(as_, fatma, bram, chantal):
    old, new = before_this_shift(advice(fatma)), advice(fatma)

    assert tabs(as_(bram)) == ["Ondersteuning loopt 0", "Van wie vertrok 0", "Alles"]
    assert numbers(as_(bram), lijst="alles") == [new.number, old.number]
    assert numbers(as_(chantal), lijst="alles") == []


@pytest.mark.rule("A6")
def test_privacy_sees_what_was_overruled_with_the_reason_and_nothing_else(as_, fatma, petra):
    advice(fatma)
    stays = advice(fatma)
    Consultation.objects.filter(pk=stays.pk).update(overruled_because="Naam van de school.")

    assert tabs(as_(petra)) == ["Gevonden gegeven bleef staan 1"]
    assert numbers(as_(petra)) == [stays.number]
    assert "Naam van de school." in page(as_(petra)).get_text()
    assert numbers(as_(petra), lijst="alles") == [stays.number]


@pytest.mark.rule("A6")
def test_privacy_also_sees_what_was_overruled_in_a_contact_after_the_talk(as_, fatma, petra):
    stays = supported(fatma)
    SupportContact.objects.create(
        consultation=stays,
        at=timezone.now(),
        by=fatma,
        summary="Gebeld.",
        overruled_because="Dat is de naam van het wijkteam.",
    )

    assert numbers(as_(petra)) == [stays.number]
    assert "Dat is de naam van het wijkteam." in page(as_(petra)).get_text()


def test_who_has_no_advice_gets_no_list(as_, gijs, daan, esra):
    for somebody in (gijs, daan, esra):
        assert as_(somebody).get(LIST).status_code == 403


def test_a_row_tells_what_was_asked_and_by_whom(as_, fatma, noord):
    school = organisation(noord, "school", "Basisschool De Wilg")
    advice(fatma, caller_organisation=school, purpose=Purpose.WEIGH)

    row = page(as_(fatma), lijst="mijn").select_one("tbody tr").get_text(" ", strip=True)

    for words in (
        "Stap 2",
        "samen wegen",
        "school of zorgadviesteam",
        "Basisschool De Wilg",
        "10 min",
        "kindermishandeling: anders",
        "Afgesloten",
        "Fatma Haddou",
    ):
        assert words in row


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "talking"),
        ("soort", "zsm"),
        ("stap", "5"),
        ("hoedanigheid", "gp"),
        ("periode", "1"),
    ],
)
def test_the_filters_narrow_the_list(as_, fatma, field, value):
    before_this_shift(before_this_shift(advice(fatma)))
    Consultation.objects.update(began_at=timezone.now() - timedelta(days=2), ended_at=None)
    wanted = running_advice(
        fatma, kind="zsm", meldcode_step=MeldcodeStep.FIVE, capacity=Capacity.GP
    )

    assert numbers(as_(fatma), lijst="mijn", **{field: value}) == [wanted.number]


def test_the_filter_by_organisation_and_municipality_offers_those_of_the_region(as_, fatma, noord):
    town, school = municipality_of(noord), organisation(noord, "school", "De Wilg")
    advice(fatma)
    wanted = advice(fatma, caller_organisation=school, municipality=town)

    assert numbers(as_(fatma), lijst="mijn", organisatie=school.pk) == [wanted.number]
    assert numbers(as_(fatma), lijst="mijn", gemeente=town.pk) == [wanted.number]
    offered = page(as_(fatma)).select("#id_gemeente option")
    assert [option.get_text() for option in offered] == ["Alle", town.name]


def test_a_filter_nobody_offers_filters_nothing(as_, fatma):
    advice(fatma)

    assert len(numbers(as_(fatma), lijst="mijn", status="onzin", organisatie="x", page="z")) == 1


def test_a_long_list_comes_in_pages(as_, fatma):
    for _ in range(26):
        advice(fatma)

    assert len(numbers(as_(fatma), lijst="mijn")) == 25
    assert len(numbers(as_(fatma), lijst="mijn", page=2)) == 1


@pytest.mark.parametrize("name", ["lopend", "dienst", "mijn", "ondersteuning", "alles"])
def test_ten_rows_cost_what_one_costs(as_, anna, noord, name):
    client, school = as_(anna), organisation(noord, "school", "De Wilg")

    def queries() -> int:
        client.get(LIST, {"lijst": name})
        with CaptureQueriesContext(connection) as seen:
            assert client.get(LIST, {"lijst": name}).status_code == 200
        return len(seen)

    supported(anna, caller_organisation=school)
    short = queries()
    for _ in range(9):
        supported(anna, caller_organisation=school)

    assert queries() == short


def test_ten_rows_to_look_back_at_cost_what_one_costs(as_, fatma, petra):
    client = as_(petra)

    def queries() -> int:
        client.get(LIST)
        with CaptureQueriesContext(connection) as seen:
            client.get(LIST)
        return len(seen)

    supported(fatma)
    Consultation.objects.update(overruled_because="Naam van de school.")
    short = queries()
    for _ in range(9):
        supported(fatma)
    Consultation.objects.update(overruled_because="Naam van de school.")

    assert queries() == short
    assert len(numbers(client)) == 10
