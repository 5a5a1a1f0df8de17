"""The handovers of a case, and what they wait for."""

from typing import TYPE_CHECKING

from cases.models import CaseDeadline
from handover.models import Handover

if TYPE_CHECKING:
    from cases.models import Case


def handovers_of(case: "Case") -> list[Handover]:
    """The newest first; what was refused or withdrawn stays to be read."""
    people = (
        "case__region",
        "case__municipality",
        "case__household",
        "report",
        "track",
        "receiver__municipality",
        "director",
        "begun_by",
        "accepted_by",
        "refused_by",
        "document",
        "meeting",
    )
    return list(Handover.objects.filter(case=case).select_related(*people))


def answer_due(handover: Handover) -> CaseDeadline | None:
    """D5a: until when the receiver answers; met or withdrawn it is over."""
    rows = CaseDeadline.objects.open().filter(case=handover.case_id, term="D5a")
    return rows.filter(report=handover.report_id).order_by("-started_at").first()
