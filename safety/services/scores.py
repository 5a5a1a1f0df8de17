"""Noting how safe somebody is according to one rater."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.models import Case
from cases.permissions import can_tell_of_safety
from cases.selectors.events import may_betray
from cases.services.holding import held_case
from common.dutch import short_day
from common.exceptions import DomainError
from people.models import Person
from safety.enums import RATERS_OF_FAMILY, RATERS_OUTSIDE, RaterKind
from safety.models import SafetyScore
from safety.services.checks import refuse_stranger

if TYPE_CHECKING:
    from accounts.models import User

LOWEST, HIGHEST = 0, 10


@transaction.atomic
def note_score(
    case: Case,
    *,
    person: Person,
    score: int,
    actor: "User",
    rater: str = RaterKind.VT,
    rated_by: Person | None = None,
    rater_name: str = "",
    on: date | None = None,
    note: str = "",
) -> SafetyScore:
    """One score per person, rater and day. Sent twice it is one score; another figure for the
    same day is a mending, with a reason (``mend_score``)."""
    row = held_case(case, actor=actor, may=can_tell_of_safety)
    on = on or timezone.localdate()
    _refuse_score(row, person, score, on)
    rated_by, rater_name = _rater(row, RaterKind(rater), rated_by, rater_name.strip())
    given, new = SafetyScore.objects.get_or_create(
        case=row,
        person=person,
        rater=rater,
        rated_by=rated_by,
        rater_name=rater_name,
        on=on,
        defaults={
            "score": score,
            "note": note.strip(),
            "noted_by": actor,
            "rater_may_betray": may_betray(row, rater_name, writer=actor),
        },
    )
    if new:
        record(AuditEvent.CREATED, actor=actor, target=row, safetyscore=given.pk, score=score)
    elif (given.score, given.note) != (score, note.strip()):
        raise DomainError(
            f"Er is al een score ({given.score}) van deze beoordelaar op {short_day(on)}. "
            "Kies een andere dag, of herstel die score met een reden."
        )
    return given


@transaction.atomic
def mend_score(
    given: SafetyScore, *, score: int, note: str, reason: str, actor: "User"
) -> SafetyScore:
    """A slip of the pen: the old figure stays in the log."""
    case = held_case(given.case, actor=actor)
    row = SafetyScore.objects.get(pk=given.pk)
    _refuse_figure(score)
    if (row.score, row.note) == (score, note.strip()):
        return row
    if not reason.strip():
        raise DomainError("Schrijf waarom u deze score herstelt.")
    before, row.score, row.note = row.score, score, note.strip()
    row.mended_at, row.mended_by, row.mended_reason = timezone.now(), actor, reason.strip()
    row.save(update_fields=["score", "note", "mended_at", "mended_by", "mended_reason"])
    record(
        AuditEvent.CHANGED,
        actor=actor,
        target=case,
        safetyscore=row.pk,
        fields=["score", "note"],
        before=before,
        after=score,
    )
    return row


def _refuse_score(case: Case, person: Person, score: int, on: date) -> None:
    refuse_stranger(case, person)
    _refuse_figure(score)
    if on > timezone.localdate():
        raise DomainError("Een score kan niet in de toekomst liggen. Controleer de datum.")


def _refuse_figure(score: int) -> None:
    if not LOWEST <= score <= HIGHEST:
        raise DomainError("Geef een score van 0 tot en met 10.")


def _rater(
    case: Case, rater: RaterKind, rated_by: Person | None, name: str
) -> tuple[Person | None, str]:
    """Somebody of the family is a person VT knows; somebody from outside has a name."""
    if rater in RATERS_OF_FAMILY:
        if rated_by is None:
            raise DomainError("Kies welk gezinslid deze score gaf.")
        refuse_stranger(case, rated_by)
        return rated_by, ""
    if rater in RATERS_OUTSIDE and not name:
        raise DomainError("Vul in wie deze score gaf.")
    return None, name if rater in RATERS_OUTSIDE else ""
