"""The conditions that go along with a handover."""

from typing import TYPE_CHECKING

from handover.content.plan import version_of

if TYPE_CHECKING:
    from handover.models import Handover


def conditions_of(handover: "Handover") -> dict[int, str]:
    """Those of the version that VT adopted, by their number in the plan; none out of triage."""
    version = version_of(handover)
    rows = version.content["conditions"] if version else []
    return {row["number"]: row["text"] for row in rows}
