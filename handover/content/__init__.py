"""What stands in the handover document (domain 6.6), as plain data; and what it still misses."""

from handover.content.compose import betrayed_by, compose, digest
from handover.content.missing import missing_in
from handover.content.reports import direct_reports, reporter_is_told, reports_of

__all__ = [
    "betrayed_by",
    "compose",
    "digest",
    "direct_reports",
    "missing_in",
    "reporter_is_told",
    "reports_of",
]
