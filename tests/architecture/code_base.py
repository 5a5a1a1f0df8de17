"""The code base as the architecture tests see it: files, modules, templates, models."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = [
    "common",
    "organisations",
    "accounts",
    "audit",
    "numbering",
    "workflow",
    "connections",
    "deadlines",
    "documents",
    "notifications",
    "people",
    "consultations",
    "cases",
    "radar",
    "sharing",
    "safety",
    "tracks",
    "safetyplans",
    "localfield",
    "monitoring",
    "handover",
    "reporting",
    "administration",
    "rehearsal",
    "demo",
]
PROJECT = [*APPS, "veiligthuis", "runtime"]


def modules(*folders: str) -> Iterator[Path]:
    """Python files of these folders, or of the whole project; without migrations."""
    for folder in folders or PROJECT:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text())


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def templates() -> Iterator[Path]:
    """Every page, part and letter, relative to the folder of templates."""
    folder = ROOT / "templates"
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder)


def source_of(template: Path) -> str:
    return (ROOT / "templates" / template).read_text()


def our_models():
    return [model for model in apps.get_models() if model._meta.app_label in APPS]


@cache
def tracked() -> tuple[Path, ...]:
    """Files that are, or are about to be, in version control."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(path for line in listed.stdout.splitlines() if (path := ROOT / line).is_file())
