"""What must hold of every table."""

import ast
import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import models

from tests.architecture.code_base import APPS, ROOT, our_models

# Tables that hang on a case and are nevertheless not read through it.
NOT_READ_BY_CASE = {
    "cases.IntakeSubmission",  # recognises a message sent twice; no screen shows it
    "handover.HandoverSubmission",  # the same
}


def test_models_and_migrations_agree(db):
    told = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=told)

    assert "No changes detected" in told.getvalue() or "Geen wijzigingen" in told.getvalue()


@pytest.mark.parametrize("app", APPS)
def test_no_migration_imports_our_code(app):
    """A migration is a closed book: it must run years from now, beside other code."""
    imported = set()
    for path in (ROOT / app / "migrations").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module or "")
    assert {name for name in imported if name.split(".")[0] in APPS} == set()


def _reaches_a_case(model) -> bool:
    seen, waiting = set(), [model]
    while waiting:
        here = waiting.pop()
        if here._meta.label == "cases.Case":
            return True
        seen.add(here)
        waiting += [
            field.related_model
            for field in here._meta.concrete_fields
            if isinstance(field, models.ForeignKey)
            and field.related_model._meta.app_label in APPS
            and field.related_model not in seen
        ]
    return False


@pytest.mark.parametrize(
    "model",
    [m for m in our_models() if _reaches_a_case(m) and m._meta.label not in NOT_READ_BY_CASE],
    ids=lambda model: model._meta.label,
)
def test_what_belongs_to_a_case_is_read_through_who_may_see_it(model):
    assert hasattr(model._default_manager.get_queryset(), "visible_to")


def _pairs():
    for model in our_models():
        names = {field.name for field in model._meta.concrete_fields}
        for name in sorted(names):
            stem, _, end = name.rpartition("_")
            if end == "at" and f"{stem}_by" in names:
                yield model, stem


@pytest.mark.parametrize(
    ("model", "stem"),
    [pytest.param(m, s, id=f"{m._meta.label}.{s}") for m, s in _pairs()],
)
def test_when_and_by_whom_are_known_together(model, stem):
    """Not null, both; or one constraint that names them both."""
    at = model._meta.get_field(f"{stem}_at")
    by = model._meta.get_field(f"{stem}_by")
    if not at.null and not by.null:
        return
    told_together = [
        constraint
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
        and re.search(rf"\b{stem}_at", str(constraint.condition))
        and re.search(rf"\b{stem}_by", str(constraint.condition))
    ]
    assert told_together


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_every_table_has_a_dutch_name_and_a_fixed_order(model):
    meta = model._meta
    assert meta.verbose_name == meta.verbose_name.lower() or meta.verbose_name[:2].isupper()
    assert "_" not in meta.verbose_name
    assert meta.ordering
    unique = {field.name for field in meta.concrete_fields if field.unique}
    assert str(meta.ordering[-1]).lstrip("-") in {"pk", *unique}


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_every_class_of_the_domain_says_what_it_is(model):
    own = model.__doc__ or ""
    assert not own.startswith(f"{model.__name__}(")
