"""What an app above this one does once a repeat report comes to a state; this app does not know
it."""

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from cases.enums import RepeatState

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import RepeatReport


class FollowUp(Protocol):
    def __call__(self, repeat: "RepeatReport", *, at: datetime, actor: "User") -> None: ...


FOLLOW_UPS: dict[RepeatState, list[FollowUp]] = defaultdict(list)


def add_follow_up(state: RepeatState, follow_up: FollowUp) -> None:
    """Called once, when that app is ready."""
    FOLLOW_UPS[state].append(follow_up)


def came_to(repeat: "RepeatReport", *, at: datetime, actor: "User") -> None:
    """In the same transaction as the step."""
    for follow_up in FOLLOW_UPS[RepeatState(repeat.state)]:
        follow_up(repeat, at=at, actor=actor)
