"""Handovers as far as they have come, brought there through the services.

``preparing(origin=…)``, ``coordinated`` and ``sent``; the warm ones from ``meetings``.
"""

from datetime import datetime, timedelta
from typing import Any

import time_machine

from accounts.models import User
from accounts.roles import Role
from cases.enums import ReceiverKind, TriageOutcome, YesNoUnknown
from cases.models import Case, TriageDecision
from cases.services.consequences import move_case
from handover.enums import HandoverForm, HandoverOrigin
from handover.models import Handover
from handover.services.beginning import begin_handover
from handover.services.sending import coordinate, send
from handover.services.writing import choose, ground_sharing, write
from organisations.enums import Severity
from organisations.models import Organisation, Region, TaskPackage
from safetyplans.enums import CheckedAs
from safetyplans.services import adopting
from sharing.consent import ConsentGiven
from sharing.enums import ConsentAnswer, ShareGround
from sharing.selectors.consents import asked_in
from tests.factories import letters
from tests.factories import plans as make_plan
from tests.factories import tracks as make_track
from tests.factories.accounts import colleague
from tests.factories.letters import moment
from tests.factories.organisations import local_team_of, municipality_of, veilig_thuis_of
from tracks.enums import Conclusion, TrackKind
from tracks.models import Track
from tracks.services import course

RECEIVED = moment(2026, 4, 2, 14)
DECIDED = moment(2026, 4, 10, 15)
BEGUN = moment(2026, 4, 13, 9)
YES, NO = YesNoUnknown.YES, YesNoUnknown.NO

TEXTS = {
    "report_summary": "Sanne kreeg thuis te weinig eten. Dat duurde een half jaar.",
    "earlier_reports": "Er was één eerdere zorg over ruzie in huis.",
    "family_knows": "Moeder weet dat Veilig Thuis overdraagt, en aan wie.",
    "family_view": "Moeder vindt de zorgen overdreven, maar praat erover.",
    "willingness": "Moeder wil hulp bij geld en bij het opvoeden.",
    "help_questions": "Hoe krijg ik mijn schulden op orde?",
    "current_help": "De schoolarts ziet Sanne elke maand.",
    "network": "Oma woont om de hoek.",
    "advice_contact": "Bel eerst, op een ochtend.",
    "advice_home_visit": "Ga met twee mensen langs, als Sanne thuis is.",
    "advice_plan": "Maak met moeder en oma een kort veiligheidsplan.",
    "advice_help": "Hulp bij geld, en opvoedhulp aan huis.",
    "agreements_advice": "Spreek af wie Sanne elke week ziet.",
    "consequences_advice": "Wordt het niet beter, overleg dan met Veilig Thuis.",
    "way_back": "Bel het regioteam en meld schriftelijk terug.",
}
WEIGHING = "Het team moet weten wat er speelt om Sanne te kunnen beschermen."


def team_of(region: Region, *weights: Severity, name: str = "Wijkteam Centrum") -> Organisation:
    """A local team with these weights in its task package; light and medium when none is named."""
    team = local_team_of(region, name)
    for weight in weights or (Severity.LIGHT, Severity.MEDIUM):
        TaskPackage.objects.get_or_create(
            team_organisation=team, severity=weight, defaults={"valid_from": "2020-01-01"}
        )
    return team


def worker_at(organisation: Organisation, name: str = "Lotte Prins") -> User:
    """Who answers handovers at a receiver; the same one when asked again."""
    known = User.objects.filter(name=name, memberships__organisation=organisation).first()
    return known or colleague(name, Role.LOCAL_WORKER, organisation)


def handing_over(
    region: Region,
    *,
    by: User,
    severity: Severity = Severity.MEDIUM,
    receiver: Organisation | None = None,
    involved: bool = False,
    at: datetime = DECIDED,
    **facts: Any,
) -> Case:
    """S03: triage decided C for Sanne, eight, and her mother; nothing was begun yet."""
    report = letters.triaged(
        region,
        by=by,
        received=at - (DECIDED - RECEIVED),
        done=at,
        outcome=TriageOutcome.DIRECT_HANDOVER,
        receiver=receiver,
        receiver_kind=ReceiverKind.HELPER if involved else ReceiverKind.LOCAL_TEAM,
        severity_reason="De zorgen komen terug, maar er is geen direct gevaar.",
        motivation="Moeder staat open voor hulp en het wijkteam kan dit.",
        **facts,
    )
    report.assessment.severity = severity
    report.assessment.save()
    TriageDecision.objects.create(
        assessment=report.assessment,
        outcome=TriageOutcome.DIRECT_HANDOVER,
        severity=severity,
        decided_at=at,
        decided_by=by,
    )
    with time_machine.travel(at, tick=False):
        move_case(report.case, because=report, actor=by)
    report.case.refresh_from_db()
    return report.case


def after_track(
    region: Region, *, by: User, owner: User, kind: TrackKind = TrackKind.CONDITIONS, **facts: Any
) -> Track:
    """The conditions of a track are set: its plan is adopted."""
    if kind == TrackKind.CONDITIONS:
        plan = make_plan.adopted(region, by=by, owner=owner, **facts).plan
        return Track.objects.get(safety_plan=plan)
    return _investigated(make_track.with_findings(region, by=by, owner=owner, **facts))


