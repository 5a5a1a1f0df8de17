"""What the consulents heard of the crises of a case (D8). The door was that of the case."""

from typing import TYPE_CHECKING

from cases.enums import AuthorityKind
from cases.models import AuthorityNotice, CaseDeadline, Report

if TYPE_CHECKING:
    from collections.abc import Iterable


def duties_of(reports: "Iterable[Report]") -> list[CaseDeadline]:
    """The terms to tell the consulent of these reports, the newest of each report last."""
    rows = CaseDeadline.objects.filter(report__in=reports, term="D8")
    return list(rows.select_related("withdrawn_by").order_by("pk"))


def told_about(reports: "Iterable[int | None]") -> list[AuthorityNotice]:
    """What was told to consulents about these reports (keys), in the order it was."""
    rows = AuthorityNotice.objects.filter(report__in=reports, to=AuthorityKind.CONSULENT)
    return list(rows.select_related("by").order_by("at", "pk"))
