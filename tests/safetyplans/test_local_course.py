"""The plan goes to the local field and comes to its end there (domain 3.5)."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, transaction

from audit.models import AuditEntry
from safetyplans.enums import PlanOrigin, PlanState
from safetyplans.models import SafetyPlan
from safetyplans.selectors.local import running_plan
from safetyplans.services import local
from tests.factories import cases as make_case
from tests.factories import local_plans as make
from tests.factories import plans as make_plan
from tests.factories.organisations import municipality_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(noord, bram, gijs) -> SafetyPlan:
    return make.elaborating(noord, municipality_of(noord), by=bram, owner=gijs)


@pytest.fixture
def adopted(noord, bram, gijs) -> SafetyPlan:
    return make_plan.adopted(noord, by=bram, owner=gijs).plan


def tell(act, plan, **facts):
    """What the handover or the local field tells, an hour after the plan went over."""
    at = plan.started_at + timedelta(days=10)
    with time_machine.travel(at, tick=False):
        return act(plan.case, because=plan.case, actor=plan.author, **facts)


def at_of(plan):
    return plan.started_at + timedelta(days=10)


@pytest.mark.rule("000-26", "001-14")
def test_the_plan_of_vt_goes_over_and_is_elaborated_there(adopted):
    assert tell(local.plan_is_handed_over, adopted).state == PlanState.HANDED_OVER
    assert running_plan(adopted.case) is None

    plan = tell(local.begin_local_half, adopted, at=at_of(adopted))

    assert (plan.pk, plan.state) == (adopted.pk, PlanState.ELABORATING)
    assert running_plan(adopted.case) == plan


def test_a_handover_that_is_refused_gives_the_plan_back_to_vt(adopted):
    tell(local.plan_is_handed_over, adopted)

    assert tell(local.plan_handover_is_taken_back, adopted).state == PlanState.ADOPTED


@pytest.mark.rule("003-07")
def test_after_a_direct_handover_the_local_field_has_a_plan_of_its_own(noord, bram):
    case = make_case.case(noord, by=bram)

    plan = local.begin_local_half(
        case, because=case, at=case.opened_at, actor=bram, short_form=True
    )

    assert (plan.origin, plan.state) == (PlanOrigin.LOCAL, PlanState.ELABORATING)
    assert (plan.track, plan.short_form) == (None, True)
    assert plan.number.startswith("VHP-")
    assert AuditEntry.objects.filter(target_id=plan.pk, case_number=case.number).exists()


@pytest.mark.rule("001-21")
def test_a_family_has_one_plan_at_the_local_field(plan):
    assert tell(local.begin_local_half, plan, at=at_of(plan)) == plan
    with pytest.raises(IntegrityError), transaction.atomic():
        SafetyPlan.objects.create(
            number="VHP-2026-99999",
            case=plan.case,
            origin=PlanOrigin.LOCAL,
            state=PlanState.ELABORATING,
            author=plan.author,
            started_at=plan.started_at,
        )


def test_what_is_reported_back_waits_for_vt_and_goes_on_with_its_advice(plan):
    assert tell(local.plan_is_reported_back, plan).state == PlanState.REPORTED_BACK
    assert tell(local.plan_is_reported_back, plan) is None

    assert tell(local.plan_is_resumed, plan).state == PlanState.ADJUSTED
    assert tell(local.plan_is_resumed, plan) is None


def test_a_plan_that_was_never_carried_out_ends_without_its_goal_reached(plan):
    ended = tell(local.plan_ends, plan, goal_reached=True, at=at_of(plan))

    assert (ended.state, ended.ended_at) == (PlanState.ENDED, at_of(plan))
    assert running_plan(plan.case) is None


def test_what_is_told_of_a_family_without_a_plan_changes_nothing(noord, bram):
    case = make_case.case(noord, by=bram)
    told = {"because": case, "actor": bram}

    assert local.plan_is_handed_over(case, **told) is None
    assert local.plan_handover_is_taken_back(case, **told) is None
    assert local.plan_is_reported_back(case, **told) is None
    assert local.plan_is_resumed(case, **told) is None
    assert local.plan_ends(case, goal_reached=True, at=case.opened_at, **told) is None


def test_a_plan_of_vt_has_a_track_and_a_local_one_has_none(plan):
    with pytest.raises(IntegrityError), transaction.atomic():
        SafetyPlan.objects.filter(pk=plan.pk).update(origin=PlanOrigin.LOCAL)
    with pytest.raises(DatabaseError), transaction.atomic():
        SafetyPlan.objects.filter(pk=plan.pk).update(state=PlanState.GOAL_REACHED)
