"""What the track tells the case and its reports; this app does not know tracks."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from cases.enums import ClosingReason
from cases.models import Case, Report
from cases.services.consequences import move_case_after_track
from cases.services.settling import close_if_done, settle_if_done
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User
    from workflow.fsm import Stateful


@transaction.atomic
def enter_track(
    report: Report, *, number: str, because: "Stateful", at: datetime, actor: "User"
) -> Report:
    """The track for this report is assigned: from now on the case cannot close without its end."""
    case = locked(report.case)
    case.in_track_since = case.in_track_since or at
    case.save(update_fields=["in_track_since"])
    return take_step(report, "enter_track", actor=actor, because=because, number=number)


@transaction.atomic
def join_track(report: Report, *, number: str, because: "Stateful", actor: "User") -> Report:
    """A second report on a family whose track runs goes on in that track; it keeps its own
    letters and terms."""
    return take_step(report, "join_track", actor=actor, because=because, number=number)


@transaction.atomic
def end_track(case: Case, *, because: "Stateful", at: datetime, actor: "User") -> Case:
    """The track is over and nothing follows at VT: the case closes once everybody has heard, or
    goes back to the local field that still has the family."""
    case = locked(case)
    case.in_track_since = None
    case.save(update_fields=["in_track_since"])
    for report in case.reports.all():
        settle_if_done(report, at=at, actor=actor)
    move_case_after_track(case, because=because, at=at, actor=actor)
    close_if_done(case, reason=ClosingReason.SETTLED, at=at, actor=actor)
    return locked(case)
