"""What stands in the municipal half, as plain data: frozen, signed, printed, and hashed."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Prefetch, prefetch_related_objects

from cases.enums import RegieKind
from cases.models import RegieAssignment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from safetyplans.models import (
        ConditionReturn,
        MunicipalPart,
        PlanGoal,
        PlanVersion,
        SafetyPlan,
    )

# A change of the shape below is a new one.
FORMAT = "vhp-lokaal-1"
# The words of ``MunicipalPart``.
WORDS = (
    "elaboration",
    "sight_name",
    "sight_organisation",
    "sight_how",
    "causes",
    "recovery",
    "end_goal",
    "end_goal_by",
    "no_network",
    "report_by",
    "report_to",
    "report_when",
    "good_enough",
    "first_evaluation_on",
)
# Of whom the family knows that this one directs (001-17); the first that somebody holds.
DIRECTING = (RegieKind.CASUSREGIE, RegieKind.PROCESREGIE)


# Of which rows a page reads everything.
ROWS = (
    "versions",
    "local_agreements",
    "goals",
    "life_areas",
    "network",
    "sub_plans",
    "recipients",
    "own_parts__person",
    "returns__condition",
    "signatories__person",
)


def read_at_once(plan: "SafetyPlan") -> None:
    """For a page that only shows this plan: each kind of row is asked for once, however often the
    guards and the text look at it. Who writes in it takes it fresh."""
    part = Prefetch("municipal_part", to_attr="part_read")
    prefetch_related_objects([plan], part, *ROWS)


def local_snapshot(plan: "SafetyPlan") -> dict[str, Any]:
    """Everything the municipal half says now, and on which words of VT it goes on."""
    words = part_of(plan)
    vt = version_of_vt(plan)
    return {
        "format": FORMAT,
        "brief": plan.short_form,
        "vt": {"number": vt.number, "hash": vt.content_hash} if vt else None,
        **{name: _plain(getattr(words, name)) for name in WORDS},
        "director": _director(plan),
        "agreements": _rows(plan.local_agreements.all(), "number", "what", "who", "when"),
        "conditions": [
            {
                "number": row["number"],
                "text": row["text"],
                "how": back.how if back else "",
                "sight_by": back.sight_by if back else "",
                "how_often": back.how_often if back else "",
            }
            for row, back in returning(plan)
        ],
        "goals": [_goal(goal) for goal in plan.goals.all()],
        "areas": _rows(plan.life_areas.all(), "area", "score", "note", "no_goal"),
        "own": [
            {
                "person": {"key": row.person_id, "name": row.person.name},
                "responsibility": row.responsibility,
                "consequence": row.consequence,
            }
            for row in each_with("person", plan.own_parts.all())
        ],
        "network": _rows(
            plan.network.all(), "number", "name", "relation", "part", "trusted", "phone"
        ),
        "sub_plans": _rows(
            plan.sub_plans.all(), "number", "organisation", "for_whom", "aligned", "how"
        ),
        "recipients": _rows(plan.recipients.all(), "number", "name", "organisation", "how"),
    }


def part_of(plan: "SafetyPlan") -> "MunicipalPart":
    """The words of the municipal half; still empty until somebody wrote."""
    model = apps.get_model("safetyplans", "MunicipalPart")
    written: MunicipalPart | None
    if hasattr(plan, "part_read"):
        written = plan.part_read
    else:
        written = model._default_manager.filter(plan=plan).first()
    return written or model(plan=plan)


def version_of_vt(plan: "SafetyPlan") -> "PlanVersion | None":
    """The half of VT as it was handed over; a local plan has none (7.11)."""
    newest: PlanVersion | None = max(
        plan.versions.all(), key=lambda version: version.number, default=None
    )
    return newest


def returning(plan: "SafetyPlan") -> "list[tuple[dict[str, Any], ConditionReturn | None]]":
    """Every condition of VT, with how it returns here when somebody wrote that (003-44)."""
    vt = version_of_vt(plan)
    rows = each_with("condition", plan.returns.all())
    written = {row.condition.number: row for row in rows}
    conditions = vt.content["conditions"] if vt else []
    return [(row, written.get(row["number"])) for row in conditions]


def directing(plan: "SafetyPlan") -> RegieAssignment | None:
    """Who directs this family now: casusregie, or else procesregie."""
    held = RegieAssignment.objects.filter(case=plan.case_id, kind__in=DIRECTING, until=None)
    by_kind = {row.kind: row for row in held.select_related("organisation", "person")}
    return next((by_kind[kind] for kind in DIRECTING if kind in by_kind), None)


def _director(plan: "SafetyPlan") -> dict[str, str]:
    held = directing(plan)
    if held is None:
        return {"kind": "", "organisation": "", "name": ""}
    name = held.person.name if held.person else held.person_name
    return {
        "kind": str(RegieKind(held.kind).label),
        "organisation": held.organisation.name,
        "name": name,
    }


def _goal(goal: "PlanGoal") -> dict[str, Any]:
    return {
        "number": goal.number,
        "priority": goal.priority,
        "what": goal.what,
        "measured_by": goal.measured_by,
        "who": goal.who,
        "until": _plain(goal.until),
        "area": goal.area,
        "result": goal.result,
        "result_note": goal.result_note,
    }


def _rows(rows: "Iterable[Any]", *names: str) -> list[dict[str, Any]]:
    return [{name: getattr(row, name) for name in names} for row in rows]


def each_with(name: str, rows: "Iterable[Any]") -> list[Any]:
    """These rows with what this field of theirs points at, in one question when it was not read."""
    found = list(rows)
    prefetch_related_objects(found, name)
    return found


def _plain(value: "str | int | date | None") -> "str | int":
    if value is None:
        return ""
    return value if isinstance(value, (str, int)) else value.isoformat()
