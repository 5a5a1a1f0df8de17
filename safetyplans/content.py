"""What stands in a plan, as plain data: frozen in a version, compared, printed, and hashed."""

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from cases.models import UnsafeEvent
from people.models import Person
from safety.selectors.factors import protective_of

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from safetyplans.models import SafetyCondition, SafetyPlan

# Of the national format since 1 January 2019 (000-22); a change of the shape below is a new one.
FORMAT = "vhp-2019-1"


def snapshot(plan: "SafetyPlan") -> dict[str, Any]:
    """Everything the plan says now. Persons by key and name: a version keeps the name of then."""
    return {
        "format": FORMAT,
        "goal": plan.goal,
        "timeline": plan.timeline,
        "events": [_event(event) for event in plan.events.order_by("happened_on", "pk")],
        "conditions": [_condition(row) for row in _conditions(plan)],
        "agreements": [
            {"number": row.number, "what": row.what, "who": row.who, "when": row.when}
            for row in plan.agreements.all()
        ],
        "fallback": [
            {"when": row.when, "who": row.who, "what": row.what, "phone": row.phone}
            for row in plan.fallback_steps.all()
        ],
        "safety_persons": [
            {
                "child": _person(row.child),
                "name": row.name,
                "relation": row.relation,
                "phone": row.phone,
                "knows": row.knows,
                "child_knows": row.child_knows,
            }
            for row in plan.safety_persons.select_related("child")
        ],
        "earlier_agreements": plan.earlier_agreements,
        "help": [
            {"for_whom": row.for_whom, "what": row.what, "motivation": row.motivation}
            for row in plan.help_proposals.all()
        ],
        "protective": [
            {"kind": row.get_kind_display(), "description": row.description}
            for row in protective_of(plan.case)
        ],
        "consequences": plan.consequences,
    }


def views_of(plan: "SafetyPlan") -> list[dict[str, Any]]:
    """What each member said of it: frozen beside the words, but no part of what is checked."""
    return [
        {
            "person": _person(row.person),
            "stance": row.stance,
            "view": row.view,
            "spoken_on": _day(row.spoken_on),
        }
        for row in plan.member_views.select_related("person")
    ]


def digest(content: dict[str, Any]) -> str:
    """The fingerprint of these words; another letter is another fingerprint."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _event(event: "UnsafeEvent") -> dict[str, Any]:
    return {
        "key": event.pk,
        "when": _day(event.happened_on) or event.period,
        "what": event.what,
        "effect": event.effect,
    }


def _conditions(plan: "SafetyPlan") -> "QuerySet[SafetyCondition]":
    """All at once, whatever their number."""
    people = Prefetch("about", Person.objects.order_by("sort_key", "pk"))
    events = Prefetch("events", UnsafeEvent.objects.order_by("happened_on", "pk"))
    return plan.conditions.kept().select_related("risk").prefetch_related(people, events)


def _condition(row: "SafetyCondition") -> dict[str, Any]:
    return {
        "number": row.number,
        "text": row.text,
        "about": [_person(person) for person in row.about.all()],
        "risk": row.risk_words,
        "events": [event.pk for event in row.events.all()],
        "sight_by": row.sight_by,
        "seen_by": row.seen_by,
    }


def _person(person: "Person") -> dict[str, Any]:
    return {"key": person.pk, "name": person.name}


def _day(day: "date | None") -> str:
    return day.isoformat() if day else ""
