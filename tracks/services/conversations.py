"""The talks of a track: planned, held with a record, or said why not (002-31, 003-11)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import ContactWith
from cases.selectors.involved import directly_involved
from cases.services.contacts import note_contact
from common.exceptions import DomainError, TransitionBlocked
from tracks import permissions
from tracks.enums import ENDED, ConversationWith
from tracks.guards.track import unplanned
from tracks.models import Conversation, ConversationAmendment, Track
from workflow.steps import NOT_FROM_HERE, locked

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person

WITH = {
    ConversationWith.MEMBER: ContactWith.FAMILY,
    ConversationWith.NETWORK: ContactWith.LOCAL_FIELD,
    ConversationWith.PROFESSIONAL: ContactWith.PROFESSIONAL,
}
NO_MEMBER = "Kies een gezinslid van dit dossier."
NO_NAME = "Vul de naam in van wie u spreekt."
NO_SUMMARY = "Schrijf op wat er is gezegd of gezien."
NO_FORM = "Kies hoe u deze persoon sprak: apart, samen met anderen, of gezien."
NO_CHANNEL = "Kies hoe het contact was, bijvoorbeeld een huisbezoek."
NO_MOMENT = "Vul in wanneer u deze persoon sprak."
NO_WHY = "Schrijf op waarom dit gesprek niet kan."
NO_REASON = "Schrijf waarom u dit verslag aanpast."
TO_COME = "Een gesprek kan niet in de toekomst gehouden zijn. Controleer datum en tijd."
BEFORE_START = "Dit gesprek zou vóór de begindatum van de dienst zijn. Controleer datum en tijd."
NOT_BEGUN = "Begin eerst de dienst: vul de begindatum in."
IS_HELD = "Dit gesprek is al gehouden. Pas het verslag aan als er iets niet klopt."
IS_WRITTEN = "Bij dit gesprek is al iets opgeschreven. Leg vast waarom het niet doorgaat."
NOT_HELD = "Dit gesprek is nog niet gehouden."


@transaction.atomic
def plan_conversation(
    track: Track,
    *,
    contact_with: str,
    actor: "User",
    person: "Person | None" = None,
    name: str = "",
    capacity: str = "",
    planned_on: date | None = None,
    planned_with: str = "",
) -> Conversation:
    """A line of the plan: with whom, when and how. Sent twice it is one line."""
    row = _running(track, actor)
    facts = _planned(row, contact_with, person, name, capacity, planned_on, planned_with)
    known = row.conversations.filter(held_at=None, not_spoken="", **facts).first()
    if known:
        return known
    line = Conversation.objects.create(track=row, added_by=actor, **facts)
    record(AuditEvent.CREATED, actor=actor, target=line, planned=str(planned_on or ""))
    return line


@transaction.atomic
def plan_everybody(track: Track, *, actor: "User") -> list[Conversation]:
    """A line for each member of the family that the plan does not name yet, children too."""
    row = _running(track, actor)
    return [
        plan_conversation(row, contact_with=ConversationWith.MEMBER, person=person, actor=actor)
        for person in unplanned(row)
    ]


@transaction.atomic
def change_conversation(
    conversation: Conversation,
    *,
    actor: "User",
    name: str = "",
    capacity: str = "",
    planned_on: date | None = None,
    planned_with: str = "",
) -> Conversation:
    """Another day, another way, or the name better written; not once it was held."""
    track, line = _open_line(conversation, actor)
    facts = _planned(
        track, line.contact_with, line.person, name, capacity, planned_on, planned_with
    )
    return _save(line, facts, actor)


@transaction.atomic
def drop_conversation(conversation: Conversation, *, actor: "User") -> None:
    """Out of the plan; what was held or explained stays."""
    _, line = _open_line(conversation, actor)
    if line.not_spoken or line.summary or line.wishes:
        raise TransitionBlocked(IS_WRITTEN)
    record(AuditEvent.CHANGED, actor=actor, target=line.track, dropped_conversation=line.pk)
    line.delete()


@transaction.atomic
def write_conversation(
    conversation: Conversation,
    *,
    actor: "User",
    form: str = "",
    channel: str = "",
    summary: str = "",
    wishes: str = "",
    interpreter: bool = False,
) -> Conversation:
    """The record while it is being written: it stands with the line, and nobody was spoken yet."""
    _, line = _open_line(conversation, actor)
    draft = {"form": form, "channel": channel, "summary": summary.strip()}
    return _save(line, {**draft, "wishes": wishes.strip(), "interpreter": interpreter}, actor)


@transaction.atomic
def hold_conversation(
    conversation: Conversation,
    *,
    held_at: datetime | None,
    form: str,
    channel: str,
    summary: str,
    actor: "User",
    wishes: str = "",
    interpreter: bool = False,
) -> Conversation:
    """Somebody was spoken to or seen. It is a contact of the case as well, so the silence ends."""
    track, line = _open_line(conversation, actor)
    if track.started_on is None:
        raise DomainError(NOT_BEGUN)
    if held_at and timezone.localdate(held_at) < track.started_on:
        raise DomainError(BEFORE_START)
    said = _said(form, channel, summary, wishes, interpreter, held_at=held_at)
    line.contact = note_contact(
        track.case,
        contact_with=WITH[ConversationWith(line.contact_with)],
        channel=channel,
        summary=_pointer(line),
        actor=actor,
        at=held_at,
    )
    line.held_by = actor
    line.not_spoken, line.not_spoken_why = "", ""
    return _save(line, {"held_at": held_at, **said}, actor)


@transaction.atomic
def correct_conversation(
    conversation: Conversation,
    *,
    reason: str,
    form: str,
    channel: str,
    summary: str,
    actor: "User",
    wishes: str = "",
    interpreter: bool = False,
) -> Conversation:
    """The record of a talk was wrong or incomplete; what stood there stays readable."""
    track = _running(conversation.track, actor)
    line = track.conversations.get(pk=conversation.pk)
    if line.held_at is None:
        raise TransitionBlocked(NOT_HELD)
    said = _said(form, channel, summary, wishes, interpreter, held_at=line.held_at)
    before = {name: getattr(line, name) for name, new in said.items() if getattr(line, name) != new}
    if not before:
        return line
    if not reason.strip():
        raise DomainError(NO_REASON)
    ConversationAmendment.objects.create(
        conversation=line, before=before, reason=reason.strip(), amended_by=actor
    )
    return _save(line, said, actor)


@transaction.atomic
def note_not_spoken(
    conversation: Conversation, *, reason: str, why: str, actor: "User"
) -> Conversation:
    """This person will not be spoken, and why not (002-31); a talk later on stays possible."""
    _, line = _open_line(conversation, actor)
    if not reason or not why.strip():
        raise DomainError(NO_WHY)
    return _save(line, {"not_spoken": reason, "not_spoken_why": why.strip()}, actor)


def _running(track: Track, actor: "User") -> Track:
    row = locked(track)
    if not permissions.can_work(row, actor):
        raise PermissionDenied
    if row.state in ENDED:
        raise TransitionBlocked(NOT_FROM_HERE)
    return row


def _open_line(conversation: Conversation, actor: "User") -> tuple[Track, Conversation]:
    """The track, held, and the line as it stands now; nobody holds the same talk twice."""
    track = _running(conversation.track, actor)
    line = track.conversations.filter(pk=conversation.pk).first()
    if line is None:
        raise TransitionBlocked(NOT_FROM_HERE)
    if line.held_at:
        raise TransitionBlocked(IS_HELD)
    return track, line


def _planned(
    track: Track,
    contact_with: str,
    person: "Person | None",
    name: str,
    capacity: str,
    planned_on: date | None,
    planned_with: str,
) -> dict[str, Any]:
    kind = ConversationWith(contact_with)
    member = person if kind == ConversationWith.MEMBER else None
    if kind == ConversationWith.MEMBER:
        if person not in directly_involved(track.case, on=timezone.localdate()):
            raise DomainError(NO_MEMBER)
    elif not name.strip():
        raise DomainError(NO_NAME)
    return {
        "contact_with": kind,
        "person": member,
        "name": "" if member else name.strip(),
        "capacity": capacity.strip(),
        "planned_on": planned_on,
        "planned_with": planned_with.strip(),
    }


def _said(
    form: str,
    channel: str,
    summary: str,
    wishes: str,
    interpreter: bool,
    *,
    held_at: datetime | None,
) -> dict[str, Any]:
    """The record, tidied; refused with all sentences at once."""
    wrong = [
        sentence
        for sentence, missing in (
            (NO_MOMENT, held_at is None),
            (TO_COME, bool(held_at and held_at > timezone.now())),
            (NO_FORM, not form),
            (NO_CHANNEL, not channel),
            (NO_SUMMARY, not summary.strip()),
        )
        if missing
    ]
    if wrong:
        raise DomainError(*wrong)
    return {
        "form": form,
        "channel": channel,
        "summary": summary.strip(),
        "wishes": wishes.strip(),
        "interpreter": interpreter,
    }


def _pointer(line: Conversation) -> str:
    """What everybody who sees the case reads; the words themselves stand with the track."""
    with_whom = line.get_contact_with_display()
    return f"Gesprek met {with_whom}. Het verslag staat bij dienst {line.track.number}."


def _save(line: Conversation, facts: dict[str, Any], actor: "User") -> Conversation:
    changed = [name for name, value in facts.items() if getattr(line, name) != value]
    if not changed:
        return line
    for name in changed:
        setattr(line, name, facts[name])
    line.save()
    record(AuditEvent.CHANGED, actor=actor, target=line, fields=sorted(changed))
    return line
