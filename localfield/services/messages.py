"""Telling Veilig Thuis what happens at the local field. Numbers only, never a name."""

from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from cases.models import CaseAssignment
from cases.models.grants import not_kept_out
from cases.selectors.colleagues import triagists
from cases.selectors.partner_workers import to_tell
from notifications.enums import NotificationKind, NotificationLevel
from notifications.services import Message, notify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.models import Case
    from localfield.models import BridgingPeriod, LocalTrajectory, ReportBack


def tell_of_report_back(report_back: "ReportBack") -> None:
    """The triage desk and who carries the case, at once; when it cannot wait the team lead too."""
    case = report_back.case
    people = {user.pk for user in [*triagists(case.region), *_carriers(case)]}
    if report_back.urgent:
        people |= {user.pk for user in User.objects.in_role(Role.TEAM_LEAD, case.region)}
    urgent = report_back.urgent
    _tell(
        case,
        people,
        Message(
            kind=NotificationKind.URGENT if urgent else NotificationKind.TASK,
            level=NotificationLevel.URGENT if urgent else NotificationLevel.WARNING,
            key=f"report-back:{report_back.pk}",
            title=f"Terugmelding in dossier {case.number}"
            + (": kan niet wachten" if urgent else ""),
            body=f"{report_back.organisation.name} meldt: {report_back.get_reason_display()}.",
            path=_page_of(case),
            by_email=True,
        ),
    )


def tell_of_unsafe_signal(case: "Case", contact: int) -> None:
    """The local field saw something unsafe: who carries or follows the case hears so (002-37)."""
    _tell(
        case,
        {user.pk for user in _carriers(case)},
        Message(
            kind=NotificationKind.TASK,
            level=NotificationLevel.WARNING,
            key=f"unsafe-signal:{contact}",
            title=f"Onveilige signalen in dossier {case.number}",
            body="Het lokale veld noteerde onveilige signalen bij een contact met het gezin.",
            path=_page_of(case),
            by_email=True,
        ),
    )


def tell_of_escalation(bridging: "BridgingPeriod") -> None:
    """It goes wrong while a family waits for help."""
    case = bridging.case
    _tell(
        case,
        {user.pk for user in _carriers(case)},
        Message(
            kind=NotificationKind.TASK,
            level=NotificationLevel.WARNING,
            key=f"bridging-escalated:{bridging.pk}",
            title=f"Wachten op hulp gaat niet langer in dossier {case.number}",
            path=_page_of(case),
            by_email=True,
        ),
    )


def tell_of_end(trajectory: "LocalTrajectory") -> None:
    """Who carries the case hears that the local field is done, and why."""
    case = trajectory.case
    _tell(
        case,
        {user.pk for user in _carriers(case)},
        Message(
            kind=NotificationKind.TASK,
            key=f"trajectory-ended:{trajectory.pk}",
            title=f"Het lokale veld rondde af in dossier {case.number}",
            body=f"Reden: {trajectory.get_end_reason_display()}.",
            path=_page_of(case),
        ),
    )


def tell_who_takes_over(trajectory: "LocalTrajectory") -> None:
    """Who distributes or works at the organisation that goes on with the family."""
    case, to = trajectory.case, trajectory.transferred_to
    assert to, "only a trajectory that was transferred"
    message = Message(
        kind=NotificationKind.ASSIGNMENT,
        key=f"trajectory-taken-over:{trajectory.pk}",
        title=f"Uw organisatie gaat verder met het gezin van dossier {case.number}",
        path=reverse("localfield:family", args=[case.number]),
        by_email=True,
    )
    notify(to_tell(case, to), message)


def _carriers(case: "Case") -> "list[User]":
    rows = CaseAssignment.objects.filter(case=case, until=None).select_related("worker")
    return [row.worker for row in rows]


def _tell(case: "Case", people: "Iterable[int]", message: Message) -> None:
    """Nobody hears of a family they are kept out of (A12)."""
    notify(not_kept_out(User.objects.filter(pk__in=people), case), message)


def _page_of(case: "Case") -> str:
    return reverse("localfield:of_case", args=[case.number])
