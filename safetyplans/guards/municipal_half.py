"""What the municipal half asks before everybody signs, and before it is carried out (3.5, 6.5)."""

from typing import TYPE_CHECKING

from django.utils import timezone

from safetyplans.content import digest
from safetyplans.enums import LOW, LifeDomain, SignsAs
from safetyplans.family import life_domains, with_a_say, with_own_part
from safetyplans.local_content import (
    directing,
    each_with,
    local_snapshot,
    part_of,
    returning,
)
from safetyplans.papers.local_secrets import hidden_places_in
from workflow.guards import guard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from people.models import Person
    from safetyplans.models import LocalVersion, PlanGoal, SafetyPlan, Signatory


def signatories_of(plan: "SafetyPlan") -> "list[Signatory]":
    """Who is asked to sign now; of the family as far as they still have a say."""
    say = {person.pk for person in with_a_say(plan.case, on=timezone.localdate())}
    asked = [row for row in each_with("person", plan.signatories.all()) if row.signs]
    return [row for row in asked if row.signs_as != SignsAs.FAMILY or row.person_id in say]


def newest_local(plan: "SafetyPlan") -> "LocalVersion | None":
    return plan.local_versions.order_by("-number").first()


def family_not_asked(plan: "SafetyPlan") -> "list[Person]":
    """Who has a say and is in no list to sign yet, such as somebody who came to live there."""
    rows = plan.signatories.all()
    known = {row.person_id for row in rows if row.signs_as == SignsAs.FAMILY}
    family = with_a_say(plan.case, on=timezone.localdate())
    return [person for person in family if person.pk not in known]


def _to_do(names: "Iterable[str]") -> str:
    listed = ", ".join(names)
    return f"Nog te doen: {listed}." if listed else ""


def _people_to_do(people: "Iterable[Person]") -> str:
    return _to_do(person.name for person in people)


def _goals(plan: "SafetyPlan") -> "list[PlanGoal]":
    return [goal for goal in plan.goals.all() if goal.holds]


def _numbers_not_returning(plan: "SafetyPlan") -> list[str]:
    return [
        f"voorwaarde {row['number']}"
        for row, back in returning(plan)
        if back is None or not all(w.strip() for w in (back.how, back.sight_by, back.how_often))
    ]


def _areas_without_score(plan: "SafetyPlan") -> list[str]:
    known = {row.area for row in plan.life_areas.all() if row.score is not None}
    domains = life_domains(plan.case, on=timezone.localdate())
    return [str(domain.label) for domain in domains if domain not in known]


def _unready_goals(plan: "SafetyPlan") -> list[str]:
    return [f"doel {goal.number}" for goal in _goals(plan) if not goal.complete]


def _low_areas_left(plan: "SafetyPlan") -> list[str]:
    """Where it goes badly, nobody works on it, and it is not said why."""
    aimed = {goal.area for goal in _goals(plan)}
    low = [
        row.area
        for row in plan.life_areas.all()
        if row.score is not None and row.score <= LOW and not row.no_goal
    ]
    return [str(LifeDomain(area).label) for area in low if area not in aimed]


def _without_own_part(plan: "SafetyPlan") -> "list[Person]":
    told = {
        row.person_id
        for row in plan.own_parts.all()
        if row.responsibility.strip() and row.consequence.strip()
    }
    return [p for p in with_own_part(plan.case, on=timezone.localdate()) if p.pk not in told]


def _not_signed(plan: "SafetyPlan") -> list[str]:
    """Of the newest version: who neither signed nor said why not."""
    version = newest_local(plan)
    done = set(version.signatures.values_list("signatory_id", flat=True)) if version else set()
    waiting = [_named(row) for row in signatories_of(plan) if row.pk not in done]
    return [*(person.name for person in family_not_asked(plan)), *waiting]


def _named(row: "Signatory") -> str:
    return row.person.name if row.person else row.name


@guard(
    "Onderdeel 1: schrijf hoe u het plan verder uitwerkt, met ten minste één veiligheidsafspraak: "
    "wie doet wat.",
    "000-26",
    "003-48",
)
def plan_is_elaborated(plan: "SafetyPlan") -> bool:
    rows = list(plan.local_agreements.all())
    agreed = bool(rows) and all(row.what.strip() and row.who.strip() for row in rows)
    return agreed and (plan.short_form or bool(part_of(plan).elaboration.strip()))


@guard(
    "Onderdeel 2: schrijf wie zicht houdt op de voorwaarden en afspraken, van welke organisatie, "
    "en hoe.",
    "000-26",
    "003-70",
)
def sight_is_named(plan: "SafetyPlan") -> bool:
    part = part_of(plan)
    said = (part.sight_name, part.sight_organisation, part.sight_how)
    return all(words.strip() for words in said)


@guard(
    "Onderdeel 3: schrijf wat de onderliggende oorzaken zijn en welke zorg daarop volgt.", "000-26"
)
def causes_are_told(plan: "SafetyPlan") -> bool:
    return plan.short_form or bool(part_of(plan).causes.strip())


@guard("Onderdeel 4: schrijf hoe aan herstel wordt gewerkt.", "000-26")
def recovery_is_told(plan: "SafetyPlan") -> bool:
    return plan.short_form or bool(part_of(plan).recovery.strip())


@guard(
    "Niet iedere voorwaarde van Veilig Thuis komt terug. Schrijf bij elke hoe zij terugkomt, wie "
    "zicht houdt en hoe vaak.",
    "003-44",
    detail=lambda plan: _to_do(_numbers_not_returning(plan)),
)
def every_condition_returns(plan: "SafetyPlan") -> bool:
    return not _numbers_not_returning(plan)


