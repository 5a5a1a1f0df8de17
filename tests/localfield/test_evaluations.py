"""Evaluating the help: complete, start against now, frozen, and what follows (6.7)."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from common.exceptions import DomainError
from deadlines.enums import DeadlineState
from localfield.enums import EvaluationDecision
from localfield.models import LocalDeadline, LocalEvaluation
from localfield.services.evaluation import record_evaluation
from localfield.services.evaluation_facts import GoalSaid, ProfessionalSaid
from localfield.services.events_and_risks import move_risk
from localfield.services.opening import open_family
from notifications.models import Notification
from organisations.enums import Severity
from safety.enums import RiskStatus
from safetyplans.enums import GoalResult, PlanState, VersionReason
from safetyplans.models import PlanGoal
from safetyplans.selectors.local import running_plan
from tests.factories import local_plans
from tests.factories import local_work as work
from tests.factories import localfield as make
from tests.factories.letters import moment
from tests.factories.organisations import municipality_of

pytestmark = pytest.mark.django_db

TODAY = moment(2026, 6, 10, 15)


@pytest.fixture(autouse=True)
def _in_june():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def carried_out(noord, daan, bram, gijs):
    """A plan that everybody signed and that runs, in a family that came to Daan's municipality."""
    town = municipality_of(noord)
    plan = local_plans.in_execution(noord, town, writer=daan, by=bram, owner=gijs)
    open_family(
        plan.case,
        organisation=town,
        handover_number="OV-2026-00042",
        origin="track",
        severity=Severity.HEAVY,
        at=local_plans.moment_of(plan),
        actor=daan,
        worker=daan,
    )
    return plan


def of(plan):
    return plan.case.trajectories.get()


def facts_of(plan, **told):
    """Every member said something; the goal was reached."""
    goal = PlanGoal.objects.get(plan=plan)
    given = {"goals": (GoalSaid(goal, GoalResult.ACHIEVED),)}
    return work.facts(of(plan), **{**given, **told})


@pytest.mark.rule("001-25", "001-26")
def test_everybody_was_heard_and_others_were_actively_asked(family, daan):
    row = work.evaluation(family, by=daan)

    assert {one.person for one in row.experiences.all()} == set(make.people_of(family))
    assert row.asked.get().who == "Juf Els, school"
    assert row.recorded_by == daan


@pytest.mark.rule("001-25", "001-26", "001-24")
@pytest.mark.parametrize(
    ("empty", "sentence"),
    [
        ("method", "methode"),
        ("participants", "meededen"),
        ("risks_weighed", "Leg start en nu"),
        ("safe_note", "directe veiligheid"),
        ("decision", "Kies wat u besluit"),
        ("decision_note", "Motiveer"),
    ],
)
def test_an_evaluation_is_whole(family, daan, empty, sentence):
    with pytest.raises(DomainError, match=sentence):
        work.evaluation(family, by=daan, **{empty: ""})

    assert not LocalEvaluation.objects.exists()


@pytest.mark.rule("001-25")
def test_a_member_who_was_not_asked_is_named(family, daan):
    with pytest.raises(DomainError, match="Sanne Vermeer"):
        work.evaluation(family, by=daan, family=work.facts(family).family[1:])


@pytest.mark.rule("001-26")
def test_when_nobody_else_was_asked_it_says_why(family, daan):
    with pytest.raises(DomainError, match="ten minste één andere professional"):
        work.evaluation(family, by=daan, professionals=())

    row = work.evaluation(family, by=daan, professionals=(), nobody_asked="Er is verder niemand.")
    assert not row.asked.exists()


@pytest.mark.rule("001-26")
def test_what_a_professional_said_is_whole_and_was_said_before(family, daan):
    tomorrow = timezone.localdate() + timedelta(days=1)
    for said in (
        ProfessionalSaid("Huisarts", TODAY.date(), " "),
        ProfessionalSaid("Huisarts", tomorrow, "Rustig."),
    ):
        with pytest.raises(DomainError):
            work.evaluation(family, by=daan, professionals=(said,))


@pytest.mark.rule("001-11")
def test_when_the_family_is_not_safe_something_is_done(family, daan):
    with pytest.raises(DomainError, match="Pas het plan aan, of meld terug"):
        work.evaluation(family, by=daan, safe_now=False)

    row = work.evaluation(family, by=daan, safe_now=False, decision=EvaluationDecision.SCALE_UP)
    assert row.decision == EvaluationDecision.SCALE_UP


@pytest.mark.rule("001-11")
def test_veilig_thuis_hears_when_the_family_is_not_safe(monitored, daan, gijs, bram):
    make.carried_by(monitored.case, gijs, by=bram)
    Notification.objects.all().delete()

    work.evaluation(monitored, by=daan, safe_now=False, decision=EvaluationDecision.SCALE_UP)

    assert Notification.objects.get().recipient == gijs


