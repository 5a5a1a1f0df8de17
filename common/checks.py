"""What must hold of the surroundings before production may use them."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

SUPERUSER = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"


@register(Tags.database)
def application_is_nobodys_superuser(
    databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """A superuser walks around every rule that the database keeps. Asked by ``migrate``."""
    if settings.DEMO:
        return []
    return [_refusal(alias) for alias in databases or [] if _is_superuser(alias)]


def _is_superuser(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute(SUPERUSER)
        row = cursor.fetchone()
    return bool(row and row[0])


def _refusal(alias: str) -> Error:
    return Error(
        f"De databaserol van “{alias}” is superuser.",
        hint="Maak een gewone rol die eigenaar is van de database en zet die in DATABASE_URL.",
        id="common.E001",
    )
