"""Several counts in one question to the database."""

from collections.abc import Mapping
from typing import Any

from django.db.models import CharField, Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce


def counted(rows: QuerySet[Any, Any]) -> Coalesce:
    """How many rows, as part of another query: ``annotate(reviews=counted(reviews))``."""
    one_row = rows.order_by().annotate(_all=Value(1)).values("_all").annotate(_count=Count("pk"))
    return Coalesce(Subquery(one_row.values("_count"), output_field=IntegerField()), Value(0))


def counts_of(lists: Mapping[str, QuerySet[Any, Any]]) -> dict[str, int]:
    """How many rows each list has; a list without rows counts nought.

    Side by side, not each inside the same row: Django rewrites what lies inside another query
    again for every level, which for lists with a rule of sight takes longer than asking.
    """
    first, *others = [_named_count(name, rows) for name, rows in lists.items()]
    return dict.fromkeys(lists, 0) | dict(first.union(*others, all=True))


def _named_count(name: str, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    named = rows.order_by().annotate(_list=Value(name, CharField())).values("_list")
    return named.annotate(_count=Count("pk")).values_list("_list", "_count")
