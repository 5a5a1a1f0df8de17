"""Help for forms: what the domain refused is shown where the user is looking."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import BaseForm

from common.exceptions import DomainError


@contextmanager
def refusals_on(form: BaseForm, field: str | None = None) -> Iterator[None]:
    """Put the domain's refusal on the form, or beside one field, instead of raising it."""
    try:
        yield
    except DomainError as refusal:
        form.add_error(field, list(refusal.reasons))
