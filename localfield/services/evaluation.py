"""Recording an evaluation, and what follows from its decision (6.7, 001-24..001-26)."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.selectors.involved import directly_involved
from common.code_lists import YesNoUnknown
from common.dutch import short_day
from common.exceptions import DomainError
from localfield.enums import WHEN_UNSAFE, EvaluationDecision
from localfield.models import (
    AskedProfessional,
    ClientExperience,
    EvaluatedGoal,
    LocalEvaluation,
    LocalTrajectory,
)
from localfield.selectors.evaluation import goals_to_evaluate
from localfield.selectors.sight import table_in_sight
from localfield.selectors.trajectories import held_by
from localfield.services.contacts import held_trajectory
from localfield.services.evaluation_facts import EvaluationFacts
from localfield.services.messages import tell_not_safe
from localfield.services.moments import moment_of
from localfield.services.opening import agree_evaluation
from localfield.services.terms import meet_term
from safety.selectors.start_and_now import in_words
from safetyplans.enums import GoalResult, PlanState, VersionReason
from safetyplans.permissions import can_write_local
from safetyplans.selectors.local import running_plan
from safetyplans.services.local_writing import note_goal_result
from safetyplans.services.signing import adjust_plan

if TYPE_CHECKING:
    from accounts.models import User

TO_COME = "De evaluatie kan niet in de toekomst liggen. Controleer de datum."
NO_METHOD = "Schrijf met welke methode u evalueerde."
NO_PARTICIPANTS = "Schrijf wie meededen aan de evaluatie."
NO_WEIGHING = "Leg start en nu naast elkaar en schrijf wat dat zegt over de veiligheid."
NO_SAFETY = "Schrijf waaruit blijkt dat de directe veiligheid er wel of niet is."
NO_DECISION = "Kies wat u besluit."
NO_MOTIVE = "Motiveer uw besluit."
NOT_SAFE = "De directe veiligheid is er niet. Pas het plan aan, of meld terug aan Veilig Thuis."
NO_NEXT = "Spreek af wanneer u opnieuw evalueert; die dag ligt na deze evaluatie."
NEXT_PASSED = "De dag van de volgende evaluatie is al voorbij. Kies een dag die nog komt."
NOBODY = (
    "Vraag ten minste één andere professional hoe het gaat en schrijf op wie, wanneer en wat. Kon "
    "dat niet, schrijf dan waarom niet."
)
HALF = "Schrijf bij elke professional wie het is, wanneer u het vroeg en wat die zei."
ASKED_LATER = "Een professional kan niet na vandaag zijn gevraagd. Controleer de datum."
NO_GOAL = "Schrijf van elk doel wat ervan is gekomen. Nog open: doel {goals}."
NO_GOAL_NOTE = "Licht het resultaat toe van doel {goals}."
NO_MEMBER = "Vraag elk gezinslid naar de ervaring. Nog open: {names}."
STRANGE = "Kies alleen doelen uit het plan en mensen uit dit gezin."
NOT_YOURS = (
    "Uw organisatie schrijft niet in dit plan. Vraag wie procesregie, casusregie of zicht op "
    "veiligheid heeft om het aan te passen."
)


@transaction.atomic
def record_evaluation(
    trajectory: LocalTrajectory, facts: EvaluationFacts, *, actor: "User"
) -> LocalEvaluation:
    """Freeze the evaluation, write the results on the goals, and let the next day run (D10).

    To adjust opens the plan for a new version; scaling up and closing are acts of their own that
    the page leads to. Sent twice it is one evaluation.
    """
    row = held_trajectory(trajectory.case, actor=actor)
    _refuse(row, facts)
    if known := _recorded_before(row, facts, actor):
        return known
    evaluation = _freeze(row, facts, actor)
    for said in facts.goals:
        note_goal_result(
            said.goal, result=GoalResult(said.result), note=said.note.strip(), actor=actor
        )
    meet_term("D10", row.case, at=moment_of(facts.on), actor=actor)
    if facts.next_on:
        agree_evaluation(row.case, on=facts.next_on, at=timezone.now(), actor=actor)
    if facts.decision == EvaluationDecision.ADJUST:
        _adjust(row, facts, actor)
    if not facts.safe_now:
        tell_not_safe(row.case, f"unsafe-evaluation:{evaluation.pk}")
    return evaluation


def _words(facts: EvaluationFacts) -> dict[str, object]:
    """The fields of the evaluation itself, tidied."""
    parts = {"goals", "professionals", "family"}
    told = {name: value for name, value in vars(facts).items() if name not in parts}
    return {name: v.strip() if isinstance(v, str) else v for name, v in told.items()}


def _recorded_before(
    row: LocalTrajectory, facts: EvaluationFacts, actor: "User"
) -> LocalEvaluation | None:
    """The same words, of every goal and of everybody too. With another answer it is another one."""
    same = row.evaluations.filter(recorded_by=actor, **_words(facts))
    said = (
        {(one.goal.pk, str(one.result), one.note.strip()) for one in facts.goals},
        {(one.who.strip(), one.on, one.said.strip()) for one in facts.professionals},
        {(one.person.pk, one.said.strip(), str(one.plan_held)) for one in facts.family},
    )
    for known in same.prefetch_related("goals", "asked", "experiences"):
        if said == (
            {(one.goal_id, one.result, one.note) for one in known.goals.all()},
            {(one.who, one.on, one.said) for one in known.asked.all()},
            {(one.person_id, one.said, one.plan_held) for one in known.experiences.all()},
        ):
            return known
    return None


def _freeze(row: LocalTrajectory, facts: EvaluationFacts, actor: "User") -> LocalEvaluation:
    table = in_words(table_in_sight(row.case, row.opened_at))
    evaluation = LocalEvaluation.objects.create(
        trajectory=row,
        organisation=held_by(row.case, actor),
        start_and_now=[asdict(person) for person in table],
        recorded_at=timezone.now(),
        recorded_by=actor,
        **_words(facts),
    )
    EvaluatedGoal.objects.bulk_create(
        EvaluatedGoal(
            evaluation=evaluation,
            goal=said.goal,
            number=said.goal.number,
            what=said.goal.what,
            result=said.result,
            note=said.note.strip(),
        )
        for said in facts.goals
    )
    AskedProfessional.objects.bulk_create(
        AskedProfessional(evaluation=evaluation, who=s.who.strip(), on=s.on, said=s.said.strip())
        for s in facts.professionals
    )
    ClientExperience.objects.bulk_create(
        ClientExperience(
            evaluation=evaluation, person=s.person, said=s.said.strip(), plan_held=s.plan_held
        )
        for s in facts.family
    )
    record(
        AuditEvent.CREATED,
        actor=actor,
        target=row,
        evaluation=evaluation.pk,
        decision=facts.decision,
        safe_now=facts.safe_now,
    )
    return evaluation


def _adjust(row: LocalTrajectory, facts: EvaluationFacts, actor: "User") -> None:
    """A plan that is carried out is opened for a new version; one being written is open."""
    plan = running_plan(row.case)
    if plan is None or plan.state != PlanState.IN_EXECUTION:
        return
    if not can_write_local(plan, actor):
        raise DomainError(NOT_YOURS)
    note = f"Evaluatie van {short_day(facts.on)}"
    adjust_plan(plan, reason=VersionReason.EVALUATION, note=note, actor=actor)


def _refuse(row: LocalTrajectory, facts: EvaluationFacts) -> None:
    """All sentences at once."""
    today = timezone.localdate()
    next_on = facts.next_on
    closes = facts.decision == EvaluationDecision.CLOSE
    reasons = [
        sentence
        for wrong, sentence in (
            (facts.on > today, TO_COME),
            (not facts.method.strip(), NO_METHOD),
            (not facts.participants.strip(), NO_PARTICIPANTS),
            (not facts.risks_weighed.strip(), NO_WEIGHING),
            (not facts.safe_note.strip(), NO_SAFETY),
            (facts.decision not in EvaluationDecision.values, NO_DECISION),
            (not facts.decision_note.strip(), NO_MOTIVE),
            (not facts.safe_now and facts.decision not in WHEN_UNSAFE, NOT_SAFE),
            (next_on is None and not closes, NO_NEXT),
            (next_on is not None and next_on <= facts.on, NO_NEXT),
            (next_on is not None and facts.on < next_on < today, NEXT_PASSED),
        )
        if wrong
    ]
    reasons += [*_goals_missing(row, facts), *_input_missing(facts), *_family_missing(row, facts)]
    if reasons:
        raise DomainError(*reasons)


def _goals_missing(row: LocalTrajectory, facts: EvaluationFacts) -> list[str]:
    said = {one.goal.pk: one for one in facts.goals}
    missing = [
        str(goal.number)
        for goal in goals_to_evaluate(row.case)
        if goal.pk not in said or said[goal.pk].result not in GoalResult.values
    ]
    silent = [
        str(one.goal.number)
        for one in facts.goals
        if one.result not in (GoalResult.OPEN, GoalResult.ACHIEVED) and not one.note.strip()
    ]
    plan = running_plan(row.case)
    return [
        *([NO_GOAL.format(goals=", ".join(missing))] if missing else []),
        *([NO_GOAL_NOTE.format(goals=", ".join(silent))] if silent else []),
        *(
            [STRANGE]
            if any(plan is None or one.goal.plan_id != plan.pk for one in facts.goals)
            else []
        ),
    ]


def _input_missing(facts: EvaluationFacts) -> list[str]:
    """Somebody else was actively asked, or it says why that could not be (001-26)."""
    asked = facts.professionals
    if not asked:
        return [] if facts.nobody_asked.strip() else [NOBODY]
    if any(not (one.who.strip() and one.said.strip()) for one in asked):
        return [HALF]
    return [ASKED_LATER] if any(one.on > timezone.localdate() for one in asked) else []


def _family_missing(row: LocalTrajectory, facts: EvaluationFacts) -> list[str]:
    """Every member was asked; of a young child it says what was seen (001-25)."""
    said = {
        one.person.pk
        for one in facts.family
        if one.said.strip() and one.plan_held in YesNoUnknown.values
    }
    people = directly_involved(row.case, on=facts.on)
    missing = [person.name for person in people if person.pk not in said]
    strangers = said - {person.pk for person in people}
    return [
        *([NO_MEMBER.format(names=", ".join(missing))] if missing else []),
        *([STRANGE] if strangers else []),
    ]
