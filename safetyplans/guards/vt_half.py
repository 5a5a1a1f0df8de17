"""What VT's half of the plan asks (domain 3.5, 6.5): eight items, quality gate, the family."""

from typing import TYPE_CHECKING

from django.utils import timezone

from cases.selectors.involved import children_of, directly_involved
from safety.selectors.factors import protective_of
from safetyplans.content import digest, snapshot
from safetyplans.enums import CheckedAs
from safetyplans.papers.at_table import betrayed_at_table
from tracks.enums import TrackState
from workflow.guards import guard
from workflow.steps import objections

if TYPE_CHECKING:
    from people.models import Person
    from safetyplans.models import QualityCheck, SafetyCondition, SafetyPlan


def _names(people: "list[Person]") -> str:
    return f"Nog te doen: {', '.join(person.name for person in people)}." if people else ""


def children_without_safety_person(plan: "SafetyPlan") -> "list[Person]":
    ready = plan.safety_persons.exclude(name="").values_list("child_id", flat=True)
    known = set(ready)
    return [c for c in children_of(plan.case, on=timezone.localdate()) if c.pk not in known]


def without_view(plan: "SafetyPlan") -> "list[Person]":
    """Members whose view on the plan, or refusal to give one, is not noted (3.5)."""
    known = set(plan.member_views.exclude(stance="").values_list("person_id", flat=True))
    return [p for p in directly_involved(plan.case, on=timezone.localdate()) if p.pk not in known]


def standing_check(plan: "SafetyPlan", role: CheckedAs) -> "QualityCheck | None":
    """The latest ticks in this role, if the plan did not change since."""
    latest = plan.checks.filter(role=role).order_by("-at", "-pk").first()
    if latest is None or latest.content_hash != digest(snapshot(plan)):
        return None
    return latest


def _kept_conditions(plan: "SafetyPlan") -> "list[SafetyCondition]":
    rows = plan.conditions.kept().select_related("risk")
    return list(rows.prefetch_related("about", "events"))


def _unready_conditions(plan: "SafetyPlan") -> str:
    unready = [str(c.number) for c in _kept_conditions(plan) if not c.complete]
    return f"Nog niet compleet: voorwaarde {', '.join(unready)}." if unready else ""


def _unmotivated(plan: "SafetyPlan") -> str:
    count = plan.help_proposals.filter(motivation="").count()
    return f"Nog {count} zonder motivering." if count else ""


def _track_objects(plan: "SafetyPlan") -> str:
    return " ".join(objections(plan.track, "set_conditions")) if plan.track else ""


@guard(
    "Onderdeel 1: kies de meest onveilige situaties en schrijf een korte tijdslijn.",
    "000-25",
    "000-36",
)
def unsafe_events_are_told(plan: "SafetyPlan") -> bool:
    return plan.events.exists() and bool(plan.timeline.strip())


@guard(
    "Onderdeel 2: schrijf ten minste één veiligheidsvoorwaarde, met voor wie, het risico, de "
    "gebeurtenissen, wie zicht houdt en waaraan u het ziet.",
    "000-25",
    "002-22",
    detail=_unready_conditions,
)
def conditions_are_complete(plan: "SafetyPlan") -> bool:
    kept = _kept_conditions(plan)
    return bool(kept) and all(condition.complete for condition in kept)


@guard(
    "Onderdeel 3: leg de veiligheidsafspraken vast: wie doet wat, en wanneer.", "000-25", "003-48"
)
def agreements_are_made(plan: "SafetyPlan") -> bool:
    rows = list(plan.agreements.all())
    return bool(rows) and all(row.what.strip() and row.who.strip() for row in rows)


@guard("Onderdeel 4: schrijf wie wat doet als het niet lukt.", "000-25", "003-48")
def failing_is_foreseen(plan: "SafetyPlan") -> bool:
    rows = list(plan.fallback_steps.all())
    return bool(rows) and all(
        row.when.strip() and row.who.strip() and row.what.strip() for row in rows
    )


@guard(
    "Onderdeel 5: ieder kind heeft een veiligheidspersoon nodig. Zonder kinderen geldt dit niet.",
    "000-25",
    "001-15",
    detail=lambda plan: _names(children_without_safety_person(plan)),
)
def every_child_has_a_safety_person(plan: "SafetyPlan") -> bool:
    return not children_without_safety_person(plan)


