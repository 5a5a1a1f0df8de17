"""What people can do in a script, each through the service a screen would use."""

from rehearsal.acts import (
    advice,
    assessing,
    crisis,
    drafts,
    handover,
    intake,
    letters,
    local_field,
    local_plans,
    meeting,
    plans,
    running,
    rvdk,
    safety,
    sharing,
    tracks,
    usd,
)
from rehearsal.acts.registry import ACTS, Act

__all__ = [
    "ACTS",
    "Act",
    "advice",
    "assessing",
    "crisis",
    "drafts",
    "handover",
    "intake",
    "letters",
    "local_field",
    "local_plans",
    "meeting",
    "plans",
    "running",
    "rvdk",
    "safety",
    "sharing",
    "tracks",
    "usd",
]
