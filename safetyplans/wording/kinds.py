"""What a text of a safety plan is, and what can be said better in it (domain 6.5, Q1 and Q2)."""

from dataclasses import dataclass
from enum import Enum


class Use(Enum):
    """What a text is in the plan: other rules hold for each."""

    CONDITION = "condition"
    EVENT = "event"
    AGREEMENT = "agreement"
    TEXT = "text"


class Remark(Enum):
    """Why words are marked; the order says which one stays where two meet."""

    MUST = "must"
    HELP = "help"
    DATE = "date"
    ACTION = "action"
    LABEL = "label"
    CONCLUSION = "conclusion"
    VAGUE = "vague"
    PASSIVE = "passive"
    NEGATIVE = "negative"
    HARD = "hard"
    LONG = "long"


@dataclass(frozen=True)
class Finding:
    """A place in a text, text[start:end], why it is marked, and what would read better."""

    start: int
    end: int
    remark: Remark
    reason: str
    better: str


@dataclass(frozen=True)
class Piece:
    """A stretch of a text as it was typed, with its finding when it is marked."""

    text: str
    finding: Finding | None
