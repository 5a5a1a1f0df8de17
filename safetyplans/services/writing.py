"""The words of the plan, the events it is about, and its conditions (000-25, 002-22)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cases.models import UnsafeEvent
from common.exceptions import DomainError
from safety.services.checks import refuse_stranger
from safetyplans.models import SafetyCondition, SafetyPlan
from safetyplans.services.holding import held, wrote

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person

CONDITION_WORDS = ("text", "risk", "risk_note", "sight_by", "seen_by")
NOT_OF_THIS_CASE = "Deze gebeurtenis hoort niet bij dit dossier."
RISK_NOT_OF_THIS_CASE = "Dit risico hoort niet bij dit dossier."
DROPPED = "Deze voorwaarde is vervallen. Zet haar eerst terug."
WHY_DROPPED = (
    "Deze voorwaarde stond in een eerdere versie. Schrijf waarom zij niet meer geldt; "
    "zij blijft leesbaar."
)


@transaction.atomic
def write_texts(plan: SafetyPlan, *, actor: "User", **texts: str) -> SafetyPlan:
    """One or more of ``SafetyPlan.TEXTS``; what is not given stays as it is."""
    row = held(plan, actor=actor)
    if strange := set(texts) - set(SafetyPlan.TEXTS):
        raise TypeError(f"A plan has no text {', '.join(sorted(strange))}.")
    if changed := _changed(row, texts):
        row.save(update_fields=changed)
        wrote(row, actor=actor, part="texts", fields=changed)
    return row


@transaction.atomic
def choose_events(plan: SafetyPlan, *, events: Iterable[UnsafeEvent], actor: "User") -> SafetyPlan:
    """Item 1: the most unsafe situations, out of all that is known of this case."""
    row = held(plan, actor=actor)
    if _set_events(row, row, events):
        wrote(row, actor=actor, part="texts", fields=["events"])
    return row


@transaction.atomic
def add_condition(plan: SafetyPlan, *, actor: "User") -> SafetyCondition:
    """An empty one with the next number; one that stands there empty is given again."""
    row = held(plan, actor=actor)
    empty = next((c for c in row.conditions.kept().filter(text="") if _is_empty(c)), None)
    if empty:
        return empty
    highest = row.conditions.aggregate(highest=Max("number"))["highest"] or 0
    made = SafetyCondition.objects.create(plan=row, number=highest + 1)
    wrote(row, actor=actor, condition=made.pk)
    return made


@transaction.atomic
def write_condition(
    condition: SafetyCondition,
    *,
    actor: "User",
    about: "Iterable[Person] | None" = None,
    events: Iterable[UnsafeEvent] | None = None,
    **words: Any,
) -> SafetyCondition:
    """``words``: text, risk (a RiskFactor or None), risk_note, sight_by and seen_by.

    What is not given stays as it is. Raises DomainError for anything of another case.
    """
    plan, row = _held_condition(condition, actor)
    if row.dropped_at:
        raise DomainError(DROPPED)
    if strange := set(words) - set(CONDITION_WORDS):
        raise TypeError(f"A condition has no {', '.join(sorted(strange))}.")
    if words.get("risk") and words["risk"].case_id != plan.case_id:
        raise DomainError(RISK_NOT_OF_THIS_CASE)
    if changed := _changed(row, words):
        row.save(update_fields=changed)
    if about is not None and _set_people(row, about):
        changed.append("about")
    if events is not None and _set_events(plan, row, events):
        changed.append("events")
    if changed:
        wrote(plan, actor=actor, condition=row.pk, fields=changed)
    return row


@transaction.atomic
def drop_condition(condition: SafetyCondition, *, actor: "User", reason: str = "") -> None:
    """One that stood in a version stays readable, with why it no longer holds; another goes."""
    plan, row = _held_condition(condition, actor)
    if row.dropped_at:
        return
    if not stood_in_a_version(row):
        wrote(plan, actor=actor, condition=row.pk, removed=True)
        row.delete()
        return
    if not reason.strip():
        raise DomainError(WHY_DROPPED)
    row.dropped_at, row.dropped_by, row.dropped_reason = timezone.now(), actor, reason.strip()
    row.save(update_fields=["dropped_at", "dropped_by", "dropped_reason"])
    wrote(plan, actor=actor, condition=row.pk, fields=["dropped_at"])


@transaction.atomic
def restore_condition(condition: SafetyCondition, *, actor: "User") -> SafetyCondition:
    """It holds after all, with the number and words it had."""
    plan, row = _held_condition(condition, actor)
    if row.dropped_at:
        row.dropped_at, row.dropped_by, row.dropped_reason = None, None, ""
        row.save(update_fields=["dropped_at", "dropped_by", "dropped_reason"])
        wrote(plan, actor=actor, condition=row.pk, fields=["dropped_at"])
    return row


def stood_in_a_version(condition: SafetyCondition) -> bool:
    frozen = [{"number": condition.number}]
    return condition.plan.versions.filter(content__conditions__contains=frozen).exists()


def _held_condition(
    condition: SafetyCondition, actor: "User"
) -> tuple[SafetyPlan, SafetyCondition]:
    """The plan, held, and the condition as it stands in it now."""
    plan = held(condition.plan, actor=actor)
    row = plan.conditions.select_related("risk").filter(pk=condition.pk).first()
    if row is None:
        raise DomainError("Deze voorwaarde is intussen weggehaald.")
    row.plan = plan
    return plan, row


def _changed(row: SafetyPlan | SafetyCondition, words: dict[str, Any]) -> list[str]:
    """The names of what becomes different, already set on the row."""
    changed = [name for name, value in words.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, words[name])
    return changed


def _set_people(row: SafetyCondition, people: "Iterable[Person]") -> bool:
    chosen = list(people)
    before = set(row.about.values_list("pk", flat=True))
    for person in chosen:
        if person.pk not in before:
            refuse_stranger(row.plan.case, person)
    row.about.set(chosen)
    return before != {person.pk for person in chosen}


def _set_events(
    plan: SafetyPlan, row: SafetyPlan | SafetyCondition, events: Iterable[UnsafeEvent]
) -> bool:
    chosen = list(events)
    if any(event.case_id != plan.case_id for event in chosen):
        raise DomainError(NOT_OF_THIS_CASE)
    before = set(row.events.values_list("pk", flat=True))
    row.events.set(chosen)
    return before != {event.pk for event in chosen}


def _is_empty(row: SafetyCondition) -> bool:
    said = [row.risk_id, row.risk_note, row.sight_by, row.seen_by]
    return not any(said) and not row.about.exists() and not row.events.exists()
