"""Families at the local field: handed over, on somebody's desk, visited, and with a plan."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cases.enums import CaseState, RegieKind
from cases.models import PartnerWorker
from deadlines.enums import DeadlineState
from demo.bench.household_rows import MadeHousehold
from demo.bench.staff import Staff
from demo.bench.tables import Table
from handover.enums import HandoverForm, HandoverOrigin, HandoverState
from handover.models import Handover
from localfield.enums import LocalContactForm, Presence, TrajectoryOrigin
from localfield.models import LocalContact, LocalDeadline, LocalTrajectory, MetInContact
from organisations.enums import Severity
from organisations.models import Organisation
from safetyplans.enums import PlanOrigin, PlanState
from safetyplans.models import MunicipalPart, SafetyPlan

if TYPE_CHECKING:
    from demo.bench.region import Plan

SAID = "Iedereen gesproken; de kinderen lieten hun kamer zien en moeder vertelde hoe het gaat. " * 4
EXPLANATION = "Dag 0 is de dag waarop het lokale veld de overdracht accepteerde. " * 3
VISITS = 6  # one every two weeks


class LocalRows:
    """What follows from a handover, sent or accepted. Two tables are those of the case itself."""

    def __init__(self, staff: Staff, now: datetime, *, regie: Table, answer: Table) -> None:
        self.staff, self.now, self.number = staff, now, 0
        self.regie, self.answer = regie, answer
        lead, worker = staff.lead, staff.consulents[0]
        self.handover = Table(
            Handover,
            origin=HandoverOrigin.TRIAGE,
            severity=Severity.LIGHT,
            form=HandoverForm.WRITTEN,
            begun_by=lead,
        )
        self.desk = Table(PartnerWorker, reason="Overdracht geaccepteerd", given_by=worker)
        self.trajectory = Table(
            LocalTrajectory,
            origin=TrajectoryOrigin.DIRECT,
            severity=Severity.LIGHT,
            opened_by=worker,
        )
        self.deadline = Table(
            LocalDeadline, term="D10", explanation=EXPLANATION, calendar_version="meting"
        )
        self.contact = Table(
            LocalContact, form=LocalContactForm.HOME_VISIT, summary=SAID, noted_by=worker
        )
        self.met = Table(MetInContact, presence=Presence.SPOKEN)
        self.plan = Table(
            SafetyPlan,
            origin=PlanOrigin.LOCAL,
            state=PlanState.ELABORATING,
            author=worker,
            goal="De kinderen slapen rustig.",
        )
        self.part = Table(MunicipalPart, elaboration=SAID)
        self.tables = [
            *(self.handover, self.desk, self.trajectory, self.deadline),
            *(self.contact, self.met, self.plan, self.part),
        ]

    def follow(
        self, plan: "Plan", case: int, report: int, at: datetime, made: MadeHousehold
    ) -> None:
        """``at``: when it was sent, and accepted unless it waits for an answer."""
        place = self.staff.municipalities[0]
        if not plan.mine:
            place = next(one for one in self.staff.municipalities if one.pk == made.municipality)
        self.number += 1
        handed: dict[str, object] = {
            "number": f"OV-{at.year}-{self.number:05d}",
            "case_id": case,
            "report_id": report,
            "receiver_id": place.pk,
            "begun_at": at - timedelta(hours=2),
            "sent_at": at,
        }
        if plan.state == CaseState.HANDING_OVER:
            self.handover.add(state=HandoverState.SENT, **handed)
            due = at + timedelta(days=2)
            self.answer.add(
                term="D5a",
                case_id=case,
                report_id=report,
                started_at=at,
                due_at=due,
                breach_at=due,
            )
            return
        worker = self.staff.consulents[self.staff.municipalities.index(place)].pk
        self.handover.add(
            state=HandoverState.ACCEPTED, accepted_at=at, accepted_by_id=worker, **handed
        )
        for kind in RegieKind:
            self.regie.add(
                case_id=case,
                kind=kind,
                organisation_id=place.pk,
                since=at,
                reason="Overdracht geaccepteerd",
            )
        self.desk.add(case_id=case, organisation_id=place.pk, worker_id=worker, since=at)
        self._work(case, place, at, made)

    def _work(self, case: int, place: Organisation, at: datetime, made: MadeHousehold) -> None:
        trajectory = self.trajectory.add(
            case_id=case,
            organisation_id=place.pk,
            opened_at=at,
            first_contact_on=(at + timedelta(days=2)).date(),
        )
        due = at + timedelta(weeks=14)
        self.deadline.add(
            case_id=case,
            started_at=at,
            due_at=due,
            breach_at=due,
            state=DeadlineState.OPEN,
            next_signal_at=due if due > self.now else None,
            breached_at=None if due > self.now else due,
        )
        for visit in range(VISITS):
            day = at + timedelta(days=2 + 14 * visit)
            if day < self.now:
                self._visit(case, trajectory, place, day, made)
        written = self.plan.add(
            number=f"VP-{at.year}-{self.number:05d}", case_id=case, started_at=at
        )
        self.part.add(plan_id=written)

    def _visit(
        self, case: int, trajectory: int, place: Organisation, day: datetime, made: MadeHousehold
    ) -> None:
        contact = self.contact.add(
            case_id=case,
            trajectory_id=trajectory,
            organisation_id=place.pk,
            on=day.date(),
            noted_at=day,
        )
        for person in (*made.adults, *made.children):
            self.met.add(contact_id=contact, person_id=person)
