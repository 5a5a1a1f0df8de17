"""The anonymity filter: does a text betray a reporter who was promised not to be named (A4)?"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.models import Report


def leaks(text: str, report: "Report") -> list[str]:
    """Sentences that say what in this text points to the reporter; empty when nothing does."""
    return []
