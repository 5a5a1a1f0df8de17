"""The rows of a plan: agreements, what to do if it fails, safety persons and help (000-25)."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cases.selectors.involved import children_of
from common.exceptions import DomainError
from safetyplans.models import (
    FallbackStep,
    HelpProposal,
    SafetyAgreement,
    SafetyPerson,
    SafetyPlan,
)
from safetyplans.services.holding import held, wrote

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person

Row = SafetyAgreement | FallbackStep | SafetyPerson | HelpProposal
R = TypeVar("R", SafetyAgreement, FallbackStep, SafetyPerson, HelpProposal)

WORDS: dict[type[Row], tuple[str, ...]] = {
    SafetyAgreement: ("what", "who", "when"),
    FallbackStep: ("when", "who", "what", "phone"),
    SafetyPerson: ("name", "relation", "phone", "knows", "child_knows"),
    HelpProposal: ("for_whom", "what", "motivation"),
}
GONE = "Deze regel is intussen weggehaald."
NO_CHILD = "Een veiligheidspersoon hoort bij een kind uit dit gezin."


@transaction.atomic
def add_row(
    plan: SafetyPlan,
    kind: type[R],
    *,
    actor: "User",
    child: "Person | None" = None,
    **words: Any,
) -> R:
    """A row of this kind at the end, empty or with its words. A safety person is of a ``child``.

    Asked twice it is one row: what stands there in the same words is given again.
    """
    row = held(plan, actor=actor)
    _refuse_strange(kind, words)
    place: dict[str, Any] = {"child": child} if kind is SafetyPerson else {}
    if kind is SafetyPerson and child not in children_of(row.case, on=timezone.localdate()):
        raise DomainError(NO_CHILD)
    same = dict.fromkeys(WORDS[kind], "") | {"knows": False, "child_knows": False} | words
    asked = {name: same[name] for name in WORDS[kind]}
    rows = kind._default_manager.filter(plan=row)
    if standing := rows.filter(**place, **asked).first():
        return standing
    if kind is not SafetyPerson:
        place["number"] = (rows.aggregate(highest=Max("number"))["highest"] or 0) + 1
    made = kind._default_manager.create(plan=row, **place, **asked)
    wrote(row, actor=actor, **{_name(kind): made.pk})
    return made


@transaction.atomic
def add_safety_persons(plan: SafetyPlan, *, actor: "User") -> None:
    """An empty row for each child of the family that has none yet (item 5)."""
    row = held(plan, actor=actor)
    known = set(row.safety_persons.values_list("child_id", flat=True))
    for child in children_of(row.case, on=timezone.localdate()):
        if child.pk not in known:
            add_row(row, SafetyPerson, actor=actor, child=child)


@transaction.atomic
def write_row(row: R, *, actor: "User", **words: Any) -> R:
    """What is not given stays as it is. Raises DomainError when a colleague removed the row."""
    plan, standing = _held_row(row, actor)
    _refuse_strange(type(row), words)
    changed = [name for name, value in words.items() if getattr(standing, name) != value]
    for name in changed:
        setattr(standing, name, words[name])
    if changed:
        standing.save(update_fields=changed)
        wrote(plan, actor=actor, **{_name(type(row)): row.pk}, fields=changed)
    return standing


@transaction.atomic
def remove_row(row: Row, *, actor: "User") -> None:
    """It goes from the draft; what was adopted stands in its version."""
    plan = held(row.plan, actor=actor)
    gone, _ = type(row)._default_manager.filter(plan=plan, pk=row.pk).delete()
    if gone:
        wrote(plan, actor=actor, **{_name(type(row)): row.pk}, removed=True)


def _held_row(row: R, actor: "User") -> tuple[SafetyPlan, R]:
    plan = held(row.plan, actor=actor)
    standing = type(row)._default_manager.filter(plan=plan, pk=row.pk).first()
    if standing is None:
        raise DomainError(GONE)
    return plan, standing


def _refuse_strange(kind: type[Row], words: dict[str, Any]) -> None:
    if strange := set(words) - set(WORDS[kind]):
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(strange))}.")


def _name(kind: type[Row]) -> str:
    return str(kind._meta.model_name)
