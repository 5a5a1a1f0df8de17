"""A report back in the form of a report: who reports, about whom, and in whose words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from cases.enums import Channel, InvolvementRole
from cases.models import Involvement
from cases.services.report_facts import (
    ContentFacts,
    PersonFacts,
    Receipt,
    ReporterFacts,
    ReportFacts,
    UrgentFacts,
)
from common.code_lists import Capacity, YesNoUnknown
from common.dutch import short_day
from organisations.enums import OrganisationKind
from people.selectors import is_minor, members_on

if TYPE_CHECKING:
    from localfield.models import ReportBack
    from people.models import Person

CAPACITIES = {
    OrganisationKind.MUNICIPALITY: Capacity.MUNICIPALITY,
    OrganisationKind.LOCAL_TEAM: Capacity.LOCAL_TEAM,
    OrganisationKind.GI: Capacity.GI,
    OrganisationKind.SCHOOL: Capacity.SCHOOL,
}


@dataclass(frozen=True, kw_only=True)
class NewReport:
    """What Veilig Thuis adds when a report back becomes a report.

    The words are those of the report back; what kind of report it is VT judges (A3). ``disclose``
    says whether the family may know who reported back (A5); ``first_action`` is asked when it
    cannot wait (D7).
    """

    occasions: tuple[str, ...]
    disclose: str = YesNoUnknown.YES
    withholding_ground: str = ""
    withholding_explanation: str = ""
    first_action: str = ""


def report_facts(row: "ReportBack", new: NewReport, *, key: UUID) -> ReportFacts:
    """Received at the moment it was reported back; the household as it is known, nobody twice."""
    return ReportFacts(
        submission_key=key,
        receipt=Receipt(
            received_at=row.reported_at,
            channel=Channel.FORM,
            written_received_on=timezone.localdate(row.reported_at),
        ),
        reporter=_reporter(row, new),
        persons=_persons(row),
        content=_content(row, new),
        urgent=_urgent(row, new),
        region=row.case.region,
    )


def _urgent(row: "ReportBack", new: NewReport) -> UrgentFacts | None:
    if not row.urgent:
        return None
    return UrgentFacts(reason=row.get_reason_display(), first_action=new.first_action.strip())


def _reporter(row: "ReportBack", new: NewReport) -> ReporterFacts:
    organisation, person = row.organisation, row.reported_by
    kind = OrganisationKind(organisation.kind)
    return ReporterFacts(
        name=person.name,
        capacity=CAPACITIES.get(kind, Capacity.OTHER_PROFESSIONAL),
        organisation_name=organisation.name,
        phone=person.work_phone or organisation.phone,
        email=person.email,
        relation_to_family="Werkt als lokaal veld met het gezin",
        stays_involved=YesNoUnknown.YES,
        disclose=new.disclose,
        withholding_ground=new.withholding_ground,
        withholding_explanation=new.withholding_explanation.strip(),
    )


def _persons(row: "ReportBack") -> tuple[PersonFacts, ...]:
    """Who lives in the household now, in the role of the last report that named them."""
    day = timezone.localdate(row.reported_at)
    people = [member.person for member in members_on(row.case.household, day)]
    roles = dict(
        Involvement.objects.filter(report__case=row.case, person__in=people)
        .order_by("report__received_at", "pk")
        .values_list("person", "role")
    )
    return tuple(
        PersonFacts(
            key=f"p{place}",
            reference=person.reference,
            role=roles.get(person.pk) or _role(person, row),
        )
        for place, person in enumerate(people, 1)
    )


def _role(person: "Person", row: "ReportBack") -> InvolvementRole:
    child = person.unborn or is_minor(person, timezone.localdate(row.reported_at))
    return InvolvementRole.CHILD_IN_HOUSEHOLD if child else InvolvementRole.OTHER


def _content(row: "ReportBack", new: NewReport) -> ContentFacts:
    day = short_day(timezone.localdate(row.reported_at))
    head = f"Terugmelding door {row.organisation.name} op {day}: {row.get_reason_display()}."
    knows = row.family_knows == YesNoUnknown.YES
    return ContentFacts(
        occasions=new.occasions,
        worries=f"{head}\n\n{row.happened}",
        earlier_help=row.tried,
        family_informed_beforehand=row.family_knows,
        family_reaction=row.family_told if knows else "",
        family_not_informed_reason="" if knows else row.family_told,
    )
