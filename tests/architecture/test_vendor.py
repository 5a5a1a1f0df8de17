"""What we took from others is unmodified, named, licensed, and all of it is used."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = sorted(
    folder
    for vendor in (ROOT / "static" / "vendor", ROOT / "tests" / "vendor")
    for folder in vendor.iterdir()
)
ALLOWED = {"EUPL-1.2", "OFL-1.1", "ISC", "MIT", "MPL-2.0"}
REFERENCE = re.compile(r"""https?://|(?<![\w.])//[a-z]""")


@pytest.mark.parametrize("package", PACKAGES, ids=lambda folder: folder.name)
def test_every_file_is_the_one_that_was_published(package):
    listed = tomllib.loads((package / "VENDOR.toml").read_text())

    found = {
        path.relative_to(package).as_posix(): hashlib.sha512(path.read_bytes()).hexdigest()
        for path in package.rglob("*")
        if path.is_file() and path.name != "VENDOR.toml"
    }

    assert found == listed["files"]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda folder: folder.name)
def test_every_package_carries_its_name_version_and_licence(package):
    listed = tomllib.loads((package / "VENDOR.toml").read_text())

    assert listed["name"]
    assert listed["version"]
    assert listed["licence"] in ALLOWED
    assert (package / listed["licence_text"]).stat().st_size > 200


def test_our_own_styles_and_scripts_load_nothing_from_elsewhere():
    own = [*(ROOT / "static" / "css").iterdir(), *(ROOT / "static" / "js").iterdir()]

    for path in own:
        text = path.read_text().replace("http://www.w3.org/2000/svg", "")
        assert not REFERENCE.search(text), path.name


def test_templates_hold_no_inline_script_or_style():
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*(src=|application/json))")

    for path in (ROOT / "templates").rglob("*.html"):
        if "documents" not in path.parts:
            assert not inline.search(path.read_text()), path.relative_to(ROOT)
