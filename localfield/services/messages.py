"""Telling Veilig Thuis what happens at the local field, and the local field what VT answers.

Numbers only, never a name.
"""

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

    from django.db.models import QuerySet

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
    """The local field saw something unsafe (002-37)."""
    _warn(
        case,
        f"unsafe-signal:{contact}",
        f"Onveilige signalen in dossier {case.number}",
        "Het lokale veld noteerde onveilige signalen bij een contact met het gezin.",
    )


def tell_of_event(case: "Case", event: int) -> None:
    """The local field noted an unsafe event (002-37)."""
    _warn(
        case,
        f"local-event:{event}",
        f"Onveilige gebeurtenis in dossier {case.number}",
        "Het lokale veld legde vast dat er iets onveiligs is gebeurd.",
    )


def tell_not_safe(case: "Case", key: str) -> None:
    """An estimate or evaluation says that the family is not safe now (001-11)."""
    _warn(
        case,
        key,
        f"Directe veiligheid onvoldoende in dossier {case.number}",
        "Het lokale veld oordeelt dat de directe veiligheid er nu niet is.",
    )


def tell_of_judgement(report_back: "ReportBack") -> None:
    """Veilig Thuis answered: whoever reported back hears it, and whose desk the family is on."""
    case = report_back.case
    people = {user.pk for user in to_tell(case, report_back.organisation)}
    _tell(
        case,
        people | {report_back.reported_by_id},
        Message(
            kind=NotificationKind.TASK,
            level=NotificationLevel.WARNING,
            key=f"report-back-judged:{report_back.pk}",
            title=f"Antwoord op uw terugmelding over het gezin van dossier {case.number}",
            body=f"Veilig Thuis besloot: {report_back.get_state_display()}.",
            path=reverse("localfield:family", args=[case.number]),
            by_email=True,
        ),
    )


def tell_monitor_to_call(report_back: "ReportBack") -> None:
    """Who follows the case contacts the family."""
    case = report_back.case
    _warn(
        case,
        f"monitor-contact:{report_back.pk}",
        f"Neem contact op in dossier {case.number}",
        "Na een terugmelding is besloten tot een contact vanuit het monitoren.",
    )


def tell_of_escalation(bridging: "BridgingPeriod") -> None:
    """It goes wrong while a family waits for help (000-30)."""
    _warn(
        bridging.case,
        f"bridging-escalated:{bridging.pk}",
        f"Wachten op hulp gaat niet langer in dossier {bridging.case.number}",
        "Het lokale veld meldt dat het misgaat zolang de hulp niet begint.",
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


def _warn(case: "Case", key: str, title: str, body: str) -> None:
    """Somebody at Veilig Thuis hears that this family is not safe, or may not be."""
    message = Message(
        kind=NotificationKind.TASK,
        level=NotificationLevel.WARNING,
        key=key,
        title=title,
        body=body,
        path=_page_of(case),
        by_email=True,
    )
    notify(_who_answers(case), message)


def _who_answers(case: "Case") -> "list[User]":
    """Who carries the case. After a direct handover nobody does: then the team leads, who see
    every case; with each of those kept out, the triage desk (A12)."""
    leads = User.objects.in_role(Role.TEAM_LEAD, case.region)
    for desk in (_carriers(case), leads, triagists(case.region)):
        if answering := list(not_kept_out(desk, case)):
            return answering
    return []


def _carriers(case: "Case") -> "QuerySet[User]":
    """Who carries it at Veilig Thuis and still works there."""
    carried = CaseAssignment.objects.filter(case=case, until=None)
    return User.objects.filter(pk__in=carried.values("worker"), is_active=True)


def _tell(case: "Case", people: "Iterable[int]", message: Message) -> None:
    """Nobody hears of a family they are kept out of (A12)."""
    notify(not_kept_out(User.objects.filter(pk__in=people), case), message)


def _page_of(case: "Case") -> str:
    return reverse("localfield:of_case", args=[case.number])
