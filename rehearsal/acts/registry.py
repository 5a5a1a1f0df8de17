"""The vocabulary of scripts: every act under the name a script uses."""

from __future__ import annotations

from collections.abc import Callable

from rehearsal.stage import Turn

Act = Callable[[Turn], str]
ACTS: dict[str, Act] = {}


def act(play: Act) -> Act:
    """An act does its work through the services and tells in Dutch what was done."""
    ACTS[play.__name__] = play
    return play
