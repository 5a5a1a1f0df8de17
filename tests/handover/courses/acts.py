"""What actors do with a family, through the services; long roads shortened by the factories."""

from datetime import timedelta
from typing import TypeVar

from django.utils import timezone

from cases.enums import (
    AdviceVariant,
    AssessmentState,
    ContactChannel,
    DirectorView,
    FamilyContactBy,
    FeedbackState,
    NoticeState,
    OthersToldBy,
    RepeatOutcome,
    RepeatState,
    ReportState,
    TriageOutcome,
    YesNoUnknown,
)
from cases.guards.repeat import fits
from cases.models import (
    Case,
    FamilyNotice,
    Feedback,
    RepeatReport,
    Report,
    SafetyAssessment,
    TriageDecision,
)
from cases.services import coordinating
from cases.services.assessment import reopen
from cases.services.consequences import move_case, run_terms_after
from cases.services.intake import register_report
from cases.services.repeat_reports import Processing, process, triage_is_done
from cases.services.settling import settle_if_done
from handover.enums import HandoverForm, HandoverState, MeetingPlace
from handover.models import Handover
from handover.services.attendance import invite
from handover.services.beginning import begin_handover
from handover.services.meeting import begin_meeting, hold, plan_meeting
from handover.services.meeting_report import share_report, write_report
from handover.services.sending import coordinate, send
from handover.services.writing import choose, ground_sharing, write
from organisations.enums import Severity
from organisations.models import Organisation
from safetyplans.enums import CheckedAs
from safetyplans.services import adopting
from sharing.enums import ShareGround
from tests.factories import cases as make_case
from tests.factories import handovers, meetings
from tests.factories import plans as make_plan
from tests.factories import tracks as make_track
from tests.factories.facts import a_child, a_parent, report_facts
from tests.factories.letters import STATE_AFTER
from tests.handover.courses.cast import Cast
from tests.handover.courses.standing import HEARD
from tracks.enums import MdoQuestion, RvdkState, WaitingRoute
from tracks.models import Conversation, RvdkRequest, Track
from tracks.services import course, rvdk
from tracks.services.assigning import assign_track

T = TypeVar("T")
S = AssessmentState
TO_COMPLETED = [S.JUDGING, S.PEER_REVIEW, S.DECIDED, S.COMPLETED]
WAITING_PLAN = {
    "why": "Ouders houden geen afspraak.",
    "college_informed_how": "Telefonisch.",
    "sight_person": "Gijs van Dam, 088 123 45 67",
    "minimum_needed": "Iedere dag ziet iemand van buiten het kind.",
    "if_longer": "Dan maken wij een nieuwe taxatie.",
    "information_point": "Veilig Thuis, 088 123 45 67",
    "agreed_with_family": "Besproken met moeder.",
    "route": WaitingRoute.GI,
}
YES, NO = YesNoUnknown.YES, YesNoUnknown.NO


def report_family(cast: Cast, case: Case | None) -> Case:
    """A new report: on a family nobody knew, or on one that is somewhere already."""
    persons = (a_child(), a_parent())
    if case:
        known = case.reports.earliest("pk").involvements.order_by("pk")
        child = known[0].person.reference
        persons = (a_child(reference=child), a_parent())
    facts = report_facts(received_at=timezone.now(), persons=persons)
    return register_report(facts, actor=cast.fatma, case=case).case


