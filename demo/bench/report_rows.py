"""Cases with their reports, assessments, terms, regie and letters, in every state."""

from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from cases.enums import (
    Capacity,
    CaseState,
    Channel,
    ClosingReason,
    ContactChannel,
    ContactDuration,
    ContactWith,
    EventSource,
    FeedbackChannel,
    InvolvementRole,
    Occasion,
    ReporterKind,
    ReportState,
    YesNoUnknown,
)
from cases.models import (
    Case,
    CaseAssignment,
    ContactMoment,
    InstrumentTemplate,
    Involvement,
    RegieAssignment,
    Report,
    ReportContent,
    Reporter,
    UnsafeEvent,
)
from cases.services.regie import HELD_BY_VT
from demo.bench.aftermath_rows import AftermathRows
from demo.bench.household_rows import MadeHousehold
from demo.bench.local_rows import LocalRows
from demo.bench.staff import Staff
from demo.bench.tables import Table

if TYPE_CHECKING:
    from demo.bench.region import Plan

AT_PARTNER = (CaseState.HANDING_OVER, CaseState.HANDED_OVER)
# A direct handover is sent, and here accepted, so long after the report.
HANDED_OVER_AFTER = timedelta(days=6)
WORRIES = "De melder ziet al langer dat er ruzie is en dat de kinderen daarbij zijn. " * 6


class ReportRows:
    """The tables of ``cases``, filled a case at a time."""

    def __init__(
        self, staff: Staff, random: Random, instrument: InstrumentTemplate, now: datetime
    ) -> None:
        self.staff, self.random, self.now = staff, random, now
        self.cases = self.reports = 0
        worker = staff.lead
        self.case = Table(Case, region=staff.region)
        self.regie = Table(
            RegieAssignment,
            organisation=staff.veilig_thuis,
            reason="Melding aangenomen",
            assigned_by=worker,
        )
        self.assignment = Table(CaseAssignment, reason="Nieuw dossier", assigned_by=worker)
        self.contact = Table(
            ContactMoment,
            contact_with=ContactWith.FAMILY,
            channel=ContactChannel.HOME_VISIT,
            summary=WORRIES,
            by=worker,
        )
        self.report = Table(Report, channel=Channel.FORM, received_by=staff.intake)
        self.reporter = Table(
            Reporter,
            name="Wil Terlouw",
            capacity=Capacity.SCHOOL,
            kind=ReporterKind.PROFESSIONAL,
            contact_duration=ContactDuration.LONG,
            disclose=YesNoUnknown.YES,
            feedback_channel=FeedbackChannel.PHONE,
        )
        self.content = Table(ReportContent, occasions=[Occasion.CHILD_ABUSE_OTHER], worries=WORRIES)
        self.involvement = Table(Involvement)
        self.event = Table(UnsafeEvent, what=WORRIES, known_by=EventSource.choices[0][0])
        self.after = AftermathRows(staff, random, instrument, now)
        self.local = LocalRows(staff, now, regie=self.regie, answer=self.after.deadline)
        self.tables = [
            *(self.case, self.regie, self.assignment, self.contact),
            *(self.report, self.reporter, self.content, self.involvement, self.event),
            *self.after.tables,
            *self.local.tables,
        ]

    def add_case(self, plan: "Plan", made: MadeHousehold) -> None:
        self.cases += 1
        opened = plan.received[0]
        closed = plan.received[-1] + timedelta(days=12) if plan.state == CaseState.CLOSED else None
        handed = plan.received[-1] + HANDED_OVER_AFTER
        left = handed if plan.state == CaseState.HANDED_OVER else None
        number = f"VT-{opened.year}-{self.cases:05d}"
        case = self.case.add(
            number=number,
            municipality_id=made.municipality,
            household_id=made.household,
            state=plan.state,
            opened_at=opened,
            last_family_contact_at=opened + timedelta(days=4),
            closed_at=closed,
            closing_reason=ClosingReason.SETTLED if closed else "",
            in_local_field_since=left,
        )
        for kind in HELD_BY_VT:
            self.regie.add(case_id=case, kind=kind, since=opened, until=closed or left)
        worker = self._worker(plan)
        if plan.state != CaseState.ASSESSING:
            self.assignment.add(case_id=case, worker_id=worker, since=opened, until=closed or left)
        for days in (2, 4):
            self.contact.add(case_id=case, at=opened + timedelta(days=days))
        for at in plan.received:
            newest = at == plan.received[-1]
            state = plan.newest if newest else ReportState.SETTLED
            report = self._report(case, made, at, state)
            self.after.follow(plan, number, case, report, at, state, worker, made)
        if plan.state in AT_PARTNER:
            self.local.follow(plan, case, report, handed, made)

    def _worker(self, plan: "Plan") -> int:
        """The assessor of what waits, the caseworker of the rest; the first one is measured."""
        colleagues = (
            self.staff.triagists if plan.state == CaseState.ASSESSING else self.staff.caseworkers
        )
        return colleagues[0 if plan.mine else self.random.randrange(1, len(colleagues))].pk

    def _report(self, case: int, made: MadeHousehold, at: datetime, state: ReportState) -> int:
        self.reports += 1
        urgent = state != ReportState.SETTLED and self.reports % 9 == 0
        report = self.report.add(
            number=f"M-{at.year}-{self.reports:05d}",
            case_id=case,
            state=state,
            received_at=at,
            submission_key=UUID(int=self.random.getrandbits(128), version=4),
            urgent_since=at if urgent else None,
            urgent_reason="Geweld vandaag" if urgent else "",
            first_action="Vanavond huisbezoek" if urgent else "",
            assessed_at=at + timedelta(days=5) if _triaged(state) else None,
            settled_at=at + timedelta(days=10) if state == ReportState.SETTLED else None,
        )
        self.reporter.add(report_id=report)
        self.content.add(report_id=report)
        self.event.add(case_id=case, report_id=report, happened_on=at.date())
        for person in made.adults:
            self.involvement.add(report_id=report, person_id=person, role=InvolvementRole.OTHER)
        for person in made.children:
            self.involvement.add(
                report_id=report, person_id=person, role=InvolvementRole.ALLEGED_VICTIM
            )
        return report


def _triaged(state: ReportState) -> bool:
    return state in (ReportState.ASSESSED, ReportState.HANDED_OVER, ReportState.SETTLED)
