"""Giving a track to two professionals; from then on the report is in it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from cases.models import Case, Report
from cases.services.assignments import let_carry
from cases.services.in_track import enter_track, join_track
from cases.services.working_along import end_working_along, let_work_along
from common.exceptions import DomainError, TransitionBlocked
from notifications.enums import NotificationKind
from notifications.services import Message, notify
from numbering.enums import SeriesKind
from numbering.services import next_number
from tracks import permissions
from tracks.enums import ENDED
from tracks.guards.track import KIND_OF
from tracks.models import Track
from tracks.services.telling import tell_who_joined
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

SECOND = "tweede professional van de dienst"
NO_DECISION = "Het triagebesluit over deze melding is niet D of E: er is geen dienst toe te wijzen."


@transaction.atomic
def assign_track(
    report: Report,
    *,
    owner: "User",
    actor: "User",
    second: "User | None" = None,
    despite: str = "",
    at: datetime | None = None,
) -> Track:
    """The track that the decision D or E asks for gets its two professionals (3.4).

    The owner carries the case from now on; the second sees it. Without a second a reason is
    needed. D4 has been running since the decision.
    """
    case = locked(report.case)
    if not permissions.can_assign_in(case, actor):
        raise PermissionDenied
    kind = KIND_OF.get(report.assessment.outcome) if hasattr(report, "assessment") else None
    if kind is None:
        raise DomainError(NO_DECISION)
    if running_track(case):
        raise DomainError("In dit dossier loopt al een dienst: koppel de melding daaraan.")
    _refuse_twice(owner, second)
    at = at or timezone.now()
    track = Track(
        number=next_number(SeriesKind.TRACK, timezone.localdate(at).year),
        case=case,
        report=report,
        kind=kind,
        owner=owner,
        second=second,
    )
    track.save()
    track = take_step(track, "assign", actor=actor, despite=despite, at=at)
    let_carry(case, to=owner, reason=f"Dienst {track.number}", at=at, actor=actor)
    _tell(track, owner, "U voert uit:")
    if second:
        let_work_along(case, colleague=second, task=SECOND, at=at, actor=actor)
        _tell(track, second, "U bent tweede professional van")
    enter_track(report, number=track.number, because=track, at=at, actor=actor)
    return track


@transaction.atomic
def change_owner(
    track: Track, *, owner: "User", reason: str, actor: "User", at: datetime | None = None
) -> Track:
    """Another caseworker goes on with the track, with the reason; who had it no longer sees it."""
    row = _running(track, actor)
    if row.owner_id == owner.pk:
        return row
    if not reason.strip():
        raise DomainError("Schrijf waarom een andere collega de dienst overneemt.")
    _refuse_unfit(row, owner)
    _refuse_twice(owner, row.second)
    row.owner = owner
    row.save(update_fields=["owner"])
    record(AuditEvent.CHANGED, actor=actor, target=row, owner=owner.pk)
    let_carry(row.case, to=owner, reason=reason, at=at or timezone.now(), actor=actor)
    _tell(row, owner, "U voert uit:")
    return row


@transaction.atomic
def change_second(
    track: Track, *, second: "User", actor: "User", at: datetime | None = None
) -> Track:
    """Another second professional, or the first one when there was none."""
    row = _running(track, actor)
    _refuse_twice(row.owner, second)
    at = at or timezone.now()
    if row.second_id == second.pk:
        return row
    end_working_along(row.case, task=SECOND, at=at, actor=actor)
    row.second = second
    row.save(update_fields=["second"])
    record(AuditEvent.CHANGED, actor=actor, target=row, second=second.pk)
    let_work_along(row.case, colleague=second, task=SECOND, at=at, actor=actor)
    _tell(row, second, "U bent tweede professional van")
    return row


@transaction.atomic
def join_report(report: Report, *, actor: "User") -> Report:
    """Another report on this family, decided D or E, goes on in the track that runs (3.2)."""
    track = running_track(report.case)
    if track is None:
        raise DomainError("Bij dit dossier loopt geen dienst. Wijs een nieuwe dienst toe.")
    if not permissions.can_assign_track(track, actor):
        raise PermissionDenied
    report = join_track(report, number=track.number, because=track, actor=actor)
    tell_who_joined(track, report, at=timezone.now(), actor=actor)
    _tell(track, track.owner, f"Melding {report.number} hoort nu bij")
    return report


def running_track(case: Case) -> Track | None:
    """The track that runs in this case; at most one."""
    return Track.objects.acting().filter(case=case).first()


def _running(track: Track, actor: "User") -> Track:
    """The track, held, for who assigns it while it runs."""
    row = locked(track)
    if not permissions.can_assign_track(row, actor):
        raise PermissionDenied
    if row.state in ENDED:
        raise TransitionBlocked(NOT_FROM_HERE)
    return row


def _refuse_twice(owner: "User", second: "User | None") -> None:
    if owner == second:
        raise DomainError("De tweede professional is iemand anders dan de casusmedewerker.")


def _refuse_unfit(track: Track, owner: "User") -> None:
    fit = owner.is_active and owner.region == track.case.region
    if not fit or not owner.may(Permission.TRACK_WORK):
        raise DomainError(f"{owner.name} voert geen diensten uit in deze regio.")


def _tell(track: Track, colleague: "User", what: str) -> None:
    message = Message(
        kind=NotificationKind.ASSIGNMENT,
        key=f"track:{track.number}:{what}:{colleague.pk}:{timezone.now():%Y%m%d%H%M}",
        title=f"{what} dienst {track.number} in dossier {track.case.number}",
        path=reverse("tracks:of_case", args=[track.case.number]),
        by_email=True,
    )
    notify([colleague], message)