def decide_report(cast: Cast, case: Case, outcome: TriageOutcome, severity: Severity) -> None:
    """Triage of the oldest report that waits ends with this outcome, perhaps a second time."""
    waiting = [ReportState.RECEIVED, ReportState.ASSESSING]
    report = Report.objects.filter(case=case, state__in=waiting).earliest("pk")
    at, rows = timezone.now(), Report.objects.filter(pk=report.pk)
    coordinate_repeat(cast, report)
    rows.filter(state=ReportState.RECEIVED).update(state=ReportState.ASSESSING)
    rows.update(state=ReportState.ASSESSED, assessed_at=at)
    if outcome in STATE_AFTER:
        rows.update(state=STATE_AFTER[outcome])
    decided = {
        "outcome": outcome,
        "severity": severity,
        "decided_at": at,
        "decided_by": cast.anna,
    }
    told = {
        "completed_at": at,
        "family_contact_by": FamilyContactBy.VT,
        "advice_variant": AdviceVariant.CONTINUE if outcome == TriageOutcome.OWN_HELP else "",
        **decided,
    }
    begun = {"assessor": cast.anna, "instrument": make_case.instrument(), "state": S.GATHERING}
    assessment, _ = SafetyAssessment.objects.get_or_create(report_id=report.pk, defaults=begun)
    again = SafetyAssessment.objects.filter(pk=assessment.pk)
    for state in TO_COMPLETED:
        again.update(state=state, **(told if state == S.DECIDED else {}))
    assessment = again.select_related("report__case").get()
    TriageDecision.objects.create(assessment=assessment, **decided)
    run_terms_after(assessment, at=at, actor=cast.anna)
    move_case(report.case, because=assessment, actor=cast.anna)
    process_repeat(cast, assessment.report)


def coordinate_repeat(cast: Cast, report: Report) -> None:
    """Who directs is spoken before triage decides, where something runs for this family."""
    for repeat in RepeatReport.objects.filter(report=report, state=RepeatState.COORDINATING):
        coordinating.coordinate(
            repeat,
            spoken_to="Wie de regie heeft",
            channel=ContactChannel.PHONE,
            view=DirectorView.ABLE,
            words="Wij kunnen verder.",
            actor=cast.anna,
        )


def process_repeat(cast: Cast, report: Report) -> None:
    """What becomes of it, as far as it fits the decision."""
    triage_is_done(report, at=timezone.now(), actor=cast.anna)
    for repeat in RepeatReport.objects.filter(report=report, state=RepeatState.COORDINATED):
        outcome = next(outcome for outcome in RepeatOutcome if fits(repeat, outcome))
        given = Processing(
            outcome,
            reason="Er is geen voorval; dit past bij het besluit.",
            advice="Pas het plan aan voor de nachten.",
            others_told_by=OthersToldBy.NOBODY,
        )
        process(repeat, given, actor=cast.anna)


def reopen_triage(cast: Cast, case: Case) -> None:
    """A new fact: what was decided last is judged again."""
    decided = SafetyAssessment.objects.filter(report__case=case, state=AssessmentState.COMPLETED)
    reopen(decided.latest("pk"), reason="Er is een nieuw feit.", actor=cast.bram)


def everybody_hears(cast: Cast, case: Case) -> None:
    """Reporter and family of every report heard, as far as it is time."""
    told = Feedback.objects.current().filter(report__case=case)
    told.exclude(state__in=HEARD).update(state=FeedbackState.NOT_POSSIBLE)
    owed = FamilyNotice.objects.current().filter(report__case=case)
    owed.exclude(state__in=[NoticeState.SENT]).update(superseded_at=timezone.now())
    for report in case.reports.all():
        settle_if_done(report, at=timezone.now(), actor=cast.anna)


def set_conditions(cast: Cast, case: Case) -> None:
    """The track of a report decided D or E, until its plan is adopted."""
    report = Report.objects.filter(
        case=case,
        state=ReportState.ASSESSED,
        assessment__outcome=TriageOutcome.CONDITIONS,
    ).earliest("pk")
    track = assign_track(report, owner=cast.gijs, second=cast.sjoerd, actor=cast.bram)
    at = timezone.now()
    track = course.start_track(track, on=timezone.localdate(), actor=cast.gijs)
    make_track.speak_everybody(track, at=at)
    Conversation.objects.filter(track=track).update(held_at=None, held_by=None)
    track = course.begin_conversations(track, actor=cast.gijs, despite="Later.")
    make_track.speak_everybody(track, at=at)
    course.write_facts(track, actor=cast.gijs, direct_safety=YES, direct_safety_why="Vader weg.")
    track = course.draft_conditions(track, actor=cast.gijs)
    plan = make_plan.fill(adopting.begin_plan(track, actor=cast.gijs))
    plan = adopting.discuss_plan(plan, actor=cast.gijs)
    make_plan.note_views(plan)
    make_plan.check(plan, CheckedAs.AUTHOR, cast.gijs)
    make_plan.check(plan, CheckedAs.SECOND, cast.sjoerd)
    adopting.adopt_plan(plan, actor=cast.gijs)


