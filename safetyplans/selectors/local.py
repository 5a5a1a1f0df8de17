"""The plan the local field works with, and what hangs on it."""

from typing import TYPE_CHECKING

from safetyplans.enums import LOCALLY_RUNNING
from safetyplans.models import SafetyPlan

if TYPE_CHECKING:
    from cases.models import Case


def running_plan(case: "Case") -> SafetyPlan | None:
    """The one plan the local field works with now (001-21); none before the handover."""
    return SafetyPlan.objects.filter(case=case, state__in=LOCALLY_RUNNING).first()
