"""Deadlines that run on a case."""

from datetime import datetime

from accounts.models import User
from cases.models import Case, CaseAssignment, CaseDeadline
from deadlines import services
from deadlines.options import STANDARD, Options
from deadlines.workdays import AMSTERDAM


def local(text: str) -> datetime:
    """``2026-03-02T10:00`` on a Dutch clock."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def running(
    case: Case, term: str, at: str, *, by: User, options: Options = STANDARD
) -> CaseDeadline:
    """A term of this case that started then."""
    deadline = CaseDeadline(case=case, term=term)
    return services.start(deadline, at=local(at), actor=by, options=options)


def assigned(case: Case, worker: User, *, by: User, since: str = "2026-01-01T09:00") -> None:
    CaseAssignment.objects.create(
        case=case, worker=worker, since=local(since), reason="Nieuw dossier", assigned_by=by
    )
