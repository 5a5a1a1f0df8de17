"""Who sees what the radar noted: who may know both persons, and who needs to know (A1, A12)."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from cases.enums import RadarVerdict
from cases.models import Case
from cases.querysets import OfReportQuerySet
from people.querysets import person_is_visible
from radar.enums import MergeState, RegionRequestState

if TYPE_CHECKING:
    from accounts.models import User


class LookAlikeQuerySet(models.QuerySet[Any]):
    def visible_to(self, reader: "User") -> Self:
        """Of a case one sees, or that one was told about; never of somebody who is withheld."""
        both = self.filter(
            person_is_visible(reader, "person__"), person_is_visible(reader, "known__")
        ).exclude(case__in=Case.objects.kept_from(reader))
        told = self.model.told.through.objects.filter(user=reader).values("lookalike")
        return both.filter(Q(case__in=Case.objects.visible_to(reader)) | Q(pk__in=told))

    def open(self) -> Self:
        """Nobody said yet whether they are one person."""
        return self.filter(verdict=RadarVerdict.OPEN)


class MergeProposalQuerySet(models.QuerySet[Any]):
    def visible_to(self, reader: "User") -> Self:
        """Of who may look for persons, when both entries exist for them (A12)."""
        return self.filter(
            person_is_visible(reader, "kept__"), person_is_visible(reader, "absorbed__")
        )

    def waiting(self) -> Self:
        return self.filter(state=MergeState.PROPOSED)


class RegionRequestQuerySet(OfReportQuerySet):
    def waiting(self) -> Self:
        return self.filter(state=RegionRequestState.ASKED)

    def due(self, day: date) -> Self:
        """What had to be answered by this day and was not."""
        return self.waiting().filter(due_on__lte=day)
