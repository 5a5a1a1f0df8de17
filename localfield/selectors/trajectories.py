"""The work of the local field with one family."""

from typing import TYPE_CHECKING

from accounts.roles import Permission
from cases.models import PartnerWorker
from cases.permissions import can_give_family
from cases.selectors.partner_workers import desk_of
from localfield.models import LocalDeadline, LocalTrajectory, ReportBack, TrajectoryHandover
from organisations.models import Organisation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from accounts.models import User
    from cases.models import Case, RegieAssignment
    from localfield.models.trajectory import TrajectoryQuerySet

# More terms than a family ever has; a page never grows without end.
TERMS_SHOWN = 40


def running_of(case: "Case") -> LocalTrajectory | None:
    """The work that goes on now; none before a handover is accepted, or after the end."""
    return _rows(case).open().first()


def trajectories_of(case: "Case") -> list[LocalTrajectory]:
    """Every trajectory of this case, the newest first, with the handovers that led to it."""
    return list(_rows(case).prefetch_related("handovers__organisation"))


def handovers_of(trajectory: LocalTrajectory) -> list[TrajectoryHandover]:
    """With which handovers the family came to the local field, the first on top; who took it over
    has no other."""
    case = trajectory.case
    rows = TrajectoryHandover.objects.filter(
        trajectory__case=case, joined_at__gte=case.in_local_field_since or trajectory.opened_at
    )
    return list(rows.select_related("organisation").order_by("joined_at", "pk"))


def terms_of(case: "Case", *, open_only: bool = False) -> list[LocalDeadline]:
    """The terms of the local field, what ends first on top."""
    rows = LocalDeadline.objects.filter(case=case).select_related("bridging", "case__region")
    if open_only:
        rows = rows.open()
    return list(rows.order_by("due_at", "pk")[:TERMS_SHOWN])


def reports_back_of(case: "Case") -> list[ReportBack]:
    """What the local field came back with, the newest first."""
    rows = ReportBack.objects.filter(case=case)
    return list(rows.select_related("organisation", "reported_by", "judged_by", "case__region"))


def held_by(case: "Case", reader: "User") -> Organisation:
    """Of the organisations of this colleague, the one that holds regie here longest.

    Only for who was asked whether they work with the family, or may give it.
    """
    return _held(case, reader)[0].organisation


def desks_of(case: "Case") -> list[PartnerWorker]:
    """On whose desk the family is now, at every organisation that directs."""
    rows = PartnerWorker.objects.filter(case=case, until=None)
    return list(rows.select_related("worker", "organisation").order_by("since", "pk"))


def _rows(case: "Case") -> "TrajectoryQuerySet":
    rows: TrajectoryQuerySet = LocalTrajectory.objects.filter(case=case).select_related(
        "case", "organisation", "transferred_to", "opened_by", "ended_by"
    )
    return rows


def may_give(case: "Case", reader: "User") -> bool:
    """Whether this reader gives the family to a colleague of the own organisation."""
    held = _held(case, reader).first()
    if held is None:
        return False
    desk = desk_of(case, held.organisation)
    return can_give_family(held.organisation, reader, desk=desk)


def _held(case: "Case", reader: "User") -> "QuerySet[RegieAssignment]":
    """What the organisations of this colleague hold; nothing while VT has it all for a report."""
    own = reader.organisations_where(Permission.CASE_HELD_BY_ORGANISATION)
    return _regie_at(case, own).select_related("organisation").order_by("since", "pk")


def holds_regie(case: "Case", organisations: "Iterable[int]") -> bool:
    """Whether one of these organisations holds regie of any kind now."""
    return _regie_at(case, organisations).exists()


def _regie_at(case: "Case", organisations: "Iterable[int]") -> "QuerySet[RegieAssignment]":
    return case.regie.filter(until=None, organisation__in=organisations)
