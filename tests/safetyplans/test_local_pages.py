"""Writing the municipal half on its pages: part by part, row by row (6.5, ADR 14)."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from safetyplans.enums import GoalResult, LifeDomain, PlanState
from safetyplans.models import (
    LifeArea,
    LocalAgreement,
    MunicipalPart,
    NetworkPerson,
    OwnPart,
    PlanGoal,
    SafetyPlan,
)
from safetyplans.services import local
from safetyplans.services.local_writing import add_local_row
from tests.factories import cases as make_case
from tests.factories import local_plans as make
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of
from tests.support.windows import Window

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty(noord, bram, gijs) -> SafetyPlan:
    """Accepted; nothing of the municipal half stands in it."""
    return make.elaborating(noord, municipality_of(noord), by=bram, owner=gijs)


@pytest.fixture(autouse=True)
def later(empty):
    with time_machine.travel(make.moment_of(empty) + timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def iris(noord):
    """Another consulent of the same municipality."""
    return colleague("Iris Bakker", Role.CONSULENT, municipality_of(noord))


def address(name, plan, *rest):
    return reverse(f"safetyplans:{name}", args=[plan.case.number, *rest])


def test_the_page_says_what_every_part_still_asks(as_, empty, daan):
    page = as_(daan).get(address("local", empty)).content.decode()
    assert "Onderdeel 2: schrijf wie zicht houdt" in page
    assert "Niet iedere voorwaarde van Veilig Thuis komt terug" in page
    assert "Sanne ziet en hoort thuis geen geweld." in page
    assert "Leg vast om te ondertekenen" not in page


def test_words_are_kept_and_stand_in_the_plan(as_, empty, daan):
    window = Window(as_(daan), address("local_part", empty, "zicht"))
    assert window.send(sight_name="Daan", sight_how="Elke week thuis.").status_code == 302

    part = MunicipalPart.objects.get(plan=empty)
    assert (part.sight_name, part.sight_how) == ("Daan", "Elke week thuis.")
    page = as_(daan).get(address("local", empty)).content.decode()
    assert "Elke week thuis." in page


@pytest.mark.rule("001-13")
@pytest.mark.parametrize("name", ["local_part", "local_keep"])
def test_without_a_number_it_is_safe_enough_from_a_six(as_, empty, daan, name):
    told = {"good_enough": "", "report_by": "Daan"}
    assert as_(daan).post(address(name, empty, "volgen"), told).status_code in {200, 302}

    part = MunicipalPart.objects.get(plan=empty)
    assert (part.good_enough, part.report_by) == (6, "Daan")


def test_a_row_is_added_written_and_taken_away(as_, empty, daan):
    client = as_(daan)
    assert client.post(address("local_add", empty, "doelen")).status_code == 302
    goal = PlanGoal.objects.get()
    assert goal.priority == 1
    row = address("local_row", empty, "doelen", goal.pk)

    assert client.post(row, {"what": "Vader heeft werk.", "until": "01-06-2026"}).status_code == 302
    goal.refresh_from_db()
    assert (goal.what, f"{goal.until:%d-%m-%Y}") == ("Vader heeft werk.", "01-06-2026")
    answer = client.post(row, {"what": "Vader heeft werk.", "until": "31-02-2026"})
    assert answer.status_code == 422
    assert "bestaat niet" in answer.content.decode()

    client.post(address("local_remove", empty, "doelen", goal.pk))
    assert not PlanGoal.objects.exists()


def test_a_condition_an_area_and_a_member_have_their_row_by_themselves(as_, empty, daan):
    client = as_(daan)
    condition = empty.conditions.get()
    page = client.get(address("local_part", empty, "voorwaarden")).content.decode()
    assert "Sanne ziet en hoort thuis geen geweld." in page
    here = address("local_row", empty, "voorwaarden", condition.pk)
    assert client.post(here, {"how": "Oma vraagt het.", "sight_by": "Oma"}).status_code == 302
    assert empty.returns.get().how == "Oma vraagt het."

    assert client.post(address("local_row", empty, "leefgebieden", 1), {"score": "2"}).status_code
    assert LifeArea.objects.get().area == LifeDomain.FINANCES

    page = client.get(address("local_part", empty, "eigen-aandeel")).content.decode()
    assert "Fenna" in page
    assert "Jelle" in page
    assert 'aria-label="Sanne"' not in page
    member = empty.case.household.members.get(person__calling_name="Jelle").person
    own = address("local_row", empty, "eigen-aandeel", member.pk)
    client.post(own, {"responsibility": "Belt oma."})
    assert OwnPart.objects.get().person == member


@pytest.mark.rule("001-16")
def test_a_goal_that_was_laid_before_everybody_is_not_taken_away(as_, empty, daan):
    plan = make.fill(empty)
    make.frozen(plan, daan)
    goal = plan.goals.get()
    client = as_(daan)

    answer = client.post(address("local_remove", plan, "doelen", goal.pk), follow=True)
    assert "Dit doel staat in een vastgelegde versie" in answer.content.decode()

    here = address("local_row", plan, "doelen", goal.pk)
    told = {"what": goal.what, "result": "dropped", "result_note": "Het huis is verkocht."}
    assert client.post(here, told).status_code == 302
    goal.refresh_from_db()
    assert (goal.result, goal.holds) == (GoalResult.DROPPED, False)
    assert client.post(here, told | {"result_note": ""}).status_code == 422


def test_two_consulents_in_one_text_see_both_and_nothing_is_overwritten(as_, empty, daan, iris):
    first = Window(as_(daan), address("local_part", empty, "herstel"))
    second = Window(as_(iris), address("local_part", empty, "herstel"))
    assert first.send(recovery="Sanne praat met een therapeut.").status_code == 302

    answer = second.send(recovery="Moeder rust uit.")

    assert answer.status_code == 409
    assert "Intussen bewaarde Daan Kuipers hier iets anders" in second.html
    assert "Sanne praat met een therapeut." in second.html
    assert second.answers["recovery"] == "Moeder rust uit."
    assert MunicipalPart.objects.get().recovery == "Sanne praat met een therapeut."


def test_two_consulents_in_two_fields_of_one_condition_keep_both(as_, empty, daan, iris):
    here = address("local_row", empty, "voorwaarden", empty.conditions.get().pk)
    first = Window(as_(daan), address("local_part", empty, "voorwaarden"))
    second = Window(as_(iris), address("local_part", empty, "voorwaarden"))

    assert first.send(here, how="Oma vraagt het.").status_code == 302
    assert second.send(here, sight_by="Oma").status_code == 302

    row = empty.returns.get()
    assert (row.how, row.sight_by) == ("Oma vraagt het.", "Oma")


def test_a_page_keeps_itself_and_says_when_a_colleague_was_there(as_, empty, daan, iris):
    row = add_local_row(empty, LocalAgreement, actor=daan)
    keep = address("local_keep_row", empty, "uitwerking", row.pk)
    page = address("local_row", empty, "uitwerking", row.pk)
    client = as_(daan)
    assert client.post(keep, {"seen": "{}", "what": "Vader belt."}).status_code == 200

    answer = as_(iris).post(keep, {"seen": "{}", "what": "Moeder belt."})

    assert answer.status_code == 409
    assert "Van u is nu niets opgeslagen" in answer.content.decode()
    row.refresh_from_db()
    assert row.what == "Vader belt."
    row.delete()
    sent = as_(iris).post(page, {"seen": "{}", "what": "Moeder belt."})
    assert sent.status_code == 422
    assert "Moeder belt." in sent.content.decode()
    as_(iris).post(address("local_add", empty, "uitwerking"), {"what": "Moeder belt."})
    assert LocalAgreement.objects.get().what == "Moeder belt."


def test_a_plan_that_stands_is_not_written_in(as_, noord, bram, gijs, daan, empty):
    plan = make.fill(empty)
    make.signed_by_all(make.frozen(plan, daan), daan)
    client = as_(daan)
    assert client.post(address("local_signed", plan)).status_code == 302
    assert client.post(address("local_execute", plan)).status_code == 302

    answer = client.get(address("local_part", plan, "zicht"), follow=True)
    assert "Stel het eerst bij" in answer.content.decode()
    window = client.post(address("local_row", plan, "doelen", plan.goals.get().pk), {"what": "X"})
    assert window.status_code == 422

    answer = client.post(address("local_adjust", plan), {"reason": "evaluation", "note": "Werkt."})
    assert answer.status_code == 302
    plan.refresh_from_db()
    assert plan.state == PlanState.ADJUSTED


def test_a_step_that_something_objects_to_is_refused_on_the_page(as_, empty, daan):
    for name in ("local_freeze", "local_signed", "local_execute"):
        answer = as_(daan).post(address(name, empty))
        assert answer.status_code == 409, name
        assert "Dit lukt nog niet" in answer.content.decode()


@pytest.mark.rule("003-07")
def test_a_brief_plan_has_fewer_pages_and_no_half_of_vt(as_, noord, bram, daan):
    case = make_case.case(noord, by=bram, name="Gezin Licht")
    at = case.opened_at
    make.passed_to(case, municipality_of(noord), at=at, actor=bram)
    plan = local.begin_local_half(case, because=case, at=at, actor=bram, short_form=True)
    client = as_(daan)

    page = client.get(address("local", plan)).content.decode()

    assert "beknopt" in page
    assert "Deel van Veilig Thuis" not in page
    assert "Leefgebieden" not in page
    assert client.get(address("local_part", plan, "leefgebieden")).status_code == 404
    assert client.get(address("local_part", plan, "voorwaarden")).status_code == 404
    assert client.get(address("local_part", plan, "uitwerking")).status_code == 200


@pytest.mark.rule("001-22")
def test_the_network_is_a_list_and_a_drawing(as_, empty, daan):
    for number, name in enumerate(("Oma Riet", "Buurvrouw Ans"), 1):
        NetworkPerson.objects.create(plan=empty, number=number, name=name, relation="dichtbij")
    page = as_(daan).get(address("local_part", empty, "netwerk")).content.decode()
    assert "Het gezin in het midden, met daaromheen: Oma Riet, Buurvrouw Ans" in page


@pytest.mark.parametrize("name", ["local", "local_part", "local_version"])
def test_the_pages_cost_the_same_for_many_rows_as_for_one(as_, empty, daan, name):
    plan = make.fill(empty)
    make.frozen(plan, daan)
    rest = {"local_part": ["netwerk"], "local_version": [1]}.get(name, [])
    client = as_(daan)
    client.get(address(name, plan, *rest))
    with CaptureQueriesContext(connection) as few:
        client.get(address(name, plan, *rest))
    for number in range(2, 11):
        NetworkPerson.objects.create(plan=plan, number=number, name=f"Buur {number}", part="Belt.")
        LocalAgreement.objects.create(plan=plan, number=number, what="Belt.", who="Buur")
        PlanGoal.objects.create(
            plan=plan,
            number=number,
            priority=number,
            what="Rust.",
            measured_by="Sanne slaapt.",
            who="Moeder",
            until=plan.started_at.date(),
        )
    make.frozen(plan, daan)
    with CaptureQueriesContext(connection) as many:
        client.get(address(name, plan, *rest))

    assert len(many) == len(few)


def test_the_plan_asks_for_each_kind_of_row_once(as_, empty, daan, django_assert_max_num_queries):
    plan = make.fill(empty)
    client, page = as_(daan), address("local", plan)
    client.get(page)
    # Two of them for the head of the family: its trajectory and its desks.
    with django_assert_max_num_queries(41):
        client.get(page)
