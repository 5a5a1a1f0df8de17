"""Who can be chosen in a decision: receiving organisations and the second person of O1."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.roles import Permission
from cases.selectors.colleagues import colleagues_who_may
from organisations.selectors import receivers

if TYPE_CHECKING:
    from cases.models import SafetyAssessment
    from organisations.models import Organisation


@dataclass(frozen=True)
class DecisionChoices:
    """``override_allowed``: this region lets structural unsafety be handed over directly (7.5)."""

    receivers: list[tuple[int, str]]
    seconds: list[tuple[int, str]]
    override_allowed: bool


def decision_choices(assessment: "SafetyAssessment") -> DecisionChoices:
    region = assessment.report.case.region
    wrote = {assessment.assessor_id, *assessment.authors}
    return DecisionChoices(
        receivers=[(each.pk, _where(each)) for each in receivers(region)],
        seconds=[
            (user.pk, user.name)
            for user in colleagues_who_may(Permission.TRIAGE_REVIEW, region)
            if user.pk not in wrote
        ],
        override_allowed=region.profile_on(timezone.localdate()).medium_direct,
    )


def _where(organisation: "Organisation") -> str:
    town = organisation.municipality
    return f"{organisation.name} ({town.name})" if town else organisation.name
