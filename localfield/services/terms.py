"""Starting and meeting the terms of the local field; their law stands in ``deadlines.terms``."""

from datetime import datetime
from typing import TYPE_CHECKING

from deadlines import services as deadlines
from deadlines.options import STANDARD, Options
from localfield.models import BridgingPeriod, LocalDeadline

if TYPE_CHECKING:
    from collections.abc import Collection

    from accounts.models import User
    from cases.models import Case


def start_term(
    term: str,
    case: "Case",
    *,
    at: datetime,
    actor: "User",
    bridging: BridgingPeriod | None = None,
    options: Options = STANDARD,
) -> LocalDeadline:
    """Let a term run on the family, or on one wait of it."""
    deadline = LocalDeadline(case=case, bridging=bridging, term=term)
    return deadlines.start(deadline, at=at, actor=actor, options=options)


def meet_term(
    term: str,
    case: "Case",
    *,
    at: datetime,
    actor: "User",
    bridging: BridgingPeriod | None = None,
) -> None:
    """What this term asks for is done; when it does not run nothing happens."""
    for deadline in _running([term], case, bridging):
        deadlines.meet(deadline, actor=actor, at=at)


def withdraw_terms(
    terms: "Collection[str]",
    case: "Case",
    *,
    reason: str,
    actor: "User",
    bridging: BridgingPeriod | None = None,
) -> None:
    """These terms no longer apply, and why."""
    for deadline in _running(terms, case, bridging):
        deadlines.withdraw(deadline, reason=reason, actor=actor)


def _running(
    terms: "Collection[str]", case: "Case", bridging: BridgingPeriod | None
) -> "list[LocalDeadline]":
    rows = LocalDeadline.objects.open().filter(case=case, bridging=bridging, term__in=terms)
    return list(rows)
