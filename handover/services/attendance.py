"""Who is invited to the meeting, who is kept away, and who came (001-01, 000-06)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from common.exceptions import DomainError, TransitionBlocked
from handover.enums import AFTER_MEETING, Side
from handover.models import Attendance, Handover, WarmMeeting
from handover.services.holding import held_meeting, refuse_stranger, wrote
from handover.services.telling import tell_receiver
from notifications.enums import NotificationKind
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User
    from organisations.models import Organisation

NO_WHY = "Schrijf waarom deze persoon niet is uitgenodigd."
TO_COME = "Deze dag moet nog komen. Controleer de datum."
NO_NAME = "Schrijf wie u uitnodigt."
FAMILY_IS_KNOWN = (
    "Gezinsleden staan al in de lijst. Voeg een ontbrekend gezinslid toe aan het gezin."
)
IS_OVER = "Het gesprek is geweest. Wie er was, kunt u nog verbeteren."
GONE = "Deze persoon is intussen uit de lijst gehaald."
WAS_INVITED = "Deze persoon is al uitgenodigd en blijft in de lijst staan."


@transaction.atomic
def add_guest(
    meeting: WarmMeeting,
    *,
    side: str,
    name: str,
    actor: "User",
    organisation: "Organisation | None" = None,
) -> Attendance:
    """Somebody beside the family: of VT, of the receiver, out of the network, or a professional.

    Added twice it is one row.
    """
    row = held_meeting(meeting, actor=actor)
    if side == Side.FAMILY:
        raise DomainError(FAMILY_IS_KNOWN)
    if not name.strip():
        raise DomainError(NO_NAME)
    if side == Side.RECEIVER:
        organisation = organisation or row.handover.receiver
    refuse_stranger(row, organisation)
    guest, new = Attendance.objects.get_or_create(
        meeting=row, side=side, name=name.strip(), organisation=organisation
    )
    if new:
        wrote(row, actor=actor, attendance=guest.pk)
    return guest


@transaction.atomic
def remove_guest(attendance: Attendance, *, actor: "User") -> None:
    """Added by mistake; whoever was invited stays in the list."""
    meeting, row = _held(attendance, actor)
    if row.side == Side.FAMILY or row.invited_on:
        raise DomainError(WAS_INVITED)
    row.delete()
    wrote(meeting, actor=actor, attendance=attendance.pk, removed=True)


@transaction.atomic
def invite_person(attendance: Attendance, *, on: date, actor: "User") -> Attendance:
    """This person was invited on that day, by letter, telephone or in a talk."""
    if on > timezone.localdate():
        raise DomainError(TO_COME)
    meeting, row = _held(attendance, actor)
    _refuse_over(meeting)
    return _keep(meeting, row, actor, invited_on=on, not_invited_why="")


@transaction.atomic
def keep_away(attendance: Attendance, *, why: str, actor: "User") -> Attendance:
    """This person is not invited, and why: too young, not safe, cannot be reached (001-01)."""
    if not why.strip():
        raise DomainError(NO_WHY)
    meeting, row = _held(attendance, actor)
    _refuse_over(meeting)
    return _keep(meeting, row, actor, invited_on=None, not_invited_why=why.strip(), came="")


@transaction.atomic
def note_attendance(
    attendance: Attendance, *, came: str, actor: "User", absent_why: str = ""
) -> Attendance:
    """Whether this person was there, and if not why not."""
    meeting, row = _held(attendance, actor)
    return _keep(meeting, row, actor, came=came, absent_why=absent_why.strip())


@transaction.atomic
def invite(handover: Handover, *, actor: "User") -> Handover:
    """Everybody is invited or kept away with a reason; the receiver hears of it (3.6)."""
    locked(handover.case)
    row = take_step(handover, "invite", actor=actor)
    what = "begint met een gesprek; u bent uitgenodigd"
    tell_receiver(row, what, kind=NotificationKind.TASK)
    return row


def _held(attendance: Attendance, actor: "User") -> tuple[WarmMeeting, Attendance]:
    meeting = held_meeting(attendance.meeting, actor=actor)
    row = Attendance.objects.filter(meeting=meeting, pk=attendance.pk).first()
    if row is None:
        raise DomainError(GONE)
    return meeting, row


def _refuse_over(meeting: WarmMeeting) -> None:
    if meeting.handover.state in AFTER_MEETING:
        raise TransitionBlocked(IS_OVER)


def _keep(meeting: WarmMeeting, row: Attendance, actor: "User", **facts: Any) -> Attendance:
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    if changed:
        row.save(update_fields=changed)
        wrote(meeting, actor=actor, attendance=row.pk, fields=changed)
    return row
