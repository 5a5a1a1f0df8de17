"""The lists in words/*.txt, read once, at the first text (a few milliseconds)."""

from collections import defaultdict
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list, folded."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def listed_in(*names: str) -> frozenset[str]:
    """The words of several lists."""
    return frozenset().union(*(listed(name) for name in names))


@cache
def _sections() -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    section = ""
    for line in _lines("cues"):
        if line.startswith("["):
            section = line.strip("[]")
        else:
            found[section].append(line)
    return {name: " ".join(lines) for name, lines in found.items()}


@cache
def cues(section: str) -> frozenset[str]:
    """The words of one section of cues.txt."""
    return frozenset(_sections()[section].split())


@cache
def endings(*sections: str) -> tuple[str, ...]:
    """The same, to ask how a word ends."""
    return tuple(sorted(frozenset().union(*(cues(section) for section in sections))))


@cache
def phrases() -> dict[str, list[list[str]]]:
    """Fixed expressions that hold a name and mean no person, by their first word: Albert Heijn."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for phrase in _sections()["phrases"].split(";"):
        if parts := phrase.split():
            found[parts[0]].append(parts)
    return found
