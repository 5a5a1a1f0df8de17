"""The rows of a plan, by the kind a page names."""

from typing import TYPE_CHECKING, Any

from django.db.models import Model

from safetyplans.models import (
    FallbackStep,
    HelpProposal,
    MemberView,
    SafetyAgreement,
    SafetyCondition,
    SafetyPerson,
)

if TYPE_CHECKING:
    from people.models import Person
    from safetyplans.models import SafetyPlan

KINDS: dict[str, Any] = {
    "agreements": SafetyAgreement,
    "fallback": FallbackStep,
    "safety_persons": SafetyPerson,
    "help": HelpProposal,
}


def rows_of(plan: "SafetyPlan", kind: str) -> list[Any]:
    rows = KINDS[kind].objects.filter(plan=plan)
    return list(rows.select_related("child") if kind == "safety_persons" else rows)


def row_of(plan: "SafetyPlan", kind: str, pk: int) -> Any:
    """The row, or None when somebody removed it meanwhile."""
    return KINDS[kind].objects.filter(plan=plan, pk=pk).first()


def condition_of(plan: "SafetyPlan", pk: int) -> SafetyCondition | None:
    rows = plan.conditions.prefetch_related("about", "events")
    return rows.filter(pk=pk).first()


def view_of(plan: "SafetyPlan", person: "Person") -> MemberView | None:
    return plan.member_views.filter(person=person).first()


def views_by_person(plan: "SafetyPlan") -> dict[int, MemberView]:
    return {view.person_id: view for view in plan.member_views.all()}


def name_of(row: Model) -> str:
    """As the log calls it."""
    return str(row._meta.model_name)
