"""Estimates, evaluations and notes on regie of a case. The reader came in by the door."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import Http404

from localfield.models import LocalEstimate, LocalEvaluation, RegieNote
from safetyplans.enums import PlanState
from safetyplans.selectors.local import running_plan

if TYPE_CHECKING:
    from cases.models import Case
    from safetyplans.models import PlanGoal


def goals_to_evaluate(case: "Case") -> "list[PlanGoal]":
    """The goals that are worked on, of a plan that was signed before."""
    plan = running_plan(case)
    if plan is None or plan.state == PlanState.ELABORATING:
        return []
    return [goal for goal in plan.goals.order_by("priority", "number", "pk") if goal.holds]


def estimates_of(case: "Case") -> list[LocalEstimate]:
    """The first on top, so that start and now stand beside each other."""
    rows = LocalEstimate.objects.filter(trajectory__case=case)
    return list(rows.select_related("organisation", "recorded_by").order_by("on", "pk"))


def estimate_of(case: "Case", pk: int) -> LocalEstimate:
    """One estimate of this case. That of another case does not exist."""
    row = next((row for row in estimates_of(case) if row.pk == pk), None)
    if row is None:
        raise Http404
    return row


def evaluations_of(case: "Case") -> "QuerySet[LocalEvaluation]":
    """The newest first."""
    rows = LocalEvaluation.objects.filter(trajectory__case=case)
    return rows.select_related("organisation", "recorded_by").order_by("-on", "-pk")


def whole_evaluations_of(case: "Case") -> "QuerySet[LocalEvaluation]":
    """The same, with what was said of goals and by whom."""
    return evaluations_of(case).prefetch_related("goals", "asked", "experiences__person")


def evaluation_of(case: "Case", pk: int) -> LocalEvaluation:
    """One whole evaluation of this case. That of another case does not exist."""
    row = whole_evaluations_of(case).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def regie_notes_of(case: "Case") -> "QuerySet[RegieNote]":
    """The newest first."""
    rows = RegieNote.objects.filter(trajectory__case=case)
    return rows.select_related("organisation", "noted_by").order_by("-noted_at", "-pk")


def newest_of_each_part(case: "Case") -> dict[str, RegieNote]:
    """The last note of each of the four parts of regie, by the name of the part."""
    rows = RegieNote.objects.filter(trajectory__case=case).select_related("noted_by")
    newest = rows.order_by("part", "-noted_at", "-pk").distinct("part")
    return {note.part: note for note in newest}
