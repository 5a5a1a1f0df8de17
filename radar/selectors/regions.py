"""What was asked of other regions about a report, and about whom one can ask."""

from typing import TYPE_CHECKING

from cases.models import Report
from people.models import Person
from radar.models import RegionRequest

if TYPE_CHECKING:
    from accounts.models import User


def requests_of(report: Report) -> list[RegionRequest]:
    """Newest first."""
    rows = RegionRequest.objects.filter(report=report).order_by("-asked_at", "-pk")
    return list(rows.select_related("asked_by", "ended_by").prefetch_related("about"))


def request_of(report: Report, pk: int) -> RegionRequest | None:
    rows = RegionRequest.objects.filter(report=report, pk=pk)
    return rows.select_related("report__case__region").first()


def persons_to_ask_about(report: Report, reader: "User") -> list[Person]:
    """Those of the report, as far as this reader may know of them."""
    persons = Person.objects.visible_to(reader).filter(involvements__report=report)
    return list(persons.order_by("sort_key", "pk"))
