"""Writing the municipal half: its words, its rows, and what is asked of everybody in it."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max, Model

from common.exceptions import DomainError
from safetyplans.enums import GoalResult, SignsAs
from safetyplans.local_content import WORDS, part_of
from safetyplans.models import (
    ConditionReturn,
    LifeArea,
    LocalAgreement,
    NetworkPerson,
    OwnPart,
    PlanGoal,
    PlanRecipient,
    SafetyPlan,
    Signatory,
    SubPlan,
)
from safetyplans.services.local_holding import held_locally, wrote_locally

if TYPE_CHECKING:
    from accounts.models import User

Row = LocalAgreement | PlanGoal | NetworkPerson | SubPlan | PlanRecipient | Signatory
Asked = ConditionReturn | LifeArea | OwnPart

# Rows that are added and taken away, with their words.
ROW_WORDS: dict[type[Row], tuple[str, ...]] = {
    LocalAgreement: ("what", "who", "when"),
    PlanGoal: ("priority", "what", "measured_by", "who", "until", "area"),
    NetworkPerson: ("name", "relation", "part", "trusted", "phone"),
    SubPlan: ("organisation", "for_whom", "aligned", "how"),
    PlanRecipient: ("name", "organisation", "how"),
    Signatory: ("signs_as", "name", "role"),
}
# Rows that are there by themselves, one for each condition, part of life or member.
ASKED_WORDS: dict[type[Asked], tuple[str, ...]] = {
    ConditionReturn: ("how", "sight_by", "how_often"),
    LifeArea: ("score", "note", "no_goal"),
    OwnPart: ("responsibility", "consequence"),
}
GONE = "Deze regel is intussen weggehaald."
SIGNED_FOR = (
    "Dit doel staat in een vastgelegde versie. Het blijft leesbaar: schrijf bij het resultaat dat "
    "het niet meer geldt, en waarom."
)
WHY = "Schrijf er een toelichting bij."
NOT_AS_FAMILY = "Wie van het gezin tekent, staat al in de lijst."


@transaction.atomic
def write_words(plan: SafetyPlan, *, actor: "User", **words: Any) -> SafetyPlan:
    """One or more of ``WORDS``; what is not given stays as it is."""
    row = held_locally(plan, actor=actor)
    _refuse_strange("A municipal half", set(words) - set(WORDS))
    part = part_of(row)
    changed = _changed(part, words)
    if changed:
        part.save()
        wrote_locally(row, actor=actor, part="municipal", fields=changed)
    return row


@transaction.atomic
def add_local_row(plan: SafetyPlan, kind: type[Row], *, actor: "User", **words: Any) -> Row:
    """A row at the end, empty or with its words; a goal comes last in priority.

    Asked twice it is one row: what stands there in the same words is given again.
    """
    row = held_locally(plan, actor=actor)
    _refuse_strange(kind.__name__, set(words) - set(ROW_WORDS[kind]))
    if words.get("signs_as") == SignsAs.FAMILY:
        raise DomainError(NOT_AS_FAMILY)
    empty, rows = kind(), kind._default_manager.filter(plan=row)
    asked: dict[str, Any] = {name: getattr(empty, name) for name in ROW_WORDS[kind]} | words
    number = (rows.aggregate(highest=Max("number"))["highest"] or 0) + 1
    if kind is Signatory:
        rows = rows.filter(signs=True)
        asked["signs_as"] = asked["signs_as"] or SignsAs.HELPER
    if standing := rows.filter(**{n: w for n, w in asked.items() if n != "priority"}).first():
        return standing
    if kind is PlanGoal:
        asked["priority"] = asked["priority"] or number
    made = kind._default_manager.create(plan=row, number=number, **asked)
    wrote_locally(row, actor=actor, **{_name(kind): made.pk})
    return made


@transaction.atomic
def write_local_row(row: Row, *, actor: "User", **words: Any) -> Row:
    """What is not given stays as it is. Raises DomainError when a colleague removed the row."""
    plan, standing = _held_row(row, actor)
    kind = type(row)
    _refuse_strange(kind.__name__, set(words) - set(ROW_WORDS[kind]))
    if kind is Signatory and words.get("signs_as") == SignsAs.FAMILY:
        raise DomainError(NOT_AS_FAMILY)
    if changed := _changed(standing, words):
        standing.save(update_fields=changed)
        wrote_locally(plan, actor=actor, **{_name(kind): row.pk}, fields=changed)
    return standing


@transaction.atomic
def remove_local_row(row: Row, *, actor: "User") -> None:
    """What was laid before everybody to sign stands in its version, and never goes silently."""
    plan = held_locally(row.plan, actor=actor)
    standing = type(row)._default_manager.filter(plan=plan, pk=row.pk).first()
    if standing is None:
        return
    if isinstance(standing, PlanGoal) and stood_in_local_version(standing):
        raise DomainError(SIGNED_FOR)
    if isinstance(standing, Signatory) and standing.signatures.exists():
        standing.signs = False
        standing.save(update_fields=["signs"])
    else:
        standing.delete()
    wrote_locally(plan, actor=actor, **{_name(type(row)): row.pk}, removed=True)


@transaction.atomic
def write_asked(
    plan: SafetyPlan, kind: type[Asked], *, about: dict[str, Any], actor: "User", **words: Any
) -> Asked:
    """The row of one condition, part of life or member (``about``), made when first written."""
    held = held_locally(plan, actor=actor)
    _refuse_strange(kind.__name__, set(words) - set(ASKED_WORDS[kind]))
    row = kind._default_manager.filter(plan=held, **about).first() or kind(plan=held, **about)
    if changed := _changed(row, words):
        row.save()
        wrote_locally(held, actor=actor, **{_name(kind): _key(about)}, fields=changed)
    return row


@transaction.atomic
def note_goal_result(
    goal: PlanGoal, *, result: GoalResult, note: str = "", actor: "User", at_desk: bool = False
) -> PlanGoal:
    """What came of a goal, said in an evaluation, or by who writes the plan (``at_desk``).

    Raises DomainError when anything but achieved is said without words.
    """
    if at_desk:
        held_locally(goal.plan, actor=actor)
    row = PlanGoal.objects.select_for_update(of=("self",)).select_related("plan").get(pk=goal.pk)
    note = note.strip()
    if result not in (GoalResult.OPEN, GoalResult.ACHIEVED) and not note:
        raise DomainError(WHY)
    if changed := _changed(row, {"result": result, "result_note": note}):
        row.save(update_fields=changed)
        wrote_locally(row.plan, actor=actor, plangoal=row.pk, fields=changed)
    return row


def stood_in_local_version(goal: PlanGoal) -> bool:
    frozen = [{"number": goal.number}]
    return goal.plan.local_versions.filter(content__goals__contains=frozen).exists()


def _held_row(row: Row, actor: "User") -> tuple[SafetyPlan, Row]:
    plan = held_locally(row.plan, actor=actor)
    standing = type(row)._default_manager.filter(plan=plan, pk=row.pk).first()
    if standing is None:
        raise DomainError(GONE)
    return plan, standing


def _changed(row: Model, words: dict[str, Any]) -> list[str]:
    """The names of what becomes different, already set on the row."""
    changed = [name for name, value in words.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, words[name])
    return changed


def _refuse_strange(what: str, strange: set[str]) -> None:
    if strange:
        raise TypeError(f"{what} has no {', '.join(sorted(strange))}.")


def _name(kind: type[Row | Asked]) -> str:
    return str(kind._meta.model_name)


def _key(about: dict[str, Any]) -> Any:
    """By what the log knows this row: a key, or the name of a part of life."""
    value = next(iter(about.values()))
    return getattr(value, "pk", value)
