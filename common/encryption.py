"""What the database may keep only locked: encrypted text, and a hash to find it by."""

import hashlib
import hmac
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, ClassVar

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute


class Secret:
    """A text that shows itself only when asked by name: not in a template, log or f-string."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def __str__(self) -> str:
        return "•••" if self._text else ""

    def __repr__(self) -> str:
        return f"Secret({str(self)!r})"

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._text.encode(), other._text.encode())

    def __hash__(self) -> int:
        return hash(self._text)


class _Sealing(DeferredAttribute):
    """Whatever is put on the instance becomes a ``Secret`` at once, saved or not."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Fernet at rest, ``Secret`` in the hand; nothing known is NULL at rest, empty in the hand.

    Encryption differs every time, so it cannot be searched: keep ``search_hash`` beside it.
    """

    descriptor_class = _Sealing
    ALLOWED_LOOKUPS: ClassVar[frozenset[str]] = frozenset({"isnull"})

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in self.ALLOWED_LOOKUPS:
            raise FieldError("An encrypted field cannot be searched; search its hash.")
        return super().get_lookup(lookup_name)

    def deconstruct(self) -> Any:
        """For the database it is text; migrations stay free of our code."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def get_prep_value(self, value: Any) -> str | None:
        text = value.reveal() if isinstance(value, Secret) else str(value or "")
        return _box(tuple(settings.FIELD_KEYS)).encrypt(text.encode()).decode() if text else None

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Secret:
        return Secret(_box(tuple(settings.FIELD_KEYS)).decrypt(value).decode() if value else "")

    def to_python(self, value: Any) -> Secret:
        return value if isinstance(value, Secret) else Secret(str(value or ""))


def search_hash(value: str) -> str:
    """Finds an encrypted value again without opening the rest; "" has no hash."""
    if not value:
        return ""
    return hmac.new(settings.SEARCH_KEY, value.encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=4)
def _box(keys: Sequence[str]) -> MultiFernet:
    """The first key locks, every key opens: that is how keys are renewed."""
    return MultiFernet([Fernet(key) for key in keys])
