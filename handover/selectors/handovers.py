"""The handovers of a case, and what they wait for."""

from typing import TYPE_CHECKING

from cases.models import CaseDeadline
from handover.models import Handover
from sharing.enums import ShareKind
from sharing.models import FactSignal, Share

if TYPE_CHECKING:
    from datetime import datetime

    from cases.models import Case, Report


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


def municipality_heard(handover: Handover) -> bool:
    """Whether a municipality was told that this helper took the family over (003-60)."""
    signals = FactSignal.objects.filter(share__case=handover.case_id)
    return signals.filter(receiver=handover.receiver).exists()


def reporter_told_at(handover: Handover, report: "Report") -> "datetime | None":
    """When the reporter last heard whom to call at the receiver (002-25); None when not yet."""
    told = Share.objects.filter(
        case=handover.case_id,
        kind=ShareKind.CONTACT_DATA_OF_RECEIVER,
        number=handover.number,
        what__contains=report.number,
    )
    return told.order_by("-shared_at").values_list("shared_at", flat=True).first()
