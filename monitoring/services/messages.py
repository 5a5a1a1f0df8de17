"""Telling colleagues what monitoring asks of them. Numbers only, never a name."""

from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from cases.models.grants import not_kept_out
from common.dutch import short_day
from notifications.enums import NotificationKind, NotificationLevel
from notifications.services import Message, notify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.models import Case
    from monitoring.models import MonitoringMoment


def tell_assigned(moment: "MonitoringMoment") -> None:
    """Who does this moment from now on."""
    case, assignee = moment.trajectory.case, moment.assignee
    assert assignee, "somebody got it"
    _tell(
        case,
        [assignee],
        Message(
            kind=NotificationKind.ASSIGNMENT,
            key=f"moment-assigned:{moment.pk}:{assignee.pk}:{moment.due_on.isoformat()}",
            title=f"U doet het {moment.name.lower()} in dossier {case.number}",
            body=f"Het moment staat op {short_day(moment.due_on)}.",
            path=_page_of(moment),
            by_email=True,
        ),
    )


def tell_nobody_does_it(moment: "MonitoringMoment") -> None:
    """Nobody carries the case and nobody follows families here: the region on duty hears it."""
    case = moment.trajectory.case
    duty = [
        *User.objects.in_role(Role.REGION_OFFICER, case.region),
        *User.objects.in_role(Role.TEAM_LEAD, case.region),
    ]
    _tell(
        case,
        duty,
        Message(
            kind=NotificationKind.TASK,
            level=NotificationLevel.WARNING,
            key=f"moment-of-nobody:{moment.pk}:{moment.due_on.isoformat()}",
            title=f"Niemand doet het {moment.name.lower()} in dossier {case.number}",
            body=f"Het moment staat op {short_day(moment.due_on)}. Geef het aan een collega.",
            path=_page_of(moment),
            by_email=True,
        ),
    )


def _tell(case: "Case", people: "Iterable[User]", message: Message) -> None:
    """Nobody hears of a family they are kept out of (A12)."""
    keys = {person.pk for person in people}
    notify(not_kept_out(User.objects.filter(pk__in=keys), case), message)


def _page_of(moment: "MonitoringMoment") -> str:
    return reverse("cases:detail", args=[moment.trajectory.case.number])
