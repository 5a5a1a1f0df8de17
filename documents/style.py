"""How a document looks: our style and letter type, inside the document itself."""

import base64
import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

FAMILY = "vendor/source-sans-3/source-sans-3"
WEIGHTS = (400, 700)
# Where the file for western letters stops; Polish and Turkish names need the other one too.
BEYOND_WESTERN = re.compile("[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1eff]")


def font_faces(text: str) -> str:
    """The @font-face rules this text needs, with the fonts as data: addresses."""
    faces = [_face("Source Sans 3", "latin", weight) for weight in WEIGHTS]
    if BEYOND_WESTERN.search(text):
        # Under a name of its own: WeasyPrint takes two files of one name for the same font.
        faces += [_face("Source Sans 3 Extended", "latin-ext", weight) for weight in WEIGHTS]
    return "\n".join(faces)


@cache
def _face(name: str, subset: str, weight: int) -> str:
    font = base64.b64encode(_static(f"{FAMILY}-{subset}-{weight}-normal.woff2")).decode()
    return (
        f'@font-face {{ font-family: "{name}"; font-weight: {weight}; '
        f'src: url("data:font/woff2;base64,{font}") format("woff2"); }}'
    )


@cache
def stylesheet() -> str:
    """How a letter looks, on paper and in the preview alike."""
    return _static("css/letter.css").decode()


def _static(name: str) -> bytes:
    found = finders.find(name)
    assert found, name
    return Path(found).read_bytes()
