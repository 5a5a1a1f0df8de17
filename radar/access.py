"""The doors to what the radar noted. Views come in here or not at all."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from audit.events import AuditEvent
from audit.services import note_refusal, record
from cases.access import open_report_to_judge, require_that
from people.access import open_person
from people.selectors import joined_entry
from radar.permissions import can_ask_region, can_use_radar
from radar.selectors.merging import proposal_of
from radar.selectors.regions import request_of
from radar.selectors.watch import look_alike_of
from workflow.steps import may_take

if TYPE_CHECKING:
    from uuid import UUID

    from accounts.models import User
    from cases.models import Report
    from people.models import Person
    from radar.models import LookAlike, MergeProposal, RegionRequest


def enter(reader: "User") -> None:
    """The radar itself: only for who may look for persons."""
    if not can_use_radar(reader):
        note_refusal(actor=reader, what="radar", url_name="radar")
        raise PermissionDenied


def open_look_alike(reader: "User", pk: int) -> "LookAlike":
    """One likeness, its opening recorded. One you need not know of does not exist."""
    enter(reader)
    alike = look_alike_of(reader, pk)
    if alike is None:
        note_refusal(actor=reader, what=str(pk), url_name="look_alike")
        raise Http404
    record(AuditEvent.VIEWED, actor=reader, target=alike)
    return alike


def open_someone(reader: "User", reference: "UUID") -> "Person":
    """The person with this reference, also when their entries were joined; the opening recorded."""
    enter(reader)
    return open_person(reader, reference)


def open_joined_entry(reader: "User", reference: "UUID") -> "Person":
    """An entry that is found under another one now."""
    enter(reader)
    entry = joined_entry(reader, reference)
    if entry is None:
        note_refusal(actor=reader, what=str(reference), url_name="joined entry")
        raise Http404
    record(AuditEvent.VIEWED, actor=reader, target=entry)
    return entry


def open_proposal(reader: "User", pk: int) -> "MergeProposal":
    """One proposal, its opening recorded. About somebody who is withheld it does not exist."""
    enter(reader)
    proposal = proposal_of(reader, pk)
    if proposal is None:
        note_refusal(actor=reader, what=str(pk), url_name="proposal")
        raise Http404
    record(AuditEvent.VIEWED, actor=reader, target=proposal)
    return proposal


def require_known_step(proposal: "MergeProposal", step: str, actor: "User") -> None:
    """Ask before reading the form: who proposed it does not decide (four eyes)."""
    if not may_take(proposal, step, actor):
        note_refusal(actor=actor, what=step, url_name="step")
        raise PermissionDenied


def open_regions(reader: "User", number: str) -> "Report":
    """The report, for who may read what is judged about it; the bureaudienst may not (5.3)."""
    return open_report_to_judge(reader, number)


def open_to_ask(writer: "User", number: str) -> "Report":
    """The report, for who may ask another region about it."""
    report = open_regions(writer, number)
    require_that(can_ask_region, report, writer)
    return report


def open_request(writer: "User", number: str, pk: int) -> "tuple[Report, RegionRequest]":
    """One request of a report, for who may note its answer."""
    report = open_to_ask(writer, number)
    request = request_of(report, pk)
    if request is None:
        raise Http404
    return report, request
