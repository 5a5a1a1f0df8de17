"""A family on a waiting list: what carries it meanwhile, looked at every four weeks (000-30)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.models import Case
from common.exceptions import DomainError, TransitionBlocked
from localfield import permissions
from localfield.enums import BridgingState
from localfield.models import BridgingCheck, BridgingPeriod
from localfield.selectors.trajectories import held_by
from localfield.services.contacts import held_trajectory
from localfield.services.messages import tell_of_escalation
from localfield.services.moments import moment_of
from localfield.services.terms import meet_term, start_term, withdraw_terms
from organisations.models import Organisation
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

NO_HELP = "Spreek af welke hulp er is zolang het gezin wacht."
NO_CONTACT = "Spreek af wie het gezin belt als het misgaat, met naam en telefoonnummer."
NO_WAIT = "Schrijf op welke hulp het gezin wacht."
NO_NEWS = "Schrijf hoe het nu met het gezin gaat."
NO_SIGHT = "Schrijf hoe u zicht op veiligheid houdt."
NEW_HELP = "De vervangende hulp loopt niet. Spreek andere hulp af en schrijf die op."
NEW_CONTACT = "Het contact bij escalatie klopt niet meer. Vul de nieuwe naam en het nummer in."
NO_WHY = "Schrijf op wat er is gebeurd."
TO_COME = "Deze dag moet nog komen. Controleer de datum."
BEFORE = "Deze dag ligt vóór het begin van de overbrugging. Controleer de datum."
HELP_BEGAN = "De hulp is gestart."


def objections_to(
    *, waits_for: str, alternative_help: str, escalation_name: str, escalation_phone: str
) -> list[str]:
    """What is still missing before a family can wait (000-30); nothing when it is complete."""
    return [
        sentence
        for missing, sentence in (
            (not waits_for.strip(), NO_WAIT),
            (not alternative_help.strip(), NO_HELP),
            (not (escalation_name.strip() and escalation_phone.strip()), NO_CONTACT),
        )
        if missing
    ]


@transaction.atomic
def begin_bridging(
    case: Case,
    *,
    waits_for: str,
    alternative_help: str,
    escalation_name: str,
    escalation_phone: str,
    expected_on: date | None,
    at: datetime,
    actor: "User",
    organisation: Organisation,
) -> BridgingPeriod:
    """The family waits from now on; the first check is due in four weeks (D17).

    For the act that agrees on it (the warm meeting): who may was asked there. Sent twice, for the
    same help, it is one wait.
    """
    facts = {
        "waits_for": waits_for.strip(),
        "alternative_help": alternative_help.strip(),
        "escalation_name": escalation_name.strip(),
        "escalation_phone": escalation_phone.strip(),
    }
    if reasons := objections_to(**facts):
        raise DomainError(*reasons)
    row = locked(case)
    known = BridgingPeriod.objects.active().filter(case=row, waits_for=facts["waits_for"]).first()
    if known:
        return known
    bridging = BridgingPeriod.objects.create(
        case=row,
        organisation=organisation,
        expected_on=expected_on,
        began_at=at,
        began_by=actor,
        **facts,
    )
    record(AuditEvent.CREATED, actor=actor, target=bridging)
    start_term("D17", row, at=at, actor=actor, bridging=bridging)
    return bridging


@transaction.atomic
def begin_locally(case: Case, *, actor: "User", **facts: Any) -> BridgingPeriod:
    """The local field itself puts a family on a waiting list."""
    trajectory = held_trajectory(case, actor=actor)
    return begin_bridging(
        trajectory.case,
        at=timezone.now(),
        actor=actor,
        organisation=held_by(trajectory.case, actor),
        **facts,
    )


@transaction.atomic
def check_bridging(
    bridging: BridgingPeriod,
    *,
    on: date,
    how_is_it: str,
    alternative_runs: bool,
    contact_is_right: bool,
    sight: str,
    actor: "User",
    alternative_help: str = "",
    escalation_name: str = "",
    escalation_phone: str = "",
    expected_on: date | None = None,
) -> BridgingCheck:
    """Somebody looked how the wait goes; the next look is due four weeks later (D17).

    The family is never left without other help or somebody to call: what no longer holds is
    replaced in the same act (000-30).
    """
    row = _held(bridging, actor)
    told: dict[str, Any] = {
        "how_is_it": how_is_it.strip(),
        "sight": sight.strip(),
        "alternative_runs": alternative_runs,
        "contact_is_right": contact_is_right,
    }
    changes = _changes(row, told, alternative_help, escalation_name, escalation_phone)
    _refuse(row, on, told, changes)
    changes["expected_on"] = expected_on or row.expected_on
    stands = all(getattr(row, name) == value for name, value in changes.items())
    known = row.checks.filter(on=on, noted_by=actor, **told).first()
    if known and stands:
        return known
    check = BridgingCheck.objects.create(
        bridging=row, on=on, noted_at=timezone.now(), noted_by=actor, **told
    )
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    record(AuditEvent.CHANGED, actor=actor, target=row, check=check.pk)
    at = moment_of(on)
    meet_term("D17", row.case, at=at, actor=actor, bridging=row)
    start_term("D17", row.case, at=at, actor=actor, bridging=row)
    return check


@transaction.atomic
def help_started(bridging: BridgingPeriod, *, on: date, actor: "User") -> BridgingPeriod:
    """The help the family waited for has begun; nobody checks the wait any more."""
    _refuse_day(bridging, on)
    locked(bridging.case)
    row = take_step(bridging, "start_help", actor=actor, on=on, at=timezone.now(), by=actor)
    withdraw_terms(["D17"], row.case, reason=HELP_BEGAN, actor=actor, bridging=row)
    return row


@transaction.atomic
def escalate(bridging: BridgingPeriod, *, why: str, actor: "User") -> BridgingPeriod:
    """It goes wrong while the family waits: waiting is no longer an answer."""
    row = _end(bridging, "escalate", why, actor)
    tell_of_escalation(row)
    return row


@transaction.atomic
def lapse(bridging: BridgingPeriod, *, why: str, actor: "User") -> BridgingPeriod:
    """The family does not wait for this help any more, and why."""
    return _end(bridging, "lapse", why, actor)


@transaction.atomic
def stop_waiting(
    case: Case, *, why: str, because: Any, actor: "User", since: datetime | None = None
) -> None:
    """The work with the family is over: nobody waits any more. With ``since`` only the wait that
    was agreed at that moment, in a meeting that led to nothing."""
    waits = BridgingPeriod.objects.active().filter(case=case)
    for row in waits.filter(began_at=since) if since else waits:
        take_step(row, "lapse", actor=actor, because=because, why=why, at=timezone.now(), by=actor)
        withdraw_terms(["D17"], case, reason=why, actor=actor, bridging=row)


def _end(bridging: BridgingPeriod, step: str, why: str, actor: "User") -> BridgingPeriod:
    if not why.strip():
        raise DomainError(NO_WHY)
    locked(bridging.case)
    row = take_step(bridging, step, actor=actor, why=why.strip(), at=timezone.now(), by=actor)
    withdraw_terms(["D17"], row.case, reason=why.strip(), actor=actor, bridging=row)
    return row


def _held(bridging: BridgingPeriod, actor: "User") -> BridgingPeriod:
    """After the case, as by who ends the work at that moment."""
    locked(bridging.case)
    row = locked(bridging)
    if not permissions.can_mind_bridging(row, actor):
        raise PermissionDenied
    if row.state != BridgingState.ACTIVE:
        raise TransitionBlocked(NOT_FROM_HERE)
    return row


def _changes(
    row: BridgingPeriod, told: dict[str, Any], help_: str, name: str, phone: str
) -> dict[str, Any]:
    """What replaces what no longer holds; empty words stay empty, so that they are refused."""
    changes: dict[str, Any] = {}
    if not told["alternative_runs"]:
        changes["alternative_help"] = help_.strip()
    if not told["contact_is_right"]:
        changes |= {"escalation_name": name.strip(), "escalation_phone": phone.strip()}
    return changes


def _refuse(row: BridgingPeriod, on: date, told: dict[str, Any], changes: dict[str, Any]) -> None:
    _refuse_day(row, on)
    contact = [changes.get(name) for name in ("escalation_name", "escalation_phone")]
    reasons = [
        sentence
        for wrong, sentence in (
            (not told["how_is_it"], NO_NEWS),
            (not told["sight"], NO_SIGHT),
            (changes.get("alternative_help") == "", NEW_HELP),
            ("" in contact, NEW_CONTACT),
        )
        if wrong
    ]
    if reasons:
        raise DomainError(*reasons)


def _refuse_day(row: BridgingPeriod, on: date) -> None:
    if on > timezone.localdate():
        raise DomainError(TO_COME)
    if on < timezone.localdate(row.began_at):
        raise DomainError(BEFORE)
