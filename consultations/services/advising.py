"""Registering an advice: in one go after the talk, or step by step while it goes on."""

from dataclasses import fields, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from consultations.enums import AdviceState, EndReason
from consultations.guards import advice as guards
from consultations.models import Consultation, ConsultationDraft
from consultations.permissions import can_advise
from consultations.services.advice_facts import AdviceFacts, Reasons
from consultations.services.scanning import for_the_log, note_overruled, refuse_identities
from deadlines.workdays import AMSTERDAM
from numbering.enums import SeriesKind
from numbering.services import FIRST_YEAR, next_number
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

LISTS = ("occasions", "natures", "age_bands")
# Not columns of the advice, or not to be changed once it is there.
NOT_COPIED = {"region", "key", "ended_at"}
EDITABLE = [AdviceState.TALKING, AdviceState.ADVISED, AdviceState.SUPPORTING]
NO_REASONS = Reasons()
_TALK = (
    guards.caller_is_known_by_capacity,
    guards.meldcode_step_is_asked,
    guards.purpose_is_asked,
)
_ADVICE = (
    guards.occasion_is_chosen,
    guards.advice_is_written,
    guards.home_visit_has_a_question,
)
STEPS_BEHIND = {
    AdviceState.TALKING: (_TALK,),
    AdviceState.ADVISED: (_TALK, _ADVICE),
    AdviceState.SUPPORTING: (_TALK, _ADVICE, (guards.support_is_planned,)),
}


@transaction.atomic
def begin_advice(
    facts: AdviceFacts, *, actor: "User", reasons: Reasons = NO_REASONS
) -> Consultation:
    """A talk that goes on: recorded with what is known, to be finished later (3.1 in_gesprek).

    Handed in twice with one ``key`` it is the same advice. Nothing is recorded that points to a
    person, unless somebody says why it stays (A6).
    """
    if known := Consultation.objects.filter(key=facts.key).first():
        return known
    region = facts.region or actor.region
    if region is None:
        raise DomainError(
            "U werkt niet voor een Veilig Thuis-regio en kunt hier geen advies geven."
        )
    refuse_times_to_come(facts)
    number = next_number(SeriesKind.ADVICE, facts.began_at.astimezone(AMSTERDAM).year)
    # The number made us wait for whoever was registering: a second click finds the first one.
    if known := Consultation.objects.filter(key=facts.key).first():
        return known
    advice = Consultation(
        number=number,
        region=region,
        key=facts.key,
        handled_by=actor,
    )
    _write(advice, facts)
    _note_norm(advice, reasons.norm)
    refuse_identities(advice, despite=reasons.identities)
    note_overruled(advice, reasons.identities)
    advice.save()
    record(AuditEvent.CREATED, actor=actor, target=advice)
    ConsultationDraft.objects.filter(key=facts.key).delete()
    return take_step(advice, "start_talk", actor=actor)


@transaction.atomic
def register_advice(
    facts: AdviceFacts,
    *,
    actor: "User",
    reasons: Reasons = NO_REASONS,
    end_reason: str = EndReason.ANSWERED,
) -> Consultation:
    """The whole talk in one go: begun, advised and closed; with a support plan it stays open.

    A talk that was kept earlier under the same ``key`` is finished with what is known now.
    """
    kept = Consultation.objects.filter(key=facts.key, state=AdviceState.TALKING).first()
    if kept:
        advice = change_advice(kept, facts, actor=actor, reasons=reasons)
    else:
        advice = begin_advice(facts, actor=actor, reasons=reasons)
    if advice.state != AdviceState.TALKING:
        return advice
    advice = give_advice(advice, actor=actor, at=facts.ended_at, reasons=reasons)
    if facts.support_plan.strip() or facts.next_contact_on:
        passed = for_the_log(reasons.identities)
        return take_step(advice, "start_support", actor=actor, despite=passed)
    return close_advice(advice, reason=end_reason, actor=actor, at=facts.ended_at)


@transaction.atomic
def change_advice(
    advice: Consultation,
    facts: AdviceFacts,
    *,
    actor: "User",
    reasons: Reasons = NO_REASONS,
) -> Consultation:
    """Fill in or mend what was noted while the advice is open; who and when it began stay."""
    row = locked(advice)
    if not can_advise(row, actor):
        raise PermissionDenied
    if row.state not in EDITABLE:
        raise TransitionBlocked(NOT_FROM_HERE)
    refuse_times_to_come(facts)
    _write(row, facts)
    _note_norm(row, reasons.norm)
    _refuse_less(row)
    if row.state == AdviceState.TALKING:
        refuse_identities(row, despite=reasons.identities)
    else:
        _refuse_unpassed(row, reasons)
    note_overruled(row, reasons.identities)
    row.save()
    record(AuditEvent.CHANGED, actor=actor, target=row, despite=reasons.told)
    ConsultationDraft.objects.under(row.key, actor).delete()
    return row


