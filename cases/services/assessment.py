"""The safety assessment from its start to its end, and the way back."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.enums import AssessmentState, CaseState, ReportState, TriageOutcome
from cases.models import (
    CaseAssignment,
    ConflictOfInterest,
    InstrumentTemplate,
    Report,
    SafetyAssessment,
)
from cases.services.assignments import let_carry
from cases.services.consequences import (
    STEP_OF_OUTCOME,
    move_case,
    run_terms_after,
    withdraw_terms_of,
)
from cases.services.decision import keep_grounds, set_aside_decision
from cases.services.holding import held
from cases.services.regie import vt_takes_regie
from cases.services.repeat_reports import triage_begins_anew, triage_is_done
from cases.services.review import set_aside_reviews, set_aside_unanswered
from common.exceptions import DomainError, TransitionBlocked
from notifications.enums import NotificationKind
from notifications.services import Message, notify
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

S = AssessmentState
WHY_REGIE = "Veiligheidsbeoordeling heropend"
GIVEN = "is aan u gegeven om te beoordelen"


@transaction.atomic
def begin(
    report: Report, *, assessor: "User", actor: "User", at: datetime | None = None
) -> SafetyAssessment:
    """A triagist takes the report, or a team lead gives it to one; the sources are asked first."""
    at = at or timezone.now()
    report = locked(report)
    if not _may_give(report, actor, to=assessor):
        raise PermissionDenied
    if report.state != ReportState.RECEIVED:
        taken = SafetyAssessment.objects.filter(report=report).first()
        who = f"{taken.assessor.name} heeft deze melding al opgepakt." if taken else ""
        raise TransitionBlocked(NOT_FROM_HERE, *filter(None, [who]))
    _refuse_unfit(report, assessor)
    assessment = SafetyAssessment.objects.create(
        report=report, assessor=assessor, instrument=_instrument_on(timezone.localdate(at))
    )
    take_step(report, "start_assessment", actor=actor, because=assessment)
    assessment = take_step(assessment, "start_gathering", actor=actor, because=report, at=at)
    if not CaseAssignment.objects.filter(case=report.case, until=None).exists():
        let_carry(report.case, to=assessor, reason="Veiligheidsbeoordeling", actor=actor, at=at)
    if assessor != actor:
        _tell(assessment, f"given:{at.isoformat()}", GIVEN)
    return assessment


@transaction.atomic
def hand_assessment_to(
    assessment: SafetyAssessment, *, to: "User", reason: str, actor: "User"
) -> SafetyAssessment:
    """Another triagist answers for the assessment from now on; who wrote in it stays an author."""
    row = locked(assessment)
    if not permissions.can_assign(row.report.case, actor):
        raise PermissionDenied
    if not reason.strip():
        raise DomainError("Schrijf waarom de beoordeling naar een ander gaat.")
    if row.report.state != ReportState.ASSESSING:
        raise TransitionBlocked(NOT_FROM_HERE)
    _refuse_unfit(row.report, to)
    former = row.assessor_id
    row.assessor = to
    row.save(update_fields=["assessor"])
    record(
        AuditEvent.CHANGED, actor=actor, target=row, assessor=to.pk, before=former, reason=reason
    )
    if CaseAssignment.objects.filter(case=row.report.case, worker=former, until=None).exists():
        let_carry(row.report.case, to=to, reason=reason, actor=actor)
    if to != actor:
        _tell(row, f"given:{timezone.now().isoformat()}", GIVEN)
    return row


@transaction.atomic
def save_closing(
    assessment: SafetyAssessment,
    *,
    actor: "User",
    motivation: str,
    family_contact_by: str,
    family_contact_name: str = "",
) -> SafetyAssessment:
    """Why this choice now (003-30), and who contacts the family (002-11)."""
    row = held(assessment, S.DECIDED, actor=actor)
    given = {
        "motivation": motivation.strip(),
        "family_contact_by": family_contact_by,
        "family_contact_name": family_contact_name.strip(),
    }
    changed = [name for name, value in given.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, given[name])
    if changed:
        row.save(update_fields=changed)
        record(AuditEvent.CHANGED, actor=actor, target=row, fields=changed)
    return row


@transaction.atomic
def complete(
    assessment: SafetyAssessment, *, actor: "User", at: datetime | None = None
) -> SafetyAssessment:
    """Triage is done: the report and the case move on, D1 ends, letters and their terms begin."""
    at = at or timezone.now()
    locked(assessment.report)
    held(assessment, S.DECIDED, actor=actor)
    row = take_step(assessment, "complete", actor=actor, at=at)
    report = take_step(row.report, "complete_assessment", actor=actor, because=row, at=at)
    if step := STEP_OF_OUTCOME.get(TriageOutcome(row.outcome)):
        report = take_step(report, step, actor=actor, because=row)
    keep_grounds(row)
    set_aside_unanswered(report, at=at)
    run_terms_after(row, at=at, actor=actor)
    move_case(report.case, because=row, actor=actor)
    triage_is_done(report, at=at, actor=actor)
    return row


@transaction.atomic
def reopen(
    assessment: SafetyAssessment, *, reason: str, actor: "User", at: datetime | None = None
) -> SafetyAssessment:
    """A new fact in an open case: the team lead has it assessed again. D1 does not run again."""
    if not permissions.can_reopen(assessment, actor):
        raise PermissionDenied
    if not reason.strip():
        raise DomainError("Schrijf welk nieuw feit een nieuwe beoordeling nodig maakt.")
    at = at or timezone.now()
    # The report first, as whoever sends a letter does: the decision stands, or it does not.
    locked(assessment.report)
    row = take_step(assessment, "reopen", actor=actor, reason=reason.strip())
    report = take_step(row.report, "assess_again", actor=actor, because=row)
    if report.case.state != CaseState.ASSESSING:
        case = take_step(report.case, "assess_again", actor=actor, because=row, at=at)
        vt_takes_regie(case, at=at, reason=WHY_REGIE, actor=actor)
    set_aside_decision(row, at=at)
    set_aside_reviews(row, at=at)
    triage_begins_anew(report, actor=actor)
    withdraw_terms_of(report, reason="De veiligheidsbeoordeling is heropend.", actor=actor)
    _tell(row, f"reopened:{at.isoformat()}", "is heropend en wacht op een nieuwe beoordeling")
    return row


def _may_give(report: Report, actor: "User", *, to: "User") -> bool:
    """A triagist takes for oneself; a team lead gives to a triagist."""
    if actor.region is None or actor.region.pk != report.case.region_id:
        return False
    return actor.may(Permission.CASE_ASSIGN) or (
        actor == to and permissions.can_assess_report(report, actor)
    )


def _refuse_unfit(report: Report, assessor: "User") -> None:
    if not permissions.can_assess_report(report, assessor) or not assessor.is_active:
        raise DomainError(f"{assessor.name} is geen triagist in deze regio. Kies een triagist.")
    if ConflictOfInterest.objects.filter(case=report.case, user=assessor).exists():
        raise DomainError(f"{assessor.name} mag dit dossier niet zien. Kies een andere triagist.")


def _instrument_on(day: date) -> InstrumentTemplate:
    newest = InstrumentTemplate.objects.filter(valid_from__lte=day).order_by("-valid_from", "-pk")
    instrument = newest.first()
    if instrument is None:
        raise DomainError(
            "Er is nog geen taxatie-instrument. Vraag de beheerder het klaar te zetten."
        )
    return instrument


def _tell(assessment: SafetyAssessment, key: str, what: str) -> None:
    number = assessment.report.number
    message = Message(
        kind=NotificationKind.ASSIGNMENT,
        key=f"assessment:{number}:{key}",
        title=f"Melding {number} {what}",
        path=reverse("cases:assessment", args=[number]),
    )
    notify([assessment.assessor], message)
