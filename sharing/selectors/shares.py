"""Everything that was shared of a family. The reader came in by the door."""

from typing import TYPE_CHECKING

from django.db.models import Prefetch

from sharing.models import Share, ShareConsent

if TYPE_CHECKING:
    from cases.models import Case


def shares_of(case: "Case") -> list[Share]:
    """Newest first, each with what every member of the family said of it."""
    answers = ShareConsent.objects.select_related("person").defer("person__bsn").order_by("pk")
    rows = Share.objects.filter(case=case).select_related(
        "to_organisation", "shared_by", "signal__receiver", "signal__seen_by"
    )
    return list(rows.prefetch_related(Prefetch("consents", queryset=answers)))