def stands_in(advice: Consultation, facts: AdviceFacts) -> bool:
    """Whether nothing was said here that is not in the advice already."""
    said = {given.name: getattr(facts, given.name) for given in fields(facts)}
    known = all(
        getattr(advice, name) == (list(value) if name in LISTS else value)
        for name, value in said.items()
        if name not in NOT_COPIED
    )
    return known and facts.ended_at in (None, advice.ended_at)


@transaction.atomic
def give_advice(
    advice: Consultation,
    *,
    actor: "User",
    at: datetime | None = None,
    reasons: Reasons = NO_REASONS,
) -> Consultation:
    """The caller has the advice: from now on it counts (004-18).

    Each warning wants its own reason: why a found name stays, why the norm was not mentioned.
    """
    row = locked(advice)
    reasons = replace(reasons, norm=reasons.norm or row.norm_untold_because)
    _note_norm(row, reasons.norm)
    _refuse_unpassed(row, reasons)
    if reasons.identities:
        note_overruled(row, reasons.identities)
    row.save(update_fields=["overruled_because", "norm_untold_because"])
    return take_step(row, "give_advice", actor=actor, despite=reasons.told, at=at or timezone.now())


@transaction.atomic
def close_advice(
    advice: Consultation, *, reason: str, actor: "User", at: datetime | None = None
) -> Consultation:
    """Nothing more is to be done for this caller."""
    row = locked(advice)
    row.end_reason = EndReason(reason) if reason else ""
    row.save(update_fields=["end_reason"])
    return take_step(row, "close", actor=actor, at=at or timezone.now())


@transaction.atomic
def lapse_advice(
    advice: Consultation,
    *,
    reason: str,
    actor: "User",
    at: datetime | None = None,
    despite: str = "",
) -> Consultation:
    """It turns out not to be an advice, for instance a wrong connection. It does not count."""
    row = locked(advice)
    row.lapse_reason = reason.strip()
    _pass_scan(row, despite)
    return take_step(row, "lapse", actor=actor, at=at or timezone.now())


@transaction.atomic
def reopen_advice(
    advice: Consultation, *, reason: str, actor: "User", despite: str = ""
) -> Consultation:
    """The caller rings back about the same advice, or something was noted wrong."""
    row = locked(advice)
    row.reopen_reason = reason.strip()
    _pass_scan(row, despite)
    return take_step(row, "reopen", actor=actor)


def refuse_times_to_come(facts: AdviceFacts) -> None:
    """A talk has begun before it is noted, and ends after it began."""
    now, ended = timezone.now(), facts.ended_at
    if facts.began_at.year < FIRST_YEAR:
        raise DomainError(f"Het gesprek ligt vóór {FIRST_YEAR}. Controleer het jaar.")
    if facts.began_at > now or (ended and ended > now):
        raise DomainError("Het gesprek ligt in de toekomst. Controleer datum en tijd.")
    if ended and ended < facts.began_at:
        raise DomainError("Het einde van het gesprek ligt vóór het begin.")
    if (
        facts.next_contact_on
        and facts.next_contact_on < facts.began_at.astimezone(AMSTERDAM).date()
    ):
        raise DomainError("Het volgende contact ligt vóór dit gesprek. Controleer de datum.")


def _write(advice: Consultation, facts: AdviceFacts) -> None:
    for given in fields(facts):
        if given.name in NOT_COPIED:
            continue
        value = getattr(facts, given.name)
        setattr(advice, given.name, list(value) if given.name in LISTS else value)


def _pass_scan(advice: Consultation, despite: str) -> None:
    """A reason is free text too; what was passed with a reason before stays passed."""
    refuse_identities(advice, despite=despite or advice.overruled_because)
    note_overruled(advice, despite)
    advice.save()


def _refuse_less(advice: Consultation) -> None:
    """What had to be there to come this far cannot be taken away again."""
    missing = [
        guard.says(advice)
        for step in STEPS_BEHIND[advice.state]
        for guard in step
        if not guard(advice)
    ]
    if missing:
        raise TransitionBlocked(*missing)


def _note_norm(advice: Consultation, reason: str) -> None:
    """Why it was not said that reporting is the norm, for as long as that is so (002-03)."""
    advice.norm_untold_because = "" if guards.norm_is_told(advice) else reason.strip()


def _refuse_unpassed(advice: Consultation, reasons: Reasons) -> None:
    """One reason does not cover two warnings."""
    asked = (
        (guards.texts_point_to_nobody, reasons.identities),
        (guards.norm_is_told, reasons.norm),
    )
    missing = [g.says(advice) for g, reason in asked if not reason.strip() and not g(advice)]
    if missing:
        raise ReasonRequired(*missing)
