"""The page on which every colleague and partner of the region finds whom to call."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from consultations.opening import route_now
from deadlines.models import Holiday
from tests.factories.accounts import colleague
from tests.factories.contacts import contact
from tests.factories.deadlines import local
from tests.factories.organisations import local_team_of, municipality_of, veilig_thuis_of

PAGE = "consultations:contacts"


@pytest.fixture
def noord(noord):
    noord.phone, noord.crisis_phone = "088 111 11 11", "088 222 22 22"
    noord.save()
    return noord


@pytest.mark.rule("000-12", "000-19")
@pytest.mark.parametrize(
    ("moment", "is_open", "sentence"),
    [
        ("2026-03-04 16:59", True, "De bureaudienst is bereikbaar tot 17.00 uur."),
        (
            "2026-03-04 17:00",
            False,
            "De bureaudienst is er weer op donderdag 5 maart 2026 om 09.00 uur.",
        ),
        (
            "2026-03-06 19:00",
            False,
            "De bureaudienst is er weer op maandag 9 maart 2026 om 09.00 uur.",
        ),
        (
            "2026-04-27 10:00",
            False,
            "De bureaudienst is er weer op dinsdag 28 april 2026 om 09.00 uur.",
        ),
        (
            "2026-05-15 10:00",
            False,
            "De bureaudienst is er weer op maandag 18 mei 2026 om 09.00 uur.",
        ),
    ],
)
def test_outside_the_hours_one_calls_the_crisisdienst(noord, moment, is_open, sentence):
    route = route_now(noord, local(moment))

    assert route.open is is_open
    assert sentence in route.sentence
    assert route.dialled == ("0881111111" if is_open else "0882222222")


def test_a_closing_day_of_the_region_closes_the_desk_of_that_region_only(noord, zuid):
    Holiday.objects.create(
        region=noord, on=date(2026, 3, 4), name="Studiedag", kind="closing", source="besluit"
    )

    assert not route_now(noord, local("2026-03-04 10:00")).open
    assert route_now(zuid, local("2026-03-04 10:00")).open


def test_the_page_tells_a_consulent_who_replaces_today(as_, daan, noord, gijs, hanna):
    today = timezone.localdate()
    hanna.work_phone = "0612345678"
    hanna.save()
    contact(
        daan.organisation,
        gijs,
        replacement=hanna,
        absent_from=today,
        absent_until=today + timedelta(days=2),
    )

    page = as_(daan).get(reverse(PAGE)).content.decode()

    assert "Hanna Visser" in page
    assert "Vervangt Gijs van Dam tot en met" in page
    assert 'href="tel:0612345678"' in page
    assert "uw gemeente" in page


def test_who_left_is_not_shown_to_a_partner(as_, daan, gijs):
    contact(daan.organisation, gijs)
    gijs.is_active = False
    gijs.save()

    page = as_(daan).get(reverse(PAGE)).content.decode()

    assert "Gijs van Dam" not in page
    assert "Vandaag is er niemand. Bel de bureaudienst." in page


def test_the_own_municipality_stands_first_for_a_local_team_too(as_, noord, gijs):
    contact(municipality_of(noord, "Aadorp"), gijs)
    team = local_team_of(noord)
    contact(team.municipality, gijs)
    reader = colleague("Tessa Groot", Role.LOCAL_WORKER, team)

    page = as_(reader).get(reverse(PAGE)).content.decode()

    assert page.index(team.municipality.name) < page.index("Aadorp")


def test_another_region_is_not_shown(as_, chantal, noord, gijs):
    contact(municipality_of(noord), gijs)

    assert "Gijs van Dam" not in as_(chantal).get(reverse(PAGE)).content.decode()


def test_outside_the_hours_the_page_says_so(as_, daan, noord):
    with time_machine.travel(local("2026-03-06 20:00"), tick=False):
        page = as_(daan).get(reverse(PAGE)).content.decode()

    assert "Het is nu buiten kantooruren: de crisisdienst neemt op." in page
    assert 'href="tel:0882222222"' in page


def test_ten_contacts_cost_what_one_costs(as_, daan, noord, gijs, django_assert_max_num_queries):
    contact(daan.organisation, gijs)
    browser = as_(daan)
    browser.get(reverse(PAGE))
    with django_assert_max_num_queries(100) as short:
        browser.get(reverse(PAGE))
    for number in range(10):
        other = colleague(f"Collega{number} Jansen", Role.REGION_OFFICER, veilig_thuis_of(noord))
        contact(municipality_of(noord, f"Gemeente {number}"), other, replacement=gijs)

    with django_assert_max_num_queries(len(short)):
        browser.get(reverse(PAGE))
