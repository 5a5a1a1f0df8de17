"""The rows of the municipal half, by the kind a page names."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from safetyplans.enums import LifeDomain, SignsAs
from safetyplans.family import life_domains, with_a_say, with_own_part
from safetyplans.local_content import part_of, version_of_vt
from safetyplans.models import (
    ConditionReturn,
    LifeArea,
    LocalAgreement,
    NetworkPerson,
    OwnPart,
    PlanGoal,
    PlanRecipient,
    Signatory,
    SubPlan,
)

if TYPE_CHECKING:
    from people.models import Person
    from safetyplans.models import MunicipalPart, SafetyPlan

KINDS: dict[str, Any] = {
    "agreements": LocalAgreement,
    "goals": PlanGoal,
    "network": NetworkPerson,
    "sub_plans": SubPlan,
    "recipients": PlanRecipient,
    "signatories": Signatory,
}
ASKED: dict[str, Any] = {"conditions": ConditionReturn, "areas": LifeArea, "own": OwnPart}


def words_of(plan: "SafetyPlan") -> "MunicipalPart":
    return part_of(plan)


def local_rows_of(plan: "SafetyPlan", kind: str) -> list[Any]:
    """Of who signs only those the writer chose: the family is asked by itself."""
    rows = KINDS[kind].objects.filter(plan=plan)
    if kind == "signatories":
        rows = rows.filter(signs=True).exclude(signs_as=SignsAs.FAMILY)
    return list(rows)


def local_row_of(plan: "SafetyPlan", kind: str, pk: int) -> Any:
    """The row, or None when somebody removed it meanwhile."""
    return next((row for row in local_rows_of(plan, kind) if row.pk == pk), None)


def goals_in_versions(plan: "SafetyPlan") -> set[int]:
    """The goals that were ever laid before everybody to sign, by number."""
    frozen = plan.local_versions.values_list("content__goals", flat=True)
    return {goal["number"] for goals in frozen for goal in goals}


def conditions_to_return(plan: "SafetyPlan") -> "list[tuple[int, int, str]]":
    """Key, number and text of every condition VT handed over."""
    vt = version_of_vt(plan)
    if vt is None:
        return []
    keys = dict(plan.conditions.values_list("number", "pk"))
    return [(keys[row["number"]], row["number"], row["text"]) for row in vt.content["conditions"]]


def return_of(plan: "SafetyPlan", key: int) -> ConditionReturn | None:
    return ConditionReturn.objects.filter(plan=plan, condition=key).first()


def returns_by_condition(plan: "SafetyPlan") -> dict[int, ConditionReturn]:
    return {row.condition_id: row for row in ConditionReturn.objects.filter(plan=plan)}


def areas_to_look_at(plan: "SafetyPlan") -> list[LifeDomain]:
    return life_domains(plan.case, on=timezone.localdate())


def areas_by_domain(plan: "SafetyPlan") -> dict[str, LifeArea]:
    return {row.area: row for row in LifeArea.objects.filter(plan=plan)}


def area_of(plan: "SafetyPlan", domain: LifeDomain) -> LifeArea | None:
    return LifeArea.objects.filter(plan=plan, area=domain).first()


def members_with_own_part(plan: "SafetyPlan") -> "list[Person]":
    return with_own_part(plan.case, on=timezone.localdate())


def own_parts_by_person(plan: "SafetyPlan") -> dict[int, OwnPart]:
    return {row.person_id: row for row in OwnPart.objects.filter(plan=plan)}


def own_part_of(plan: "SafetyPlan", person: "Person") -> OwnPart | None:
    return OwnPart.objects.filter(plan=plan, person=person).first()


def family_that_signs(plan: "SafetyPlan") -> "list[Person]":
    return with_a_say(plan.case, on=timezone.localdate())
