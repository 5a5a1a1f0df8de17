"""What stands on the pages where colleagues write a plan, and who wrote it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from cases.selectors.savers import last_saved
from common.overtaking import Standing
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User
    from safetyplans.models import SafetyPlan

OF_PERSONS = ("about", "events")


def shown_of(row: Any, names: list[str]) -> dict[str, Any]:
    """What a form asks, as it stands in this row; other rows by their keys."""
    return {name: _answer(row, name) for name in names}


def standing_of(
    plan: "SafetyPlan",
    reader: "User",
    now: Callable[[], Mapping[str, Any]],
    about: Mapping[str, Any],
) -> Standing:
    """``now`` reads it again, while the plan is held; ``about`` is how the log tells of it."""

    def read() -> Mapping[str, Any]:
        locked(plan)
        return now()

    return Standing(read, lambda name: last_saved(plan, reader, **about, fields=[name]))


def _answer(row: Any, name: str) -> Any:
    if name in OF_PERSONS:
        return sorted(one.pk for one in getattr(row, name).all())
    return row.risk_id if name == "risk" else getattr(row, name)
