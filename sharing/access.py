"""The doors to what was shared: of a case at VT, and the signals at a municipality (5.3)."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from audit.events import AuditEvent
from audit.services import note_refusal, record
from cases.access import open_case, require_that
from cases.permissions import can_read_assessment
from sharing.permissions import can_hear_signals, can_share
from sharing.selectors.fact_signals import signal_of

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from sharing.models import FactSignal


def open_sharing(reader: "User", number: str) -> "Case":
    """The case, for who may read what was shared of it; the bureaudienst may not."""
    case = open_case(reader, number)
    if not can_read_assessment(reader):
        note_refusal(actor=reader, what=number, url_name="sharing")
        raise PermissionDenied
    return case


def open_to_share(sharer: "User", number: str) -> "Case":
    """The case, for who also shares from it."""
    case = open_sharing(sharer, number)
    require_that(can_share, case, sharer)
    return case


def enter_signals(reader: "User") -> None:
    """The list of signals: only for who works with families at a municipality."""
    if not can_hear_signals(reader):
        note_refusal(actor=reader, what="signals", url_name="signals")
        raise PermissionDenied


def open_signal(reader: "User", pk: int) -> "FactSignal":
    """One signal to their municipality, its opening recorded. Another one does not exist."""
    enter_signals(reader)
    signal = signal_of(reader, pk)
    if signal is None:
        note_refusal(actor=reader, what=str(pk), url_name="signal")
        raise Http404
    record(AuditEvent.VIEWED, actor=reader, target=signal)
    return signal
