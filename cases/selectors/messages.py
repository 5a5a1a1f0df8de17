"""The messages about one report: to the reporter and to the family, in the order they arose."""

from typing import TYPE_CHECKING

from cases.models import CaseDeadline, FamilyNotice, Feedback, Report, Reporter

if TYPE_CHECKING:
    from accounts.models import User

OF_MESSAGE = ("report__case__region", "document", "author")


def feedback_of(report: Report) -> list[Feedback]:
    """What was replaced by a later round included; its place in this list is its address."""
    rows = Feedback.objects.filter(report=report).select_related(*OF_MESSAGE, "sent_by")
    return list(rows.defer("document__html").order_by("pk"))


def notices_of(report: Report) -> list[FamilyNotice]:
    rows = FamilyNotice.objects.filter(report=report).select_related(
        *OF_MESSAGE, "addressee", "second_reader", "released_by"
    )
    return list(rows.defer("document__html").order_by("pk"))


def terms_of(report: Report) -> dict[str, CaseDeadline]:
    """The terms of the messages that run now, by code."""
    codes = ["D2", "D2b", "D3", "D6"]
    rows = CaseDeadline.objects.open().filter(report=report, term__in=codes)
    return {row.term: row for row in rows}


def sees_reporter(reader: "User", report: Report) -> bool:
    """Whether this reader may know who reported; a letter to the reporter says it (5.3)."""
    return Reporter.objects.named_for(reader).filter(report=report).exists()
