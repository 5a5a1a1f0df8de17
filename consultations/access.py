"""The doors to one advice, consultation or notice. Views and API come in here or not at all."""

from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import note_refusal, record
from consultations.enums import DraftKind
from consultations.models import (
    Consultation,
    ConsultationDraft,
    CrisisNotice,
    UsdConsultation,
)
from consultations.permissions import can_hand_over_advice
from consultations.services.drafts import TYPED_BY
from workflow.steps import may_take

if TYPE_CHECKING:
    from uuid import UUID

    from accounts.models import User
    from workflow.fsm import Stateful

M = TypeVar("M", bound=models.Model)


def open_advice(reader: "User", number: str, step: str = "") -> Consultation:
    """The advice, its opening recorded, for who may read it or, when named, take this step."""
    rows = Consultation.objects.visible_to(reader).select_related(
        "region", "handled_by", "caller_organisation", "municipality"
    )
    return _open(rows, reader, number, step)


def open_to_hand_over(reader: "User", number: str) -> Consultation:
    """The advice, for who may give it to a colleague."""
    advice = open_advice(reader, number)
    if not can_hand_over_advice(advice, reader):
        note_refusal(actor=reader, what="hand_over", url_name="consultations")
        raise PermissionDenied
    return advice


def open_usd_consultation(reader: "User", number: str, step: str = "") -> UsdConsultation:
    """A consultation of the own municipality; for Veilig Thuis it does not exist."""
    rows = UsdConsultation.objects.visible_to(reader).select_related(
        "organisation__region", "made_by"
    )
    return _open(rows, reader, number, step)


def open_crisis_notice(reader: "User", number: str, step: str = "") -> CrisisNotice:
    rows = CrisisNotice.objects.visible_to(reader).select_related(
        "organisation__region", "made_by", "seen_by"
    )
    return _open(rows, reader, number, step)


def open_draft(owner: "User", key: "UUID", kind: DraftKind) -> ConsultationDraft | None:
    """What this colleague was typing under this key, if anything."""
    require(owner, TYPED_BY[kind])
    return ConsultationDraft.objects.under(key, owner).filter(kind=kind).first()


def require(actor: "User", permission: Permission) -> None:
    """Ask before reading any form: whose role does not include this gets no further."""
    if not actor.may(permission):
        note_refusal(actor=actor, what=permission, url_name="permission")
        raise PermissionDenied


def require_step(instance: "Stateful", step: str, actor: "User") -> None:
    """Ask before reading any form whether this role includes this step."""
    if not may_take(instance, step, actor):
        note_refusal(actor=actor, what=step, url_name="step")
        raise PermissionDenied


def _open(rows: "models.QuerySet[M]", reader: "User", number: str, step: str) -> "M":
    row = rows.filter(number=number).first()
    if row is None:
        note_refusal(actor=reader, what=number, url_name="consultations")
        raise Http404
    if step:
        require_step(row, step, reader)  # type: ignore[arg-type]
    record(AuditEvent.VIEWED, actor=reader, target=row)
    return row
