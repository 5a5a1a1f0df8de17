"""The doors to a single case and what hangs on it. Views and API come in here or not at all."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import note_refusal, record
from cases.models import (
    Case,
    FamilyNotice,
    Feedback,
    RepeatReport,
    Report,
    ReportDraft,
    SafetyAssessment,
)
from cases.permissions import can_coordinate, can_read_assessment, can_review
from cases.selectors.assessments import assessment_of
from cases.selectors.messages import feedback_of, notices_of, sees_reporter
from cases.selectors.repeats import repeat_of
from workflow.steps import may_take

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.core.files import File

    from accounts.models import User
    from workflow.fsm import Stateful

M = TypeVar("M", Feedback, FamilyNotice)


def open_case(reader: "User", number: str) -> Case:
    """The case, its opening recorded. A case you may not see does not exist."""
    case = (
        Case.objects.visible_to(reader)
        .select_related("region", "municipality", "household")
        .filter(number=number)
        .first()
    )
    if case is None:
        note_refusal(actor=reader, what=number, url_name="case")
        raise Http404
    record(AuditEvent.VIEWED, actor=reader, target=case)
    return case


def sees_as_partner(reader: "User", number: str) -> bool:
    """Whether the page of a partner is meant: who may see the whole case sees the whole."""
    if not Case.objects.known_to_partner(reader).filter(number=number).exists():
        return False
    return not Case.objects.visible_to(reader).filter(number=number).exists()


def open_partner_case(reader: "User", number: str) -> Case:
    """The case as a partner who holds regie may see it: less, and recorded all the same (A2)."""
    case = (
        Case.objects.known_to_partner(reader)
        .select_related("region", "municipality", "household")
        .filter(number=number)
        .first()
    )
    if case is None:
        note_refusal(actor=reader, what=number, url_name="partner case")
        raise Http404
    record(AuditEvent.VIEWED, actor=reader, target=case)
    return case


def open_report(reader: "User", number: str) -> Report:
    """The report, its opening recorded in its case."""
    report = (
        Report.objects.visible_to(reader)
        .select_related("case__region", "case__municipality", "case__household", "received_by")
        .filter(number=number)
        .first()
    )
    if report is None:
        note_refusal(actor=reader, what=number, url_name="report")
        raise Http404
    record(AuditEvent.VIEWED, actor=reader, target=report)
    return report


def is_open_to(reader: "User", number: str) -> bool:
    """Whether this report can still be opened: the last letter may have closed its case."""
    return Report.objects.visible_to(reader).filter(number=number).exists()


def open_report_to_judge(reader: "User", number: str) -> Report:
    """The report, for who may read what is judged about it; the bureaudienst may not (5.3)."""
    report = open_report(reader, number)
    if not can_read_assessment(reader):
        note_refusal(actor=reader, what=number, url_name="assessment")
        raise PermissionDenied
    return report


def open_assessment(reader: "User", number: str, step: str = "") -> SafetyAssessment:
    """The assessment of a report, for who may read it or, when named, may take this step."""
    assessment = assessment_of(open_report_to_judge(reader, number))
    if assessment is None:
        raise Http404
    if step:
        require_step(assessment, step, reader)
    return assessment


def open_repeat(reader: "User", number: str, *, to_act: bool = False) -> RepeatReport:
    """What VT does with a report that is a repeat report, for who may read the judgement; with
    ``to_act`` for who coordinates and processes."""
    repeat = repeat_of(open_report_to_judge(reader, number))
    if repeat is None:
        raise Http404
    if to_act:
        require_that(can_coordinate, repeat, reader)
    return repeat


def open_feedback(reader: "User", number: str, place: int, step: str = "") -> Feedback:
    """A message to the reporter: the first, second … of its report."""
    return _message_at(feedback_of(open_report_to_judge(reader, number)), place, step, reader)


def open_notice(reader: "User", number: str, place: int, step: str = "") -> FamilyNotice:
    """A message to the family: the first, second … of its report."""
    return _message_at(notices_of(open_report_to_judge(reader, number)), place, step, reader)


def _message_at(messages: "list[M]", place: int, step: str, reader: "User") -> "M":
    if not 1 <= place <= len(messages):
        raise Http404
    message = messages[place - 1]
    if step:
        require_step(message, step, reader)
    return message


def open_pdf(reader: "User", message: Feedback | FamilyNotice) -> "File[bytes] | None":
    """The printed letter, its download recorded; nothing while it is still being printed.

    A letter to the reporter shows who that is: only for who may know (5.3).
    """
    if message.document is None:
        raise Http404
    if isinstance(message, Feedback) and not sees_reporter(reader, message.report):
        note_refusal(actor=reader, what=message.audit_label, url_name="reporter")
        raise PermissionDenied
    if not message.document.printed:
        return None
    record(AuditEvent.PRINTED, actor=reader, target=message)
    return message.document.pdf.open("rb")


def open_draft(owner: "User", key: "UUID") -> ReportDraft:
    """A report somebody is still writing. Somebody else's does not exist."""
    require(owner, Permission.REPORT_REGISTER)
    draft = ReportDraft.objects.visible_to(owner).filter(key=key).first()
    if draft is None:
        note_refusal(actor=owner, what=str(key), url_name="draft")
        raise Http404
    return draft


def require(actor: "User", permission: Permission) -> None:
    """Ask before reading any form: whose role does not include this gets no further."""
    if not actor.may(permission):
        note_refusal(actor=actor, what=permission, url_name="permission")
        raise PermissionDenied


def require_that(rule: "Callable[[Any, User], bool]", instance: "Stateful", actor: "User") -> None:
    """Ask a rule of ``permissions`` before reading any form."""
    if not rule(instance, actor):
        note_refusal(actor=actor, what=rule.__name__, url_name="permission")
        raise PermissionDenied


def require_step(instance: "Stateful", step: str, actor: "User") -> None:
    """Ask before reading any form whether this role includes this step."""
    if not may_take(instance, step, actor):
        note_refusal(actor=actor, what=step, url_name="step")
        raise PermissionDenied


def require_reviewer(assessment: SafetyAssessment, actor: "User") -> None:
    """Ask before reading any form: whoever wrote the judgement does not review it (002-33)."""
    if not can_review(assessment, actor):
        note_refusal(actor=actor, what="review", url_name="step")
        raise PermissionDenied
