"""Reports whose triage is done, with the letters and terms that follow."""

from datetime import datetime
from zoneinfo import ZoneInfo

import time_machine

from accounts.models import User
from cases.enums import (
    AdviceVariant,
    AssessmentState,
    Capacity,
    FamilyContactBy,
    InvolvementRole,
    ReportState,
    TriageOutcome,
    YesNoUnknown,
)
from cases.models import Involvement, Report, SafetyAssessment
from cases.services.consequences import run_terms_after
from cases.services.terms import start_term
from organisations.enums import Severity
from organisations.models import Region
from people.enums import CustodyKind, Gender, RelationKind
from people.models import Relation
from tests.factories import cases as make

STATE_AFTER = {
    TriageOutcome.CLOSE: ReportState.CLOSED_DIRECTLY,
    TriageOutcome.OWN_HELP: ReportState.ADVISED_REPORTER,
}


def moment(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment on the clock of the Netherlands."""
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Amsterdam"))


def triaged(
    region: Region,
    *,
    by: User,
    received: datetime,
    done: datetime,
    outcome: TriageOutcome = TriageOutcome.OWN_HELP,
    capacity: Capacity = Capacity.YOUTH_CARE,
    anonymous: bool = False,
    stays_involved: YesNoUnknown = YesNoUnknown.YES,
    **facts,
) -> Report:
    """A report on Sanne, eight, and her mother Fenna, of which the triage was completed."""
    with time_machine.travel(received, tick=False):
        case = make.case(region, by=by)
        report = make.report(
            case,
            by=by,
            at=received,
            capacity=capacity,
            anonymous=anonymous,
            state=STATE_AFTER.get(outcome, ReportState.ASSESSED),
            assessed_at=done,
        )
        report.reporter.stays_involved = stays_involved
        report.reporter.save()
        mother = make.person(
            region, "Fenna", "Smeets", birth_year=1990, gender=Gender.FEMALE, school=""
        )
        Involvement.objects.create(report=report, person=mother, role=InvolvementRole.OTHER)
        for term in ("D1", "D4b", "D6"):
            start_term(term, case, at=received, actor=by, report=report)
    with time_machine.travel(done, tick=False):
        facts.setdefault("family_contact_by", FamilyContactBy.VT)
        assessment = SafetyAssessment.objects.create(
            report=report,
            assessor=by,
            instrument=make.instrument(),
            state=AssessmentState.COMPLETED,
            outcome=outcome,
            severity=Severity.LIGHT,
            advice_variant=AdviceVariant.CONTINUE if outcome == TriageOutcome.OWN_HELP else "",
            decided_at=done,
            decided_by=by,
            completed_at=done,
            **facts,
        )
        run_terms_after(assessment, at=done, actor=by)
    return report


def smeets_report(region: Region, *, by: User) -> Report:
    """S04: a neighbour who is not to be named reports; outcome E."""
    return triaged(
        region,
        by=by,
        received=moment(2026, 4, 24, 16, 10),
        done=moment(2026, 5, 4, 15),
        outcome=TriageOutcome.INVESTIGATION,
        capacity=Capacity.NEIGHBOURHOOD,
        anonymous=True,
    )


def named_report(region: Region, *, by: User) -> Report:
    """A youth worker who may be named reports; outcome D."""
    return triaged(
        region,
        by=by,
        received=moment(2026, 4, 24, 16, 10),
        done=moment(2026, 5, 4, 15),
        outcome=TriageOutcome.CONDITIONS,
    )


def parent_of(report: Report, name: str, custody: CustodyKind = CustodyKind.YES, **fields):
    """A parent of the child in the report who is not involved in it."""
    child = report.involvements.get(role=InvolvementRole.ALLEGED_VICTIM).person
    parent = make.person(report.case.region, name, "Vermeer", birth_year=1988, **fields)
    Relation.objects.create(
        from_person=parent, to_person=child, kind=RelationKind.PARENT, custody=custody
    )
    return parent


def born(report: Report, name: str, year: int, **fields):
    """Another person involved in the report."""
    person = make.person(report.case.region, name, "Vermeer", birth_year=year, **fields)
    Involvement.objects.create(report=report, person=person, role=InvolvementRole.OTHER)
    return person
