"""Starting and meeting the terms of a case; the law of each term stands in ``deadlines.terms``."""

from datetime import datetime
from typing import TYPE_CHECKING

from cases.models import Case, CaseDeadline, Report
from deadlines import services as deadlines
from deadlines.options import STANDARD, Options

if TYPE_CHECKING:
    from accounts.models import User


def start_term(
    term: str,
    case: Case,
    *,
    at: datetime,
    actor: "User",
    report: Report | None = None,
    options: Options = STANDARD,
) -> CaseDeadline:
    """Let a term run on the case, or on one of its reports."""
    deadline = CaseDeadline(case=case, report=report, term=term)
    return deadlines.start(deadline, at=at, actor=actor, options=options)


def meet_terms(
    terms: list[str],
    case: Case,
    *,
    actor: "User",
    at: datetime,
    report: Report | None = None,
) -> None:
    """What these terms ask for is done. Terms that do not run are passed over."""
    for deadline in CaseDeadline.objects.open().filter(case=case, report=report, term__in=terms):
        deadlines.meet(deadline, actor=actor, at=at)


def withdraw_terms(
    terms: list[str],
    case: Case,
    *,
    reason: str,
    actor: "User",
    report: Report | None = None,
) -> None:
    """These terms no longer apply, and why."""
    for deadline in CaseDeadline.objects.open().filter(case=case, report=report, term__in=terms):
        deadlines.withdraw(deadline, reason=reason, actor=actor)
