"""A rule of sight in SQL, written once for one reader.

A page asks the same rule for every list and every count it shows. Writing it anew each time took
Django a third of the page; the database is asked the same question.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

if TYPE_CHECKING:
    from accounts.models import User


def keys_seen(reader: "User", rule: str, rows: Callable[[], QuerySet[Any, Any]]) -> RawSQL:
    """The keys these rows give, for ``pk__in``; kept as long as ``reader`` lives, at most a day.

    ``rows`` may depend on who the reader is and on the day, not on the time of the day.
    """
    known = reader.rules_in_sql
    key = (rule, timezone.localdate())
    if key not in known:
        known[key] = rows().query.sql_with_params()
    return RawSQL(*known[key])  # noqa: S611 - written by Django itself


def either(seen: RawSQL, rows: QuerySet[Any, Any]) -> RawSQL:
    """These keys and those of some more rows: a union, so that each is found in its own index."""
    sql, params = rows.query.sql_with_params()
    return RawSQL(f"{seen.sql} UNION ({sql})", (*seen.params, *params))  # noqa: S611
