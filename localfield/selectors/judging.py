"""What Veilig Thuis needs to judge a report back. The reader came in by the door."""

from typing import TYPE_CHECKING

from cases.models import Report

if TYPE_CHECKING:
    from cases.models import Case


def occasions_of_last_report(case: "Case") -> list[str]:
    """What the last report of this family was about: a proposal for the next one."""
    report = Report.objects.filter(case=case).select_related("content").order_by("-received_at")
    last = report.first()
    return list(last.content.occasions) if last else []
