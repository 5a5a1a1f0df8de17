"""Veilig Thuis judges a report back: a new report, advice, or contact from monitoring (3.11f)."""

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cases.models import Report
from cases.services.at_local_field import report_back_is_answered
from cases.services.intake import register_report
from common.exceptions import DomainError, TransitionBlocked
from localfield.enums import UNANSWERED, JudgedAs
from localfield.models import ReportBack
from localfield.permissions import can_judge_report_back
from localfield.services.messages import tell_monitor_to_call, tell_of_judgement
from localfield.services.report_of import NewReport, report_facts
from safetyplans.enums import VersionReason
from safetyplans.services.local import plan_is_resumed
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

NO_OUTCOME = "Kies wat er met deze terugmelding gebeurt."
NO_OCCASION = "Kies waar de nieuwe melding over gaat."
NO_ACTION = "De terugmelding kan niet wachten. Schrijf wat er als eerste gebeurt."
STEP = {
    JudgedAs.NEW_REPORT: "make_report",
    JudgedAs.ADVICE: "advise",
    JudgedAs.MONITOR_CONTACT: "contact_by_monitor",
}


@transaction.atomic
def judge(
    report_back: ReportBack,
    *,
    outcome: JudgedAs | str,
    text: str,
    actor: "User",
    new_report: NewReport | None = None,
) -> ReportBack:
    """Answer the local field; the plan goes on with the answer.

    A new report counts from the moment it was reported back (D1), with the partner as the
    professional who reports and stays involved. Judged twice in the same way it is one answer.
    """
    row = locked(report_back)
    if not can_judge_report_back(row, actor):
        raise PermissionDenied
    if outcome not in JudgedAs.values:
        raise DomainError(NO_OUTCOME)
    if row.state not in UNANSWERED:
        return _as_it_was(row, outcome, text)
    row.judgement = text.strip()
    row.save(update_fields=["judgement"])
    row = take_step(row, "judge", actor=actor, at=timezone.now(), by=actor)
    if outcome == JudgedAs.NEW_REPORT:
        row.report_number = _register(row, new_report, actor).number
        row.save(update_fields=["report_number"])
    row = take_step(row, STEP[JudgedAs(outcome)], actor=actor)
    report_back_is_answered(row.case, actor=actor)
    reason = VersionReason.NEW_REPORT if row.report_number else VersionReason.ADVICE
    note = f"Antwoord van Veilig Thuis: {row.get_state_display()} {row.report_number}".strip()
    plan_is_resumed(row.case, because=row, actor=actor, note=note, reason=reason)
    tell_of_judgement(row)
    if outcome == JudgedAs.MONITOR_CONTACT:
        tell_monitor_to_call(row)
    return row


def _as_it_was(row: ReportBack, outcome: str, text: str) -> ReportBack:
    """Sent twice it is one answer; who comes second with another hears that it was given."""
    if row.state != outcome or row.judgement != text.strip():
        raise TransitionBlocked(NOT_FROM_HERE)
    return row


def _register(row: ReportBack, new: NewReport | None, actor: "User") -> Report:
    if new is None or not new.occasions:
        raise DomainError(NO_OCCASION)
    if row.urgent and not new.first_action.strip():
        raise DomainError(NO_ACTION)
    facts = report_facts(row, new, key=uuid5(NAMESPACE_URL, f"terugmelding {row.pk}"))
    return register_report(facts, actor=actor, case=row.case, because=row)
