"""From the written half to a plan that everybody signed and that is carried out (3.5, 003-48)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.events import AuditEvent
from audit.services import record
from cases.models.grants import not_kept_out
from common.exceptions import DomainError, TransitionBlocked
from common.signatures import SignatureGiven
from notifications.enums import NotificationKind
from notifications.services import Message, notify
from safetyplans.content import digest
from safetyplans.enums import PlanState, SignsAs, VersionReason
from safetyplans.guards.municipal_half import (
    WRITTEN,
    family_not_asked,
    newest_local,
    signatories_of,
)
from safetyplans.local_content import local_snapshot, version_of_vt
from safetyplans.models import LocalVersion, PlanSignature, SafetyPlan, Signatory
from safetyplans.services.local_holding import held_locally
from workflow.steps import take_step

if TYPE_CHECKING:
    from safetyplans.models import SafetyPlan as Plan

OTHER_WORDS = (
    "Dit is niet meer de tekst die nu geldt. Leg het plan opnieuw vast en laat iedereen die "
    "tekst lezen en tekenen."
)
NOT_ASKED = "Deze persoon staat niet (meer) in de lijst van wie ondertekent."
SIGNED_BEFORE = "Deze persoon tekende deze versie al of zei waarom niet. Dat blijft zo staan."
NEITHER = "Zet een handtekening, of schrijf waarom deze persoon niet tekent."
WHY = "Kies een reden en schrijf waarom het plan wordt bijgesteld."


@transaction.atomic
def freeze_local_version(
    plan: SafetyPlan, *, actor: User, at: datetime | None = None
) -> LocalVersion:
    """These words are laid before everybody to sign; the same words are the same version.

    Whoever of the family has a say is asked to sign. Raises TransitionBlocked with what is
    still missing.
    """
    row = held_locally(plan, actor=actor)
    if reasons := [guard.says(row) for guard in WRITTEN if not guard(row)]:
        raise TransitionBlocked(*reasons)
    _ask_family(row)
    content = local_snapshot(row)
    latest = newest_local(row)
    if latest and latest.content_hash == digest(content):
        return latest
    reason, note = _reason(row, latest)
    version = LocalVersion.objects.create(
        plan=row,
        number=latest.number + 1 if latest else 1,
        vt_version=version_of_vt(row),
        content=content,
        content_hash=digest(content),
        reason=reason,
        note=note,
        frozen_at=at or timezone.now(),
        frozen_by=actor,
    )
    record(AuditEvent.CREATED, actor=actor, target=version, version=version.number)
    return version


@transaction.atomic
def sign_version(
    version: LocalVersion,
    signatory: Signatory,
    *,
    actor: User,
    given: SignatureGiven | None = None,
    refusal: str = "",
    at: datetime | None = None,
) -> PlanSignature:
    """One person signs these words, or says why not: nobody is forced (003-48).

    Raises DomainError when these are not the words that hold now, or when it was done before.
    """
    row = held_locally(version.plan, actor=actor)
    latest = newest_local(row)
    if latest != version or version.content_hash != digest(local_snapshot(row)):
        raise DomainError(OTHER_WORDS)
    if signatory not in signatories_of(row):
        raise DomainError(NOT_ASKED)
    if version.signatures.filter(signatory=signatory).exists():
        raise DomainError(SIGNED_BEFORE)
    if (given is None) == (not refusal.strip()):
        raise DomainError(NEITHER)
    made = PlanSignature.objects.create(
        version=version,
        signatory=signatory,
        signs_as=signatory.signs_as,
        name=signatory.person.name if signatory.person else signatory.name,
        role=signatory.role,
        given=given.as_data() if given else None,
        refusal=refusal.strip(),
        content_hash=version.content_hash,
        signed_at=at or timezone.now(),
        noted_by=actor,
    )
    record(AuditEvent.CREATED, actor=actor, target=made, signed=given is not None)
    return made


@transaction.atomic
def sign_plan(plan: SafetyPlan, *, actor: User) -> SafetyPlan:
    """Everybody signed the newest version or said why not: it stands. VT hears (3.5)."""
    row = take_step(plan, "sign", actor=actor)
    _tell_vt(row)
    return row


@transaction.atomic
def execute_plan(plan: SafetyPlan, *, actor: User) -> SafetyPlan:
    """The plan is carried out from now on."""
    return take_step(plan, "execute", actor=actor)


@transaction.atomic
def adjust_plan(plan: SafetyPlan, *, reason: VersionReason, note: str, actor: User) -> SafetyPlan:
    """A new version is written on top of the last; the last stays as it was signed (3.5)."""
    if reason == VersionReason.FIRST or not note.strip():
        raise DomainError(WHY)
    return take_step(plan, "adjust", actor=actor, reason=VersionReason(reason), note=note.strip())


def _ask_family(plan: SafetyPlan) -> None:
    """Nobody of the family who has a say is forgotten; who was asked before keeps the place."""
    number = plan.signatories.aggregate(highest=Max("number"))["highest"] or 0
    for place, person in enumerate(family_not_asked(plan), number + 1):
        Signatory.objects.create(plan=plan, number=place, signs_as=SignsAs.FAMILY, person=person)


def _reason(plan: SafetyPlan, latest: LocalVersion | None) -> tuple[VersionReason, str]:
    """Why this version: before the first signing a later one mends the one before."""
    if latest is None:
        return VersionReason.FIRST, ""
    if plan.state == PlanState.ELABORATING:
        return VersionReason.CORRECTION, ""
    return VersionReason(plan.version_reason), plan.version_note


def _tell_vt(plan: "Plan") -> None:
    """Who carries the case at VT; after a direct handover nobody does."""
    version = newest_local(plan)
    assert version is not None, "a signed plan has a version"
    message = Message(
        kind=NotificationKind.TASK,
        key=f"plan-signed:{version.pk}",
        title=f"Het veiligheidsplan is ondertekend: {plan.number}",
        body="De gemeente heeft het plan met het gezin ondertekend. U kunt het lezen.",
        path=reverse("safetyplans:local", args=[plan.case.number]),
    )
    workers = User.objects.filter(case_assignments__case=plan.case, case_assignments__until=None)
    notify(not_kept_out(workers.distinct(), plan.case), message)
