"""Passing the identity scan: the texts point to nobody, or somebody says why they stay."""

from typing import Any

from common.exceptions import ReasonRequired
from consultations.guards.advice import texts_point_to_nobody
from consultations.texts import identities_in


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
