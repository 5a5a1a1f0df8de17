"""One submission of the page: the talk, the decision, the tasks and the follow-up together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from consultations.models import ConsultationDraft, UsdConsultation
from consultations.services.usd import (
    NO_REASONS,
    already_recorded,
    change_usd,
    held,
    register_usd,
)
from consultations.services.usd_deciding import close_usd, decide, divide_tasks, plan_follow_up
from consultations.services.usd_facts import (
    DecisionFacts,
    FollowUp,
    TaskFacts,
    UsdFacts,
    UsdReasons,
)

if TYPE_CHECKING:
    from accounts.models import User

NOTHING_PLANNED = FollowUp()


@dataclass(frozen=True, kw_only=True)
class Written:
    """What stood on the page.

    ``facts`` is None once they stand, ``tasks`` when they are to stay as they are, ``decision``
    when none was chosen.
    """

    facts: UsdFacts | None = None
    tasks: Sequence[TaskFacts] | None = None
    follow_up: FollowUp = NOTHING_PLANNED
    decision: DecisionFacts | None = None
    close: bool = False
    reasons: UsdReasons = NO_REASONS


@transaction.atomic
def begin_record(written: Written, *, actor: "User") -> UsdConsultation:
    """A new consultation with all that is on the page; handed in twice it is one."""
    assert written.facts is not None
    known = already_recorded(written.facts, actor=actor)
    if known:
        return known
    ConsultationDraft.objects.under(written.facts.key, actor).delete()
    row = register_usd(written.facts, actor=actor, reasons=written.reasons)
    return _rest(row, written, actor)


@transaction.atomic
def continue_record(
    consultation: UsdConsultation, written: Written, *, actor: "User"
) -> UsdConsultation:
    """Everything that is on the page, or nothing of it."""
    row = held(consultation, actor)
    ConsultationDraft.objects.under(row.key, actor).delete()
    if written.facts:
        row = change_usd(row, written.facts, actor=actor, reasons=written.reasons)
    return _rest(row, written, actor)


def _rest(row: UsdConsultation, written: Written, actor: "User") -> UsdConsultation:
    reasons = written.reasons
    if written.tasks is not None:
        divide_tasks(row, written.tasks, actor=actor, reasons=reasons)
    row = plan_follow_up(row, written.follow_up, actor=actor, reasons=reasons)
    if written.decision:
        row = decide(row, written.decision, actor=actor, reasons=reasons)
    return close_usd(row, actor=actor, reasons=reasons) if written.close else row
