"""What stands in the handover document (domain 6.6), as plain data; and what it still misses."""

from handover.content.missing import missing_in

__all__ = ["missing_in"]