@pytest.mark.rule("001-26")
def test_start_lies_beside_now_and_is_kept_as_it_lay(family, daan, anna):
    with time_machine.travel(make.ACCEPTED - timedelta(days=1), tick=False):
        risk = make.risk(family.case, by=anna)
    move_risk(risk, status=RiskStatus.REDUCED, reason="Drinkt alleen water.", actor=daan)

    row = work.evaluation(family, by=daan)
    line = row.start_and_now[0]["lines"][0]
    assert (line["then"], line["now"], line["trend"]) == ("open", "afgenomen", "beter")

    move_risk(risk, status=RiskStatus.OPEN, reason="Hij dronk weer.", actor=daan)
    row.refresh_from_db()
    assert row.start_and_now[0]["lines"][0]["now"] == "afgenomen"


@pytest.mark.rule("001-25")
@pytest.mark.parametrize(
    "table", ["localevaluation", "evaluatedgoal", "askedprofessional", "clientexperience"]
)
def test_what_is_recorded_stands(carried_out, daan, table):
    record_evaluation(of(carried_out), facts_of(carried_out), actor=daan)

    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(f"DELETE FROM localfield_{table}")


@pytest.mark.rule("D10")
def test_the_next_day_runs_and_the_former_is_met(family, daan):
    work.evaluation(family, by=daan, next_on=work.day(7, 8))
    with time_machine.travel(moment(2026, 7, 8, 11), tick=False):
        work.evaluation(family, by=daan, next_on=work.day(9, 2))

    terms = LocalDeadline.objects.filter(case=family.case, term="D10").order_by("pk")
    assert [term.state for term in terms] == [DeadlineState.MET, DeadlineState.OPEN]
    assert timezone.localdate(terms[1].due_at) == work.day(9, 2)


@pytest.mark.rule("D10")
@pytest.mark.parametrize("next_on", [None, work.day(6, 10), work.day(5, 1)])
def test_there_is_a_next_day_after_this_one(family, daan, next_on):
    with pytest.raises(DomainError, match="opnieuw evalueert"):
        work.evaluation(family, by=daan, next_on=next_on)


@pytest.mark.rule("001-24")
def test_who_closes_needs_no_next_day(family, daan):
    row = work.evaluation(family, by=daan, decision=EvaluationDecision.CLOSE, next_on=None)

    assert row.next_on is None


@pytest.mark.rule("001-26", "001-16")
def test_every_goal_gets_a_result_that_the_plan_shows(carried_out, daan):
    trajectory, goal = of(carried_out), PlanGoal.objects.get(plan=carried_out)
    with pytest.raises(DomainError, match="Nog open: doel 1"):
        record_evaluation(trajectory, facts_of(carried_out, goals=()), actor=daan)
    silent = (GoalSaid(goal, GoalResult.PARTLY),)
    with pytest.raises(DomainError, match="Licht het resultaat toe"):
        record_evaluation(trajectory, facts_of(carried_out, goals=silent), actor=daan)

    record_evaluation(trajectory, facts_of(carried_out), actor=daan)
    goal.refresh_from_db()
    assert goal.result == GoalResult.ACHIEVED


@pytest.mark.rule("001-24")
def test_to_adjust_opens_the_plan_for_a_new_version(carried_out, daan):
    facts = facts_of(carried_out, decision=EvaluationDecision.ADJUST)

    record_evaluation(of(carried_out), facts, actor=daan)

    plan = running_plan(carried_out.case)
    assert (plan.state, plan.version_reason) == (PlanState.ADJUSTED, VersionReason.EVALUATION)


@pytest.mark.rule("003-62")
def test_another_view_on_safety_is_kept(family, daan):
    row = work.evaluation(family, by=daan, dissent="School vindt het nog niet veilig.")

    assert row.dissent == "School vindt het nog niet veilig."


def test_sent_twice_it_is_one_evaluation(carried_out, daan):
    facts = facts_of(carried_out, decision=EvaluationDecision.ADJUST)
    first = record_evaluation(of(carried_out), facts, actor=daan)
    again = record_evaluation(of(carried_out), replace(facts), actor=daan)

    assert first == again
    assert LocalEvaluation.objects.count() == 1


def test_what_a_member_says_otherwise_is_another_evaluation_and_not_lost(carried_out, daan):
    facts = facts_of(carried_out)
    record_evaluation(of(carried_out), facts, actor=daan)
    told = [replace(one, said="Ik durf nu zelf te bellen.") for one in facts.family]
    record_evaluation(of(carried_out), replace(facts, family=told), actor=daan)

    assert LocalEvaluation.objects.count() == 2


@pytest.mark.rule("A2")
@pytest.mark.parametrize("who", ["els", "lotte", "anna"])
def test_only_who_works_with_the_family_evaluates(family, request, who):
    with pytest.raises(PermissionDenied):
        work.evaluation(family, by=request.getfixturevalue(who))
