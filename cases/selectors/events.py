"""The unsafe events of a case, as far as this reader may know who told of them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import F, Prefetch, Q
from django.http import Http404

from cases.enums import YesNoUnknown
from cases.models import Case, EventAmendment, IdentityReveal, Reporter, UnsafeEvent

if TYPE_CHECKING:
    from accounts.models import User


def chronology(case: Case) -> list[UnsafeEvent]:
    """Every event in the order in which it happened; those without a date come last."""
    mended = EventAmendment.objects.select_related("amended_by").order_by("amended_at", "pk")
    return list(
        UnsafeEvent.objects.filter(case=case)
        .select_related("report", "noted_by")
        .prefetch_related(Prefetch("amendments", queryset=mended))
        .order_by(F("happened_on").asc(nulls_last=True), "pk")
    )


def event_of(case: Case, pk: int) -> UnsafeEvent:
    """One event of this case. An event of another case does not exist."""
    event = UnsafeEvent.objects.filter(case=case, pk=pk).select_related("report").first()
    if event is None:
        raise Http404
    return event


def source_readable(case: Case, events: Iterable[UnsafeEvent], reader: "User") -> set[int]:
    """The events of which this reader may know who told of them (A5).

    Of an event in a report that is who may know its reporter. Of an event VT heard later it is
    everybody, unless the source was written down by somebody who knew an anonymous reporter.
    """
    reports = set(Reporter.objects.filter(report__case=case).values_list("report", flat=True))
    named = Reporter.objects.named_for(reader).filter(report__case=case)
    known = {None, *named.values_list("report", flat=True)}
    return {
        event.pk
        for event in events
        if event.noted_by_id == reader.pk
        or (event.report_id in known and (reports <= known or not event.source_may_betray))
    }


def may_betray(case: Case, source: str, *, writer: "User") -> bool:
    """Whether these words come from somebody who knows, or once looked up, a reporter of this
    case that was promised anonymity: they may point to that reporter."""
    if not source.strip():
        return False
    promised = Reporter.objects.filter(report__case=case, disclose=YesNoUnknown.NO)
    looked_up = IdentityReveal.objects.filter(user=writer).values("report")
    named = Reporter.objects.named_for(writer).values("pk")
    return promised.filter(Q(pk__in=named) | Q(report__in=looked_up)).exists()
