"""The glossary is the contract of names: every model and every enum has a row."""

import enum
import importlib
import re

from django.conf import settings
from django.db.models import Choices

from tests.architecture.code_base import modules, our_models

GLOSSARY = settings.BASE_DIR / "docs" / "reference" / "glossary.md"
LOANWORDS = ["huisverbod", "meldcode", "regie", "gi", "rvdk", "bsn", "vir", "zsm"]


def rows() -> list[list[str]]:
    lines = [line for line in GLOSSARY.read_text().splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def identifiers() -> set[str]:
    return {name for row in rows() for name in re.findall(r"`([^`]+)`", row[1])}


def enums() -> set[str]:
    found = set()
    for path in modules():
        if path.parts[0] in {"runtime", "rehearsal", "demo", "veiligthuis"} or "management" in str(
            path
        ):
            continue
        name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        module = importlib.import_module(name)
        for value in vars(module).values():
            is_enum = isinstance(value, type) and issubclass(value, enum.Enum)
            if is_enum and value.__module__ == name and value is not Choices:
                found.add(value.__name__)
    return found


def test_every_model_has_a_row():
    assert {model.__name__ for model in our_models()} - identifiers() == set()


def test_every_enum_has_a_row():
    assert enums() - identifiers() == set()


def test_every_row_has_a_dutch_word_a_meaning_and_a_source():
    assert [row for row in rows() if len(row) != 4 or not all(row)] == []


def test_the_dutch_loanwords_are_explained():
    said = GLOSSARY.read_text().lower()
    assert [word for word in LOANWORDS if f"`{word}`" not in said] == []
