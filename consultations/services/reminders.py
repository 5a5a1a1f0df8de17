"""What was promised for today: contact with a caller who is supported, a municipal follow-up."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time

from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from consultations.enums import AdviceState
from consultations.models import Consultation, UsdConsultation
from consultations.permissions import can_advise, can_consult
from consultations.services.at_the_municipality import coordinators_of
from deadlines.wording import short_date
from deadlines.workdays import AMSTERDAM
from notifications.enums import NotificationKind
from notifications.services import Message, deliver

NOT_BEFORE = time(7, 30)
HAND_OVER = "Draag het advies over aan een collega."
Told = tuple[User, Message]


def remind(now: datetime) -> None:
    """In the morning, once per promise and day. Safe twice, and catches up after an outage.

    Whoever promised it hears of it; for who left the team lead or the coordinator does.
    """
    local = now.astimezone(AMSTERDAM)
    if local.time() >= NOT_BEFORE:
        deliver([*_contacts(local.date()), *_follow_ups(local.date())])


def _contacts(today: date) -> Iterator[Told]:
    """Support in which contact is due, or was before (004-17)."""
    due = Consultation.objects.filter(state=AdviceState.SUPPORTING, next_contact_on__lte=today)
    workers: dict[int, User] = {}
    for advice in due.select_related("handled_by", "region"):
        assert advice.next_contact_on
        worker = workers.setdefault(advice.handled_by_id, advice.handled_by)
        page = reverse("consultations:detail", args=[advice.number])
        message = _message(f"{advice.number}: contact", advice.next_contact_on, page)
        if worker.is_active and can_advise(advice, worker):
            yield worker, message
        else:
            leads = User.objects.in_role(Role.TEAM_LEAD, advice.region)
            yield from _for_who_left(worker, leads, replace(message, body=HAND_OVER))


def _follow_ups(today: date) -> Iterator[Told]:
    """Consultations of a municipality to look back at (000-11); a closed one has no such day."""
    due = UsdConsultation.objects.filter(follow_up_on__lte=today)
    workers: dict[int, User] = {}
    for consultation in due.select_related("made_by", "organisation__region"):
        assert consultation.follow_up_on
        worker = workers.setdefault(consultation.made_by_id, consultation.made_by)
        page = reverse("consultations:usd", args=[consultation.number])
        message = _message(f"{consultation.number}: opvolgen", consultation.follow_up_on, page)
        if worker.is_active and can_consult(consultation, worker):
            yield worker, message
        else:
            yield from _for_who_left(worker, coordinators_of(consultation.organisation), message)


def _message(what: str, day: date, page: str) -> Message:
    """AD-2026-00012: contact op maandag 5 januari; the same again is no second message."""
    title = f"{what} op {short_date(day)}"
    key = f"{what} {day.isoformat()}"
    return Message(kind=NotificationKind.TASK, key=key, title=title, path=page)


def _for_who_left(worker: User, instead: Iterable[User], message: Message) -> Iterator[Told]:
    promised = f"Afgesproken door {worker.name}, die dit werk niet meer doet."
    told = replace(message, body=f"{promised} {message.body}".strip())
    return ((user, told) for user in instead)
