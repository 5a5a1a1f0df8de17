"""Asking another Veilig Thuis, noting the answer, and reminding whoever waits for it."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from cases.models import Report
from cases.models.grants import not_kept_out
from cases.selectors.colleagues import colleagues_who_may
from common.exceptions import DomainError
from deadlines.selectors import calendar_of
from notifications.enums import NotificationKind, NotificationLevel
from notifications.services import Message, notify
from people.models import Person
from radar.enums import RegionAnswer
from radar.models import RegionRequest
from radar.permissions import can_ask_region
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

# Keuze: no source fixes it. The assessment itself takes five working days, so an answer within
# two leaves time to use it.
ANSWER_WITHIN = 2

OWN_REGION = "Dit is de eigen regio. Kies een andere Veilig Thuis-regio."
NOBODY = "Kies over wie u het vraagt."
NOTHING = "Kies wat u vraagt."
NO_REASON = "Schrijf waarom dit nodig is: u deelt gegevens van het gezin."
NO_ANSWER = "Kies of het gezin daar bekend is."
NO_NUMBERS = "Schrijf ook welk nummer of wie u kunt spreken, of wat is geantwoord."
TITLE = "{region} antwoordde nog niet over melding {number}"


@transaction.atomic
def ask_region(
    report: Report,
    *,
    region_name: str,
    asked_of: str,
    questions: Collection[str],
    about: Collection[Person],
    why: str,
    actor: "User",
) -> RegionRequest:
    """Note that another region was asked; asked twice while it waits, it is one request.

    The answer is expected within two working days. Raises DomainError, PermissionDenied.
    """
    row = locked(report)
    if not can_ask_region(row, actor):
        raise PermissionDenied
    name = " ".join(region_name.split())
    _refuse(row, name, questions, about, why)
    waits = RegionRequest.objects.waiting().filter(report=row, region_name__iexact=name).first()
    if waits:
        return waits
    now = timezone.now()
    due = calendar_of(row.case.region).add_workdays(timezone.localdate(now), ANSWER_WITHIN)
    made = RegionRequest.objects.create(
        report=row,
        region_name=name,
        asked_of=asked_of.strip(),
        questions=sorted(questions),
        why=why.strip(),
        asked_at=now,
        asked_by=actor,
        due_on=due,
    )
    made.about.set(about)
    record(
        AuditEvent.CREATED, actor=actor, target=made, questions=made.questions,
        about=[person.pk for person in about],
    )  # fmt: skip
    return made


def note_answer(
    request: RegionRequest,
    *,
    answer: str,
    numbers: str = "",
    contact: str = "",
    summary: str = "",
    actor: "User",
) -> RegionRequest:
    """What the other region said. Known there asks for something one can go on with."""
    if answer not in RegionAnswer:
        raise DomainError(NO_ANSWER)
    if answer == RegionAnswer.KNOWN and not any(map(str.strip, (numbers, contact, summary))):
        raise DomainError(NO_NUMBERS)
    return take_step(
        request, "note_answer", actor=actor, by=actor, at=timezone.now(), answer=answer,
        numbers=numbers.strip(), contact=contact.strip(), summary=summary.strip(),
    )  # fmt: skip


def withdraw(request: RegionRequest, *, actor: "User") -> RegionRequest:
    """The answer is no longer needed."""
    return take_step(request, "withdraw", actor=actor, by=actor, at=timezone.now())


def remind(day: date) -> int:
    """Tell whoever asked on the day the answer is due, and the team leads too once it is late;
    each once, however often this runs. How many requests wait."""
    waiting = RegionRequest.objects.due(day).select_related("report__case__region", "asked_by")
    for request in waiting:
        asker = type(request.asked_by).objects.filter(pk=request.asked_by_id)
        notify(not_kept_out(asker, request.report.case), _message(request, "due"))
        if request.due_on < day:
            leads = colleagues_who_may(Permission.TEAM_APPROVE, request.report.case.region)
            notify(not_kept_out(asker | leads, request.report.case), _message(request, "late"))
    return len(waiting)


def _refuse(
    report: Report, name: str, questions: Collection[str], about: Collection[Person], why: str
) -> None:
    own = report.case.region.name.casefold().removeprefix("veilig thuis ")
    reasons = []
    if name.casefold().removeprefix("veilig thuis ") == own:
        reasons.append(OWN_REGION)
    if not about:
        reasons.append(NOBODY)
    if not questions:
        reasons.append(NOTHING)
    if not why.strip():
        reasons.append(NO_REASON)
    if reasons:
        raise DomainError(*reasons)


def _message(request: RegionRequest, moment: str) -> Message:
    late = moment == "late"
    return Message(
        kind=NotificationKind.TASK,
        level=NotificationLevel.URGENT if late else NotificationLevel.WARNING,
        key=f"radar:region:{request.pk}:{moment}",
        title=TITLE.format(region=request.region_name, number=request.report.number),
        body=f"Het antwoord werd verwacht op {request.due_on:%d-%m-%Y}. Bel na, of leg het vast.",
        path=reverse("radar:regions", args=[request.report.number]),
        by_email=True,
    )
