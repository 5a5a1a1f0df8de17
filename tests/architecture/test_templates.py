"""Every template is used, says what it needs, and a part never extends a page."""

import re

import pytest

from tests.architecture.code_base import ROOT, modules, source_of, templates

# Found by the libraries, by name.
CALLED_BY_LIBRARIES = (
    "account/",
    "allauth/",
    "mfa/",
    "socialaccount/",
    "usersessions/",
    "django/forms/",
    "emails/",
)
OWN_CODE = re.compile(
    r"""<style|\sstyle="|\son(?:click|load|change|submit|input|focus|blur|key|mouse)\w*="|<script>"""
)
PAGES = [path for path in templates() if path.suffix == ".html"]


def _all_sources() -> str:
    python = "\n".join((ROOT / path).read_text() for path in [*modules(), *modules("tests")])
    return python + "\n".join(source_of(path) for path in templates())


def test_every_template_is_used():
    sources = _all_sources()
    unused = [
        str(path)
        for path in templates()
        if not str(path).startswith(CALLED_BY_LIBRARIES)
        and f'"{path}"' not in sources
        and f'"{path.parent}/"' not in sources
        and not _named_by_its_kind(path, sources)
    ]
    assert unused == []


def _named_by_its_kind(path, sources: str) -> bool:
    """A letter that is chosen by its kind: ``f"documents/{name}.html"``."""
    return bool(re.search(rf'f"{re.escape(str(path.parent))}/[^"]*\{{', sources))


@pytest.mark.parametrize("path", [path for path in PAGES if "partials" in path.parts], ids=str)
def test_a_part_never_extends(path):
    assert "{% extends" not in source_of(path)


@pytest.mark.parametrize(
    "path",
    [path for path in PAGES if path.parts[0] not in {"django", "allauth"}],
    ids=str,
)
def test_every_template_begins_with_its_contract(path):
    """A comment before the markup says what it is and what it needs."""
    head = source_of(path).lstrip()
    while head.startswith(("{% extends", "{% load")):
        head = head.partition("%}")[2].lstrip()
    assert head.startswith(("{% comment %}", "{#"))


def test_no_template_carries_its_own_style_or_script():
    """The policy of the browser would refuse it; letters are printed, not browsed."""
    offending = [
        str(path)
        for path in PAGES
        if path.parts[0] != "documents" and OWN_CODE.search(source_of(path))
    ]
    assert offending == []
