"""What is still being typed: kept, thrown away, forgotten."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from consultations.enums import DraftKind, UsdState
from consultations.models import Consultation, ConsultationDraft, CrisisNotice, UsdConsultation
from consultations.permissions import can_consult
from consultations.services.advising import EDITABLE

if TYPE_CHECKING:
    from accounts.models import User

# Typed by people; more than this is not typing.
LONGEST_DRAFT = 200_000
TYPED_BY = {
    DraftKind.ADVICE: Permission.ADVICE_REGISTER,
    DraftKind.USD: Permission.USD_CONSULT,
    DraftKind.CRISIS_NOTICE: Permission.CRISIS_NOTICE_GIVE,
}
# What was typed was never looked through for names, so it does not stay (A6). The desk of Veilig
# Thuis is manned every day; a consulent may type on Friday and be back on Monday at the same hour.
KEPT_FOR = {
    DraftKind.ADVICE: timedelta(hours=24),
    DraftKind.USD: timedelta(days=3),
    DraftKind.CRISIS_NOTICE: timedelta(days=3),
}
GONE = {
    DraftKind.ADVICE: "Dit gesprek is intussen vastgelegd, of een collega werkt eraan. "
    "Kijk bij Adviezen hoe het er nu voor staat.",
    DraftKind.USD: "Deze consultatie is intussen afgesloten of niet meer van u. "
    "Kijk bij Consultaties hoe het er nu voor staat.",
    DraftKind.CRISIS_NOTICE: "Deze vooraankondiging is al gedaan. Wat u nu nog typt, weet Veilig "
    "Thuis niet.",
}
TOO_MUCH = "Dit is te veel tekst om te bewaren. Kort de tekst in."


@transaction.atomic
def keep_draft(
    key: UUID,
    typed: Mapping[str, Any],
    *,
    actor: "User",
    kind: DraftKind = DraftKind.ADVICE,
    began_at: datetime | None = None,
    late: bool = False,
) -> ConsultationDraft:
    """Keep what was typed, right or wrong; the first time makes the draft.

    What is recorded and still open may have one too, under its own key: somebody is changing it.
    ``late``: keep it also when it is no longer open, because it was handed in after that.
    """
    if actor.region is None or not actor.may(TYPED_BY[kind]):
        raise PermissionDenied
    if not (late or _is_open(kind, key, actor)):
        raise DomainError(GONE[kind])
    began_at = began_at or timezone.now()
    first = {"kind": kind, "region": actor.region, "began_at": began_at}
    ConsultationDraft.objects.get_or_create(key=key, owner=actor, defaults=first)
    own = ConsultationDraft.objects.under(key, actor)
    row = own.select_for_update(of=("self",)).get()
    row.data = dict(typed)
    if len(row.sealed.reveal()) > LONGEST_DRAFT:
        raise DomainError(TOO_MUCH)
    row.save(update_fields=["sealed", "changed_at"])
    return row


@transaction.atomic
def discard_draft(draft: ConsultationDraft, *, actor: "User") -> None:
    """Throw away what was typed. That it happened stays in the log."""
    row = ConsultationDraft.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
    if row is None:
        return
    if row.owner_id != actor.pk:
        raise PermissionDenied
    record(AuditEvent.CHANGED, actor=actor, target=row, discarded=True)
    row.delete()


def drop_draft(key: UUID, *, actor: "User") -> None:
    """What was typed stands already, so nothing waits any more."""
    ConsultationDraft.objects.under(key, actor).delete()


def forget_old_drafts(now: datetime) -> int:
    """Drafts nobody touched for as long as their kind is kept; how many. Twice is once."""
    old = Q(pk__in=[])
    for kind, kept_for in KEPT_FOR.items():
        old |= Q(kind=kind, changed_at__lt=now - kept_for)
    gone, _ = ConsultationDraft.objects.filter(old).delete()
    return gone


def _is_open(kind: DraftKind, key: UUID, actor: "User") -> bool:
    """Whether this colleague can still record something under this key."""
    if kind == DraftKind.ADVICE:
        owners = set(ConsultationDraft.objects.filter(key=key).values_list("owner", flat=True))
        done = Consultation.objects.filter(key=key).exclude(state__in=EDITABLE)
        return actor.pk in owners or not (owners or done.exists())
    if kind == DraftKind.CRISIS_NOTICE:
        return not CrisisNotice.objects.filter(key=key).exists()
    row = UsdConsultation.objects.filter(key=key).first()
    return row is None or (row.state != UsdState.CLOSED and can_consult(row, actor))
