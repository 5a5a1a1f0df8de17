"""How a document looks: our style and letter types, inside the document itself."""

import base64
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.contrib.staticfiles import finders

WEIGHTS = (400, 700)


class LetterType(NamedTuple):
    """The files of one script, and the letters that call for them.

    Each has a name of its own: WeasyPrint takes two files of one name for the same font.
    """

    name: str
    files: str
    letters: re.Pattern[str]


LETTER_TYPES = (
    LetterType("Source Sans 3", "source-sans-3/source-sans-3-latin", re.compile("")),
    # Where the file for western letters stops: Polish and Turkish.
    LetterType(
        "Source Sans 3 Extended",
        "source-sans-3/source-sans-3-latin-ext",
        re.compile("[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1eff]"),
    ),
    LetterType(
        "Source Sans 3 Cyrillic",
        "source-sans-3/source-sans-3-cyrillic",
        re.compile("[\u0400-\u045f\u0490\u0491\u2116]"),
    ),
    # Arabic. Each letter is one shape here; where the dots are loose, as in Noto, the words
    # cannot be read back from the PDF (ADR 17).
    LetterType(
        "Vazirmatn",
        "vazirmatn/vazirmatn-arabic",
        re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]"),
    ),
)


def font_faces(text: str) -> str:
    """The @font-face rules this text needs, with the fonts as data: addresses."""
    return "\n".join(
        _face(needed.name, needed.files, weight)
        for needed in LETTER_TYPES
        if needed.letters.search(text)
        for weight in WEIGHTS
    )


@cache
def _face(name: str, files: str, weight: int) -> str:
    font = base64.b64encode(_static(f"vendor/{files}-{weight}-normal.woff2")).decode()
    return (
        f'@font-face {{ font-family: "{name}"; font-weight: {weight}; '
        f'src: url("data:font/woff2;base64,{font}") format("woff2"); }}'
    )


@cache
def stylesheet(name: str = "letter") -> str:
    """How a letter looks, on paper and in the preview alike; or what a kind of document adds."""
    return _static(f"css/{name}.css").decode()


def _static(name: str) -> bytes:
    found = finders.find(name)
    assert found, name
    return Path(found).read_bytes()
