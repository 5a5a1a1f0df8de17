"""Preconditions of one moment."""

from typing import TYPE_CHECKING

from monitoring.enums import MonitoringState
from workflow.guards import guard

if TYPE_CHECKING:
    from monitoring.models import MonitoringMoment


@guard(
    "Veilig Thuis werkt zelf weer met dit gezin. Het volgen ligt stil tot dat klaar is.",
    "002-31",
)
def family_is_followed(moment: "MonitoringMoment") -> bool:
    return moment.trajectory.state == MonitoringState.ACTIVE
