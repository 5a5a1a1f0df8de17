"""What was found where a script expected something."""

from __future__ import annotations

from dataclasses import dataclass

from rehearsal.facts import Facts

ABSENT = "absent"


@dataclass(frozen=True)
class Found:
    """One expectation with what was found; ``wrong`` is empty when it holds."""

    line: int
    wrong: str = ""

    def __str__(self) -> str:
        return f"regel {self.line}: {self.wrong}"


def compare(facts: Facts, name: str, about: str, expected: str, found: str) -> Found:
    """``name``: where it stands in the script; ``about``: what it is called to the reader."""
    wrong = "" if expected == found else f"{about} zou ‘{expected}’ zijn, maar is ‘{found}’."
    return Found(facts.block.place_of(name).line, wrong)
