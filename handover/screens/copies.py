"""A copy of a handover: the document, who has the family now, and nothing else (S20)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from handover.screens.received import Contact, contact_of
from handover.screens.snapshot import Snapshot, snapshot_of
from handover.selectors.received import document_of

if TYPE_CHECKING:
    from handover.models import HandoverCopy


@dataclass(frozen=True)
class CopyRow:
    number: str
    url: str
    household: str
    receiver: str
    at: datetime


@dataclass(frozen=True)
class CopyPage:
    number: str
    heading: str
    receiver: str
    at: datetime
    snapshot: Snapshot
    contact: Contact


def copy_rows(copies: "Iterable[Any]") -> list[CopyRow]:
    return [
        CopyRow(
            number=row.handover.number,
            url=reverse("handover:copy", args=[row.handover.number]),
            household=row.handover.case.household.name,
            receiver=row.handover.receiver.name,
            at=row.share.shared_at,
        )
        for row in copies
    ]


def copy_page(copy: "HandoverCopy") -> CopyPage:
    handover, document = copy.handover, document_of(copy.handover)
    assert document, "a copy is made of what was fixed"
    assert handover.receiver, "and it was fixed for a receiver"
    return CopyPage(
        number=handover.number,
        heading=handover.case.household.name,
        receiver=handover.receiver.name,
        at=copy.share.shared_at,
        snapshot=snapshot_of(document),
        contact=contact_of(handover),
    )
