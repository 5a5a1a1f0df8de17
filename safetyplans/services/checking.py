"""The quality gate: two people read the plan and tick it, each for exactly these words (6.5)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.events import AuditEvent
from audit.services import record
from cases.models.grants import not_kept_out
from cases.services.working_along import end_working_along, let_work_along
from common.exceptions import DomainError, TransitionBlocked
from notifications.enums import NotificationKind
from notifications.services import Message, notify
from safetyplans.content import digest, snapshot
from safetyplans.enums import CheckedAs
from safetyplans.models import QualityCheck, SafetyPlan
from safetyplans.permissions import checks_as
from safetyplans.selectors.readers import possible_readers
from safetyplans.services.adopting import SECOND_READER
from safetyplans.services.holding import held
from workflow.steps import NOT_FROM_HERE, locked

TICKS = ("facts_concrete", "conditions_lasting", "help_motivated", "plain_words")
OTHER_WORDS = (
    "De tekst van het plan is veranderd terwijl u las. Uw opmerkingen staan er nog. Lees wat er "
    "nu staat en toets opnieuw."
)
NO_REASON = "Vink alle vier de punten aan, of schrijf in de opmerkingen wat er anders moet."


@transaction.atomic
def check_plan(
    plan: SafetyPlan,
    *,
    ticks: dict[str, bool],
    actor: User,
    remarks: str = "",
    seen: str = "",
    at: datetime | None = None,
) -> QualityCheck:
    """What this reader thinks of the plan as it is now: four ticks, and remarks for the author.

    Whoever wrote in it checks as author, whoever did not as second reader; nobody is both.
    ``seen`` is the fingerprint of the words that were on the page.
    Raises PermissionDenied, TransitionBlocked once adopted, or DomainError.
    """
    row = locked(plan)
    role = checks_as(row, actor)
    if role is None:
        raise PermissionDenied
    if not row.is_open:
        raise TransitionBlocked(NOT_FROM_HERE)
    words = digest(snapshot(row))
    if seen and seen != words:
        raise DomainError(OTHER_WORDS)
    given = {name: bool(ticks.get(name)) for name in TICKS}
    if not all(given.values()) and not remarks.strip():
        raise DomainError(NO_REASON)
    check = QualityCheck.objects.create(
        plan=row,
        role=role,
        remarks=remarks.strip(),
        content_hash=words,
        at=at or timezone.now(),
        by=actor,
        **given,
    )
    record(AuditEvent.CHANGED, actor=actor, target=row, checked_as=role, passed=check.passed)
    if role == CheckedAs.SECOND:
        _tell_author(check)
    return check


@transaction.atomic
def ask_second_reader(
    plan: SafetyPlan, *, reader: User, actor: User, at: datetime | None = None
) -> SafetyPlan:
    """A colleague who did not write is asked to read; from then on that colleague sees the case.

    Who was asked before no longer does. Raises DomainError when this colleague cannot.
    """
    row = held(plan, actor=actor)
    if reader not in possible_readers(row):
        raise DomainError(f"{reader.name} kan dit plan niet toetsen. Kies een andere collega.")
    at = at or timezone.now()
    if row.second_reader_id not in {None, reader.pk}:
        end_working_along(
            row.case, task=SECOND_READER, at=at, actor=actor, colleague=row.second_reader
        )
    let_work_along(row.case, colleague=reader, task=SECOND_READER, at=at, actor=actor)
    row.second_reader = reader
    row.save(update_fields=["second_reader"])
    record(AuditEvent.CHANGED, actor=actor, target=row, second_reader=reader.pk)
    words = digest(snapshot(row))[:12]
    message = Message(
        kind=NotificationKind.APPROVAL,
        key=f"plan-reader:{row.pk}:{words}",
        title=f"Lees een veiligheidsplan als tweede lezer: {row.number}",
        body=f"{actor.name} vraagt u dit plan te lezen en te toetsen.",
        path=reverse("safetyplans:check", args=[row.number]),
        by_email=True,
    )
    notify([reader], message)
    return row


def _tell_author(check: QualityCheck) -> None:
    plan = check.plan
    said = "Alle vier de punten zijn aangevinkt." if check.passed else "Het plan is nog niet klaar."
    message = Message(
        kind=NotificationKind.TASK,
        key=f"plan-checked:{check.pk}",
        title=f"De tweede lezer heeft het veiligheidsplan getoetst: {plan.number}",
        body=f"{check.by.name} las het plan. {said}"
        + (" Er staan opmerkingen bij." if check.remarks else ""),
        path=reverse("safetyplans:check", args=[plan.number]),
        by_email=True,
    )
    notify(not_kept_out(User.objects.filter(pk=plan.author_id), plan.case), message)
