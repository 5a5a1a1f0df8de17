"""The manual for users: nothing it shows or points to is missing, and it stays light."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "handleiding"
PAGES = sorted(FOLDER.glob("*.md"))
POINTER = re.compile(r'\]\(([^)#]+)\)|src="([^"]+)"')
PLACE = re.compile(r"\]\(([^)#]*)#([^)]+)\)")
HEAVIEST = 150_000  # bytes


def _pointers(page: Path) -> list[str]:
    return [link or image for link, image in POINTER.findall(page.read_text())]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_points_to_is_there(page):
    missing = [pointer for pointer in _pointers(page) if not (FOLDER / pointer).exists()]
    assert missing == []


def _places(page: Path) -> set[str]:
    """Headings as a link names them: lower case, words with a dash between."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(), re.M)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_link_to_a_heading_arrives_there(page):
    links = PLACE.findall(page.read_text())
    missing = [
        place for name, place in links if place not in _places(FOLDER / name if name else page)
    ]
    assert missing == []


def test_every_picture_is_shown_somewhere_and_is_light():
    pictures = {f"beelden/{path.name}": path for path in (FOLDER / "beelden").iterdir()}
    shown = {pointer for page in PAGES for pointer in _pointers(page)}

    assert pictures.keys() - shown == set()
    assert [name for name, path in pictures.items() if path.stat().st_size > HEAVIEST] == []


def test_every_page_is_in_the_index():
    index = FOLDER / "index.md"
    assert {page.name for page in PAGES} - {index.name} == {*_pointers(index)}
