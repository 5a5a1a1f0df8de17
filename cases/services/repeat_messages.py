"""Telling partner and colleagues what a repeat report asks of them. Numbers only, never a name or
a word of the report (A4)."""

from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.models import User
from cases.models import CaseAssignment
from cases.models.grants import not_kept_out
from cases.selectors.colleagues import triagists
from cases.selectors.partner_workers import to_tell
from notifications.enums import NotificationKind, NotificationLevel
from notifications.services import Message, notify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.models import DirectorAnswer, RepeatReport
    from organisations.models import Organisation

ASKS = "Veilig Thuis beoordeelt een nieuwe melding en vraagt hoe u ernaar kijkt."


def ask_the_director(repeat: "RepeatReport") -> None:
    """Who works with the family at the partner that directs; without one who carries it at VT."""
    case = repeat.followed_in
    assert case, "only within a trajectory somebody is asked"
    title = f"Stem af over het gezin van dossier {case.number}"
    if repeat.director:
        _tell_partner(repeat, repeat.director, "ask", title, ASKS)
    else:
        path = reverse("cases:repeat", args=[repeat.report.number])
        _tell(repeat, _carrying(repeat), "ask", title, ASKS, path)


def tell_of_answer(answer: "DirectorAnswer") -> None:
    """Who assesses the report confirms what the partner answered; else the triage desk."""
    repeat = answer.repeat
    assessment = getattr(repeat.report, "assessment", None)
    people = [assessment.assessor] if assessment else triagists(repeat.report.case.region)
    _tell(
        repeat,
        people,
        f"answer-{answer.pk}",
        f"Antwoord van {answer.organisation.name} op melding {repeat.report.number}",
        "Bevestig de zienswijze, dan kan de triage verder.",
        reverse("cases:repeat", args=[repeat.report.number]),
    )


def tell_what_became_of_it(repeat: "RepeatReport") -> None:
    """The receiver is informed: who works with the family reads the outcome and what it asks."""
    case = repeat.followed_in
    partner = repeat.director or repeat.partner
    if case is None or partner is None:
        return
    title = f"Besluit over de nieuwe melding bij het gezin van dossier {case.number}"
    body = f"Uitkomst: {repeat.get_outcome_display()}."
    key = f"processed-{repeat.processed_at:%Y%m%d%H%M%S}"
    _tell_partner(repeat, partner, key, title, body)


def tell_carriers_to_sharpen(repeat: "RepeatReport") -> None:
    """The plan of VT itself needs a new version."""
    _tell(
        repeat,
        _carrying(repeat),
        f"plan-{repeat.processed_at:%Y%m%d%H%M%S}",
        f"Maak een nieuwe versie van het veiligheidsplan, melding {repeat.report.number}",
        "Dat volgt uit de hermelding.",
        reverse("cases:repeat", args=[repeat.report.number]),
    )


def _tell_partner(
    repeat: "RepeatReport", partner: "Organisation", key: str, title: str, body: str
) -> None:
    case = repeat.followed_in
    if case:
        path = reverse("cases:detail", args=[case.number])
        _tell(repeat, to_tell(case, partner), key, title, body, path)


def _tell(
    repeat: "RepeatReport", people: "Iterable[User]", key: str, title: str, body: str, path: str
) -> None:
    """Nobody hears of a family they are kept out of (A12)."""
    message = Message(
        kind=NotificationKind.TASK,
        level=NotificationLevel.WARNING,
        key=f"repeat:{repeat.pk}:{key}",
        title=title,
        body=body,
        path=path,
        by_email=True,
    )
    known = User.objects.filter(pk__in=[user.pk for user in people])
    notify(not_kept_out(known, repeat.report.case), message)


def _carrying(repeat: "RepeatReport") -> "Iterable[User]":
    """Who carries a case of this family at VT; without one the triage desk."""
    rows = CaseAssignment.objects.filter(
        case__in={repeat.report.case_id, repeat.followed_in_id}, until=None, worker__is_active=True
    )
    workers = [row.worker for row in rows.select_related("worker")]
    return workers or triagists(repeat.report.case.region)
