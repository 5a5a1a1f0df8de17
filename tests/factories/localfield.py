"""Families at the local field, as an accepted handover leaves them."""

from datetime import date, datetime, timedelta

import time_machine
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from cases.enums import CaseState, RegieKind, ReportState
from cases.models import Case, ConflictOfInterest, UnsafeEvent
from cases.services.assignments import assign
from cases.services.regie import pass_regie
from localfield.enums import LocalContactForm, Presence, ReportBackReason, TrajectoryOrigin
from localfield.models import BridgingPeriod, LocalContact, LocalTrajectory, ReportBack
from localfield.provider_test import ProviderTest
from localfield.services import bridging, contacts, ending, reporting_back
from localfield.services.opening import open_family
from organisations.enums import Severity
from organisations.models import Organisation, Region
from people.enums import Gender
from people.models import HouseholdMember, Person
from safety.enums import RiskKind
from safety.models import RiskFactor
from sharing.enums import ShareGround
from tests.factories import cases as make
from tests.factories.accounts import colleague
from tests.factories.letters import moment
from tests.factories.organisations import local_team_of, municipality_of, veilig_thuis_of
from workflow.steps import take_step

ACCEPTED = moment(2026, 4, 14, 10)
# What a transfer asks besides who helps: the ground, and that a provider can carry it.
GROUNDED = {
    "ground": ShareGround.VITAL,
    "weighing": "De moeder wil er niet over praten; wie helpt moet weten wat er speelt.",
    "tested": ProviderTest(provider_equipped="yes", provider_sees_all="yes"),
}
HELD = (
    RegieKind.ZICHT_OP_VEILIGHEID,
    RegieKind.REGIE_OP_VEILIGHEID,
    RegieKind.PROCESREGIE,
    RegieKind.CASUSREGIE,
    RegieKind.CLIENT_CONTACT,
)


def coordinator_of(region: Region, name: str = "Omar Bakker") -> User:
    """Who distributes the families of the municipality."""
    return colleague(name, Role.USD_COORDINATOR, municipality_of(region))


def local_worker_of(region: Region, name: str = "Lotte Prins") -> User:
    """A worker of the wijkteam."""
    return colleague(name, Role.LOCAL_WORKER, local_team_of(region))


@transaction.atomic
def family_at(
    organisation: Organisation,
    *,
    by: User,
    worker: User | None = None,
    name: str = "Gezin Vermeer",
    number: str = "OV-2026-00001",
    at: datetime = ACCEPTED,
    severity: Severity = Severity.MEDIUM,
    origin: TrajectoryOrigin = TrajectoryOrigin.DIRECT,
    monitored: bool = False,
    **facts,
) -> LocalTrajectory:
    """Sanne, eight, and her mother Fenna: handed over, accepted, and all regie lies there."""
    case = _case(organisation.region, by, name, at, monitored)
    with time_machine.travel(at, tick=False):
        for kind in HELD:
            pass_regie(
                case,
                kind,
                to=organisation,
                person=worker,
                at=at,
                reason=f"Overdracht {number}",
                actor=by,
            )
        return open_family(
            case,
            organisation=organisation,
            handover_number=number,
            origin=origin,
            severity=severity,
            at=at,
            actor=by,
            worker=worker,
            **facts,
        )


def _case(region: Region, by: User, name: str, at: datetime, monitored: bool) -> Case:
    """The report was settled and VT let the case go, or goes on monitoring."""
    with time_machine.travel(at - timedelta(days=7), tick=False):
        case = make.case(region, by=by, name=name)
        report = make.report(
            case, by=by, at=at - timedelta(days=7), state=ReportState.SETTLED, settled_at=at
        )
        mother = make.person(region, "Fenna", "Vermeer", birth_year=1990, gender=Gender.FEMALE)
        HouseholdMember.objects.create(
            person=mother, household=case.household, since=date(2020, 1, 1)
        )
        Case.objects.filter(pk=case.pk).update(last_family_contact_at=report.received_at)
    return _let_go(case, at, monitored)


def _let_go(case: Case, at: datetime, monitored: bool) -> Case:
    report = case.reports.get()
    if monitored:
        case = take_step(case, "start_track", actor=report.received_by, because=report)
        since = at.date()
        return take_step(case, "monitor", actor=report.received_by, because=report, since=since)
    case = take_step(case, "prepare_handover", actor=report.received_by, because=report)
    case = take_step(case, "hand_over", actor=report.received_by, because=report)
    assert case.state == CaseState.HANDED_OVER
    return case


