"""What Veilig Thuis reads of the work itself: safety, estimates, evaluations and regie."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from common.dutch import short_day
from localfield.screens.estimate import EstimatePage, estimate_page
from localfield.screens.evaluation import EvaluationView, evaluation_view
from localfield.screens.regie import NoteLine, note_lines
from localfield.selectors.evaluation import estimates_of
from localfield.selectors.trajectories import trajectories_of
from safety.selectors.start_and_now import PersonLines, in_words, start_and_now_of

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from localfield.models import LocalEvaluation, RegieNote

PAGE_SIZE = 10


@dataclass(frozen=True)
class WorkPage:
    """``since``: when the last trajectory began; empty when the family never was there."""

    since: str
    table: list[PersonLines]
    estimates: EstimatePage | None
    evaluations: list[EvaluationView]
    notes: list[NoteLine]


def work_page(
    case: "Case",
    reader: "User",
    evaluations: "Iterable[LocalEvaluation]",
    notes: "Iterable[RegieNote]",
) -> WorkPage:
    """The first estimate beside the last; everything else the newest first."""
    last = next(iter(trajectories_of(case)), None)
    estimates = estimates_of(case)
    return WorkPage(
        since=short_day(timezone.localdate(last.opened_at)) if last else "",
        table=in_words(start_and_now_of(case, last.opened_at, reader=reader)) if last else [],
        estimates=estimate_page(estimates, estimates[-1]) if estimates else None,
        evaluations=[evaluation_view(row) for row in evaluations],
        notes=note_lines(notes),
    )
