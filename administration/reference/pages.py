"""Which pages there are and what is in them. Pure: nothing is written here."""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings

from administration.reference.roles import roles_page
from administration.reference.rules import rules_page
from administration.reference.terms import terms_page
from workflow.diagram import states_page
from workflow.fsm import Stateful

REFERENCE = Path("docs") / "reference"


def machines() -> Iterator[type[Stateful]]:
    """Every model with a life, in order of name."""
    for model in sorted(apps.get_models(), key=lambda model: model.__name__):
        if issubclass(model, Stateful):
            yield model  # type: ignore[misc]


def pages() -> dict[Path, str]:
    """Path below the root of the project, and the text that should stand there."""
    root = Path(settings.BASE_DIR)
    made = {
        REFERENCE / f"{_dashed(model.__name__)}-states.md": states_page(model)
        for model in machines()
    }
    return {
        **made,
        REFERENCE / "roles.md": roles_page(),
        REFERENCE / "terms.md": terms_page(),
        REFERENCE / "rules.md": rules_page(root),
    }


def stale() -> list[Path]:
    """Pages that do not say what the code says."""
    root = Path(settings.BASE_DIR)
    return [
        path
        for path, text in pages().items()
        if not (root / path).exists() or (root / path).read_text() != text
    ]


def _dashed(name: str) -> str:
    """``SafetyAssessment`` becomes ``safety-assessment``."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)[1:]
