"""The plan the local field works with, its versions, and who signs."""

from typing import TYPE_CHECKING

from safetyplans.enums import AT_LOCAL_FIELD, ENDED_LOCALLY, LOCALLY_RUNNING
from safetyplans.guards.municipal_half import newest_local, signatories_of
from safetyplans.models import LocalPrint, LocalVersion, PlanSignature, SafetyPlan

if TYPE_CHECKING:
    from cases.models import Case
    from safetyplans.models import Signatory


def running_plan(case: "Case") -> SafetyPlan | None:
    """The one plan the local field works with now (001-21); none before the handover."""
    return SafetyPlan.objects.filter(case=case, state__in=LOCALLY_RUNNING).first()


def came_to_local_field(case: "Case") -> bool:
    """Whether the local field has or had a plan of this family."""
    return SafetyPlan.objects.filter(case=case, state__in=AT_LOCAL_FIELD).exists()


def former_plans(plan: SafetyPlan) -> list[SafetyPlan]:
    """The other plans of this family that ended at the local field, the last first."""
    ended = SafetyPlan.objects.filter(case=plan.case_id, state__in=ENDED_LOCALLY)
    return list(ended.exclude(pk=plan.pk).select_related("case").order_by("-ended_at", "-pk"))


def newest_local_version(plan: SafetyPlan) -> LocalVersion | None:
    return newest_local(plan)


def local_versions_of(plan: SafetyPlan) -> list[LocalVersion]:
    """Newest first, with who froze them."""
    return list(LocalVersion.objects.filter(plan=plan).select_related("frozen_by"))


def signatories_now(plan: SafetyPlan) -> "list[Signatory]":
    """Who is asked to sign."""
    return signatories_of(plan)


def signatures_of(version: LocalVersion) -> list[PlanSignature]:
    rows = PlanSignature.objects.filter(version=version)
    return list(rows.select_related("noted_by", "signatory").order_by("signatory__number", "pk"))


def prints_of_local(version: LocalVersion) -> list[LocalPrint]:
    """In the order in which they were made: the place in this list is the address."""
    made = LocalPrint.objects.filter(version=version).select_related(
        "reader", "made_by", "document", "version__plan__case"
    )
    return list(made.defer("document__html", "reader__bsn").order_by("pk"))
