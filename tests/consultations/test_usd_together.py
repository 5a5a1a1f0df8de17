"""A consulent and her coordinator in one consultation: neither loses what they wrote."""

import pytest

from accounts.roles import Role
from consultations.enums import UsdState
from consultations.models import UsdConsultation
from consultations.services.usd_deciding import divide_tasks
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of
from tests.factories.usd import TASKS, usd
from tests.support.windows import Window

pytestmark = pytest.mark.django_db


@pytest.fixture
def iris(noord):
    return colleague("Iris Kok", Role.USD_COORDINATOR, municipality_of(noord))


@pytest.fixture
def row(daan):
    made = usd(daan)
    divide_tasks(made, TASKS, actor=daan)
    return made


@pytest.fixture
def two(as_, daan, iris, row):
    """Daan and Iris open the same page before either saves."""
    return [Window(as_(who), f"/consultaties/{row.number}/") for who in (daan, iris)]


def stored() -> UsdConsultation:
    return UsdConsultation.objects.get()


def test_what_two_write_in_different_places_both_stands(two):
    daans, irises = two
    daans.send(question="Moeten wij melden?")
    answer = irises.send(advice_received="Nee, maar bel over een week.")

    assert answer.status_code == 302
    assert stored().question == "Moeten wij melden?"
    assert stored().advice_received == "Nee, maar bel over een week."


def test_who_writes_the_same_text_second_sees_both(two):
    daans, irises = two
    daans.send(question="Moeten wij melden?")
    answer = irises.send(question="Wie belt de ouders?")

    assert answer.status_code == 409
    assert stored().question == "Moeten wij melden?"
    assert "Intussen bewaarde Daan Kuipers hier iets anders" in irises.html
    assert "Moeten wij melden?</blockquote>" in irises.html
    assert "Wie belt de ouders?</textarea>" in irises.html

    assert irises.send(question="Moeten wij melden, en wie belt?").status_code == 302
    assert stored().question == "Moeten wij melden, en wie belt?"


def test_nobody_decides_on_an_answer_that_was_not_on_the_page(two):
    daans, irises = two
    daans.send(danger="acute")
    answer = irises.send(decision=UsdState.OWN_WAY, decision_note="Het kan wel.", unreported="Nee")

    assert answer.status_code == 409
    assert stored().state == UsdState.ADVISED
    assert "Intussen veranderde Daan Kuipers dit" in irises.html
    assert irises.answers["danger"] == "acute"


def test_tasks_a_colleague_added_stay_when_one_writes_elsewhere(two, row):
    daans, irises = two
    daans.send(**{"taken-2-holder": "network", "taken-2-what": "Oma past vaker op."})
    answer = irises.send(follow_up="Over een week bellen.")

    assert answer.status_code == 302
    assert row.tasks.count() == 3
    assert stored().follow_up == "Over een week bellen."


def test_two_divisions_of_tasks_are_laid_beside_each_other(two, row):
    daans, irises = two
    daans.send(**{"taken-0-what": "Belt vandaag de school."})
    answer = irises.send(**{"taken-0-what": "Gaat morgen langs de school."})

    assert answer.status_code == 409
    assert row.tasks.first().what == "Belt vandaag de school."
    assert "Gemeente (USD) (procesregie): Belt vandaag de school." in irises.html
    assert 'value="Gaat morgen langs de school."' in irises.html

    assert irises.send().status_code == 302
    assert row.tasks.first().what == "Gaat morgen langs de school."


def test_nobody_closes_on_a_division_that_was_not_on_the_page(two, row):
    daans, irises = two
    daans.send(decision=UsdState.OWN_WAY, decision_note="Samen besloten.")
    daans.reload()
    irises.reload()
    daans.send(**{"taken-0-what": "Belt vandaag de school."})
    answer = irises.send(close="1")

    assert answer.status_code == 409
    assert stored().state == UsdState.OWN_WAY
    assert 'value="Belt vandaag de school."' in irises.html


def test_one_person_in_two_windows_hears_that_it_was_herself(as_, daan, row):
    first, second = (Window(as_(daan), f"/consultaties/{row.number}/") for _ in range(2))
    first.send(question="Aan de keukentafel.")

    assert second.send(question="Op kantoor.").status_code == 409
    assert "Intussen bewaarde u in een ander venster" in second.html