def ask_the_raad(cast: Cast, track: Track, sight: Organisation | None) -> None:
    """The Raad is asked to investigate; at the table was agreed who keeps sight meanwhile."""
    by, today = cast.gijs, timezone.localdate()
    make_track.mdo(track, MdoQuestion.RVDK)
    request = rvdk.prepare_request(track, actor=by)
    rvdk.write_request(
        request,
        actor=by,
        sight_organisation=sight,
        decided_at_table=sight is not None,
        college_informed_on=today,
        estimate_on=today,
        valid_until=today + timedelta(weeks=6),
        **WAITING_PLAN,
    )
    rvdk.submit_request(request, on=today, actor=by)


def raad_goes_on(cast: Cast, request: RvdkRequest, *, sight_stays: bool) -> None:
    """It has the request, investigates, and rules."""
    by = cast.gijs
    if request.state == RvdkState.REQUESTED:
        rvdk.note_received(request, actor=by)
    elif request.state == RvdkState.WAITING:
        rvdk.note_investigating(request, actor=by)
    else:
        rvdk.rule_request(request, outcome="Niets.", sight_stays=sight_stays, actor=by)


def complete_track(cast: Cast, case: Case) -> None:
    track = Track.objects.filter(case=case, state="handed_over").earliest("pk")
    course.complete_track(track, actor=cast.gijs)


def prepare(
    cast: Cast, case: Case, receiver: Organisation, director: Organisation, *, lighter: bool
) -> None:
    """Begun, its receiver chosen and spoken, and everything written."""
    by = cast.gijs
    handover = begin_handover(case, actor=by)
    involved = dict.fromkeys(Handover.FIVE, YES) | {"receiver_is_involved": True}
    form = {"form": HandoverForm.WRITTEN, "form_reason": "Kan niet anders."} if lighter else {}
    choose(
        handover,
        actor=by,
        receiver=receiver,
        contacted_at=timezone.now(),
        contacted_with="Lotte Prins",
        contact_note="Neemt het gezin over.",
        director_known=YES,
        director=director,
        **form,
        **(involved if receiver.kind == "care_provider" else {}),
    )
    write(handover, actor=by, can_wait=YES, acutely_unsafe=NO, **handovers.TEXTS)
    ground_sharing(
        handover,
        actor=by,
        share_ground=ShareGround.STATUTORY_TASK,
        share_weighing=handovers.WEIGHING,
        consents=[],
    )
    coordinate(handover, actor=by)


def go_on(cast: Cast, handover: Handover) -> None:
    """The next step of Veilig Thuis towards an answer."""
    state, by = handover.state, cast.gijs
    if state == HandoverState.COORDINATED and handover.form == HandoverForm.WRITTEN:
        send(handover, actor=by)
    elif state == HandoverState.COORDINATED:
        meeting = begin_meeting(handover, actor=by)
        meetings.invite_all(meeting, on=timezone.localdate())
        invite(handover, actor=by)
    elif state == HandoverState.INVITED:
        plan_meeting(
            handover,
            place=MeetingPlace.HOME_VISIT,
            place_note="",
            planned_at=timezone.now() + timedelta(minutes=30),
            actor=by,
        )
    elif state == HandoverState.PLANNED:
        meetings.come(handover.meeting, actor=by)
        meetings.talk_over(handover.meeting, on=timezone.localdate(), actor=by)
        hold(handover, on=timezone.localdate(), actor=by)
    elif state == HandoverState.HELD:
        write_report(handover, actor=by)
    elif state == HandoverState.REPORT_DRAFT:
        meetings.put_in_writing(handover.meeting, on=timezone.localdate())
        share_report(handover, actor=by)


def named(choices: list[T], place: int) -> T:
    return choices[place % len(choices)]
