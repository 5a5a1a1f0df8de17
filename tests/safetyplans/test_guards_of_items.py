"""Each of the eight items, and the view of every member: when it objects and when it is content.

The gate is in ``test_gate_guards``; the steps that ask all this in ``test_adopting``.
"""

import pytest
import time_machine

from cases.enums import InvolvementRole
from common.exceptions import TransitionBlocked
from safetyplans.enums import Stance
from safetyplans.guards import vt_half as guards
from safetyplans.models import MemberView
from safetyplans.services.adopting import adopt_plan, discuss_plan
from tests.factories import cases as make_case
from tests.factories import plans as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(noord, bram, gijs):
    """All eight items stand in it."""
    return make.fill(make.begun(noord, by=bram, owner=gijs))


@pytest.fixture
def bare(noord, bram, gijs):
    """Nothing stands in it."""
    return make.begun(noord, by=bram, owner=gijs)


def another_child(plan):
    """Noor, of the same report."""
    noor = make_case.person(plan.case.region, "Noor", birth_year=2020)
    plan.track.report.involvements.create(person=noor, role=InvolvementRole.CHILD_IN_HOUSEHOLD)
    return noor


@pytest.mark.rule("000-25", "000-36")
def test_item_1_asks_for_events_and_a_timeline(plan, bare):
    assert guards.unsafe_events_are_told(plan)
    assert not guards.unsafe_events_are_told(bare)

    plan.timeline = " "
    assert not guards.unsafe_events_are_told(plan)
    plan.timeline = "Sinds de zomer."
    plan.events.clear()
    assert not guards.unsafe_events_are_told(plan)


@pytest.mark.rule("000-25", "002-22")
def test_item_2_asks_for_a_condition(plan, bare):
    assert guards.conditions_are_complete(plan)
    assert not guards.conditions_are_complete(bare)


@pytest.mark.rule("000-25", "002-22")
@pytest.mark.parametrize("lacking", ["text", "about", "risk", "events", "sight_by", "seen_by"])
def test_item_2_asks_everything_of_each_condition_and_names_the_one_that_lacks(plan, lacking):
    row = plan.conditions.get()
    if lacking in ("about", "events"):
        getattr(row, lacking).clear()
    else:
        setattr(row, lacking, None if lacking == "risk" else " ")
        row.save()

    assert not guards.conditions_are_complete(plan)
    assert "Nog niet compleet: voorwaarde 1." in guards.conditions_are_complete.says(plan)


@pytest.mark.rule("000-25")
def test_item_2_takes_a_risk_in_ones_own_words(plan):
    plan.conditions.update(risk=None, risk_note="Vader wordt boos.")

    assert guards.conditions_are_complete(plan)


@pytest.mark.rule("000-25", "003-48")
def test_item_3_asks_who_does_what(plan, bare):
    assert guards.agreements_are_made(plan)
    assert not guards.agreements_are_made(bare)

    plan.agreements.update(who="")
    assert not guards.agreements_are_made(plan)


@pytest.mark.rule("000-25", "003-48")
@pytest.mark.parametrize("lacking", ["when", "who", "what"])
def test_item_4_asks_who_does_what_when_it_fails(plan, bare, lacking):
    assert guards.failing_is_foreseen(plan)
    assert not guards.failing_is_foreseen(bare)

    plan.fallback_steps.update(**{lacking: ""})
    assert not guards.failing_is_foreseen(plan)


@pytest.mark.rule("000-25", "001-15")
def test_item_5_asks_a_safety_person_for_each_child_and_names_who_has_none(plan):
    assert guards.every_child_has_a_safety_person(plan)

    another_child(plan)

    assert not guards.every_child_has_a_safety_person(plan)
    assert "Nog te doen: Noor Vermeer." in guards.every_child_has_a_safety_person.says(plan)


@pytest.mark.rule("000-25", "001-15")
def test_item_5_is_not_asked_of_a_family_without_children(bare):
    for person in guards.children_without_safety_person(bare):
        person.birth_year, person.birth_month, person.birth_day = 1980, None, None
        person.save()

    assert guards.every_child_has_a_safety_person(bare)


@pytest.mark.rule("000-25")
def test_item_6_asks_for_the_agreements_that_are_there_or_that_there_are_none(plan, bare):
    assert guards.earlier_agreements_are_told(plan)
    assert not guards.earlier_agreements_are_told(bare)


@pytest.mark.rule("000-25", "000-07")
def test_item_7_asks_for_a_point_for_care(plan, bare):
    assert guards.points_for_care_are_told(plan)
    assert not guards.points_for_care_are_told(bare)

    plan.help_proposals.update(what="")
    assert not guards.points_for_care_are_told(plan)


@pytest.mark.rule("000-25")
def test_item_8_asks_for_something_that_protects(plan, bare):
    assert guards.something_protects(plan)
    assert not guards.something_protects(bare)


@pytest.mark.rule("000-25")
def test_an_empty_plan_is_not_put_before_the_family_and_a_full_one_is(plan, bare, gijs):
    with pytest.raises(TransitionBlocked) as refused:
        discuss_plan(bare, actor=gijs)
    assert [reason[:11] for reason in refused.value.reasons] == [
        f"Onderdeel {number}" for number in range(1, 9)
    ]

    assert discuss_plan(plan, actor=gijs).state == "in_discussion"


@pytest.mark.rule("001-13", "002-22", "003-48")
def test_without_the_view_of_a_member_the_plan_is_not_adopted(noord, bram, gijs):
    plan = make.ready(noord, by=bram, owner=gijs)
    assert guards.every_view_is_noted(plan)
    MemberView.objects.update(stance="")

    assert not guards.every_view_is_noted(plan)
    assert "Nog te doen: Sanne Vermeer." in guards.every_view_is_noted.says(plan)
    with (
        time_machine.travel(make.moment_of(plan), tick=False),
        pytest.raises(TransitionBlocked, match="wat diegene van het plan vindt"),
    ):
        adopt_plan(plan, actor=gijs)


@pytest.mark.rule("001-13", "003-48")
@pytest.mark.parametrize("stance", [Stance.REFUSES, Stance.TOO_YOUNG])
def test_a_refusal_is_a_view_and_so_is_being_too_young(noord, bram, gijs, stance):
    plan = make.ready(noord, by=bram, owner=gijs)
    MemberView.objects.update(stance=stance, view="Wil er niet over praten.")

    assert guards.every_view_is_noted(plan)
