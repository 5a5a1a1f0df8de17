"""Saving what the rules of its table accept, and saying in Dutch what they do not."""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from common.exceptions import DomainError

M = TypeVar("M", bound=models.Model)


def keep(row: M) -> M:
    """Save a row, or refuse with the sentences of its fields and constraints."""
    try:
        row.full_clean()
    except ValidationError as refusal:
        raise DomainError(*refusal.messages) from None
    row.save()
    return row


def labels(row: models.Model, changed: list[str]) -> str:
    """The Dutch names of these fields, for the log: what was changed, not into what."""
    names = {
        field.name: str(getattr(field, "verbose_name", "")) for field in row._meta.get_fields()
    }
    return ", ".join(names[name] for name in changed if name in names)
