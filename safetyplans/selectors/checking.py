"""The ticks of the quality gate so far."""

from typing import TYPE_CHECKING

from safetyplans.models import QualityCheck

if TYPE_CHECKING:
    from safetyplans.models import SafetyPlan


def checks_of(plan: "SafetyPlan") -> list[QualityCheck]:
    """Newest first, with who ticked."""
    return list(QualityCheck.objects.filter(plan=plan).select_related("by"))
