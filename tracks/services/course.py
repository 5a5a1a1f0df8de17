"""The course of a track: begun, talked, found, concluded, and its end (domain 3.4)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import YesNoUnknown
from cases.services.course import course_changed
from cases.services.in_track import end_track
from cases.services.terms import meet_terms, withdraw_terms
from cases.services.working_along import end_working_along
from common.exceptions import DomainError, TransitionBlocked
from tracks import permissions
from tracks.enums import TrackState
from tracks.models import Track
from tracks.services.assigning import SECOND, running_track
from tracks.services.letters import owe_destruction_letters
from tracks.services.telling import tell_owner, tell_result
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User
    from workflow.fsm import Stateful

S = TrackState
CONCLUSION_FACTS = frozenset(
    {"violence_conclusion", "child_abuse_conclusion", "safety_worries", "conclusion_text"}
)
SAFETY_FACTS = frozenset({"direct_safety", "direct_safety_why", "other_way", "help_advice"})
# In which state which of these facts are written.
WRITTEN_IN = {
    CONCLUSION_FACTS: (S.FINDINGS,),
    SAFETY_FACTS: (S.CONVERSATIONS, S.FINDINGS, S.CONCLUDED, S.DRAFTING_CONDITIONS),
}


@transaction.atomic
def start_track(track: Track, *, on: date, actor: "User") -> Track:
    """The first day of work on this track; how long the family waited follows from it (2.7).

    Raises DomainError for a day to come, or before the track was assigned.
    """
    row = locked(track)
    if on > timezone.localdate():
        raise DomainError("De begindatum ligt in de toekomst. Vul in wanneer u echt begon.")
    if row.assigned_at and on < timezone.localdate(row.assigned_at):
        raise DomainError("De dienst kan niet begonnen zijn voordat hij was toegewezen.")
    return take_step(row, "start", actor=actor, on=on)


def begin_conversations(track: Track, *, actor: "User", despite: str = "") -> Track:
    """The plan says with whom VT speaks, children included; now the talks begin."""
    return take_step(track, "begin_conversations", actor=actor, despite=despite)


def draft_conditions(track: Track, *, actor: "User") -> Track:
    """Everybody was spoken, or it is said why not (002-31): conditions can be made."""
    step = "go_on_to_conditions" if track.state == S.CONCLUDED else "draft_conditions"
    return take_step(track, step, actor=actor)


def gather_findings(track: Track, *, actor: "User", despite: str = "") -> Track:
    """The sources are listed and answered; what they mean is weighed now."""
    return take_step(track, "gather_findings", actor=actor, despite=despite)


@transaction.atomic
def write_facts(track: Track, *, actor: "User", **facts: Any) -> Track:
    """Keep what is filled in of the conclusion or of the present safety, as long as it can."""
    row = locked(track)
    if not permissions.can_work(row, actor):
        raise PermissionDenied
    if unknown := set(facts) - CONCLUSION_FACTS - SAFETY_FACTS:
        raise DomainError(f"Onbekend bij een dienst: {', '.join(sorted(unknown))}.")
    for names, states in WRITTEN_IN.items():
        if names & set(facts) and row.state not in states:
            raise TransitionBlocked(NOT_FROM_HERE)
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    if not changed:
        return row
    for name in changed:
        setattr(row, name, facts[name])
    row.save(update_fields=changed)
    record(AuditEvent.CHANGED, actor=actor, target=row, fields=sorted(changed))
    return row


@transaction.atomic
def conclude(track: Track, *, actor: "User", at: datetime | None = None) -> Track:
    """The conclusion stands (2.7). 'Geen' owes the family the letter on destruction (002-39), and
    without anything that follows the reporter can hear the end."""
    at = at or timezone.now()
    row = take_step(track, "conclude", actor=actor, at=at)
    if row.concluded_none:
        owe_destruction_letters(row, at=at, actor=actor)
    if not row.has_to_be_followed:
        tell_result(row, follow_up=YesNoUnknown.NO, at=at, actor=actor)
    return row


@transaction.atomic
def set_conditions(
    track: Track, *, because: "Stateful", actor: "User", at: datetime | None = None
) -> Track:
    """The safety plan is adopted, which sets the conditions (3.4); told by the plan."""
    at = at or timezone.now()
    row = take_step(track, "set_conditions", actor=actor, because=because, at=at)
    tell_result(row, follow_up=YesNoUnknown.YES, at=at, actor=actor)
    return row


@transaction.atomic
def plan_handover(track: Track, *, because: "Stateful", actor: "User") -> Track:
    """A day for the warm handover stands, or the written one went out; told by the handover."""
    return take_step(track, "plan_handover", actor=actor, because=because)


@transaction.atomic
def take_back_handover(track: Track, *, because: "Stateful", actor: "User") -> Track:
    """The receiver refused, or VT withdrew: the track is with its owner again (3.6)."""
    row = take_step(track, "take_back_handover", actor=actor, because=because)
    tell_owner(row, "de overdracht gaat niet door; zoek een andere weg")
    return row


@transaction.atomic
def hand_over(track: Track, *, because: "Stateful", at: datetime, actor: "User") -> Track:
    """The receiver accepted: regie is there; VT still owes the reporter the second feedback."""
    return take_step(track, "hand_over", actor=actor, because=because, at=at)


@transaction.atomic
def complete_track(track: Track, *, actor: "User", at: datetime | None = None) -> Track:
    """Handed over and everybody heard: D4 is met. The case stays, to be monitored (000-35)."""
    at = at or timezone.now()
    row = take_step(track, "complete", actor=actor, at=at)
    for report in row.reports_in:
        meet_terms(["D4"], row.case, actor=actor, at=at, report=report)
    _end(row, at=at, actor=actor)
    return row


@transaction.atomic
def close_without_follow_up(track: Track, *, actor: "User", at: datetime | None = None) -> Track:
    """Nothing follows: D4 is met and the case closes once everybody has heard."""
    at = at or timezone.now()
    row = take_step(track, "close_without_follow_up", actor=actor, at=at)
    for report in row.reports_in:
        meet_terms(["D4"], row.case, actor=actor, at=at, report=report)
    _end(row, at=at, actor=actor)
    return row


@transaction.atomic
def end_early(track: Track, *, actor: "User", at: datetime | None = None) -> Track:
    """The family moved, or the person it was about died; the reporter still hears (002-15)."""
    at = at or timezone.now()
    row = take_step(track, "end_early", actor=actor, at=at)
    why = f"Dienst voortijdig beëindigd: {row.get_early_end_display()}"
    for report in row.reports_in:
        withdraw_terms(["D4"], row.case, reason=why, actor=actor, report=report)
    tell_result(row, follow_up=YesNoUnknown.NO, at=at, actor=actor)
    tell_owner(row, "is voortijdig beëindigd")
    _end(row, at=at, actor=actor)
    return row


@transaction.atomic
def convert_to_investigation(track: Track, *, actor: "User", at: datetime | None = None) -> Track:
    """V&V becomes an investigation: the history stays, and D4 keeps its date (2.6, 7.6)."""
    row = take_step(track, "convert", actor=actor, at=at or timezone.now())
    tell_owner(row, "is nu een onderzoek; bekijk het gespreksplan opnieuw")
    return row


def _end(track: Track, *, at: datetime, actor: "User") -> None:
    """The second professional is done, and the case no longer waits for this track.

    A new report may have brought a next track while this one still owed its letters.
    """
    following = running_track(track.case)
    if following is None:
        end_working_along(track.case, task=SECOND, at=at, actor=actor)
        end_track(track.case, because=track, at=at, actor=actor)
    elif track.second and track.second != following.second:
        colleague = track.second
        end_working_along(track.case, task=SECOND, at=at, actor=actor, colleague=colleague)
    course_changed(track.case, because=track, at=at, actor=actor)
