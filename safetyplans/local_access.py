"""The doors to the municipal half: for who works with the family, and for VT that reads along."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from audit.events import AuditEvent
from audit.services import note_refusal, record
from cases.access import require_step
from cases.models import Case
from safetyplans.enums import ENDED_LOCALLY, LOCALLY_RUNNING
from safetyplans.models import LocalPrint, LocalVersion, SafetyPlan, Signatory
from safetyplans.permissions import can_read_plans, can_write_local
from safetyplans.selectors.local import prints_of_local, signatories_now

if TYPE_CHECKING:
    from django.core.files import File

    from accounts.models import User


def open_family(reader: "User", number: str) -> Case:
    """The family, its opening recorded, for its local field and for VT that reads its plans."""
    known = Case.objects.known_to_partner(reader)
    if can_read_plans(reader):
        known = known | Case.objects.visible_to(reader)
    case = known.select_related("region", "municipality", "household").filter(number=number).first()
    if case is None:
        note_refusal(actor=reader, what=number, url_name="family")
        raise Http404
    record(AuditEvent.VIEWED, actor=reader, target=case)
    return case


def open_local_plan(reader: "User", number: str, step: str = "") -> SafetyPlan:
    """The plan that runs at the local field, or else the last that ran, of this case number."""
    plan = _plan_here(reader, number)
    if plan is None:
        note_refusal(actor=reader, what=number, url_name="local plan")
        raise Http404
    if step:
        require_step(plan, step, reader)
    record(AuditEvent.VIEWED, actor=reader, target=plan)
    return plan


def open_former_plan(reader: "User", number: str, plan_number: str) -> SafetyPlan:
    """A plan of this family that ended at the local field, by its own number."""
    plans = SafetyPlan.objects.known_locally_to(reader).filter(state__in=ENDED_LOCALLY)
    plan = (
        plans.select_related("case__region", "case__municipality", "case__household")
        .filter(case__number=number, number=plan_number)
        .first()
    )
    if plan is None:
        note_refusal(actor=reader, what=plan_number, url_name="former plan")
        raise Http404
    record(AuditEvent.VIEWED, actor=reader, target=plan)
    return plan


def open_local_plan_to_write(writer: "User", number: str) -> SafetyPlan:
    """The plan, for who may write its municipal half; asked before any form is read."""
    plan = open_local_plan(writer, number)
    if not can_write_local(plan, writer):
        note_refusal(actor=writer, what=number, url_name="write local plan")
        raise PermissionDenied
    return plan


def open_local_version(reader: "User", number: str, version: int) -> LocalVersion:
    """One version that was laid before everybody to sign: the first, second …"""
    plan = open_local_plan(reader, number)
    found = plan.local_versions.filter(number=version).select_related("frozen_by").first()
    if found is None:
        raise Http404
    found.plan = plan
    return found


def open_local_version_to_print(actor: "User", number: str, version: int) -> LocalVersion:
    """The version, for who may put it on paper: whoever writes in the plan."""
    found = open_local_version(actor, number, version)
    if not can_write_local(found.plan, actor):
        note_refusal(actor=actor, what=number, url_name="print local plan")
        raise PermissionDenied
    return found


def open_signatory(writer: "User", number: str, place: int) -> Signatory:
    """Who is going to sign, by the place in the list."""
    plan = open_local_plan_to_write(writer, number)
    found = next((one for one in signatories_now(plan) if one.number == place), None)
    if found is None:
        raise Http404
    found.plan = plan
    return found


def open_local_print(reader: "User", number: str, version: int, place: int) -> LocalPrint:
    """The first, second … copy of a version; asking for it every other second fills no log."""
    plan = _plan_here(reader, number)
    found = plan.local_versions.filter(number=version).first() if plan else None
    made = prints_of_local(found) if found else []
    if not 1 <= place <= len(made):
        note_refusal(actor=reader, what=number, url_name="local plan print")
        raise Http404
    return made[place - 1]


def open_local_pdf(reader: "User", copy: LocalPrint) -> "File[bytes] | None":
    """The printed copy, its download recorded; nothing while a worker has it in hands."""
    if not copy.document.printed:
        return None
    record(AuditEvent.PRINTED, actor=reader, target=copy)
    return copy.document.pdf.open("rb")


def _plan_here(reader: "User", number: str) -> SafetyPlan | None:
    """The plan that every address of this family means; one that ended has its own."""
    plans = (
        SafetyPlan.objects.known_locally_to(reader)
        .select_related("case__region", "case__municipality", "case__household", "author")
        .filter(case__number=number)
    )
    return plans.filter(state__in=LOCALLY_RUNNING).first() or plans.order_by("-ended_at").first()
