"""How a family stands between two acts: what somebody could do now."""

from collections.abc import Callable
from dataclasses import dataclass

from cases.enums import FeedbackState
from cases.models import Case, Feedback
from handover.models import Handover
from localfield.models import LocalTrajectory, ReportBack
from organisations.models import Organisation


@dataclass(frozen=True)
class Standing:
    """``partner`` has to answer a handover, or else directs."""

    case: Case
    received: bool
    running: Handover | None
    told: ReportBack | None
    trajectory: LocalTrajectory | None
    conditions_set: bool
    track_handed_over: bool
    somebody_waits: bool
    partner: Organisation | None


HEARD = [FeedbackState.SENT, FeedbackState.CONFIRMED, FeedbackState.NOT_POSSIBLE]
Possible = Callable[[Standing], bool]


def never(now: Standing) -> bool:
    return False


def anything(now: Standing) -> bool:
    return True


def ready(now: Standing) -> bool:
    """Triage or a track says that the family can be handed over."""
    return now.running is None and (now.case.state == "handing_over" or now.conditions_set)


# How often, which method of a course, and when somebody would; what is rare stands last.
WAYS: list[tuple[int, str, Possible]] = [
    (8, "decide", lambda now: now.received),
    (8, "do_track", lambda now: now.case.state == "track" and not now.case.in_track_since),
    (2, "everybody_hears", lambda now: now.somebody_waits),
    (2, "complete_track", lambda now: now.track_handed_over),
    (8, "prepare", ready),
    (1, "prepare", anything),
    (9, "go_on", lambda now: now.running is not None and now.running.state not in TO_ACCEPT),
    (6, "accept", lambda now: now.running is not None and now.running.state in TO_ACCEPT),
    (1, "accept", lambda now: now.running is not None),
    (1, "refuse", lambda now: now.running is not None),
    (1, "withdraw", lambda now: now.running is not None),
    (2, "give", lambda now: now.partner is not None),
    (2, "report_back", lambda now: now.trajectory is not None),
    (4, "judge", lambda now: now.told is not None),
    (2, "transfer", lambda now: now.trajectory is not None),
    (1, "move_away", lambda now: now.trajectory is not None),
    (1, "keep_out", lambda now: now.partner is not None),
    (1, "new_report", anything),
]
TO_ACCEPT = ("sent", "report_shared")


def standing_of(case: Case) -> Standing:
    running = Handover.objects.running().filter(case=case).select_related("receiver").first()
    held = case.regie.filter(until=None).exclude(organisation__kind="veilig_thuis")
    directs = held.select_related("organisation").first()
    reports = case.reports.all()
    return Standing(
        case=case,
        received=any(report.state == "received" for report in reports),
        running=running,
        told=ReportBack.objects.waiting().filter(case=case).first(),
        trajectory=LocalTrajectory.objects.open().filter(case=case).first(),
        conditions_set=case.tracks.filter(state="conditions_set").exists(),
        track_handed_over=case.tracks.filter(state="handed_over").exists(),
        somebody_waits=_unheard(case),
        partner=running.receiver if running else directs and directs.organisation,
    )


def _unheard(case: Case) -> bool:
    told = Feedback.objects.current().filter(report__case=case)
    return told.exclude(state__in=HEARD).exists()
