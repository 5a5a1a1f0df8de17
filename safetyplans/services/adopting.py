"""The steps of a plan: begun, talked over, adopted as a version, written anew."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import TRACK_STATES
from cases.services.second_feedback import note_conditions
from cases.services.working_along import end_working_along
from common.exceptions import DomainError
from numbering.enums import SeriesKind
from numbering.services import next_number
from safetyplans import permissions
from safetyplans.content import digest, snapshot, views_of
from safetyplans.enums import CheckedAs, VersionReason
from safetyplans.guards.vt_half import standing_check
from safetyplans.models import PlanVersion, SafetyPlan
from tracks.enums import ENDED, WAITING, TrackState
from tracks.models import Track
from tracks.services.course import set_conditions
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

SECOND_READER = "tweede lezer van het veiligheidsplan"


@transaction.atomic
def begin_plan(track: Track, *, actor: "User", at: datetime | None = None) -> SafetyPlan:
    """The first page of the plan: as soon as the track has begun one may write in it (000-25).

    Begun twice it is one plan.
    """
    track = locked(track)
    if standing := SafetyPlan.objects.filter(track=track).first():
        return standing
    if track.state in (*ENDED, *WAITING):
        raise DomainError("Een veiligheidsplan begint u zodra de dienst is gestart.")
    at = at or timezone.now()
    plan = SafetyPlan(
        number=next_number(SeriesKind.PLAN, timezone.localdate(at).year),
        case=track.case,
        track=track,
        author=actor,
        started_at=at,
    )
    if not permissions.can_write_plan(plan, actor):
        raise PermissionDenied
    plan.save()
    record(AuditEvent.CREATED, actor=actor, target=plan)
    return plan


def discuss_plan(plan: SafetyPlan, *, actor: "User") -> SafetyPlan:
    """All eight items stand: the family gets it to read and to talk about."""
    return take_step(plan, "discuss", actor=actor)


def take_back_plan(plan: SafetyPlan, *, actor: "User") -> SafetyPlan:
    """What the family said asks for more than a word: back to the draft."""
    return take_step(plan, "take_back", actor=actor)


@transaction.atomic
def adopt_plan(plan: SafetyPlan, *, actor: "User", at: datetime | None = None) -> PlanVersion:
    """These words hold: a version is frozen and the track has its conditions (3.4, 3.5).

    Raises DomainError when the second reader would adopt what that reader checked.
    """
    at = at or timezone.now()
    # The case too: what VT knows about safety stands in the plan, and is written on the case.
    locked(plan.case)
    row = locked(plan)
    second = standing_check(row, CheckedAs.SECOND)
    if second and second.by_id == actor.pk:
        raise DomainError("U las dit plan als tweede lezer: een ander stelt het vast.")
    row = take_step(row, "adopt", actor=actor)
    assert second is not None, "the gate asked for it"
    version = _freeze(row, second_reader=second.by, actor=actor, at=at)
    assert row.track is not None, "VT adopts the plan of a track"
    if row.track.state != TrackState.CONDITIONS_SET:
        set_conditions(row.track, because=row, actor=actor, at=at)
    _tell_reporters(version, actor=actor)
    end_working_along(row.case, task=SECOND_READER, at=at, actor=actor)
    return version


@transaction.atomic
def revise_plan(plan: SafetyPlan, *, reason: VersionReason, note: str, actor: "User") -> SafetyPlan:
    """A new version is written on top of the last; the last stays as it was (ideas 10).

    What each member said of the last stands in that version; of the new one they are asked anew.
    """
    if reason == VersionReason.FIRST or not note.strip():
        raise DomainError("Schrijf waarom er een nieuwe versie komt.")
    row = take_step(plan, "revise", actor=actor, reason=VersionReason(reason), note=note.strip())
    row.author = actor
    row.save(update_fields=["author"])
    row.member_views.all().delete()
    return row


def _tell_reporters(version: PlanVersion, *, actor: "User") -> None:
    """The conditions are the first text for reporters who keep a role in this track (3.8)."""
    before = version.plan.versions.filter(number=version.number - 1).first()
    told = {"conditions": _listed(version), "former": _listed(before) if before else ""}
    track = version.plan.track
    assert track is not None, "VT adopts the plan of a track"
    for report in track.reports_in.filter(state__in=TRACK_STATES):
        note_conditions(report, **told, actor=actor)


def _listed(version: PlanVersion) -> str:
    texts = [" ".join(row["text"].split()) for row in version.content["conditions"]]
    return "\n".join(f"- {text}" for text in texts)


def _freeze(plan: SafetyPlan, *, second_reader: "User", actor: "User", at: datetime) -> PlanVersion:
    content = snapshot(plan)
    latest = plan.versions.order_by("-number").values_list("number", flat=True).first() or 0
    dropped = plan.conditions.exclude(dropped_reason="").values("number", "text", "dropped_reason")
    version = PlanVersion.objects.create(
        plan=plan,
        number=latest + 1,
        content=content,
        views=views_of(plan),
        dropped=list(dropped),
        content_hash=digest(content),
        reason=plan.version_reason,
        note=plan.version_note,
        adopted_at=at,
        adopted_by=actor,
        second_reader=second_reader,
    )
    record(AuditEvent.CREATED, actor=actor, target=version, version=version.number)
    return version
