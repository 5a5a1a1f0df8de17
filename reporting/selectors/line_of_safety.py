"""What the line of safety of a family is drawn from, in the same few queries at any length.

The reader came in by the door of the picture of safety, and reads what is judged (5.3). Who
reported is not read at all, so that it can stand nowhere (A4, A5).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.selectors.dossier import regie_of
from cases.selectors.events import chronology, source_readable
from monitoring.enums import MomentState
from monitoring.models import MonitoringMoment, MonitoringTrajectory
from safety.selectors.scores import Score, scores_of
from safetyplans.models import LocalVersion, PlanVersion
from tracks.models import Track

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case, RegieAssignment, Report, UnsafeEvent


@dataclass(frozen=True)
class History:
    """Everything dated of one case, oldest first.

    ``told_openly`` are the events of which the reader may know who told; of the others the words
    stay in the picture of safety. ``steps`` are those of the case, from the log.
    """

    case: "Case"
    reports: "list[Report]"
    events: "list[UnsafeEvent]"
    told_openly: set[int]
    steps: list[AuditEntry]
    tracks: list[Track]
    regie: "list[RegieAssignment]"
    trajectories: list[MonitoringTrajectory]
    moments: list[MonitoringMoment]
    scores: list[Score]
    versions: list[PlanVersion]
    local_versions: list[LocalVersion]


def history_of(case: "Case", reader: "User", reports: "list[Report]") -> History:
    """``reports`` are those of the header, read before."""
    events = chronology(case)
    return History(
        case=case,
        reports=sorted(reports, key=lambda report: (report.received_at, report.pk)),
        events=events,
        told_openly=source_readable(case, events, reader),
        steps=_steps_of(case),
        tracks=list(Track.objects.filter(case=case).order_by("pk")),
        regie=sorted(regie_of(case), key=lambda row: (row.since, row.pk)),
        trajectories=_trajectories_of(case),
        moments=_moments_of(case),
        scores=scores_of(case, reader=reader),
        versions=_versions_of(case),
        local_versions=_local_versions_of(case),
    )


def _steps_of(case: "Case") -> list[AuditEntry]:
    rows = AuditEntry.objects.filter(
        case_number=case.number, event=AuditEvent.TRANSITIONED, target_type="cases.case"
    )
    return list(rows.order_by("at", "pk"))


def _trajectories_of(case: "Case") -> list[MonitoringTrajectory]:
    rows = MonitoringTrajectory.objects.filter(case=case)
    return list(rows.order_by("opened_at", "pk"))


def _moments_of(case: "Case") -> list[MonitoringMoment]:
    """Without those that lapsed: they never were."""
    rows = MonitoringMoment.objects.filter(trajectory__case=case)
    return list(rows.exclude(state=MomentState.LAPSED).order_by("due_on", "pk"))


def _versions_of(case: "Case") -> list[PlanVersion]:
    """Without the words: only that there is a version, of which plan, since when."""
    rows = PlanVersion.objects.filter(plan__case=case).select_related("plan")
    return list(rows.defer("content", "views", "dropped").order_by("adopted_at", "pk"))


def _local_versions_of(case: "Case") -> list[LocalVersion]:
    rows = LocalVersion.objects.filter(plan__case=case).select_related("plan")
    return list(rows.defer("content").order_by("frozen_at", "pk"))
