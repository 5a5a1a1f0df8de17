"""The term of a moment (D9)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from deadlines.enums import DeadlineState
from deadlines.holders import HoldersOf, holders_of
from deadlines.kinds import Addressee
from deadlines.models import Deadline, DeadlineQuerySet
from deadlines.selectors import calendar_of
from monitoring.ahead import prepare_on
from monitoring.models.moment import MonitoringMoment
from monitoring.querysets import OfMomentQuerySet

if TYPE_CHECKING:
    from cases.models import Case
    from organisations.models import Region


class MonitoringDeadlineQuerySet(OfMomentQuerySet, DeadlineQuerySet):  # type: ignore[override]
    def with_audience(self) -> MonitoringDeadlineQuerySet:
        return self.select_related(
            "moment__trajectory__case__region", "moment__assignee"
        ).prefetch_related(
            "moment__trajectory__case__assignments__worker",
            "moment__trajectory__case__conflicts",
        )


class MonitoringDeadline(Deadline):
    """D9: months after the handover on a working day, with some days of room around it."""

    REGION_PATH = "moment__trajectory__case__region"

    moment = models.ForeignKey(
        MonitoringMoment, models.PROTECT, related_name="deadlines", verbose_name="monitormoment"
    )

    objects = MonitoringDeadlineQuerySet.as_manager()  # type: ignore[assignment, misc]

    class Meta(Deadline.Meta):
        verbose_name = "termijn van een monitormoment"
        verbose_name_plural = "termijnen van monitormomenten"
        constraints = [
            *Deadline.Meta.constraints,
            models.UniqueConstraint(
                fields=["moment", "term"],
                condition=Q(state=DeadlineState.OPEN),
                name="monitoring_deadline_one_open_per_term",
            ),
        ]

    @property
    def case(self) -> Case:
        return self.moment.trajectory.case

    @property
    def region(self) -> Region:
        return self.case.region

    @property
    def subject(self) -> str:
        return self.case.number

    @property
    def path(self) -> str:
        return reverse("monitoring:moment", args=[self.case.number, self.moment_id])

    def tell_date(self) -> None:
        """The day of the moment is the end of its term."""
        moment = self.moment
        moment.due_on = timezone.localdate(self.due_at)
        moment.prepare_on = prepare_on(moment.due_on, calendar_of(self.region))
        moment.save(update_fields=["due_on", "prepare_on"])

    def audience(self, holders: HoldersOf = holders_of) -> Mapping[Addressee, Collection[User]]:
        """Who does the moment, else who carries the case, else who follows families here."""
        shut_out = {conflict.user_id for conflict in self.case.conflicts.all()}

        def may_know(colleagues: Iterable[User]) -> list[User]:
            return [user for user in colleagues if user.is_active and user.pk not in shut_out]

        assignee = [self.moment.assignee] if self.moment.assignee else []
        duty = holders(Role.MONITOR, self.region) or holders(Role.REGION_OFFICER, self.region)
        lead = may_know(holders(Role.TEAM_LEAD, self.region))
        return {
            Addressee.HOLDER: may_know(assignee)
            or may_know(self._carrying())
            or may_know(duty)
            or lead,
            Addressee.TEAM_LEAD: lead,
        }

    def _carrying(self) -> list[User]:
        rows = self.case.assignments.all()
        return [row.worker for row in rows if row.until is None]
