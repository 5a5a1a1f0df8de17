"""Every guard of the municipal half refuses with its sentence, and passes (3.5, 6.5)."""

from datetime import timedelta

import pytest
import time_machine

from cases.enums import RegieKind
from cases.models import RegieAssignment
from common.exceptions import DomainError, TransitionBlocked
from safetyplans.enums import GoalResult, PlanState, SignsAs
from safetyplans.guards import municipal_half as guards
from safetyplans.models import MunicipalPart, PlanGoal, SafetyPlan, SubPlan
from safetyplans.selectors.local import signatories_now
from safetyplans.services import signing
from safetyplans.services.local_writing import note_goal_result
from tests.factories import local_plans as make
from tests.factories.organisations import municipality_of
from tests.safetyplans.on_paper import hides
from workflow.steps import objections

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(noord, bram, gijs) -> SafetyPlan:
    """Written, ready to be laid before everybody."""
    return make.ready(noord, municipality_of(noord), by=bram, owner=gijs)


@pytest.fixture
def later(plan):
    """An hour after the local field began to write."""
    with time_machine.travel(make.moment_of(plan) + timedelta(hours=1), tick=False):
        yield


def refused(plan: SafetyPlan, guard, step: str = "sign") -> bool:
    return any(sentence.startswith(guard.objection) for sentence in objections(plan, step))


def without(plan: SafetyPlan, **words) -> SafetyPlan:
    MunicipalPart.objects.filter(plan=plan).update(**words)
    return plan


def test_a_plan_that_is_written_can_be_laid_before_everybody(plan, daan):
    assert [guard.name for guard in guards.WRITTEN if not guard(plan)] == []
    assert make.frozen(plan, daan).number == 1


@pytest.mark.rule("000-26")
@pytest.mark.parametrize(
    ("empty", "guard"),
    [
        ({"elaboration": ""}, guards.plan_is_elaborated),
        ({"sight_name": ""}, guards.sight_is_named),
        ({"sight_how": " "}, guards.sight_is_named),
        ({"causes": ""}, guards.causes_are_told),
        ({"recovery": ""}, guards.recovery_is_told),
    ],
)
def test_each_of_the_four_items_is_asked(plan, empty, guard):
    assert refused(without(plan, **empty), guard)


@pytest.mark.rule("000-26", "003-48")
def test_an_agreement_says_who_does_what(plan):
    plan.local_agreements.update(who="")
    assert refused(plan, guards.plan_is_elaborated)
    plan.local_agreements.all().delete()
    assert refused(plan, guards.plan_is_elaborated)


@pytest.mark.rule("003-48")
@pytest.mark.parametrize("empty", [{"end_goal": ""}, {"end_goal_by": None}])
def test_the_end_goal_has_its_term(plan, empty):
    assert refused(without(plan, **empty), guards.end_goal_has_a_term)


@pytest.mark.rule("001-25", "003-48")
def test_the_day_of_the_first_evaluation_is_known(plan):
    assert refused(without(plan, first_evaluation_on=None), guards.evaluation_is_planned)


@pytest.mark.rule("001-13")
@pytest.mark.parametrize("empty", ["report_by", "report_to", "report_when"])
def test_who_reports_when_and_to_whom_is_agreed(plan, empty):
    assert refused(without(plan, **{empty: ""}), guards.reporting_is_agreed)


@pytest.mark.rule("003-44")
@pytest.mark.parametrize("empty", ["how", "sight_by", "how_often"])
def test_a_condition_of_vt_that_does_not_return_is_named(plan, empty):
    plan.returns.update(**{empty: ""})
    assert refused(plan, guards.every_condition_returns)
    assert "voorwaarde 1" in guards.every_condition_returns.says(plan)

    plan.returns.all().delete()
    assert refused(plan, guards.every_condition_returns)


@pytest.mark.rule("001-16")
@pytest.mark.parametrize(
    "empty", [{"what": ""}, {"measured_by": ""}, {"who": ""}, {"until": None}, {"priority": None}]
)
def test_a_goal_says_what_how_who_when_and_in_which_order(plan, empty):
    plan.goals.update(**empty)
    assert refused(plan, guards.goals_are_smart)
    assert "doel 1" in guards.goals_are_smart.says(plan)


@pytest.mark.rule("001-16")
def test_a_plan_has_a_goal_and_no_two_goals_stand_in_one_place(plan):
    goal = plan.goals.get()
    PlanGoal.objects.create(
        plan=plan,
        number=2,
        priority=goal.priority,
        what="Vader heeft werk.",
        measured_by="Contract",
        who="Vader",
        until=goal.until,
    )
    assert refused(plan, guards.goals_are_prioritised)

    plan.goals.all().delete()
    assert refused(plan, guards.goals_are_smart)


@pytest.mark.rule("001-18", "001-19")
def test_every_part_of_life_has_a_score(plan):
    plan.life_areas.filter(area="housing").delete()
    assert refused(plan, guards.life_areas_are_looked_at)
    assert "wonen" in guards.life_areas_are_looked_at.says(plan)


@pytest.mark.rule("001-18")
def test_a_low_score_asks_for_a_goal_or_a_reason(plan):
    plan.goals.update(area="")
    assert refused(plan, guards.low_areas_have_a_goal)
    assert "geld" in guards.low_areas_have_a_goal.says(plan)

    plan.life_areas.filter(area="finances").update(no_goal="De bewindvoerder regelt het geld.")
    assert not refused(plan, guards.low_areas_have_a_goal)


@pytest.mark.rule("001-18")
@pytest.mark.parametrize(("score", "low"), [(1, True), (2, True), (3, False)])
def test_a_goal_is_asked_from_a_two_down(plan, score, low):
    plan.goals.update(area="")
    plan.life_areas.filter(area="finances").update(score=score)
    assert refused(plan, guards.low_areas_have_a_goal) == low


