"""What happened in a case and who looked at it, from the log and the records."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, QuerySet

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.models import AuthorityNotice, CaseAssignment, ContactMoment

if TYPE_CHECKING:
    from cases.models import Case

# A page holds at most this many of each kind; the log itself keeps everything.
SHOWN = 200
ACTS = [
    AuditEvent.TRANSITIONED,
    AuditEvent.SENT,
    AuditEvent.RECOMPUTED,
    AuditEvent.DEADLINE_BREACHED,
    AuditEvent.ACCESS_GRANTED,
]
LOOKS = [
    AuditEvent.VIEWED,
    AuditEvent.PRINTED,
    AuditEvent.REVEALED,
    AuditEvent.ACCESS_GRANTED,
    AuditEvent.SEARCHED,
]


def acts_in(case: "Case") -> list[AuditEntry]:
    """Steps taken, letters sent, terms broken or moved; newest first."""
    rows = AuditEntry.objects.filter(case_number=case.number, event__in=ACTS)
    return list(rows.select_related("actor").order_by("-at", "-pk")[:SHOWN])


def contacts_in(case: "Case") -> list[ContactMoment]:
    rows = ContactMoment.objects.filter(case=case).select_related("by")
    return list(rows.order_by("-at", "-pk")[:SHOWN])


def notices_in(case: "Case") -> list[AuthorityNotice]:
    rows = AuthorityNotice.objects.filter(case=case).select_related("by")
    return list(rows.order_by("-at", "-pk")[:SHOWN])


def assignments_in(case: "Case") -> list[CaseAssignment]:
    rows = CaseAssignment.objects.filter(case=case).select_related("worker", "assigned_by")
    return list(rows.order_by("-since", "-pk")[:SHOWN])


def looks_at(case: "Case") -> QuerySet[AuditEntry]:
    """Who opened, printed or revealed something of this case, newest first."""
    rows = AuditEntry.objects.filter(case_number=case.number, event__in=LOOKS)
    return rows.select_related("actor").order_by("-at", "-pk")


def lookers(case: "Case") -> QuerySet[Any, Any]:
    """Per colleague how often and when last."""
    return (
        AuditEntry.objects.filter(case_number=case.number, event__in=LOOKS)
        .order_by()
        .values("actor__name", "actor_roles")
        .annotate(times=Count("pk"), last=Max("at"))
        .order_by("-last", "actor__name")
    )
