"""Several counts in one question to the database."""

from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce


def counted(rows: QuerySet[Any, Any]) -> Coalesce:
    """How many rows, as part of another query: ``annotate(reviews=counted(reviews))``."""
    one_row = rows.order_by().annotate(_all=Value(1)).values("_all").annotate(_count=Count("pk"))
    return Coalesce(Subquery(one_row.values("_count"), output_field=IntegerField()), Value(0))
