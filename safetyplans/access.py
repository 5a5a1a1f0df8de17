"""The doors to a plan and its versions. Views come in here or not at all."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from audit.events import AuditEvent
from audit.services import note_refusal, record
from cases.access import require_step
from safetyplans.models import PlanVersion, SafetyPlan
from safetyplans.permissions import can_write_plan, checks_as

if TYPE_CHECKING:
    from accounts.models import User


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
