"""The versions of a plan: what was adopted stays readable as it was."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from safetyplans.enums import VersionReason
from safetyplans.models import PlanVersion
from safetyplans.services.adopting import revise_plan
from tests.factories import plans as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(noord, bram, gijs):
    return make.adopted(noord, by=bram, owner=gijs)


def main(answer) -> str:
    found = BeautifulSoup(answer.content, "html.parser").select_one("main")
    return " ".join(found.get_text(" ", strip=True).split())


def address(name, version, *args) -> str:
    return reverse(f"safetyplans:{name}", args=[version.plan.number, *args])


def test_a_plan_without_a_version_says_when_there_will_be_one(noord, as_, bram, gijs):
    plan = make.begun(noord, by=bram, owner=gijs)
    page = as_(gijs).get(reverse("safetyplans:versions", args=[plan.number]))

    assert "Er is nog geen versie" in main(page)


def test_the_list_tells_who_adopted_who_read_and_why(as_, first, gijs):
    page = main(as_(gijs).get(address("versions", first)))

    assert "Versie 1" in page
    assert "Gijs van Dam" in page
    assert "Sjoerd Wiersma" in page
    assert "eerste versie" in page


@pytest.mark.rule("000-25")
def test_a_version_shows_all_eight_items_and_what_everybody_thought(as_, first, gijs):
    page = main(as_(gijs).get(address("version", first, 1)))

    for words in (
        "Vader sloeg moeder met zijn vlakke hand",
        "Sanne ziet en hoort thuis geen geweld.",
        "Vader gaat naar buiten als hij boos wordt.",
        "Belt 112.",
        "Oma Riet",
        "Vader slaapt bij zijn broer.",
        "Alle ruzies begonnen met boosheid.",
        "Oma woont om de hoek.",
        "Zo is het goed.",
    ):
        assert words in page


def test_what_is_written_later_does_not_change_a_version(as_, first, gijs):
    client, here = as_(gijs), address("version", first, 1)
    before = main(client.get(here))
    with time_machine.travel(first.adopted_at, tick=False):
        plan = revise_plan(
            first.plan, reason=VersionReason.INCIDENT, note="Nieuwe ruzie.", actor=gijs
        )
    plan.goal = "Iets heel anders."
    plan.save()
    plan.conditions.update(text="Een andere voorwaarde.")
    person = plan.safety_persons.first().child
    person.last_name = "Van Later"
    person.save()

    assert main(client.get(here)) == before


def test_while_a_new_version_is_written_the_list_leads_to_what_changes(as_, first, gijs):
    with time_machine.travel(first.adopted_at, tick=False):
        revise_plan(first.plan, reason=VersionReason.INCIDENT, note="Nieuwe ruzie.", actor=gijs)
    page = as_(gijs).get(address("versions", first)).content.decode()

    assert address("compare_now", first, 1) in page


def test_a_version_that_does_not_exist_is_not_there(as_, first, gijs):
    assert as_(gijs).get(address("version", first, 2)).status_code == 404


def test_the_list_costs_the_same_for_ten_versions(as_, first, gijs, django_assert_max_num_queries):
    client, here = as_(gijs), address("versions", first)
    client.get(here)
    with django_assert_max_num_queries(200) as one:
        client.get(here)
    for number in range(2, 11):
        PlanVersion.objects.create(
            plan=first.plan,
            number=number,
            content=first.content,
            content_hash=first.content_hash,
            reason=VersionReason.EVALUATION,
            adopted_at=first.adopted_at,
            adopted_by=first.adopted_by,
            second_reader=first.second_reader,
        )
    with django_assert_max_num_queries(len(one)):
        page = main(client.get(here))

    assert "Versie 10" in page
