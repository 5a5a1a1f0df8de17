"""How a family stands between two acts: what somebody could do now."""

from collections.abc import Callable
from dataclasses import dataclass

from cases.enums import FeedbackState
from cases.models import Case, Feedback
from handover.models import Handover
from localfield.models import BridgingPeriod, LocalTrajectory, ReportBack
from organisations.models import Organisation
from tracks.enums import ENDED, RVDK_OPEN
from tracks.models import RvdkRequest, Track


@dataclass(frozen=True)
class Standing:
    """``partner`` has to answer a handover, or else directs. ``decided``: triage of its newest
    report is done. ``track`` is the one that runs, ``asked`` what the Raad has to answer."""

    case: Case
    received: bool
    decided: bool
    running: Handover | None
    told: ReportBack | None
    trajectory: LocalTrajectory | None
    waits: BridgingPeriod | None
    track: Track | None
    asked: RvdkRequest | None
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


def at_work(now: Standing) -> bool:
    """The local field works with the family."""
    return now.trajectory is not None


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
    (1, "reopen", lambda now: now.decided),
    (2, "ask_the_raad", lambda now: now.track is not None and now.asked is None),
    (3, "hear_of_the_raad", lambda now: now.asked is not None),
    (1, "signal", anything),
    (2, "give", lambda now: now.partner is not None),
    (2, "report_back", at_work),
    (4, "judge", lambda now: now.told is not None),
    (2, "wait", lambda now: at_work(now) and now.waits is None),
    (4, "look_at_wait", lambda now: now.waits is not None),
    (2, "transfer", at_work),
    (1, "end_otherwise", at_work),
    (2, "end_safely", at_work),
    (1, "keep_out", lambda now: now.partner is not None),
    (1, "new_report", anything),
]
TO_ACCEPT = ("sent", "report_shared")


def standing_of(case: Case) -> Standing:
    running = Handover.objects.running().filter(case=case).select_related("receiver").first()
    held = case.regie.filter(until=None).exclude(organisation__kind="veilig_thuis")
    directs = held.select_related("organisation").first()
    reports = list(case.reports.select_related("assessment"))
    tracks = list(case.tracks.all())
    runs = next((one for one in tracks if one.state not in [*ENDED, "handed_over"]), None)
    asked = RvdkRequest.objects.filter(track__in=tracks, state__in=RVDK_OPEN)
    return Standing(
        case=case,
        received=any(report.state in ("received", "assessing") for report in reports),
        decided=any(_is_decided(report) for report in reports),
        running=running,
        told=ReportBack.objects.waiting().filter(case=case).first(),
        trajectory=LocalTrajectory.objects.open().filter(case=case).first(),
        waits=BridgingPeriod.objects.active().filter(case=case).first(),
        track=runs,
        asked=asked.first() if tracks else None,
        conditions_set=any(one.state == "conditions_set" for one in tracks),
        track_handed_over=any(one.state == "handed_over" for one in tracks),
        somebody_waits=_unheard(case),
        partner=running.receiver if running else directs and directs.organisation,
    )


def _is_decided(report) -> bool:
    return hasattr(report, "assessment") and report.assessment.state == "completed"


def _unheard(case: Case) -> bool:
    told = Feedback.objects.current().filter(report__case=case)
    return told.exclude(state__in=HEARD).exists()
