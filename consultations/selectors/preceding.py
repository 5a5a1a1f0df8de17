"""What stood before a report, for who reads that report. The reader was asked at its door."""

from typing import TYPE_CHECKING

from consultations.models import Consultation, CrisisNotice, UsdConsultation

if TYPE_CHECKING:
    from accounts.models import User
    from organisations.models import Region

# A hint beside a field, not a list.
NOTICES_SHOWN = 10


def advice_before(number: str, *, report_number: str, region: "Region") -> Consultation | None:
    """The advice this report came of, when both numbers agree."""
    return Consultation.objects.filter(
        number=number, report_number=report_number, region=region
    ).first()


def usd_consultation_before(
    number: str, *, report_number: str, region: "Region"
) -> UsdConsultation | None:
    """The municipal consultation behind a report: shared from the moment the report is tied."""
    return (
        UsdConsultation.objects.filter(
            number=number, report_number=report_number, organisation__region=region
        )
        .select_related("organisation", "made_by")
        .prefetch_related("tasks")
        .first()
    )


def notice_before(number: str, *, report_number: str, region: "Region") -> CrisisNotice | None:
    return (
        CrisisNotice.objects.filter(
            number=number, report_number=report_number, organisation__region=region
        )
        .select_related("organisation", "made_by")
        .first()
    )


def open_notice_numbers(reader: "User", municipality: int) -> list[str]:
    """The crises this municipality announced and that did not break out yet, newest first."""
    rows = CrisisNotice.objects.visible_to(reader).open().filter(organisation=municipality)
    return list(rows.order_by("-made_at", "-pk").values_list("number", flat=True)[:NOTICES_SHOWN])
