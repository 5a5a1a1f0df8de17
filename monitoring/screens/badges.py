"""The words and colours of trajectories and moments."""

from django.utils.text import capfirst

from common.shown import Badge
from monitoring.enums import MomentState, MonitoringState

M, S = MonitoringState, MomentState
TRAJECTORY_TONES = {M.PLANNED: "azure", M.ACTIVE: "lime", M.SUSPENDED: "orange"}
MOMENT_TONES = {
    S.PLANNED: "neutral",
    S.MOVED: "azure",
    S.PREPARED: "yellow",
    S.NOT_REACHED: "red",
    S.HELD: "lime",
    S.JUDGED: "lime",
    S.CLOSED: "green",
    S.LAPSED: "neutral",
}


def trajectory_badge(state: str) -> Badge:
    known = M(state)
    return Badge(capfirst(str(known.label)), TRAJECTORY_TONES.get(known, "neutral"))


def moment_badge(state: str) -> Badge:
    known = S(state)
    return Badge(capfirst(str(known.label)), MOMENT_TONES[known])
