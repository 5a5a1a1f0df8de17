"""Search: by number as people say it, by name as they hear it, never beyond what one sees."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.models import ConflictOfInterest
from reporting.selectors.search import search
from tests.factories.plans import begun
from tests.support.families import carried

pytestmark = pytest.mark.django_db


def found(reader, text) -> list[str]:
    return sorted(case.number for case in search(reader, text))


@pytest.mark.parametrize(
    "text",
    ["VT-{year}-00001", "vt-{year}-00001", "{year}-1", "1", "00001", "M-{year}-00001"],
)
def test_a_number_is_found_however_it_is_said(anna, family, text):
    year = family.number.split("-")[1]

    assert found(anna, text.format(year=year)) == [family.number]


def test_a_track_and_a_plan_are_found_by_their_number(noord, bram, gijs, chantal):
    plan = begun(noord, by=bram, owner=gijs)

    for number in (plan.number, plan.track.number, plan.number.lower()):
        assert found(gijs, number) == [plan.case.number]
        assert found(chantal, number) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Vries", id="surname without its particle"),
        pytest.param("de vries", id="surname as written"),
        pytest.param("Ada de Vries", id="first name and surname"),
        pytest.param("Vrie", id="the beginning"),
        pytest.param("Vriez", id="as it sounds"),
        pytest.param("Gezin De Vries", id="the household"),
    ],
)
def test_a_name_is_found_as_it_is_heard(anna, families, text):
    assert found(anna, text) == [families[0].number]


@pytest.mark.parametrize(
    "text", ["Bestaatniet", "Piet de Vries", "VT-1999-00001", "99999", "' OR 1=1", "%"]
)
def test_what_is_not_there_is_not_found(anna, families, text):
    assert found(anna, text) == []


@pytest.mark.rule("A1", "A2")
def test_a_case_one_does_not_see_is_not_found(gijs, chantal, daan, esra, families):
    for stranger in (gijs, chantal, daan, esra):
        assert found(stranger, "Vries") == []
        assert found(stranger, families[0].number) == []


@pytest.mark.rule("A12")
def test_who_is_kept_out_does_not_find_it_either(anna, bram, families):
    ConflictOfInterest.objects.create(case=families[0], user=anna, reason="Zus", recorded_by=bram)

    assert found(anna, "Vries") == []
    assert found(anna, families[0].number) == []


def test_a_found_number_opens_at_once(as_, anna, family):
    answer = as_(anna).post(reverse("reporting:search"), {"q": family.number})

    assert answer.status_code == 302
    assert answer.url == reverse("cases:detail", args=[family.number])


def test_a_name_shows_who_was_found(as_, anna, families):
    page = as_(anna).post(reverse("reporting:search"), {"q": "Vries"}).content

    text = BeautifulSoup(page, "html.parser").select_one("table").get_text(" ", strip=True)
    assert "Gezin De Vries" in text
    assert "Ada de Vries" in text


def test_nothing_found_says_what_to_try(as_, anna, family):
    page = as_(anna).post(reverse("reporting:search"), {"q": "Bestaatniet"}).content.decode()

    assert "Niets gevonden in de dossiers die u mag zien" in page


def test_searching_is_written_in_the_log_without_the_name(anna, families):
    search(anna, "Vries")

    entry = AuditEntry.objects.get(event=AuditEvent.SEARCHED, target_label="dossiers")
    assert "vries" not in str(entry.data).lower()
    assert entry.data["shown"] == [families[0].number]


def test_many_hits_stop_at_a_page(anna, noord, fatma):
    for _ in range(27):
        carried(noord, anna, by=fatma)

    assert len(found(anna, "Gezin Vermeer")) == 25


@pytest.mark.parametrize("name", ["reporting:search", "consultations:search"])
def test_a_sign_no_keyboard_types_breaks_no_search(anna, families, as_, name):
    assert as_(anna).post(reverse(name), {"q": "Ver\x00meer"}).status_code == 200
