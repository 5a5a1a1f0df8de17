"""One family from the first word to the wijkteam until its work there is done, stop by stop.

Gijs hands it over to Wim, as written and as warm handover. Lotte held it once, long ago; Vera is of
another municipality; Kees sits at the table for a provider that gets no casusregie.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import time_machine
from django.db import transaction

from accounts.models import User
from accounts.roles import Role
from cases.enums import RegieKind
from cases.models import Case, PartnerWorker, RegieAssignment
from handover.enums import RefusalReason, Side, WithdrawalReason
from handover.models import Handover, WarmMeeting
from handover.services.answering import accept, refuse
from handover.services.attendance import add_guest, invite
from handover.services.invitations import make_invitation
from handover.services.meeting import begin_meeting, hold, plan_meeting
from handover.services.meeting_report import share_report, write_report
from handover.services.taking_back import withdraw
from localfield.enums import TrajectoryEnd
from localfield.models import LocalTrajectory
from localfield.services.ending import end_otherwise
from organisations.enums import OrganisationKind
from organisations.models import Organisation, Region
from safetyplans.enums import Audience
from safetyplans.models import SafetyPlan
from safetyplans.services import signing
from safetyplans.services.local_printing import print_local_version
from tests.factories import handovers, local_plans, local_work, meetings
from tests.factories import localfield as local
from tests.factories.accounts import colleague
from tests.factories.letters import moment
from tests.factories.organisations import (
    local_team_of,
    municipality_of,
    organisation,
    veilig_thuis_of,
)


@dataclass(frozen=True)
class Stop:
    """Where the family is, and who plays which part in it."""

    state: str
    at: datetime
    handover: Handover
    people: dict[str, User]


def cast(region: Region) -> dict[str, User]:
    elsewhere = municipality_of(region, "Gemeente Zeedorp")
    return {
        "bram": colleague("Bram de Wit", Role.TEAM_LEAD, veilig_thuis_of(region)),
        "sender": colleague("Gijs van Dam", Role.CASEWORKER, veilig_thuis_of(region)),
        "receiver": meetings.worker_at(local_team_of(region)),
        "former": handovers.worker_at(handovers.team_of(region, name="Wijkteam Oost")),
        "other": colleague("Vera Hof", Role.CONSULENT, elsewhere),
        "provider": handovers.worker_at(_provider(region), "Kees Mol"),
        "next": handovers.worker_at(handovers.team_of(region, name="Wijkteam Zuid"), "Jet Bos"),
    }


def _provider(region: Region) -> Organisation:
    return organisation(region, OrganisationKind.CARE_PROVIDER, "De Brug")


def course(region: Region) -> Iterator[Stop]:
    people = cast(region)
    yield from _written(region, people)
    yield from _warm(region, people)


def _written(region: Region, people: dict[str, User]) -> Iterator[Stop]:
    triagist = colleague("Anna Meijer", Role.TRIAGE, veilig_thuis_of(region))
    people = people | {"sender": triagist}
    receiver = people["receiver"].organisation
    draft = handovers.preparing(region, by=triagist)
    _held_once(draft.case, people["former"])
    yield Stop("draft", moment(2026, 4, 13, 12), draft, people)
    sent = handovers.sent(region, by=triagist, receiver=receiver)
    _held_once(sent.case, people["former"])
    yield Stop("sent", sent.sent_at + timedelta(hours=1), sent, people)


def _warm(region: Region, people: dict[str, User]) -> Iterator[Stop]:
    gijs = people["sender"]
    row = meetings.coordinated(region, by=people["bram"], owner=gijs)
    _held_once(row.case, people["former"])
    stop = Stop("coordinated", meetings.BEGUN, row, people)
    with meetings.at(meetings.BEGUN):
        meeting = begin_meeting(row, actor=gijs)
    yield stop

    with meetings.at(meetings.INVITED):
        meetings.invite_all(meeting, on=meetings.INVITED.date())
        add_guest(
            meeting, side=Side.OTHER, name="Kees Mol", organisation=_provider(region), actor=gijs
        )
        add_guest(meeting, side=Side.NETWORK, name="Oma Riet", actor=gijs)
        invite(row, actor=gijs)
    yield replace(stop, state="invited", at=meetings.INVITED)

    with meetings.at(meetings.INVITED):
        plan_meeting(
            row, place="home_visit", place_note="Thuis", planned_at=meetings.PLANNED_AT, actor=gijs
        )
        make_invitation(meeting.attendances.get(person__calling_name="Sanne"), actor=gijs)
    yield replace(stop, state="planned", at=meetings.PLANNED_AT)
    yield from _met(stop, meeting)


def _met(stop: Stop, meeting: WarmMeeting) -> Iterator[Stop]:
    row, gijs = stop.handover, stop.people["sender"]
    with meetings.at(meetings.HELD):
        meeting = meetings.fresh(meeting)
        meetings.come(meeting)
        meetings.talk_over(meeting)
        hold(meeting.handover, on=meetings.HELD_ON, actor=gijs)
    yield replace(stop, state="held", at=meetings.HELD)

    with meetings.at(meetings.SHARED):
        write_report(row, actor=gijs)
    yield replace(stop, state="report_draft", at=meetings.SHARED)

    with meetings.at(meetings.SHARED):
        meetings.put_in_writing(meetings.fresh(meeting), on=meetings.SHARED.date())
        row = share_report(row, actor=gijs)
    stop = replace(stop, handover=row, at=meetings.SHARED + timedelta(hours=2))
    yield replace(stop, state="report_shared")
    yield from _answered(stop)


def _answered(stop: Stop) -> Iterator[Stop]:
    row, gijs = stop.handover, stop.people["sender"]
    with _on_trial(stop.at):
        nobody = {"reason": RefusalReason.NO_CAPACITY, "note": "Ziekte."}
        refuse(row, actor=stop.people["receiver"], **nobody)
        yield replace(stop, state="refused")
    with _on_trial(stop.at):
        withdraw(row, reason=WithdrawalReason.NEW_DANGER, note="", actor=gijs)
        yield replace(stop, state="withdrawn")
    yield from _at_local_field(stop)


def _at_local_field(stop: Stop) -> Iterator[Stop]:
    row, wim, gijs = stop.handover, stop.people["receiver"], stop.people["sender"]
    at = stop.at
    with meetings.at(at):
        accept(row, actor=wim, receipt_confirmed=True, regie_taken=True)
    work = LocalTrajectory.objects.open().get(case=row.case)
    local.carried_by(row.case, gijs, by=stop.people["bram"])
    yield replace(stop, state="accepted", at=at + timedelta(hours=1))

    at += timedelta(weeks=1)
    with meetings.at(at):
        local.waiting(row.case, by=wim, organisation=wim.organisation, at=at)
        local.contact(work, by=wim, on=at.date())
        local.risk(row.case, by=wim)
        local_work.estimate(work, by=wim)
        local_work.evaluation(work, by=wim)
        plan = local_plans.fill(SafetyPlan.objects.get(case=row.case))
        local_plans.former_of(plan)
        version = signing.freeze_local_version(plan, actor=wim)
        print_local_version(version, audience=Audience.PROFESSIONAL, actor=wim)
    yield replace(stop, state="at_work", at=at)

    with _on_trial(at):
        local.report_back(work, by=wim)
        yield replace(stop, state="vt_looks", at=at)

    with meetings.at(at):
        jet = stop.people["next"]
        given = {"helper_name": "Jet Bos", "help_started_on": at.date()}
        local.take_over(work, to=jet.organisation, by=wim, **given)
        work = LocalTrajectory.objects.open().get(case=row.case)
    people = stop.people | {"receiver": jet, "former": wim}
    yield replace(stop, state="given_on", at=at, people=people)

    with meetings.at(at):
        end_otherwise(work, reason=TrajectoryEnd.MOVED, note="Naar Zuid.", actor=jet)
    yield replace(stop, state="ended", at=at, people=people)


@contextmanager
def _on_trial(at: datetime) -> Iterator[None]:
    """What happens inside did not happen afterwards."""
    with transaction.atomic(), time_machine.travel(at, tick=False):
        yield
        transaction.set_rollback(True)


def _held_once(case: Case, worker: User) -> None:
    """Two years ago the family was on the desk of this worker, who held all regie."""
    since, until = moment(2024, 1, 8), moment(2024, 7, 8)
    there = {"case": case, "organisation": worker.organisation, "since": since, "until": until}
    for kind in RegieKind:
        RegieAssignment.objects.create(
            kind=kind, person=worker, reason="Overdracht", assigned_by=worker, **there
        )
    PartnerWorker.objects.create(worker=worker, reason="Overdracht", given_by=worker, **there)
