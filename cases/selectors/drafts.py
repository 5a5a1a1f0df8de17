"""Reading drafts of reports."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from cases.models import Attachment, Report, ReportDraft
from organisations.enums import OrganisationKind
from organisations.models import Organisation, Region

if TYPE_CHECKING:
    from accounts.models import User


def own_drafts(reader: "User") -> QuerySet[ReportDraft]:
    """What this colleague is still writing, last kept first; what stands in it stays locked."""
    return ReportDraft.objects.visible_to(reader).select_related("handed_over_by").defer("sealed")


def handed_in_as(reader: "User", key: UUID) -> str:
    """The number of the report this draft of the reader became; empty when it is still one."""
    drafts = ReportDraft.objects.filter(key=key, owner=reader, submitted_at__isnull=False)
    numbers = Report.objects.filter(submission_key__in=drafts.values("key"))
    return numbers.values_list("number", flat=True).first() or ""


def sees_report(reader: "User", number: str) -> bool:
    return Report.objects.visible_to(reader).filter(number=number).exists()


def attachments_of(draft: ReportDraft) -> list[Attachment]:
    return list(draft.attachments.filter(report=None))


def municipalities(region: Region) -> QuerySet[Organisation]:
    return Organisation.objects.filter(
        region=region, kind=OrganisationKind.MUNICIPALITY, active=True
    )
