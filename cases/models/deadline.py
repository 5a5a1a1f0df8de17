"""The terms that run on a case and its reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from cases.models.case import Case
from cases.models.report import Report
from cases.querysets import OfCaseQuerySet
from deadlines.enums import DeadlineState
from deadlines.holders import HoldersOf, holders_of
from deadlines.kinds import Addressee
from deadlines.models import Deadline, DeadlineQuerySet

if TYPE_CHECKING:
    from organisations.models import Region


class CaseDeadlineQuerySet(OfCaseQuerySet, DeadlineQuerySet):  # type: ignore[override]
    def with_audience(self) -> CaseDeadlineQuerySet:
        return self.select_related("case__region", "report__assessment__assessor").prefetch_related(
            "case__assignments__worker", "case__conflicts"
        )


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

    def audience(self, holders: HoldersOf = holders_of) -> Mapping[Addressee, Collection[User]]:
        """Who hears of this term today: the worker of the case, the assessor, the team leads."""
        shut_out = {conflict.user_id for conflict in self.case.conflicts.all()}

        def may_know(colleagues: Iterable[User]) -> list[User]:
            return [user for user in colleagues if user.is_active and user.pk not in shut_out]

        def in_role(role: Role) -> list[User]:
            return may_know(holders(role, self.region))

        holder = may_know(self._carrying()) or may_know(self._assessing()) or in_role(Role.TRIAGE)
        return {
            Addressee.HOLDER: holder,
            Addressee.TEAM_LEAD: in_role(Role.TEAM_LEAD),
            Addressee.MANAGEMENT: in_role(Role.TEAM_LEAD),
            Addressee.PRIVACY_OFFICER: in_role(Role.PRIVACY_OFFICER),
            Addressee.REGION_OFFICER: in_role(Role.REGION_OFFICER),
        }

    def _carrying(self) -> list[User]:
        assignments = self.case.assignments.all()
        return [assignment.worker for assignment in assignments if assignment.until is None]

    def _assessing(self) -> list[User]:
        assessment = getattr(self.report, "assessment", None)
        return [assessment.assessor] if assessment else []
