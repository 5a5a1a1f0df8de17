"""What lies at the receiver: handovers that wait, those it accepted lately, and copies."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Min, Prefetch, Q, QuerySet

from cases.models import CaseDeadline
from handover.enums import WITH_RECEIVER, HandoverState
from handover.models import Handover, HandoverCopy, HandoverDocument
from handover.selectors.lists import AT_RECEIVER

if TYPE_CHECKING:
    from accounts.models import User
    from connections.models import ConnectedSystem

# How long what was accepted stays in the inbox (keuze: no source says so).
LATELY = timedelta(days=30)
RELATED = (
    "case__household",
    "case__region",
    "case__municipality",
    "report",
    "receiver__municipality",
    "accepted_by",
    "meeting",
)


def waiting(reader: "User") -> QuerySet[Handover]:
    """Everything that asks something of the receiver: an answer, or a seat at the table."""
    return Handover.objects.for_receiver(reader).filter(state__in=WITH_RECEIVER)


def waiting_rows(reader: "User") -> QuerySet[Handover]:
    """With the term of the answer; what is due first stands first, what it cannot answer yet after
    that."""
    open_d5a = Q(state__in=AT_RECEIVER, case__deadlines__term="D5a", case__deadlines__state="open")
    rows = waiting(reader).annotate(answer_by=Min("case__deadlines__due_at", filter=open_d5a))
    return with_terms(rows).order_by(F("answer_by").asc(nulls_last=True), "begun_at", "pk")


def accepted_rows(reader: "User", now: datetime) -> QuerySet[Handover]:
    """What the own organisation accepted lately, of the families this reader knows."""
    rows = Handover.objects.for_receiver(reader).filter(
        state=HandoverState.ACCEPTED, accepted_at__gte=now - LATELY
    )
    return rows.select_related(*RELATED).order_by("-accepted_at", "-pk")


def received(reader: "User", number: str) -> Handover | None:
    """Also of a family that the own organisation took over since (003-33)."""
    rows = Handover.objects.for_holder(reader).filter(number=number)
    return with_terms(rows).first()


def with_terms(rows: QuerySet[Handover]) -> QuerySet[Handover]:
    """Each with its case, its meeting and the term of its answer (``answer_terms``)."""
    terms = CaseDeadline.objects.open().filter(term="D5a")
    return rows.select_related(*RELATED).prefetch_related(
        Prefetch("case__deadlines", queryset=terms, to_attr="answer_terms")
    )


def document_of(handover: Handover) -> HandoverDocument | None:
    """What VT handed over, word for word; nothing before it was sent or the report was shared."""
    rows = HandoverDocument.objects.filter(handover=handover)
    return rows.select_related("document").first()


def copies(reader: "User") -> QuerySet[HandoverCopy]:
    """Copies to the own organisation, the newest first."""
    rows = HandoverCopy.objects.for_organisation(reader)
    related = ("handover__case__household", "handover__case__region", "handover__receiver", "share")
    return rows.select_related(*related).order_by("-share__shared_at", "-pk")


def copy_of(reader: "User", number: str) -> HandoverCopy | None:
    return copies(reader).filter(handover__number=number).first()


def of_system(system: "ConnectedSystem") -> QuerySet[Handover]:
    """What a connected system of the receiver reads, the oldest first."""
    rows = Handover.objects.of_receiver(system.organisation)
    return with_terms(rows).order_by("begun_at", "pk")