@guard(
    "Onderdeel 6: schrijf welke afspraken voor directe veiligheid er al zijn, of dat die er niet "
    "zijn.",
    "000-25",
)
def earlier_agreements_are_told(plan: "SafetyPlan") -> bool:
    return bool(plan.earlier_agreements.strip())


@guard(
    "Onderdeel 7: schrijf ten minste één aandachtspunt voor risicogestuurde zorg.",
    "000-25",
    "000-07",
)
def points_for_care_are_told(plan: "SafetyPlan") -> bool:
    rows = list(plan.help_proposals.all())
    return bool(rows) and all(row.what.strip() for row in rows)


@guard(
    "Onderdeel 8: leg ten minste één beschermende factor vast, in het veiligheidsbeeld.", "000-25"
)
def something_protects(plan: "SafetyPlan") -> bool:
    return bool(protective_of(plan.case))


@guard(
    "De dienst is nog niet bij de voorwaarden. Rond eerst de gesprekken af, of trek de conclusie.",
    "002-22",
    "002-31",
)
def track_drafts_conditions(plan: "SafetyPlan") -> bool:
    drafts = {TrackState.DRAFTING_CONDITIONS, TrackState.CONDITIONS_SET}
    return plan.track is not None and plan.track.state in drafts


@guard("Schrijf bij elke voorgestelde hulp waarom die nodig is.", "000-23", detail=_unmotivated)
def help_is_motivated(plan: "SafetyPlan") -> bool:
    return not plan.help_proposals.filter(motivation="").exists()


@guard(
    "De opsteller heeft deze tekst nog niet getoetst: gebeurtenissen concreet, voorwaarden "
    "blijvend en geen handeling, hulp gemotiveerd. Veranderde de tekst, dan toetst u opnieuw.",
    "000-23",
    "000-24",
    "003-48",
)
def author_checked(plan: "SafetyPlan") -> bool:
    check = standing_check(plan, CheckedAs.AUTHOR)
    return check is not None and check.passed


@guard(
    "Een tweede lezer, iemand die niet meeschreef aan deze versie, heeft deze tekst nog niet "
    "getoetst.",
    "000-23",
    "000-24",
    "002-33",
)
def second_reader_checked(plan: "SafetyPlan") -> bool:
    check = standing_check(plan, CheckedAs.SECOND)
    return check is not None and check.passed and check.by_id not in {plan.author_id, *plan.authors}


@guard(
    "Nog niet van ieder gezinslid staat erin wat diegene van het plan vindt, of dat diegene dat "
    "niet wil zeggen.",
    "001-13",
    "002-22",
    "003-48",
    detail=lambda plan: _names(without_view(plan)),
)
def every_view_is_noted(plan: "SafetyPlan") -> bool:
    return not without_view(plan)


@guard(
    "Een voorwaarde uit de vorige versie is weggehaald. Schrijf erbij waarom zij niet meer geldt.",
    "000-24",
    "003-44",
)
def nothing_was_dropped_silently(plan: "SafetyPlan") -> bool:
    latest = plan.versions.order_by("-number").first()
    if latest is None:
        return True
    explained = plan.conditions.filter(dropped_at__isnull=True) | plan.conditions.exclude(
        dropped_reason=""
    )
    now = set(explained.values_list("number", flat=True))
    return {condition["number"] for condition in latest.content["conditions"]} <= now


@guard("De dienst kan de voorwaarden nog niet vaststellen.", "003-35", detail=_track_objects)
def track_can_set_conditions(plan: "SafetyPlan") -> bool:
    if plan.track is None:
        return False
    if plan.track.state == TrackState.CONDITIONS_SET:
        return True
    return not objections(plan.track, "set_conditions")


@guard(
    "In het plan staat iets wat een anonieme melder of een geheim adres verraadt. Haal dat eerst "
    "weg: het gezin leest dit plan.",
    "A4",
    "A11",
    detail=lambda plan: " ".join(betrayed_at_table(plan).never),
)
def nobody_is_betrayed(plan: "SafetyPlan") -> bool:
    return not betrayed_at_table(plan).never


EIGHT_ITEMS = [
    unsafe_events_are_told,
    conditions_are_complete,
    agreements_are_made,
    failing_is_foreseen,
    every_child_has_a_safety_person,
    earlier_agreements_are_told,
    points_for_care_are_told,
    something_protects,
]
GATE = [
    author_checked,
    second_reader_checked,
    help_is_motivated,
    every_view_is_noted,
    nothing_was_dropped_silently,
    nobody_is_betrayed,
    track_can_set_conditions,
]
