"""What stands on the pages where colleagues write, and who wrote it (common/overtaking.py)."""

from typing import TYPE_CHECKING, Any

from cases.selectors.savers import last_saved
from common.overtaking import Standing
from workflow.steps import locked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accounts.models import User
    from tracks.models import Conversation, Track

CONCLUSION = ("violence_conclusion", "child_abuse_conclusion", "safety_worries", "conclusion_text")
SAFETY = ("direct_safety", "direct_safety_why", "other_way", "help_advice")
RECORD = ("form", "channel", "interpreter", "summary", "wishes")
TURN = {
    "kind": "proposed",
    "note": "proposal_note",
    "conversion_reason": "conversion_reason",
    "early_end": "early_end",
    "other_region": "other_region",
    "other_region_informed_at": "other_region_informed_at",
}


def facts_of(track: "Track", names: "Sequence[str]") -> dict[str, Any]:
    return {name: getattr(track, name) for name in names}


def facts(track: "Track", names: "Sequence[str]", reader: "User") -> Standing:
    """The conclusion, or the present safety."""
    return Standing(
        lambda: facts_of(locked(track), names),
        lambda name: last_saved(track, reader, fields=[name]),
    )


def record_of(talk: "Conversation") -> dict[str, Any]:
    return {name: getattr(talk, name) for name in RECORD}


def record(talk: "Conversation", reader: "User") -> Standing:
    def read() -> dict[str, Any]:
        locked(talk.track)
        return record_of(talk.track.conversations.get(pk=talk.pk))

    return Standing(read, lambda name: last_saved(talk, reader, fields=[name]))


def turn_of(track: "Track") -> dict[str, Any]:
    return {name: getattr(track, column) for name, column in TURN.items()}


def turn(track: "Track", reader: "User") -> Standing:
    return Standing(
        lambda: turn_of(locked(track)),
        lambda name: last_saved(track, reader, fields=[TURN[name]]),
    )
