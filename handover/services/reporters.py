"""A reporter who stays involved hears who took over, so that both seek contact (002-25)."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.models import Report
from cases.services.second_feedback import note_handover_party
from common.exceptions import DomainError
from handover import permissions
from handover.content import reporter_is_told
from handover.enums import HandoverState
from handover.models import Handover
from organisations.models import Organisation
from sharing.enums import ShareGround, ShareKind
from sharing.services.shares import share
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User
    from sharing.consent import ConsentGiven
    from sharing.models import Share

WHAT = "Wie het gezin overnam bij {receiver}, en hoe die te bereiken is: melding {number}."
WHY = "De melder blijft betrokken; melder en ontvanger moeten elkaar kunnen vinden."
TO = "de melder"
NOT_ACCEPTED = "De ontvanger heeft de overdracht nog niet aangenomen."
NOT_THIS_REPORTER = "Deze melder blijft niet betrokken, of mag niet worden genoemd."


def party_of(receiver: Organisation, *, worker: str = "") -> str:
    """Whom to call at the receiver: the organisation, who works there and the telephone."""
    phone = f"telefoon {receiver.phone}" if receiver.phone else ""
    return ", ".join(part for part in (receiver.name, worker, phone) if part)


def prepare_second_feedback(handover: Handover, *, worker: str, actor: "User") -> None:
    """After a track the second letter names the handover parties (002-15); how to find who works
    with the family is for a reporter who stays involved (002-25). What somebody typed stays."""
    receiver = handover.receiver
    if handover.track is None or receiver is None:
        return
    for report in handover.track.reports_in.select_related("reporter"):
        found = party_of(receiver, worker=worker) if reporter_is_told(report) else receiver.name
        note_handover_party(report, party=found, actor=actor)


@transaction.atomic
def tell_reporter(
    handover: Handover,
    report: Report,
    *,
    party: str,
    actor: "User",
    weighing: str = "",
    consents: "Iterable[ConsentGiven]" = (),
    at: datetime | None = None,
) -> "Share":
    """After a direct handover somebody of VT told the reporter whom to call; that is kept (A9).

    Raises PermissionDenied, or DomainError when this reporter may not hear it.
    """
    row = locked(handover)
    if not permissions.can_prepare(row, actor):
        raise PermissionDenied
    if row.state != HandoverState.ACCEPTED or row.receiver is None:
        raise DomainError(NOT_ACCEPTED)
    if report not in reports_told(row):
        raise DomainError(NOT_THIS_REPORTER)
    what = WHAT.format(receiver=row.receiver.name, number=report.number)
    return share(
        row.case,
        kind=ShareKind.CONTACT_DATA_OF_RECEIVER,
        to=TO,
        what=f"{what} {party.strip()}",
        ground=ShareGround.REPORTER_STAYS_INVOLVED,
        actor=actor,
        at=at,
        number=row.number,
        weighing=weighing.strip() or WHY,
        consents=consents,
    )


def reports_told(handover: Handover) -> list[Report]:
    """The reports that went along directly, whose reporter may hear who took over; after a track
    the second letter tells it."""
    going = Report.objects.filter(case=handover.case_id, handover_number=handover.number)
    rows = going.select_related("reporter").order_by("received_at", "pk")
    return [report for report in rows if reporter_is_told(report)]
