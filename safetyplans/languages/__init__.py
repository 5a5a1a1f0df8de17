"""The family copy in six languages: its headings and standard sentences, and nothing else.

What people wrote in the plan stays Dutch. A language is one file here; ADR 17 tells how one is
added, and that a native speaker reads it before a family does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

SOURCE = "nl"
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Language:
    """A language a family reads. ``name`` is for who prints, ``own_name`` for who reads."""

    code: str
    name: str
    own_name: str
    right_to_left: bool

    @property
    def direction(self) -> str:
        """As the attribute ``dir`` has it."""
        return "rtl" if self.right_to_left else "ltr"


@cache
def languages() -> tuple[Language, ...]:
    """All of them: Dutch first, then by their Dutch names."""
    known = [_language(file.stem) for file in HERE.glob("*.yaml")]
    return tuple(sorted(known, key=lambda one: (one.code != SOURCE, one.name)))


def language(code: str) -> Language:
    """Raises KeyError for a language we do not have."""
    return {known.code: known for known in languages()}[code]


def headings(code: str, *, young: bool = False) -> Mapping[str, str]:
    """Every heading and standard sentence in that language, by key (the keys of nl.yaml).

    For a ``young`` reader, of 12 to 15, said to "je" where the language has that form written.
    """
    said = _read(language(code).code)
    return MappingProxyType(said["headings"] | (said.get("young", {}) if young else {}))


def _language(code: str) -> Language:
    said = _read(code)
    return Language(code, said["name"], said["own_name"], said["right_to_left"])


@cache
def _read(code: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((HERE / f"{code}.yaml").read_text())
    return read
