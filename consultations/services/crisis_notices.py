"""A municipality announces a crisis that threatens; Veilig Thuis sees it, and acts or not."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError, TransitionBlocked
from consultations import permissions
from consultations.enums import CrisisNoticeState, WithdrawalReason
from consultations.models import ConsultationDraft, CrisisNotice
from consultations.opening import route_now
from consultations.services import crisis_messages as messages
from consultations.services.scanning import note_overruled, refuse_identities
from deadlines.workdays import AMSTERDAM
from numbering.enums import SeriesKind
from numbering.services import next_number
from organisations.models import Organisation
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

# Choice of domain 3.1: the day it is made is day nought, the last day counts until its end.
VALID_DAYS = 14
NOT_YOURS = "Kies een gemeente waarvoor u werkt."
WINDOW_IS_OVER = "De verwachte periode is al voorbij. Is de crisis er al? Bel dan Veilig Thuis."


class AlreadyAnnounced(DomainError):
    """Veilig Thuis was told before this was typed, and does not know it."""

    def __init__(self, notice: CrisisNotice) -> None:
        super().__init__(
            f"Veilig Thuis heeft al bericht: {notice.number}. Wat u daarna typte, weet Veilig "
            "Thuis nog niet. Bel en noem dat nummer, of druk nog een keer op ‘Vertel Veilig "
            "Thuis’: dan wordt dit een nieuwe vooraankondiging."
        )


@dataclass(frozen=True)
class NoticeFacts:
    """What the consulent knows of the crisis that threatens. Nobody of the family is named.

    ``organisation``: for which municipality; the own workplace when left out.
    """

    key: UUID
    threat: str
    danger: str
    asked_of_vt: str
    contact_name: str
    contact_phone: str
    own_reference: str = ""
    expected_from: date | None = None
    expected_until: date | None = None
    age_bands: tuple[str, ...] = ()
    agreements: str = ""
    night_name: str = ""
    night_phone: str = ""
    organisation: Organisation | None = None


@transaction.atomic
def announce(facts: NoticeFacts, *, actor: "User", despite: str = "") -> CrisisNotice:
    """The consulent alerts Veilig Thuis (000-20); who answers now is told at once (000-19).

    Handed in twice with one ``key`` it is the same notice; raises AlreadyAnnounced when the second
    says something else.
    """
    now, municipality = timezone.now(), _municipality_of(actor, facts)
    facts = replace(facts, organisation=municipality)
    known = CrisisNotice.objects.filter(key=facts.key, made_by=actor).first()
    if known:
        return _the_same(known, facts)
    if municipality.region is None:
        raise DomainError("Uw gemeente hoort nog niet bij een Veilig Thuis. Bel de bureaudienst.")
    _refuse_a_past_window(facts, now)
    notice = CrisisNotice(
        made_by=actor,
        made_at=now,
        valid_until=timezone.localdate(now) + timedelta(days=VALID_DAYS),
        out_of_hours=not route_now(municipality.region, now).open,
        **_columns(facts),
    )
    refuse_identities(notice, despite=despite)
    note_overruled(notice, despite)
    year = now.astimezone(AMSTERDAM).year
    notice.number = next_number(SeriesKind.CRISIS_NOTICE, year)
    notice.save()
    ConsultationDraft.objects.under(notice.key, actor).delete()
    record(AuditEvent.CREATED, actor=actor, target=notice)
    messages.tell_veilig_thuis(notice, timezone.localdate(now))
    return notice


@transaction.atomic
def acknowledge(notice: CrisisNotice, *, actor: "User") -> CrisisNotice:
    """Somebody at Veilig Thuis read it; who was first stays."""
    if not permissions.can_see_notice(notice, actor):
        raise PermissionDenied
    row = locked(notice)
    if row.seen_at is not None:
        return row
    if row.state != CrisisNoticeState.OPEN:
        raise TransitionBlocked(NOT_FROM_HERE)
    row.seen_at, row.seen_by = timezone.now(), actor
    row.save(update_fields=["seen_at", "seen_by"])
    record(AuditEvent.CHANGED, actor=actor, target=row, fields=["seen_at"])
    return row


@transaction.atomic
def withdraw(notice: CrisisNotice, *, reason: str, actor: "User") -> CrisisNotice:
    """The municipality takes it back."""
    row = locked(notice)
    row.lapse_reason = f"Ingetrokken: {WithdrawalReason(reason).label}"
    row.save(update_fields=["lapse_reason"])
    return take_step(row, "lapse", actor=actor, at=timezone.now())


@transaction.atomic
def report_followed(
    notice: CrisisNotice, *, report_number: str, actor: "User", at: datetime
) -> CrisisNotice:
    """The crisis is there and a report was taken in. Twice is once; the consulent is told."""
    row = locked(notice)
    if row.report_number == report_number:
        return row
    row = take_step(row, "follow_with_report", actor=actor, report_number=report_number, at=at)
    messages.tell_that_veilig_thuis_acts(row)
    return row


def _columns(facts: NoticeFacts) -> dict[str, Any]:
    return {**vars(facts), "age_bands": list(facts.age_bands)}


def _the_same(known: CrisisNotice, facts: NoticeFacts) -> CrisisNotice:
    if any(getattr(known, name) != value for name, value in _columns(facts).items()):
        raise AlreadyAnnounced(known)
    return known


def _municipality_of(actor: "User", facts: NoticeFacts) -> Organisation:
    """For which one is announced; all of this consulent's are held against a double click."""
    allowed = actor.organisations_where(Permission.CRISIS_NOTICE_GIVE)
    if not allowed:
        raise PermissionDenied
    chosen = facts.organisation.pk if facts.organisation else allowed[0]
    if chosen not in allowed:
        raise DomainError(NOT_YOURS)
    rows = Organisation.objects.filter(pk__in=allowed).select_related("region").order_by("pk")
    held = {row.pk: row for row in rows.select_for_update(of=("self",), no_key=True)}
    return held[chosen]


def _refuse_a_past_window(facts: NoticeFacts, now: datetime) -> None:
    if facts.expected_until and facts.expected_until < timezone.localdate(now):
        raise DomainError(WINDOW_IS_OVER)
