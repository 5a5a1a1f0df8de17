"""The doors to a plan and its versions. Views come in here or not at all."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from audit.events import AuditEvent
from audit.services import note_refusal, record
from cases.access import open_case, require_step
from safetyplans.models import PlanPrint, PlanVersion, SafetyPlan
from safetyplans.permissions import (
    can_print_plan,
    can_read_plans,
    can_write_plan,
    checks_as,
)
from safetyplans.selectors.prints import prints_of

if TYPE_CHECKING:
    from django.core.files import File

    from accounts.models import User
    from cases.models import Case


def open_plan(reader: "User", number: str, step: str = "") -> SafetyPlan:
    """The plan, its opening recorded, for who may read it or, when named, take this step."""
    plan = (
        SafetyPlan.objects.visible_to(reader)
        .select_related(
            "case__region",
            "case__municipality",
            "case__household",
            "track",
            "author",
            "second_reader",
        )
        .filter(number=number)
        .first()
    )
    if plan is None:
        note_refusal(actor=reader, what=number, url_name="plan")
        raise Http404
    if step:
        require_step(plan, step, reader)
    record(AuditEvent.VIEWED, actor=reader, target=plan)
    return plan


def open_plan_to_write(writer: "User", number: str) -> SafetyPlan:
    """The plan, for who may write in it; asked before any form is read."""
    plan = open_plan(writer, number)
    if not can_write_plan(plan, writer):
        note_refusal(actor=writer, what=number, url_name="write plan")
        raise PermissionDenied
    return plan


def open_plan_to_check(reader: "User", number: str) -> SafetyPlan:
    """The plan, for who may tick it as author or as second reader (6.5)."""
    plan = open_plan(reader, number)
    if checks_as(plan, reader) is None:
        note_refusal(actor=reader, what=number, url_name="check plan")
        raise PermissionDenied
    return plan


def open_version(reader: "User", number: str, version: int) -> PlanVersion:
    """One adopted version of a plan: the first, second …"""
    plan = open_plan(reader, number)
    found = plan.versions.filter(number=version).select_related("adopted_by").first()
    if found is None:
        raise Http404
    return found


def open_case_of_plans(reader: "User", number: str) -> "Case":
    """The case, for who may read its plans."""
    case = open_case(reader, number)
    if not can_read_plans(reader):
        note_refusal(actor=reader, what=number, url_name="plans of case")
        raise PermissionDenied
    return case


def open_version_to_print(actor: "User", number: str, version: int) -> PlanVersion:
    """The version, for who may put it on paper; asked before any form is read."""
    found = open_version(actor, number, version)
    if not can_print_plan(found.plan, actor):
        note_refusal(actor=actor, what=number, url_name="print plan")
        raise PermissionDenied
    return found


def open_print(reader: "User", number: str, version: int, place: int) -> PlanPrint:
    """The first, second … copy of a version. Whether it is ready tells nothing of the family, so
    asking that every other second fills no log."""
    found = PlanVersion.objects.visible_to(reader).filter(plan__number=number, number=version)
    made = prints_of(found[0]) if found else []
    if not 1 <= place <= len(made):
        note_refusal(actor=reader, what=number, url_name="plan print")
        raise Http404
    return made[place - 1]


def open_print_pdf(reader: "User", copy: PlanPrint) -> "File[bytes] | None":
    """The printed copy, its download recorded; nothing while a worker has it in hands."""
    if not copy.document.printed:
        return None
    record(AuditEvent.PRINTED, actor=reader, target=copy)
    return copy.document.pdf.open("rb")
