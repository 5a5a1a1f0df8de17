"""The plans of a case, and what may be chosen while writing in one."""

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from cases.models import UnsafeEvent
from cases.selectors.events import chronology
from cases.selectors.involved import children_of, directly_involved
from people.models import Person
from safety.models import RiskFactor
from safety.selectors.factors import risks_of
from safetyplans.enums import PlanOrigin
from safetyplans.models import SafetyPlan
from tracks.enums import ENDED, WAITING
from tracks.models import Track

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.models import Case
    from safetyplans.models import SafetyCondition


def plans_of(case: "Case") -> list[SafetyPlan]:
    """Those VT began, the newest first; a case that had several tracks has several."""
    people = ("author", "second_reader", "track", "case__region")
    of_vt = SafetyPlan.objects.filter(case=case, origin=PlanOrigin.VT)
    return list(of_vt.select_related(*people))


def track_without_plan(case: "Case") -> Track | None:
    """The running track of which nobody began a plan yet."""
    running = Track.objects.filter(case=case).exclude(state__in=(*ENDED, *WAITING))
    return running.filter(safety_plan=None).select_related("case").first()


def members_of(plan: SafetyPlan) -> list[Person]:
    """Everybody the plan is made for and talked over with."""
    return directly_involved(plan.case, on=timezone.localdate())


def member_of(plan: SafetyPlan, pk: int) -> Person:
    member = next((one for one in members_of(plan) if one.pk == pk), None)
    if member is None:
        raise Http404
    return member


def children_in(plan: SafetyPlan) -> list[Person]:
    return children_of(plan.case, on=timezone.localdate())


def child_in(plan: SafetyPlan, pk: int | None) -> Person | None:
    return next((child for child in children_in(plan) if child.pk == pk), None)


def people_in(plan: SafetyPlan) -> list[Person]:
    """Whom a condition can be about: the members, an expected child, and who was chosen before."""
    today = timezone.localdate()
    now = [*directly_involved(plan.case, on=today), *children_of(plan.case, on=today)]
    chosen = plan.conditions.values("about")
    people = Person.objects.filter(Q(pk__in=[one.pk for one in now]) | Q(pk__in=chosen))
    return list(people.defer("bsn").order_by("-birth_year", "sort_key", "pk"))


def events_to_choose(plan: SafetyPlan) -> list[UnsafeEvent]:
    """All that is known of the case."""
    return chronology(plan.case)


def events_in(plan: SafetyPlan) -> list[UnsafeEvent]:
    """What the plan is about, and what a condition was said to come from."""
    chosen = Q(pk__in=plan.events.values("pk")) | Q(pk__in=plan.conditions.values("events"))
    return list(UnsafeEvent.objects.filter(chosen, case=plan.case).order_by("happened_on", "pk"))


def risks_to_choose(plan: SafetyPlan) -> list[RiskFactor]:
    """Those that hold, and those a condition is already about."""
    standing = risks_of(plan.case)
    chosen = RiskFactor.objects.filter(pk__in=plan.conditions.values("risk"))
    return [*standing, *chosen.exclude(pk__in=[risk.pk for risk in standing])]


def events_by(plan: SafetyPlan, keys: "Iterable[int]") -> list[UnsafeEvent]:
    return list(UnsafeEvent.objects.filter(case=plan.case, pk__in=keys))


def people_by(keys: "Iterable[int]") -> list[Person]:
    return list(Person.objects.filter(pk__in=keys).defer("bsn"))


def risk_by(plan: SafetyPlan, key: int | None) -> RiskFactor | None:
    return RiskFactor.objects.filter(case=plan.case, pk=key).first() if key else None


def conditions_of(plan: SafetyPlan, *, dropped: bool = False) -> "list[SafetyCondition]":
    rows = plan.conditions.filter(dropped_at__isnull=not dropped)
    return list(rows.select_related("dropped_by").prefetch_related("about", "events"))


def numbers_in_versions(plan: SafetyPlan) -> set[int]:
    """The conditions that ever stood in a version, by number."""
    frozen = plan.versions.values_list("content__conditions", flat=True)
    return {row["number"] for conditions in frozen for row in conditions}
