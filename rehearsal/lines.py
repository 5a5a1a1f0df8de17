"""Reading YAML in which every word knows its line, so that a mistake can be pointed at.

Everything is text: ``yes`` is not a truth value and ``22:40`` not a number until an act says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

# The one in C where PyYAML was built with it: the demo region is long.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Place:
    """A line of a script."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}, regel {self.line}"


class ScriptError(Exception):
    """The script itself cannot be played: it says where and why."""

    def __init__(self, place: Place, sentence: str) -> None:
        super().__init__(f"{place}: {sentence}")


class Word(str):
    """A text with its place."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, text: str, place: Place) -> Word:
        word = super().__new__(cls, text)
        word.place = place
        return word


class Block(dict[str, Any]):
    """Names with what belongs to them: words, lists of words, or blocks again."""

    def __init__(self, place: Place, pairs: dict[str, Any] | None = None) -> None:
        super().__init__(pairs or {})
        self.place = place

    def place_of(self, name: str) -> Place:
        return self[name].place if isinstance(self.get(name), Word | Block) else self.place


def read_script(path: Path) -> Block:
    """The whole file as one block."""
    if not path.is_file():
        raise ScriptError(Place(str(path), 1), "dit bestand bestaat niet.")
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    except yaml.MarkedYAMLError as trouble:
        line = trouble.problem_mark.line + 1 if trouble.problem_mark else 0
        place = Place(path.name, line)
        raise ScriptError(place, f"geen geldige YAML: {trouble.problem}.") from None
    value = _read(node, path.name) if node else None
    if not isinstance(value, Block):
        raise ScriptError(Place(path.name, 1), "hier hoort een lijst van ‘naam: waarde’ te staan.")
    return value


def _read(node: yaml.Node, file: str) -> Any:
    place = Place(file, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return Block(place, dict(_pairs(node, file)))
    if isinstance(node, yaml.SequenceNode):
        return [_read(item, file) for item in node.value]
    assert isinstance(node, yaml.ScalarNode), "YAML knows no fourth kind"
    plain = node.style is None  # not quoted, so line ends in it are only the width of the page
    return Word(" ".join(node.value.split()) if plain else node.value.strip(), place)


def _pairs(node: yaml.MappingNode, file: str) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key, value in node.value:
        name = str(key.value)
        if name in seen:
            place = Place(file, key.start_mark.line + 1)
            raise ScriptError(place, f"‘{name}’ staat er twee keer.")
        seen.add(name)
        yield name, _read(value, file)
