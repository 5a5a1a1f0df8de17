"""The meeting of a warm handover: set up, planned, tried again, and held (2.8, 3.6)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import ContactChannel, ContactWith, RegieKind, YesNoUnknown
from cases.selectors.involved import directly_involved
from cases.services.contacts import note_contact
from cases.services.terms import start_term
from common.dutch import short_day
from common.exceptions import DomainError, TransitionBlocked
from handover.content.plan import conditions_of
from handover.enums import AFTER_MEETING, AgreementKind, HandoverState, MeetingPlace, Side
from handover.guards.attendance import family_came
from handover.models import (
    Attendance,
    ConditionTalk,
    Handover,
    HelpQuestion,
    MeetingAgreement,
    MeetingAttempt,
    RegieAgreement,
    WarmMeeting,
)
from handover.services.holding import (
    held_handover,
    locked_meeting,
    may_write_along,
    wrote,
)
from handover.services.sending import reports_lie_with_receiver
from handover.services.telling import tell_receiver
from localfield.services.bridging import begin_bridging
from localfield.services.moments import moment_of
from notifications.enums import NotificationKind
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from safetyplans.services.local import plan_is_handed_over
from tracks.enums import TrackState
from tracks.services.course import plan_handover
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

S = HandoverState
TO_COME = "Deze dag moet nog komen. Leg het gesprek vast als het is geweest."
BEFORE = "Deze dag ligt vóór het begin van deze overdracht. Controleer de datum."
PAST = "Dit moment is al geweest. Kies een dag en een tijd die nog komen."
NOT_YET = "Het gesprek was nog niet. Verzet het, of wacht tot het is geweest."
NO_WHY = "Schrijf waarom het gesprek niet doorging."
# What each plan is for; who makes it and when is agreed at the table (001-04, 001-14).
PLAN_WORDS = {
    AgreementKind.SAFETY_PLAN: "Het veiligheidsplan verder uitwerken met het gezin",
    AgreementKind.CARE_PLAN: "Het hulpverleningsplan maken",
    AgreementKind.RECOVERY_PLAN: "Het herstelplan maken",
}


@transaction.atomic
def begin_meeting(handover: Handover, *, actor: "User") -> WarmMeeting:
    """Set up the meeting: everybody to invite, every question, condition and agreement.

    Asked again it is brought up to date: a new member of the family and a changed condition are
    added, and nothing that was written about what still holds is lost.
    """
    row = held_handover(handover, actor=actor)
    if row.state in AFTER_MEETING:
        raise TransitionBlocked(NOT_FROM_HERE)
    meeting, new = WarmMeeting.objects.get_or_create(handover=row)
    _seat_family(meeting, row)
    _seat_receiver(meeting, row)
    _lay_out_conditions(meeting, row)
    if new:
        _seat_vt(meeting, row, actor)
        _lay_out_agreements(meeting)
        record(AuditEvent.CREATED, actor=actor, target=meeting)
    return meeting


@transaction.atomic
def plan_meeting(
    handover: Handover,
    *,
    place: str,
    place_note: str,
    planned_at: datetime,
    actor: "User",
    other_place_why: str = "",
) -> Handover:
    """Where and when. Before everybody is invited it is the day that stands in the invitation;
    after that the meeting is planned, or moved, and the receiver hears the day.

    The track now waits for its handover. Raises DomainError, PermissionDenied or
    TransitionBlocked.
    """
    row = held_handover(handover, actor=actor)
    if row.state in AFTER_MEETING:
        raise TransitionBlocked(NOT_FROM_HERE)
    if planned_at <= timezone.now():
        raise DomainError(PAST)
    day_and_place = {
        "place": place,
        "place_note": place_note.strip(),
        "planned_at": planned_at,
        "other_place_why": other_place_why.strip(),
    }
    _write(locked_meeting(row.meeting), row, day_and_place, actor)
    if row.state == S.INVITED:
        row = take_step(row, "plan", actor=actor)
        if row.track and locked(row.track).state == TrackState.CONDITIONS_SET:
            plan_handover(row.track, because=row, actor=actor)
    if row.state == S.PLANNED:
        _tell_day(row, planned_at)
    return row


@transaction.atomic
def note_attempt(
    handover: Handover, *, why: str, new_at: datetime, actor: "User"
) -> MeetingAttempt:
    """The family was not there: why, and when it is tried again (3.6). Nothing else changes."""
    row = held_handover(handover, actor=actor)
    if row.state != S.PLANNED:
        raise TransitionBlocked(NOT_FROM_HERE)
    if not why.strip():
        raise DomainError(NO_WHY)
    meeting, now = locked_meeting(row.meeting), timezone.now()
    if meeting.planned_at is None or meeting.planned_at > now:
        raise DomainError(NOT_YET)
    if new_at <= now:
        raise DomainError(PAST)
    attempt = MeetingAttempt.objects.create(
        meeting=meeting,
        planned_at=meeting.planned_at,
        why=why.strip(),
        noted_at=now,
        noted_by=actor,
    )
    _write(meeting, row, {"planned_at": new_at}, actor, attempt=attempt.pk)
    _tell_day(row, new_at)
    return attempt


@transaction.atomic
def hold(
    handover: Handover,
    *,
    on: date,
    actor: "User",
    despite: str = "",
    at: datetime | None = None,
) -> Handover:
    """The meeting took place on that day, with everything on its agenda (3.6).

    The receiver has to answer (D5a) and regie stays with VT until then. VT no longer writes in
    the plan; a family that waits for help is bridged from now on (000-30); the silence ends.
    Raises PermissionDenied, TransitionBlocked, or ReasonRequired.
    """
    case = locked(handover.case)
    row = locked(handover)
    if not may_write_along(row, actor):
        raise PermissionDenied
    if row.state != S.PLANNED:
        raise TransitionBlocked(NOT_FROM_HERE)
    meeting = locked_meeting(row.meeting)
    _refuse_day(row, on)
    meeting.held_on = on
    meeting.save(update_fields=["held_on"])
    at = at or _began(meeting, on)
    row = take_step(row, "hold", actor=actor, despite=despite, at=at, on=on)
    start_term("D5a", case, at=at, actor=actor, report=row.report)
    plan_is_handed_over(case, because=row, actor=actor)
    reports_lie_with_receiver(row, actor=actor)
    _bridge(row, meeting, at=at, actor=actor)
    _end_silence(row, meeting, at=at, actor=actor)
    tell_receiver(row, "is besproken; het verslag volgt", kind=NotificationKind.TASK)
    return row


def _seat_family(meeting: WarmMeeting, handover: Handover) -> None:
    """A seat and a question for each directly involved member (000-06, 000-27)."""
    for person in directly_involved(handover.case, on=timezone.localdate()):
        Attendance.objects.get_or_create(meeting=meeting, person=person, side=Side.FAMILY)
        HelpQuestion.objects.get_or_create(meeting=meeting, person=person)


def _seat_receiver(meeting: WarmMeeting, handover: Handover) -> None:
    """Whoever was spoken, still to be invited; who came for another receiver goes."""
    seats = meeting.attendances.filter(side=Side.RECEIVER)
    seats.filter(invited_on=None).exclude(organisation=handover.receiver).delete()
    if handover.receiver and not seats.filter(organisation=handover.receiver).exists():
        Attendance.objects.create(
            meeting=meeting,
            side=Side.RECEIVER,
            name=handover.contacted_with,
            organisation=handover.receiver,
        )


def _seat_vt(meeting: WarmMeeting, handover: Handover, actor: "User") -> None:
    """Who prepares it comes for Veilig Thuis."""
    vt = Organisation.objects.get(region=handover.case.region, kind=OrganisationKind.VEILIG_THUIS)
    today = timezone.localdate()
    Attendance.objects.create(
        meeting=meeting, side=Side.VT, name=actor.name, organisation=vt, invited_on=today
    )


def _lay_out_conditions(meeting: WarmMeeting, handover: Handover) -> None:
    """Each condition of the plan; one that reads otherwise by now is explained anew."""
    current = conditions_of(handover)
    meeting.condition_talks.exclude(number__in=current).delete()
    said = dict(meeting.condition_talks.values_list("number", "text"))
    for number, text in current.items():
        if said.get(number) != text:
            ConditionTalk.objects.update_or_create(
                meeting=meeting,
                number=number,
                defaults={"text": text, "explained": False, "understood": ""},
            )


def _lay_out_agreements(meeting: WarmMeeting) -> None:
    for kind in RegieKind:
        RegieAgreement.objects.create(meeting=meeting, kind=kind)
    for plan, what in PLAN_WORDS.items():
        MeetingAgreement.objects.create(meeting=meeting, kind=plan, number=1, what=what)


def _write(
    meeting: WarmMeeting, handover: Handover, facts: dict[str, Any], actor: "User", **about: Any
) -> None:
    changed = [name for name, value in facts.items() if getattr(meeting, name) != value]
    for name in changed:
        setattr(meeting, name, facts[name])
    meeting.save(update_fields=changed)
    meeting.handover = handover
    wrote(meeting, actor=actor, fields=changed, **about)


def _refuse_day(handover: Handover, on: date) -> None:
    if on > timezone.localdate():
        raise DomainError(TO_COME)
    if on < timezone.localdate(handover.begun_at):
        raise DomainError(BEFORE)


def _began(meeting: WarmMeeting, on: date) -> datetime:
    """The hour that was planned when it took place on that day, noon of another."""
    planned = meeting.planned_at
    if planned and planned <= timezone.now() and timezone.localdate(planned) == on:
        return planned
    return moment_of(on)


def _bridge(handover: Handover, meeting: WarmMeeting, *, at: datetime, actor: "User") -> None:
    if meeting.waiting_list != YesNoUnknown.YES or handover.receiver is None:
        return
    begin_bridging(
        handover.case,
        waits_for=meeting.waits_for,
        alternative_help=meeting.alternative_help,
        escalation_name=meeting.escalation_name,
        escalation_phone=meeting.escalation_phone,
        expected_on=meeting.help_expected_on,
        at=at,
        actor=actor,
        organisation=handover.receiver,
    )


def _end_silence(handover: Handover, meeting: WarmMeeting, *, at: datetime, actor: "User") -> None:
    """VT saw the family, when somebody of the family was there."""
    if not family_came(handover):
        return
    at_home = meeting.place == MeetingPlace.HOME_VISIT
    note_contact(
        handover.case,
        contact_with=ContactWith.FAMILY,
        channel=ContactChannel.HOME_VISIT if at_home else ContactChannel.OFFICE,
        summary=f"Gesprek van de warme overdracht {handover.number}.",
        actor=actor,
        at=at,
        because=handover,
    )


def _tell_day(handover: Handover, at: datetime) -> None:
    when = timezone.localtime(at)
    what = f"heeft een gesprek op {short_day(when.date())} om {when:%H.%M} uur"
    tell_receiver(handover, what, kind=NotificationKind.TASK)
