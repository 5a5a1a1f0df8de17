"""What stood before a report, for who reads that report. The reader was asked at its door."""

from typing import TYPE_CHECKING

from consultations.models import Consultation, CrisisNotice, UsdConsultation

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User
    from organisations.models import Region

# A hint beside a field, not a list.
NOTICES_SHOWN = 10


def advice_before(report_number: str, *, region: "Region") -> "QuerySet[Consultation]":
    """The advice this report came of: one at most."""
    return Consultation.objects.filter(report_number=report_number, region=region)


def usd_consultations_before(
    report_number: str, *, region: "Region"
) -> "QuerySet[UsdConsultation]":
    """Municipal consultations behind a report: shared from the moment the report is tied."""
    return (
        UsdConsultation.objects.filter(report_number=report_number, organisation__region=region)
        .select_related("organisation", "made_by")
        .prefetch_related("tasks")
        .order_by("consulted_at", "pk")
    )


def notices_before(report_number: str, *, region: "Region") -> "QuerySet[CrisisNotice]":
    return (
        CrisisNotice.objects.filter(report_number=report_number, organisation__region=region)
        .select_related("organisation", "made_by")
        .order_by("made_at", "pk")
    )


def open_notice_numbers(reader: "User", municipality: int) -> list[str]:
    """The crises this municipality announced and that did not break out yet, newest first."""
    rows = CrisisNotice.objects.visible_to(reader).open().filter(organisation=municipality)
    return list(rows.order_by("-made_at", "-pk").values_list("number", flat=True)[:NOTICES_SHOWN])
