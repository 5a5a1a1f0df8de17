"""Which likenesses wait for a human."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from radar.models import LookAlike

if TYPE_CHECKING:
    from accounts.models import User


def waiting_for(reader: "User") -> QuerySet[LookAlike]:
    """Newest first, for ``radar/overview.html``."""
    rows = LookAlike.objects.visible_to(reader).open()
    return rows.select_related("person", "known", "case")


def look_alike_of(reader: "User", pk: int) -> LookAlike | None:
    rows = LookAlike.objects.visible_to(reader)
    return rows.select_related("person", "known", "case__region", "judged_by").filter(pk=pk).first()
