"""A handover goes to its receiver: coordinated first, then sent. Regie stays with VT (000-05)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cases.services.at_local_field import report_is_handed_over
from cases.services.terms import start_term
from handover import permissions
from handover.consents import consents_of
from handover.content import direct_reports, reporter_is_told, reports_of
from handover.models import Handover, HandoverDocument
from handover.services.copies import send_copy
from handover.services.document import freeze_document
from handover.services.telling import tell_receiver
from notifications.enums import NotificationKind
from safetyplans.services.local import plan_is_handed_over
from sharing.enums import ShareGround, ShareKind
from sharing.services.shares import share
from tracks.services.course import plan_handover
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Report

WHAT = "Overdrachtsdocument {number}."
REPORTER_WHAT = "Naam, functie en contactgegevens van de melder van melding {number}."
REPORTER_WHY = "De melder blijft betrokken bij het gezin en mag worden genoemd."


def coordinate(handover: Handover, *, actor: "User", despite: str = "") -> Handover:
    """The receiver was spoken and takes this weight: what goes to whom is settled (2.5, 003-36).

    Raises PermissionDenied, TransitionBlocked or ReasonRequired.
    """
    return take_step(handover, "coordinate", actor=actor, despite=despite)


def prepare_again(handover: Handover, *, actor: "User") -> Handover:
    """Receiver, form or coordination change after all: what was written stays."""
    return take_step(handover, "prepare_again", actor=actor)


@transaction.atomic
def send(handover: Handover, *, actor: "User", at: datetime | None = None) -> Handover:
    """A written handover leaves VT: its words are fixed, sharing is kept, and D5a runs.

    The report or the track knows that it lies with the receiver, the plan is no longer written
    by VT, and who answers handovers there hears it. Raises PermissionDenied or TransitionBlocked;
    nothing is half sent.
    """
    at = at or timezone.now()
    case = locked(handover.case)
    row = locked(handover)
    if not permissions.can_prepare(row, actor):
        raise PermissionDenied
    row = take_step(row, "send", actor=actor, at=at)
    freeze_and_share(row, actor=actor, at=at)
    reports_lie_with_receiver(row, actor=actor)
    if row.track:
        plan_handover(row.track, because=row, actor=actor)
    plan_is_handed_over(case, because=row, actor=actor)
    start_term("D5a", case, at=at, actor=actor, report=row.report)
    tell_receiver(row, "wacht op uw antwoord", kind=NotificationKind.TASK)
    return locked(row)


def freeze_and_share(handover: Handover, *, actor: "User", at: datetime) -> HandoverDocument:
    """Fix the words of the document and keep every act of sharing them (003-15, A9).

    With the document the receiver gets the contact data of a reporter who stays involved
    (002-25); the casusregisseur who is known gets a copy (003-38, 003-56).
    """
    document = freeze_document(handover, actor=actor, at=at)
    _share(handover, ShareKind.HANDOVER_DOCUMENT, WHAT, handover.number, actor, at)
    for report in reports_of(handover):
        if reporter_is_told(report):
            _share_reporter(handover, report, actor, at)
    send_copy(handover, actor=actor, at=at)
    return document


def reports_lie_with_receiver(handover: Handover, *, actor: "User") -> None:
    """Every report with decision C goes along with this handover."""
    for report in direct_reports(handover):
        report_is_handed_over(report, number=handover.number, because=handover, actor=actor)


def _share_reporter(handover: Handover, report: "Report", actor: "User", at: datetime) -> None:
    kind = ShareKind.CONTACT_DATA_OF_REPORTER
    _share(handover, kind, REPORTER_WHAT, report.number, actor, at)


def _share(
    handover: Handover, kind: ShareKind, what: str, number: str, actor: "User", at: datetime
) -> None:
    if handover.receiver is None:
        raise AssertionError("a handover that is sent has a receiver")
    of_reporter = kind == ShareKind.CONTACT_DATA_OF_REPORTER
    ground = ShareGround.REPORTER_STAYS_INVOLVED if of_reporter else handover.share_ground
    share(
        handover.case,
        kind=kind,
        to=handover.receiver,
        what=what.format(number=number),
        ground=ground,
        actor=actor,
        at=at,
        number=handover.number,
        weighing=REPORTER_WHY if of_reporter else handover.share_weighing,
        consents=consents_of(handover),
    )