@guard("Schrijf het einddoel, en wanneer dat bereikt moet zijn.", "003-48")
def end_goal_has_a_term(plan: "SafetyPlan") -> bool:
    part = part_of(plan)
    return plan.short_form or bool(part.end_goal.strip() and part.end_goal_by)


@guard(
    "Schrijf ten minste één doel. Bij ieder doel hoort wat, waaraan u het ziet, wie, uiterlijk "
    "wanneer, en op welke plaats het komt.",
    "001-16",
    detail=lambda plan: _to_do(_unready_goals(plan)),
)
def goals_are_smart(plan: "SafetyPlan") -> bool:
    goals = _goals(plan)
    return bool(goals) and all(goal.complete for goal in goals)


@guard("Twee doelen staan op dezelfde plaats. Kies welk doel voorgaat.", "001-16")
def goals_are_prioritised(plan: "SafetyPlan") -> bool:
    places = [goal.priority for goal in _goals(plan) if goal.priority]
    return len(places) == len(set(places))


@guard(
    "Geef ieder leefgebied een cijfer van 1 tot en met 5.",
    "001-18",
    "001-19",
    detail=lambda plan: _to_do(_areas_without_score(plan)),
)
def life_areas_are_looked_at(plan: "SafetyPlan") -> bool:
    return plan.short_form or not _areas_without_score(plan)


@guard(
    "Bij een leefgebied met een 1 of een 2 hoort een doel, of de reden waarom dat er niet is.",
    "001-18",
    detail=lambda plan: _to_do(_low_areas_left(plan)),
)
def low_areas_have_a_goal(plan: "SafetyPlan") -> bool:
    return plan.short_form or not _low_areas_left(plan)


@guard(
    "Schrijf van ieder gezinslid van twaalf jaar en ouder wat het zelf doet, en wat er volgt als "
    "dat niet lukt.",
    "003-48",
    "001-13",
    detail=lambda plan: _people_to_do(_without_own_part(plan)),
)
def everybody_has_a_part(plan: "SafetyPlan") -> bool:
    return plan.short_form or not _without_own_part(plan)


@guard(
    "Schrijf wie er in het netwerk van het gezin meedoet, of waarom er niemand meedoet.",
    "001-22",
    "003-11",
)
def network_is_looked_at(plan: "SafetyPlan") -> bool:
    rows = list(plan.network.all())
    named = bool(rows) and all(row.name.strip() and row.part.strip() for row in rows)
    return plan.short_form or named or (not rows and bool(part_of(plan).no_network.strip()))


@guard("Een deelplan van een andere organisatie is nog niet afgestemd op dit plan.", "001-21")
def sub_plans_are_aligned(plan: "SafetyPlan") -> bool:
    return all(
        row.aligned and row.organisation.strip() and row.how.strip() for row in plan.sub_plans.all()
    )


@guard("Er is geen regisseur: niemand heeft casusregie of procesregie.", "001-21", "001-17")
def somebody_directs(plan: "SafetyPlan") -> bool:
    return directing(plan) is not None


@guard("Spreek af wie rapporteert, aan wie en wanneer.", "001-13")
def reporting_is_agreed(plan: "SafetyPlan") -> bool:
    part = part_of(plan)
    said = (part.report_by, part.report_to, part.report_when)
    return plan.short_form or all(words.strip() for words in said)


@guard("Kies de dag van de eerste evaluatie.", "001-25", "003-48")
def evaluation_is_planned(plan: "SafetyPlan") -> bool:
    return part_of(plan).first_evaluation_on is not None


@guard(
    "Schrijf welke professional meetekent, met naam en rol. Tekent iemand uit het netwerk mee, "
    "dan ook die.",
    "003-48",
)
def signatories_are_named(plan: "SafetyPlan") -> bool:
    others = [row for row in signatories_of(plan) if row.signs_as != SignsAs.FAMILY]
    named = all(row.name.strip() and row.role.strip() for row in others)
    return named and any(row.signs_as == SignsAs.HELPER for row in others)


@guard(
    "In het plan staat een geheim adres, of een telefoonnummer daarvan. Haal dat eerst weg: het "
    "hele gezin leest dit plan.",
    "A11",
    detail=lambda plan: _to_do(hidden_places_in(plan.case, local_snapshot(plan))),
)
def no_secret_is_told(plan: "SafetyPlan") -> bool:
    return not hidden_places_in(plan.case, local_snapshot(plan))


@guard(
    "Deze tekst is nog niet vastgelegd om te ondertekenen. Veranderde er iets, dan legt u hem "
    "opnieuw vast en tekent iedereen opnieuw.",
    "003-48",
)
def newest_version_says_this(plan: "SafetyPlan") -> bool:
    version = newest_local(plan)
    return version is not None and version.content_hash == digest(local_snapshot(plan))


@guard(
    "Nog niet iedereen tekende deze versie of zei waarom niet.",
    "003-48",
    detail=lambda plan: _to_do(_not_signed(plan)),
)
def everybody_signed(plan: "SafetyPlan") -> bool:
    return not _not_signed(plan)


# What must stand before the text is laid before everybody.
WRITTEN = [
    plan_is_elaborated,
    sight_is_named,
    causes_are_told,
    recovery_is_told,
    every_condition_returns,
    end_goal_has_a_term,
    goals_are_smart,
    goals_are_prioritised,
    life_areas_are_looked_at,
    low_areas_have_a_goal,
    everybody_has_a_part,
    network_is_looked_at,
    sub_plans_are_aligned,
    somebody_directs,
    reporting_is_agreed,
    evaluation_is_planned,
    signatories_are_named,
    no_secret_is_told,
]
SIGNED = [newest_version_says_this, everybody_signed]
CARRIED_OUT = [sight_is_named, evaluation_is_planned]
