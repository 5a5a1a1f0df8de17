"""After the meeting: its report, the conditions in writing, and sharing both (3.6, 001-03)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from documents.services import freeze
from documents.style import stylesheet
from handover.content import digest
from handover.content.talk import compose_talk
from handover.content.talk_paper import talk_paper
from handover.content.talk_secrets import betrayed_in_talk
from handover.enums import Side
from handover.models import Handover, MeetingReport, WarmMeeting, WrittenConditions
from handover.selectors.meeting import readers_of_report
from handover.services.holding import held_meeting, wrote
from handover.services.sending import freeze_and_share, reports_lie_with_receiver
from handover.services.telling import tell_receiver
from notifications.enums import NotificationKind
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person

TEMPLATE = "documents/handover_report.html"
TO_COME = "Deze dag moet nog komen. Controleer de datum."
NO_HOW = "Schrijf hoe de voorwaarden op schrift zijn gegeven."
NOT_INVOLVED = "Deze persoon hoort niet bij dit gesprek."
ONE = "Kies een gezinslid, of de ontvanger."
CHANGE_IT = "Haal dit weg uit het verslag en deel het daarna."
READ_ALONG = (
    "Aan de melder is anonimiteit toegezegd. Iemand die niet aan deze overdracht schreef, leest "
    "deze plekken na. Wijst niets naar de melder? Dan vinkt die persoon dat aan en deelt het "
    "verslag."
)


def write_report(handover: Handover, *, actor: "User") -> Handover:
    """The report of the meeting is worded; what was agreed in it stays complete."""
    return take_step(handover, "write_report", actor=actor)


@transaction.atomic
def give_conditions(
    meeting: WarmMeeting,
    *,
    on: date,
    how: str,
    actor: "User",
    person: "Person | None" = None,
    to_receiver: bool = False,
) -> WrittenConditions:
    """A member of the family, or the receiver, has the conditions in writing since that day.

    Noted again it is corrected (001-03).
    """
    row = held_meeting(meeting, actor=actor)
    if (person is None) != to_receiver:
        raise DomainError(ONE)
    if person and not row.attendances.filter(person=person, side=Side.FAMILY).exists():
        raise DomainError(NOT_INVOLVED)
    if on > timezone.localdate():
        raise DomainError(TO_COME)
    if not how.strip():
        raise DomainError(NO_HOW)
    given, _ = WrittenConditions.objects.update_or_create(
        meeting=row,
        person=person,
        to_receiver=to_receiver,
        defaults={"given_on": on, "how": how.strip(), "noted_by": actor},
    )
    wrote(row, actor=actor, conditions_in_writing=given.pk)
    return given


@transaction.atomic
def share_report(
    handover: Handover,
    *,
    actor: "User",
    at: datetime | None = None,
    read_along: bool = False,
) -> Handover:
    """Family and receiver get the report, the receiver the document too, and can answer now.

    The words of both are fixed. What betrays a secret address or an anonymous reporter is refused
    (A4, A11); ``read_along``: a second person, who wrote nothing in it, read what the filter was
    not sure of. A report decided since the meeting goes along. Raises PermissionDenied,
    TransitionBlocked or DomainError; nothing is half shared.
    """
    at = at or timezone.now()
    locked(handover.case)
    row = take_step(handover, "share_report", actor=actor, at=at)
    meeting = WarmMeeting.objects.get(handover=row)
    found = betrayed_in_talk(meeting)
    if found.never:
        raise DomainError(*found.never, CHANGE_IT)
    if found.judged and not (read_along and actor.pk not in row.authors):
        raise DomainError(*found.judged, READ_ALONG)
    for reader in [None, *readers_of_report(meeting)]:
        _freeze_for(meeting, reader, actor=actor, at=at)
    freeze_and_share(row, actor=actor, at=at)
    reports_lie_with_receiver(row, actor=actor)
    tell_receiver(row, "wacht op uw antwoord", kind=NotificationKind.TASK)
    return row


def _freeze_for(
    meeting: WarmMeeting, reader: "Person | None", *, actor: "User", at: datetime
) -> MeetingReport:
    content = compose_talk(meeting, reader)
    number = meeting.handover.number
    paper = talk_paper(content, meeting.handover, written_on=timezone.localdate(at), by=actor)
    context: dict[str, object] = {"paper": paper, "own_style": stylesheet("plan")}
    made = MeetingReport.objects.create(
        meeting=meeting,
        person=reader,
        content=content,
        content_hash=digest(content),
        document=freeze(f"Gespreksverslag overdracht {number}", number, TEMPLATE, context),
        frozen_at=at,
        frozen_by=actor,
    )
    record(AuditEvent.CREATED, actor=actor, target=made)
    return made
