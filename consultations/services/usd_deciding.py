"""What a municipality and Veilig Thuis decided together, who does what, and the end of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.dutch import long_day
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from consultations.enums import UsdState
from consultations.guards import usd as guards
from consultations.models import UsdConsultation, UsdTask
from consultations.services.scanning import for_the_log
from consultations.services.usd import NO_REASONS, account_for, held, pointers_in
from consultations.services.usd_facts import DecisionFacts, FollowUp, TaskFacts, UsdReasons
from workflow.steps import cautions, objections, take_step

if TYPE_CHECKING:
    from accounts.models import User

STEP_OF = {
    UsdState.OWN_WAY: "go_own_way",
    UsdState.TALK_FURTHER: "talk_further",
    UsdState.REPORTED: "report",
    UsdState.VT_DIRECTS: "let_vt_direct",
}
# From where a decision can still be taken or become another.
OPEN_TO = {
    UsdState.ADVISED: set(STEP_OF),
    UsdState.OWN_WAY: {UsdState.TALK_FURTHER, UsdState.REPORTED, UsdState.VT_DIRECTS},
    UsdState.TALK_FURTHER: {UsdState.REPORTED, UsdState.VT_DIRECTS},
}
NO_CHOICE = "Kies wat u samen met Veilig Thuis hebt besloten."
NOT_BACK = (
    "Dit besluit kan niet meer worden gewijzigd in ‘{}’. Overlegt u opnieuw met Veilig Thuis, maak "
    "dan een nieuwe consultatie."
)
CLOSED = "Deze consultatie is afgesloten. Maak een nieuwe consultatie als u opnieuw overlegt."
TASK_HALF = "Vul bij elke taak in wie hem doet en wat de taak is."
DAY_PAST = "De dag om op te volgen ligt in het verleden. Kies vandaag of later."


@transaction.atomic
def decide(
    consultation: UsdConsultation,
    facts: DecisionFacts,
    *,
    actor: "User",
    reasons: UsdReasons = NO_REASONS,
    at: datetime | None = None,
) -> UsdConsultation:
    """Own way, Overleg Veilig Verder, a report, or Veilig Thuis directs (000-10).

    Own way or a further talk may still become a report. The same decision again changes nothing.
    """
    row = held(consultation, actor)
    if row.decision and row.decision == facts.decision:
        return row
    _refuse_impossible(row, facts.decision)
    chosen = UsdState(facts.decision)
    before = pointers_in(row)
    row.decision_note = _explained(row, facts.note.strip())
    if chosen == UsdState.TALK_FURTHER:
        row.talk_on, row.talk_with = facts.talk_on, facts.talk_with.strip()
    account_for(row, pointers_in(row) - before, reasons)
    if _warned(row, chosen):
        row.unreported_because = reasons.unreported.strip()[:500]
    row.save()
    return _take(row, STEP_OF[chosen], reasons, actor=actor, at=at or timezone.now())


@transaction.atomic
def divide_tasks(
    consultation: UsdConsultation,
    tasks: Sequence[TaskFacts],
    *,
    actor: "User",
    reasons: UsdReasons = NO_REASONS,
) -> list[UsdTask]:
    """Who does what, as agreed with Veilig Thuis (000-11): the whole division, in its order."""
    row = held(consultation, actor)
    _refuse_closed(row)
    if any(not task.holder or not task.what.strip() for task in tasks):
        raise DomainError(TASK_HALF)
    known = list(row.tasks.all())
    if tasks_of(row) == list(tasks):
        return known
    rows = [
        UsdTask(
            consultation=row,
            holder=task.holder,
            role=task.role.strip(),
            what=task.what.strip(),
            until=task.until,
        )
        for task in tasks
    ]
    account_for(row, pointers_in(*rows) - pointers_in(*known), reasons).save()
    row.tasks.all().delete()
    UsdTask.objects.bulk_create(rows)
    record(AuditEvent.CHANGED, actor=actor, target=row, tasks=len(rows))
    return rows


@transaction.atomic
def plan_follow_up(
    consultation: UsdConsultation,
    follow_up: FollowUp,
    *,
    actor: "User",
    reasons: UsdReasons = NO_REASONS,
) -> UsdConsultation:
    """What happens next and when the consulent looks again; a day that passed may stand."""
    row = held(consultation, actor)
    _refuse_closed(row)
    text, day = follow_up.text.strip(), follow_up.on
    if (row.follow_up, row.follow_up_on) == (text, day):
        return row
    if day and day != row.follow_up_on and day < timezone.localdate():
        raise DomainError(DAY_PAST)
    before = pointers_in(row)
    row.follow_up, row.follow_up_on = text, day
    account_for(row, pointers_in(row) - before, reasons)
    row.save()
    record(AuditEvent.CHANGED, actor=actor, target=row, fields=["follow_up", "follow_up_on"])
    return row


@transaction.atomic
def close_usd(
    consultation: UsdConsultation,
    *,
    actor: "User",
    reasons: UsdReasons = NO_REASONS,
    at: datetime | None = None,
) -> UsdConsultation:
    """Decided and divided: for the municipality this consultation is finished."""
    row = held(consultation, actor)
    if row.state == UsdState.CLOSED:
        return row
    if not row.decision:
        raise TransitionBlocked(NO_CHOICE)
    before = pointers_in(row)
    if not guards.report_is_linked(row):
        row.unlinked_because = reasons.unlinked.strip()[:500]
    account_for(row, pointers_in(row) - before, reasons).save()
    return _take(row, "close", reasons, actor=actor, at=at or timezone.now())


def tasks_of(row: UsdConsultation) -> list[TaskFacts]:
    """The division as it stands."""
    return [
        TaskFacts(holder=task.holder, role=task.role, what=task.what, until=task.until)
        for task in row.tasks.all()
    ]


def _take(
    row: UsdConsultation, step: str, reasons: UsdReasons, *, actor: "User", at: datetime
) -> UsdConsultation:
    """Take the step; each caution wants the reason that belongs to it."""
    given = {
        guards.texts_point_to_nobody.objection: for_the_log(row.overruled_because),
        guards.report_is_linked.objection: reasons.unlinked,
    }
    passed = {said: given.get(said, reasons.unreported).strip() for said in cautions(row, step)}
    missing = [said for said, reason in passed.items() if not reason]
    if missing and not objections(row, step):
        raise ReasonRequired(*missing)
    return take_step(row, step, actor=actor, despite=" ".join({*passed.values()}), at=at)


def _warned(row: UsdConsultation, chosen: UsdState) -> bool:
    """Whether this decision leaves an unsafe situation without a report (002-03)."""
    stays = chosen in {UsdState.OWN_WAY, UsdState.TALK_FURTHER}
    return stays and not guards.unsafe_is_reported(row)


def _refuse_impossible(row: UsdConsultation, decision: str) -> None:
    _refuse_closed(row)
    if decision not in STEP_OF:
        raise TransitionBlocked(NO_CHOICE)
    if row.state == UsdState.REGISTERED:
        raise TransitionBlocked(*objections(row, "receive_advice"))
    if decision not in OPEN_TO.get(row.state, ()):
        raise TransitionBlocked(NOT_BACK.format(UsdState(decision).label))


def _refuse_closed(row: UsdConsultation) -> None:
    if row.state == UsdState.CLOSED:
        raise TransitionBlocked(CLOSED)


def _explained(row: UsdConsultation, note: str) -> str:
    """Why, with what was decided before it underneath."""
    if not (note and row.decision and row.decided_at):
        return note
    day = long_day(timezone.localdate(row.decided_at))
    return f"{note}\n\nEerder ({day}): {row.get_decision_display()}. {row.decision_note}"
