"""What is a risk for this family and what protects it. The reader came in by the door."""

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from safety.models import ProtectiveFactor, RiskFactor, RiskStatusChange
from safety.models.factor import Factor

if TYPE_CHECKING:
    from cases.models import Case

F = TypeVar("F", bound=Factor)


def risks_of(case: "Case", *, ended: bool = False) -> list[RiskFactor]:
    """The risks that hold, or those that ended, each with the course of its status."""
    course = RiskStatusChange.objects.select_related("changed_by").order_by("changed_at", "pk")
    rows = _rows(RiskFactor, case).filter(ended_at__isnull=not ended)
    return list(rows.prefetch_related(Prefetch("changes", queryset=course)))


def protective_of(case: "Case", *, ended: bool = False) -> list[ProtectiveFactor]:
    """What protects this family, or what no longer does."""
    return list(_rows(ProtectiveFactor, case).filter(ended_at__isnull=not ended))


def risk_of(case: "Case", pk: int) -> RiskFactor:
    """One risk of this case that holds. A risk of another case does not exist."""
    return _one(RiskFactor, case, pk)


def one_protective_of(case: "Case", pk: int) -> ProtectiveFactor:
    return _one(ProtectiveFactor, case, pk)


def _one(model: type[F], case: "Case", pk: int) -> F:
    row = _rows(model, case).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _rows(model: type[F], case: "Case") -> "QuerySet[F]":
    people = ("about", "noted_by", "ended_by")
    return model._default_manager.filter(case=case).select_related(*people)