def take_over(family: LocalTrajectory, *, to: Organisation, by: User, **told) -> LocalTrajectory:
    """Lotte helps there since the end of May."""
    given = {"helper_name": "Lotte", "help_started_on": date(2026, 5, 28), **GROUNDED}
    return ending.transfer(family, to=to, actor=by, **{**given, **told})


def people_of(trajectory: LocalTrajectory) -> list[Person]:
    """Sanne and Fenna, the child first."""
    members = trajectory.case.household.members.select_related("person")
    return [m.person for m in members.order_by("-person__birth_year", "person__pk")]


def contact(trajectory: LocalTrajectory, *, by: User, on: date, **told) -> LocalContact:
    """A visit at home: the mother was spoken, the child seen; by telephone the mother alone."""
    child, mother = people_of(trajectory)[:2]
    by_phone = told.get("form") == LocalContactForm.PHONE
    seen = {} if by_phone else {child: Presence.SEEN}
    given = {
        "form": LocalContactForm.HOME_VISIT,
        "met": {mother: Presence.SPOKEN, **seen},
        "summary": "Moeder vertelt dat het rustiger is. Sanne speelde met de hond.",
    }
    return contacts.note_contact(trajectory.case, on=on, actor=by, **{**given, **told})


def waiting(case: Case, *, by: User, organisation: Organisation, at: datetime, **facts):
    """The family waits for systeemtherapie, four months."""
    given = {
        "waits_for": "systeemtherapie",
        "alternative_help": "Elke week een gesprek met het wijkteam.",
        "escalation_name": "Lotte Prins, wijkteam",
        "escalation_phone": "06 00000099",
        "expected_on": at.date() + timedelta(days=120),
    }
    row: BridgingPeriod = bridging.begin_bridging(
        case, at=at, actor=by, organisation=organisation, **{**given, **facts}
    )
    return row


def report_back(trajectory: LocalTrajectory, *, by: User, **told) -> ReportBack:
    given = {
        "reason": ReportBackReason.NO_ACCESS,
        "happened": "De deur blijft dicht; Sanne is al twee weken niet op school gezien.",
        "tried": "Drie keer aangebeld, gebeld met oma, een brief in de bus.",
        "family_knows": "yes",
        "family_told": "Wij hebben dit in de brief aangekondigd.",
    }
    return reporting_back.report_back(trajectory.case, actor=by, **{**given, **told})


def region_officer_of(region: Region, name: str = "Rik Mulder") -> User:
    """The fixed contact at Veilig Thuis for the municipalities."""
    return colleague(name, Role.REGION_OFFICER, veilig_thuis_of(region))


def keep_out(case: Case, user: User, *, by: User) -> None:
    """A conflict of interest (A12)."""
    ConflictOfInterest.objects.create(case=case, user=user, reason="Familie", recorded_by=by)


def carried_by(case: Case, worker: User, *, by: User) -> None:
    """On the caseload of a colleague of Veilig Thuis."""
    assign(case, to=worker, reason="Volgt dit gezin", actor=by)


def event(case: Case, *, by: User, on: date) -> None:
    """Something unsafe happened since; noted by VT."""
    UnsafeEvent.objects.create(
        case=case,
        happened_on=on,
        what="Vader sloeg een deur in.",
        known_by="said",
        noted_at=timezone.now(),
        noted_by=by,
    )


def risk(case: Case, *, by: User, **facts) -> RiskFactor:
    given = {"kind": RiskKind.ADDICTION, "description": "Vader drinkt elke avond."}
    return RiskFactor.objects.create(case=case, noted_by=by, **{**given, **facts})


def consulent_of(region: Region, name: str) -> User:
    """Another consulent of the municipality."""
    return colleague(name, Role.CONSULENT, municipality_of(region))


def give_casusregie(case: Case, to: Organisation, *, person: User, by: User) -> None:
    """A second organisation directs a part."""
    pass_regie(
        case,
        RegieKind.CASUSREGIE,
        to=to,
        person=person,
        at=timezone.now(),
        reason="Hulp in het gezin",
        actor=by,
    )
