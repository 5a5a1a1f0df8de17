"""Handovers of the cases a colleague of Veilig Thuis sees, by what they wait for."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from cases.enums import CaseState
from cases.models import Case, CaseDeadline
from handover.enums import HandoverState
from handover.models import Handover
from handover.permissions import can_read_handovers
from localfield.models import LocalTrajectory
from tracks.enums import TrackState
from tracks.models import Track

if TYPE_CHECKING:
    from accounts.models import User

S = HandoverState
# How long an accepted handover stays in view, with whether the family was seen (keuze).
LATELY = timedelta(weeks=6)
AT_VT = (S.PREPARING, S.COORDINATED, S.INVITED, S.PLANNED, S.HELD, S.REPORT_DRAFT)
AT_RECEIVER = (S.SENT, S.REPORT_SHARED)


def running_handovers(reader: "User") -> QuerySet[Handover]:
    """Every handover that goes on, of the cases this reader sees: what the menu counts."""
    return Handover.objects.visible_to(reader).running()


def my_handovers(reader: "User") -> QuerySet[Handover]:
    """What VT still has to do in those that this reader began."""
    return running_handovers(reader).filter(begun_by=reader, state__in=AT_VT)


def to_redo(reader: "User") -> QuerySet[Handover]:
    """Refused, and nothing was begun since: VT still holds the family and seeks another way."""
    newer = Handover.objects.filter(case=OuterRef("case"), begun_at__gt=OuterRef("begun_at"))
    waits = Q(track=None, case__state=CaseState.HANDING_OVER) | Q(
        track__state=TrackState.CONDITIONS_SET
    )
    refused = Handover.objects.visible_to(reader).filter(waits, state=S.REFUSED)
    return refused.exclude(Exists(newer))


def to_begin(reader: "User") -> QuerySet[Case]:
    """Families that have to be handed over and of whom nobody prepares it, longest on top: nobody
    falls between two chairs. ``refused``: a receiver said no before."""
    if not can_read_handovers(reader):
        return Case.objects.none()
    own = Handover.objects.filter(case=OuterRef("pk"))
    ready = Track.objects.filter(case=OuterRef("pk"), state=TrackState.CONDITIONS_SET)
    return (
        Case.objects.visible_to(reader)
        .filter(Q(state=CaseState.HANDING_OVER) | Q(Exists(ready)))
        .exclude(Exists(own.running()))
        .annotate(refused=Exists(own.filter(state=S.REFUSED)))
        .select_related("household")
        .order_by("opened_at", "pk")
    )


def accepted_lately(reader: "User", now: datetime) -> QuerySet[Handover]:
    return Handover.objects.visible_to(reader).filter(
        state=S.ACCEPTED, accepted_at__gte=now - LATELY
    )


def with_columns(rows: QuerySet[Handover]) -> QuerySet[Any]:
    """What a row of the list shows; D5a in ``case.answer_terms``, what is due first on top.

    ``seen_on``: when the receiver first saw the family.
    """
    terms = CaseDeadline.objects.open().filter(term="D5a").order_by("due_at", "pk")
    first = CaseDeadline.objects.open().filter(case=OuterRef("case"), term="D5a")
    seen = LocalTrajectory.objects.filter(handovers__number=OuterRef("number"))
    return (
        rows.select_related("case__household", "case__region", "receiver", "begun_by", "meeting")
        .annotate(
            answer_by=Subquery(first.order_by("due_at").values("due_at")[:1]),
            seen_on=Subquery(seen.order_by().values("first_contact_on")[:1]),
        )
        .prefetch_related(Prefetch("case__deadlines", queryset=terms, to_attr="answer_terms"))
        .order_by(
            F("answer_by").asc(nulls_last=True),
            F("accepted_at").desc(nulls_last=True),
            "begun_at",
            "pk",
        )
    )
