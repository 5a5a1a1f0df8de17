"""Passing the identity scan: the texts point to nobody, or somebody says why they stay."""

from typing import Any

from common.exceptions import ReasonRequired
from consultations.guards.advice import texts_point_to_nobody
from consultations.texts import identities_in

KEPT_THERE = "De reden staat bij het stuk zelf."


def for_the_log(despite: str) -> str:
    """That something stays with a reason, and not in which words: those may hold the very name,
    and nothing is ever taken out of the log."""
    return KEPT_THERE if despite.strip() else ""


def refuse_identities(row: Any, *, despite: str = "") -> None:
    """For rows without steps of their own, such as a contact.

    Raises ReasonRequired when something points to a person and no reason is given (A6).
    """
    if not despite.strip() and identities_in(row):
        raise ReasonRequired(texts_point_to_nobody.objection)


def note_overruled(row: Any, despite: str) -> None:
    """Keep the reason on the row, so that a privacy officer can look back at it.

    Once the texts point to nobody there is nothing left to explain.
    """
    if despite.strip() and identities_in(row):
        row.overruled_because = despite.strip()[:500]
    elif row.overruled_because and not identities_in(row):
        row.overruled_because = ""
