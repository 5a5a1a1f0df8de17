"""Coordinating a repeat report with the process director, or trying twice in vain (000-32)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.enums import ContactChannel, DirectorView, OthersToldBy, RepeatState
from cases.models import CoordinationAttempt, DirectorAnswer, RepeatReport
from cases.services.repeat_follow import came_to
from cases.services.repeat_messages import tell_of_answer
from cases.services.terms import meet_terms
from common.exceptions import DomainError, TransitionBlocked
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

D12 = ["D12"]
ENOUGH = 2
FUTURE = "Dit moment ligt in de toekomst. Controleer datum en tijd."
BEFORE = "U kunt niet hebben afgestemd vóór de melding binnenkwam. Controleer datum en tijd."
NO_WHO = "Vul in met wie u hebt gesproken, met functie."
NO_HOW = "Kies hoe u elkaar sprak."
NO_VIEW = "Kies wat de procesregisseur ervan vindt."
NO_WORDS = "Schrijf in een paar zinnen wat de procesregisseur zegt."
NO_TRIED = "Vul in wie u probeerde te bereiken."
NO_RESULT = "Schrijf wat ervan kwam, zoals ‘voicemail ingesproken’."
TWICE = "Op dit moment is al een poging vastgelegd. Een tweede poging is op een ander moment."


@transaction.atomic
def coordinate(
    repeat: RepeatReport,
    *,
    spoken_to: str,
    channel: ContactChannel | str,
    view: DirectorView | str,
    words: str,
    actor: "User",
    at: datetime | None = None,
) -> RepeatReport:
    """VT spoke who directs: who, when, how and what they think; D12 is met. Also after two
    attempts, when somebody is reached at last. Sent twice it is one talk."""
    row, at = _held(repeat, actor), at or timezone.now()
    told = {
        "spoken_to": spoken_to.strip(),
        "channel": channel,
        "view": view,
        "words": words.strip(),
    }
    if row.coordinated_at == at and _told(row) == told:
        return row
    _refuse(
        row, at, told, {"spoken_to": NO_WHO, "channel": NO_HOW, "view": NO_VIEW, "words": NO_WORDS}
    )
    return _coordinated(row, at=at, actor=actor, told=told)


@transaction.atomic
def note_attempt(
    repeat: RepeatReport,
    *,
    tried: str,
    channel: ContactChannel | str,
    result: str,
    actor: "User",
    at: datetime | None = None,
) -> CoordinationAttempt:
    """VT tried and did not succeed; after the second attempt triage may go on without."""
    row, at = _held(repeat, actor), at or timezone.now()
    told = {"tried": tried.strip(), "channel": channel, "result": result.strip()}
    known = CoordinationAttempt.objects.filter(repeat=row, at=at).first()
    if known and all(getattr(known, name) == value for name, value in told.items()):
        return known
    if row.state != RepeatState.COORDINATING:
        raise TransitionBlocked(NOT_FROM_HERE)
    if known:
        raise DomainError(TWICE)
    _refuse(row, at, told, {"tried": NO_TRIED, "channel": NO_HOW, "result": NO_RESULT})
    attempt = CoordinationAttempt.objects.create(repeat=row, at=at, by=actor, **told)
    record(AuditEvent.CREATED, actor=actor, target=row, attempt=attempt.pk)
    if row.attempts.count() >= ENOUGH:
        row = take_step(row, "go_on_unheard", actor=actor, because=row.report)
        _met(row, at=at, actor=actor)
    return attempt


@transaction.atomic
def answer_as_director(
    repeat: RepeatReport, *, view: DirectorView | str, words: str, actor: "User"
) -> DirectorAnswer:
    """Who directs at the partner says what they think; VT confirms it before it counts (A3)."""
    row = locked(repeat)
    if not permissions.can_answer_as_director(row, actor):
        raise PermissionDenied
    told = {"view": view, "words": words.strip()}
    known = row.answers.first()
    if known and known.given_by == actor and (known.view, known.words) == (view, words.strip()):
        return known
    if row.coordinated_at or row.state not in (RepeatState.COORDINATING, RepeatState.COORDINATED):
        raise TransitionBlocked(NOT_FROM_HERE)
    now = timezone.now()
    _refuse(row, now, told, {"view": NO_VIEW, "words": NO_WORDS})
    assert row.director, "who may answer works at the organisation that directs"
    answer = DirectorAnswer.objects.create(
        repeat=row, organisation=row.director, given_at=now, given_by=actor, **told
    )
    record(AuditEvent.SENT, actor=actor, target=row, answer=answer.pk)
    tell_of_answer(answer)
    return answer


@transaction.atomic
def confirm_answer(repeat: RepeatReport, *, answer: int, actor: "User") -> RepeatReport:
    """What the partner answered in writing is the coordination."""
    row = _held(repeat, actor)
    given = DirectorAnswer.objects.select_related("organisation", "given_by").filter(
        repeat=row, pk=answer
    )
    said = given.first()
    if said is None:
        raise DomainError("Dit antwoord hoort niet bij deze melding.")
    if said.confirmed_at:
        return row
    told = {
        "spoken_to": f"{said.given_by.name}, {said.organisation.name}"[:160],
        "channel": ContactChannel.WRITTEN,
        "view": said.view,
        "words": said.words,
    }
    row = _coordinated(row, at=said.given_at, actor=actor, told=told)
    said.confirmed_at, said.confirmed_by = timezone.now(), actor
    said.save(update_fields=["confirmed_at", "confirmed_by"])
    return row


@transaction.atomic
def others_have_heard(repeat: RepeatReport, *, actor: "User") -> RepeatReport:
    """The partner told huisarts, jeugdgezondheidszorg or school, as was asked (002-18). Said
    twice the first moment stands."""
    row = locked(repeat)
    if not permissions.can_answer_as_director(row, actor):
        raise PermissionDenied
    if row.state != RepeatState.PROCESSED or row.others_told_by != OthersToldBy.PARTNER:
        raise TransitionBlocked(NOT_FROM_HERE)
    if row.others_heard_at is None:
        row.others_heard_at, row.others_heard_by = timezone.now(), actor
        row.save(update_fields=["others_heard_at", "others_heard_by"])
        record(AuditEvent.CHANGED, actor=actor, target=row, others_heard=True)
    return row


def _held(repeat: RepeatReport, actor: "User") -> RepeatReport:
    row = locked(repeat)
    if not permissions.can_coordinate(row, actor):
        raise PermissionDenied
    return row


def _coordinated(
    row: RepeatReport, *, at: datetime, actor: "User", told: "dict[str, Any]"
) -> RepeatReport:
    row = take_step(row, "coordinate", actor=actor, at=at, by=actor, **told)
    _met(row, at=at, actor=actor)
    return row


def _met(row: RepeatReport, *, at: datetime, actor: "User") -> None:
    """Who was spoken before VT saw that it was a repeat report was spoken in time."""
    heard = max(at, row.signalled_at)
    meet_terms(D12, row.report.case, actor=actor, at=heard, report=row.report)
    came_to(row, at=at, actor=actor)


def _refuse(
    row: RepeatReport, at: datetime, told: "dict[str, str]", sentences: "dict[str, str]"
) -> None:
    """Every sentence at once."""
    reasons = [sentence for name, sentence in sentences.items() if not told[name]]
    if at > timezone.now():
        reasons.append(FUTURE)
    if at < row.report.received_at:
        reasons.append(BEFORE)
    if reasons:
        raise DomainError(*reasons)


def _told(row: RepeatReport) -> "dict[str, str]":
    return {
        "spoken_to": row.coordinated_with,
        "channel": row.channel,
        "view": row.director_view,
        "words": row.director_words,
    }
