"""The terms that run on a case and its reports."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from cases.models.case import Case
from cases.models.grants import not_kept_out
from cases.models.report import Report
from cases.querysets import OfCaseQuerySet
from deadlines.enums import DeadlineState
from deadlines.kinds import Addressee
from deadlines.models import Deadline, DeadlineQuerySet

if TYPE_CHECKING:
    from organisations.models import Region


class CaseDeadlineQuerySet(OfCaseQuerySet, DeadlineQuerySet):  # type: ignore[override]
    def with_audience(self) -> CaseDeadlineQuerySet:
        return self.select_related("case__region", "report__assessment__assessor")


class CaseDeadline(Deadline):
    """One running term of a case: of one of its reports, or of the case itself."""

    REGION_PATH = "case__region"

    case = models.ForeignKey(Case, models.PROTECT, related_name="deadlines", verbose_name="dossier")
    report = models.ForeignKey(
        Report,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deadlines",
        verbose_name="melding",
    )

    objects = CaseDeadlineQuerySet.as_manager()  # type: ignore[assignment, misc]

    class Meta(Deadline.Meta):
        verbose_name = "termijn"
        verbose_name_plural = "termijnen"
        constraints = [
            *Deadline.Meta.constraints,
            models.UniqueConstraint(
                fields=["case", "report", "term"],
                condition=Q(state=DeadlineState.OPEN),
                nulls_distinct=False,
                name="case_deadline_one_open_per_term",
            ),
        ]

    @property
    def region(self) -> Region:
        return self.case.region

    @property
    def subject(self) -> str:
        return self.case.number

    @property
    def path(self) -> str:
        return reverse("cases:detail", args=[self.case.number])

    def audience(self) -> Mapping[Addressee, Collection[User]]:
        """Who hears of this term today: the worker of the case, the assessor, the team leads."""
        return {
            Addressee.HOLDER: self._owners(),
            Addressee.TEAM_LEAD: _holders(self.case, Role.TEAM_LEAD),
            Addressee.MANAGEMENT: _holders(self.case, Role.TEAM_LEAD),
            Addressee.PRIVACY_OFFICER: _holders(self.case, Role.PRIVACY_OFFICER),
            Addressee.REGION_OFFICER: _holders(self.case, Role.REGION_OFFICER),
        }

    def _owners(self) -> list[User]:
        assigned = User.objects.filter(
            case_assignments__case=self.case, case_assignments__until=None, is_active=True
        )
        assessors = User.objects.filter(assessments__report=self.report, is_active=True)
        owners = list(assigned) or list(not_kept_out(assessors, self.case))
        return owners or _holders(self.case, Role.TRIAGE)


def _holders(case: Case, role: Role) -> list[User]:
    return list(not_kept_out(User.objects.in_role(role, case.region), case))
