"""Everything of one report, for ``cases/report/detail.html``. The door was ``open_report``."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q

from cases.enums import Channel, ReportState
from cases.models import (
    Attachment,
    Case,
    Involvement,
    RadarHit,
    RepeatReport,
    Report,
    ReportContent,
    Reporter,
)
from cases.models.unsafe_event import UnsafeEvent
from deadlines.selectors import calendar_of
from deadlines.workdays import AMSTERDAM
from people.models import Address, Person

if TYPE_CHECKING:
    from accounts.models import User

WRITTEN_CHANNELS = {Channel.FORM, Channel.POLICE, Channel.SECURE_EMAIL}


def reporter_of(report: Report) -> Reporter:
    return Reporter.objects.get(report=report)


def is_named_for(reader: "User", report: Report) -> bool:
    """Whether this reader may see who reported (5.3)."""
    return Reporter.objects.named_for(reader).filter(report=report).exists()


def content_of(report: Report) -> ReportContent:
    return ReportContent.objects.get(report=report)


def events_of(report: Report) -> list[UnsafeEvent]:
    """As they stand now, with what was mended since."""
    return list(UnsafeEvent.objects.filter(report=report).prefetch_related("amendments"))


def involvements_of(report: Report) -> list[Involvement]:
    addresses = Prefetch("person__addresses", queryset=Address.objects.open())
    return list(
        Involvement.objects.filter(report=report)
        .select_related("person")
        .prefetch_related(addresses)
        .order_by("person__birth_year", "pk")
    )


def attachments_of(report: Report) -> list[Attachment]:
    """In the order they came in: their place is their number in the address."""
    return list(
        Attachment.objects.filter(report=report)
        .select_related("uploaded_by")
        .order_by("uploaded_at", "pk")
    )


def radar_hits(report: Report, reader: "User") -> list[RadarHit]:
    """The hits about people and cases this reader may know of; best first."""
    hits = RadarHit.objects.filter(
        report=report, earlier_person__in=Person.objects.visible_to(reader)
    ).exclude(earlier_report__case__in=Case.objects.kept_from(reader))
    return list(hits.select_related("person", "earlier_person", "earlier_report", "judged_by"))


def same_situation(report: Report, reader: "User") -> list[Report]:
    """The other reports on this situation, seen from both sides (003-54)."""
    first = report.same_situation_as_id or report.pk
    return list(
        Report.objects.visible_to(reader)
        .filter(Q(pk=first) | Q(same_situation_as=first))
        .exclude(pk=report.pk)
        .exclude(state=ReportState.DRAFT)
        .order_by("received_at", "pk")
    )


def written_form_due(report: Report, reporter: Reporter) -> date | None:
    """Until when the form of a professional is awaited: the next working day (7.15)."""
    if (
        not reporter.professional
        or report.channel in WRITTEN_CHANNELS
        or report.written_received_on is not None
    ):
        return None
    day = report.received_at.astimezone(AMSTERDAM).date()
    return calendar_of(report.case.region).add_workdays(day, 1)


def is_known_as_repeat(report: Report) -> bool:
    """Whether it was noted what came before; an old report may have the flag alone."""
    return RepeatReport.objects.filter(report=report).exists()
