"""Doors that were opened with a reason, for who looks at them afterwards (A1)."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import Http404

from cases.models import AccessGrant

if TYPE_CHECKING:
    from accounts.models import User


def grants_seen_by(reader: "User") -> QuerySet[AccessGrant]:
    """All of them in the cases this reader sees, newest first."""
    return AccessGrant.objects.visible_to(reader).select_related("user", "case", "reviewed_by")


def grants_to_review(reader: "User") -> QuerySet[AccessGrant]:
    """Those nobody looked at yet; never one's own."""
    return AccessGrant.objects.visible_to(reader).filter(reviewed_at=None).exclude(user=reader)


def grant_to_review(reader: "User", pk: int) -> AccessGrant:
    grant = grants_to_review(reader).filter(pk=pk).first()
    if grant is None:
        raise Http404
    return grant
