"""Reads a text of a safety plan and marks what can be said better. It advises, never blocks."""

from safetyplans.wording.kinds import Finding, Piece, Remark, Use
from safetyplans.wording.readability import Readability, readability
from safetyplans.wording.reading import bad_condition, pieces, read

__all__ = [
    "Finding",
    "Piece",
    "Readability",
    "Remark",
    "Use",
    "bad_condition",
    "pieces",
    "read",
    "readability",
]
