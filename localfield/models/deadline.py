"""The terms that run while the local field works with a family."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import ROLE_PERMISSIONS, Permission, Role
from cases.enums import RegieKind
from cases.models import Case
from deadlines.enums import DeadlineState
from deadlines.holders import HoldersOf, holders_of
from deadlines.kinds import Addressee
from deadlines.models import Deadline, DeadlineQuerySet
from localfield.models.bridging_period import BridgingPeriod
from localfield.querysets import LocalQuerySet
from organisations.enums import OrganisationKind

if TYPE_CHECKING:
    from cases.models import RegieAssignment
    from organisations.models import Organisation, Region


class LocalDeadlineQuerySet(LocalQuerySet, DeadlineQuerySet):  # type: ignore[override]
    def with_audience(self) -> LocalDeadlineQuerySet:
        return self.select_related("case__region").prefetch_related(
            "case__regie__person",
            "case__regie__organisation__memberships__user",
            "case__partner_workers__worker",
            "case__assignments__worker",
            "case__conflicts",
        )


class LocalDeadline(Deadline):
    """First contact (D5b), evaluation (D10), or a look at a family that waits (D17)."""

    REGION_PATH = "case__region"

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="local_deadlines", verbose_name="dossier"
    )
    bridging = models.ForeignKey(
        BridgingPeriod,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deadlines",
        verbose_name="overbrugging",
    )

    objects = LocalDeadlineQuerySet.as_manager()  # type: ignore[assignment, misc]

    class Meta(Deadline.Meta):
        verbose_name = "termijn van het lokale veld"
        verbose_name_plural = "termijnen van het lokale veld"
        constraints = [
            *Deadline.Meta.constraints,
            models.UniqueConstraint(
                fields=["case", "bridging", "term"],
                condition=Q(state=DeadlineState.OPEN),
                nulls_distinct=False,
                name="local_deadline_one_open_per_term",
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
        """For a partner the family; Veilig Thuis is led on to its own tab."""
        return reverse("localfield:family", args=[self.case.number])

    def audience(self, holders: HoldersOf = holders_of) -> Mapping[Addressee, Collection[User]]:
        """Who hears of this term today: the worker at the partner, who distributes there, and
        Veilig Thuis. Only organisations that hold regie: another one may not even know (A8)."""
        shut_out = {conflict.user_id for conflict in self.case.conflicts.all()}

        def may_know(colleagues: Iterable[User]) -> list[User]:
            known = {user.pk: user for user in colleagues if user.is_active}
            return [user for key, user in known.items() if key not in shut_out]

        held = [regie for regie in self.case.regie.all() if regie.until is None]
        desks = {r.organisation_id: r.organisation for r in held if not _at_vt(r)}
        workers = may_know(self._working(desks))
        spread = may_know(_who_may(desks.values(), Permission.LOCAL_DISTRIBUTE))
        desk = spread or may_know(_who_may(desks.values(), Permission.LOCAL_WORK))
        veilig_thuis = may_know(self._carrying()) or may_know(self._duty(holders))
        directing = may_know(_directing(held)) or workers or desk
        return {
            Addressee.HOLDER: workers or desk or veilig_thuis,
            Addressee.PROCESS_DIRECTOR: directing or veilig_thuis,
            Addressee.MUNICIPAL_COORDINATOR: spread,
            Addressee.REGION_OFFICER: veilig_thuis,
        }

    def _working(self, desks: Collection[int]) -> list[User]:
        rows = self.case.partner_workers.all()
        return [row.worker for row in rows if row.until is None and row.organisation_id in desks]

    def _carrying(self) -> list[User]:
        rows = self.case.assignments.all()
        return [row.worker for row in rows if row.until is None]

    def _duty(self, holders: HoldersOf) -> Collection[User]:
        return holders(Role.REGION_OFFICER, self.region) or holders(Role.TRIAGE, self.region)


def _at_vt(regie: RegieAssignment) -> bool:
    return regie.organisation.kind == OrganisationKind.VEILIG_THUIS


def _directing(held: Iterable[RegieAssignment]) -> list[User]:
    """Who is named for procesregie at a partner."""
    return [
        regie.person
        for regie in held
        if regie.kind == RegieKind.PROCESREGIE and regie.person and not _at_vt(regie)
    ]


def _who_may(desks: Iterable[Organisation], permission: Permission) -> list[User]:
    """Colleagues of these organisations whose role of today includes this."""
    today = timezone.localdate()
    return [
        membership.user
        for desk in desks
        for membership in desk.memberships.all()
        if permission in ROLE_PERMISSIONS[Role(membership.role)]
        and membership.since <= today
        and (membership.until is None or membership.until >= today)
    ]