@pytest.mark.rule("003-48", "001-13")
@pytest.mark.parametrize("empty", ["responsibility", "consequence"])
def test_everybody_of_twelve_and_older_has_a_part_of_their_own(plan, empty):
    plan.own_parts.update(**{empty: ""})
    assert refused(plan, guards.everybody_has_a_part)


@pytest.mark.rule("001-22", "003-11")
def test_the_network_is_looked_at_or_it_is_said_why_nobody_joins(plan):
    plan.network.update(part="")
    assert refused(plan, guards.network_is_looked_at)
    plan.network.all().delete()
    assert refused(plan, guards.network_is_looked_at)

    assert not refused(without(plan, no_network="Nee."), guards.network_is_looked_at)


@pytest.mark.rule("001-21")
def test_the_plan_of_another_organisation_is_aligned(plan):
    other = SubPlan.objects.create(plan=plan, number=1, organisation="GGZ Noord")
    assert refused(plan, guards.sub_plans_are_aligned)

    other.aligned, other.how = True, "Samen besproken op 1 maart."
    other.save()
    assert not refused(plan, guards.sub_plans_are_aligned)


@pytest.mark.rule("001-21", "001-17")
def test_one_director_is_known(plan, later):
    assert not refused(plan, guards.somebody_directs)
    RegieAssignment.objects.filter(
        case=plan.case, kind__in=[RegieKind.CASUSREGIE, RegieKind.PROCESREGIE]
    ).update(until=make.moment_of(plan))
    assert refused(plan, guards.somebody_directs)


@pytest.mark.rule("003-48")
def test_at_least_one_professional_signs_and_has_a_name(plan):
    plan.signatories.update(role="")
    assert refused(plan, guards.signatories_are_named)
    plan.signatories.all().delete()
    assert refused(plan, guards.signatories_are_named)


@pytest.mark.rule("A11")
def test_a_secret_address_keeps_the_plan_from_everybody(plan):
    hides(plan.own_parts.first().person)
    without(plan, sight_how="Elke week op de Schuilstraat.")
    assert refused(plan, guards.no_secret_is_told)
    assert "zicht op veiligheid" in guards.no_secret_is_told.says(plan)
    assert "Schuilstraat" not in guards.no_secret_is_told.says(plan)


@pytest.mark.rule("003-48")
def test_what_is_not_laid_before_everybody_is_not_signed(plan, daan, later):
    assert refused(plan, guards.newest_version_says_this)
    make.signed_by_all(make.frozen(plan, daan), daan)
    assert not refused(plan, guards.newest_version_says_this)

    without(plan, recovery="Anders.")
    assert refused(plan, guards.newest_version_says_this)


@pytest.mark.rule("003-48")
def test_everybody_signs_or_says_why_not(plan, daan, later):
    version = make.frozen(plan, daan)
    first, *others = signatories_now(plan)
    assert others
    for one in others:
        signing.sign_version(version, one, given=make.a_line(), actor=daan)
    assert refused(plan, guards.everybody_signed)
    with pytest.raises(TransitionBlocked):
        signing.sign_plan(plan, actor=daan)

    signing.sign_version(version, first, refusal="Ik wil eerst naar mijn advocaat.", actor=daan)

    assert objections(plan, "sign") == []
    assert signing.sign_plan(plan, actor=daan).state == PlanState.SIGNED


@pytest.mark.rule("003-48")
def test_of_the_family_everybody_with_a_say_is_asked(plan, daan, later):
    make.frozen(plan, daan)
    family = [one for one in signatories_now(plan) if one.signs_as == SignsAs.FAMILY]
    assert {one.person_id for one in family} >= set(
        plan.own_parts.values_list("person_id", flat=True)
    )

    plan.signatories.filter(pk=family[0].pk).delete()

    assert refused(plan, guards.everybody_signed)
    assert family[0].person.name in guards.everybody_signed.says(plan)


@pytest.mark.rule("003-70", "001-25")
def test_a_plan_is_carried_out_when_sight_and_evaluation_are_known(noord, bram, gijs, daan):
    plan = make.signed(noord, municipality_of(noord), writer=daan, by=bram, owner=gijs)
    without(plan, sight_name="", first_evaluation_on=None)
    assert refused(plan, guards.sight_is_named, "execute")
    assert refused(plan, guards.evaluation_is_planned, "execute")

    without(plan, sight_name="Daan Kuipers", first_evaluation_on="2026-06-01")
    assert signing.execute_plan(plan, actor=daan).state == PlanState.IN_EXECUTION


@pytest.mark.rule("001-16")
def test_a_goal_that_is_not_reached_says_why(plan, daan):
    goal = plan.goals.get()
    with pytest.raises(DomainError):
        note_goal_result(goal, result=GoalResult.NOT_ACHIEVED, actor=daan)

    note_goal_result(goal, result=GoalResult.NOT_ACHIEVED, note="Geen werk.", actor=daan)

    assert refused(plan, guards.goals_are_smart)


@pytest.mark.rule("003-07")
def test_a_brief_plan_asks_agreements_sight_and_a_goal(plan):
    SafetyPlan.objects.filter(pk=plan.pk).update(track=None, origin="local", short_form=True)
    plan.own_parts.all().delete()
    plan.life_areas.all().delete()
    plan.network.all().delete()
    without(plan, elaboration="", causes="", recovery="", end_goal="", report_by="")
    plan.refresh_from_db()

    assert [guard.name for guard in guards.WRITTEN if not guard(plan)] == []
    plan.goals.all().delete()
    assert refused(plan, guards.goals_are_smart)
