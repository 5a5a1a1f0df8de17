"""What a colleague typed and did not record yet."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from consultations.enums import DraftKind
from consultations.models import ConsultationDraft

if TYPE_CHECKING:
    from accounts.models import User


def own_drafts(
    user: "User", kind: DraftKind, *, without: UUID | None = None
) -> QuerySet[ConsultationDraft]:
    """Last touched first."""
    drafts = ConsultationDraft.objects.visible_to(user).filter(kind=kind)
    return drafts.exclude(key=without) if without else drafts