def _investigated(track: Track) -> Track:
    """Child abuse was confirmed, and the plan that follows is adopted."""
    owner, at = track.owner, track.assigned_at + timedelta(days=10)
    with time_machine.travel(at, tick=False):
        make_track.mdo(track)
        course.write_facts(
            track,
            actor=owner,
            violence_conclusion=Conclusion.NOT_APPLICABLE,
            child_abuse_conclusion=Conclusion.CONFIRMED,
            safety_worries=YES,
            conclusion_text="De jeugdarts en Sanne vertellen hetzelfde.",
        )
        track = course.conclude(track, actor=owner, at=at)
        course.write_facts(
            track, actor=owner, direct_safety=YES, direct_safety_why="Vader slaapt elders."
        )
        track = course.draft_conditions(track, actor=owner)
        plan = make_plan.fill(adopting.begin_plan(track, actor=owner))
    with time_machine.travel(make_plan.moment_of(plan), tick=False):
        plan = adopting.discuss_plan(plan, actor=owner)
        make_plan.note_views(plan)
        make_plan.check(plan, CheckedAs.AUTHOR, owner)
        make_plan.check(plan, CheckedAs.SECOND, track.second)
        plan = adopting.adopt_plan(plan, actor=owner).plan
    return Track.objects.get(safety_plan=plan)


def preparing(
    region: Region,
    *,
    by: User,
    receiver: Organisation | None = None,
    severity: Severity = Severity.MEDIUM,
    at: datetime = BEGUN,
    **facts: Any,
) -> Handover:
    """Out of triage, begun and still empty but for the receiver that triage named."""
    receiver = receiver or team_of(region)
    case = handing_over(region, by=by, receiver=receiver, severity=severity, **facts)
    with time_machine.travel(at, tick=False):
        return begin_handover(case, actor=by, at=at)


def preparing_after(
    region: Region,
    *,
    by: User,
    owner: User,
    origin: HandoverOrigin = HandoverOrigin.CONDITIONS,
    receiver: Organisation | None = None,
    **facts: Any,
) -> Handover:
    """After a track: warm, to the municipality of the region."""
    kind = TrackKind(
        TrackKind.CONDITIONS if origin == HandoverOrigin.CONDITIONS else TrackKind.INVESTIGATION
    )
    track = after_track(region, by=by, owner=owner, kind=kind, **facts)
    at = track.conditions_set_at + timedelta(days=1)
    with time_machine.travel(at, tick=False):
        handover = begin_handover(track.case, actor=owner, at=at)
        return choose(handover, actor=owner, receiver=receiver or municipality_of(region))


def filled(handover: Handover, *, by: User, **facts: Any) -> Handover:
    """Everything VT has to write before it can go; ``facts`` of ``choose`` replace what is said."""
    at = handover.begun_at + timedelta(hours=1)
    with time_machine.travel(at, tick=False):
        handover = choose(
            handover,
            actor=by,
            **{
                "contacted_at": at - timedelta(minutes=20),
                "contacted_with": "Lotte Prins",
                "contact_note": "Neemt het gezin over en belt morgen.",
                "director_known": NO,
                **facts,
            },
        )
        handover = write(handover, actor=by, can_wait=YES, acutely_unsafe=NO, **TEXTS)
        return ground_sharing(
            handover,
            actor=by,
            share_ground=ShareGround.STATUTORY_TASK,
            share_weighing=WEIGHING,
            consents=[
                ConsentGiven(person, ConsentAnswer.NOT_ASKED)
                for person in asked_in(handover.case, on=at.date())
            ],
        )


def coordinated(
    region: Region, *, by: User, said: dict[str, Any] | None = None, **facts: Any
) -> Handover:
    """Out of triage: everything is written and the receiver was spoken; it can be sent."""
    return settled(filled(preparing(region, by=by, **facts), by=by, **(said or {})), by=by)


def coordinated_after(
    region: Region, *, by: User, owner: User, said: dict[str, Any] | None = None, **facts: Any
) -> Handover:
    """After a track: everything is written; the meeting can be planned."""
    handover = preparing_after(region, by=by, owner=owner, **facts)
    return settled(filled(handover, by=owner, **(said or {})), by=owner)


def settled(handover: Handover, *, by: User) -> Handover:
    with time_machine.travel(handover.begun_at + timedelta(hours=2), tick=False):
        return coordinate(handover, actor=by)


def sent(region: Region, *, by: User, **facts: Any) -> Handover:
    """S03: a written handover that waits for the local team, since the 13th of April 2026."""
    return sent_now(coordinated(region, by=by, **facts), by=by)


def sent_now(handover: Handover, *, by: User) -> Handover:
    at = handover.begun_at + timedelta(hours=3)
    with time_machine.travel(at, tick=False):
        return send(handover, actor=by, at=at)


def sent_after_track(region: Region, *, by: User, owner: User, **facts: Any) -> Handover:
    """A written handover after a track: lighter than asked, with why."""
    said = {"form": HandoverForm.WRITTEN, "form_reason": "Het gezin is voor onbepaalde tijd weg."}
    handover = coordinated_after(region, by=by, owner=owner, said=said, **facts)
    return sent_now(handover, by=owner)


def officer_of(region: Region) -> User:
    """The region officer, who arranges handovers with receivers."""
    return colleague("Rik de Boer", Role.REGION_OFFICER, veilig_thuis_of(region))
