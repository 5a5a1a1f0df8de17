"""Who is in the household and whom the report names: nobody may be overlooked (003-25)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from cases.selectors.assessments import earlier_reports, members_not_involved, persons_of

if TYPE_CHECKING:
    from cases.models import Report, SafetyAssessment
    from people.models import Person

EARLIER_SHOWN = 5


@dataclass(frozen=True)
class HouseholdCheck:
    """Names with age and role; ``overlooked`` live there but are not in the report."""

    involved: list[str]
    overlooked: list[str]
    earlier: list["Report"]


def household_check(assessment: "SafetyAssessment") -> HouseholdCheck:
    report, today = assessment.report, timezone.localdate()

    def named(person: "Person") -> str:
        return f"{person.name}, {person.age_text(today)}"

    return HouseholdCheck(
        involved=[
            f"{named(each.person)} ({each.get_role_display()})"
            for each, _ in persons_of(assessment)
        ],
        overlooked=[named(person) for person in members_not_involved(report, today)],
        earlier=list(earlier_reports(report)[:EARLIER_SHOWN]),
    )
