"""A request to the Raad, and who keeps sight on safety while the family waits (3.11b, 7.20)."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import AuthorityKind, CaseState, RegieKind
from cases.models import Case, RegieAssignment
from cases.services.authority_notices import put_down
from cases.services.holding import CASE_CLOSED
from cases.services.partner_workers import end_empty_desks
from cases.services.regie import pass_regie
from cases.services.terms import meet_terms, start_term, withdraw_terms
from common.exceptions import DomainError, TransitionBlocked
from deadlines.options import Options
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from tracks import permissions
from tracks.enums import ENDED, RVDK_OPEN, RvdkState
from tracks.guards.rvdk import estimate_ends_within_a_year, lasts_too_long
from tracks.models import RvdkRequest, Track, WaitingEstimate
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

PLAN_FACTS = frozenset(
    {
        "why",
        "college_informed_on",
        "college_informed_how",
        "sight_organisation",
        "sight_person",
        "decided_at_table",
        "minimum_needed",
        "estimate_on",
        "valid_until",
        "if_longer",
        "information_point",
        "agreed_with_family",
        "route",
    }
)
THE_RAAD = "Raad voor de Kinderbescherming"
SHARED = "Verzoek tot onderzoek bij dienst {number}, met de reden en wie zicht op veiligheid houdt."
GROUND = "Een kinderbeschermingsmaatregel kan nodig zijn (Wmo 2015, artikel 4.1.1)."
WEIGHING = (
    "Wettelijke taak van Veilig Thuis; toestemming is niet nodig. Wat met ouders en kinderen is "
    "afgesproken staat bij het verzoek."
)
WHILE_WAITING = "Zicht op veiligheid tijdens de wachttijd bij de Raad"
RULED = "De Raad heeft uitspraak gedaan"
WITHDRAWN = "Het verzoek aan de Raad is ingetrokken"
TRACK_OVER = "Deze dienst is afgerond. Een verzoek aan de Raad kan hier niet meer bij."
RUNS_ALREADY = "Bij deze dienst loopt al een verzoek aan de Raad."
NO_OUTCOME = "Schrijf de uitspraak van de Raad op."
NO_REASON = "Schrijf waarom het verzoek is ingetrokken."
NO_NOTE = "Schrijf kort wat de nieuwe veiligheidstaxatie laat zien."
TO_COME = "Deze dag moet nog komen. Controleer de datum."
NOT_YET_ASSIGNED = "Het verzoek kan niet ouder zijn dan de dienst."
ALREADY_PAST = "Deze geldigheid ligt in het verleden. Kies tot wanneer de nieuwe taxatie geldt."
TOO_LONG = estimate_ends_within_a_year.objection
NEWER_FIRST = "Er is al een veiligheidstaxatie van een latere dag vastgelegd."
NO_PERSON = "Schrijf wie zicht op veiligheid houdt: een naam en hoe die te bereiken is."
NOT_AT_THE_TABLE = (
    "Een andere organisatie dan Veilig Thuis kan alleen als dat aan de jeugdbeschermingstafel is "
    "afgesproken."
)


@transaction.atomic
def prepare_request(track: Track, *, actor: "User") -> RvdkRequest:
    """Begin a request; nothing is shared yet. Asked twice it is one request."""
    row = locked(track)
    if not permissions.can_work(row, actor):
        raise PermissionDenied
    if row.state in ENDED:
        raise DomainError(TRACK_OVER)
    running = row.rvdk_requests.exclude(state__in=[RvdkState.RULED, RvdkState.WITHDRAWN]).first()
    if running is None:
        running = RvdkRequest.objects.create(track=row)
        record(AuditEvent.CREATED, actor=actor, target=running)
    elif running.state != RvdkState.PREPARING:
        raise DomainError(RUNS_ALREADY)
    return running


@transaction.atomic
def write_request(request: RvdkRequest, *, actor: "User", **facts: Any) -> RvdkRequest:
    """Keep what is filled in of the request and of the plan for the waiting time (003-26)."""
    row = _held(request, RvdkState.PREPARING, actor=actor)
    if unknown := set(facts) - PLAN_FACTS:
        raise DomainError(f"Onbekend bij een verzoek aan de Raad: {', '.join(sorted(unknown))}.")
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    if not changed:
        return row
    for name in changed:
        setattr(row, name, facts[name])
    row.save(update_fields=changed)
    record(AuditEvent.CHANGED, actor=actor, target=row, fields=sorted(changed))
    return row


@transaction.atomic
def submit_request(request: RvdkRequest, *, on: date, actor: "User") -> RvdkRequest:
    """The Raad is asked: the act of sharing is recorded, sight is agreed and D18 runs.

    Raises DomainError for a day to come, or one before the track was assigned.
    """
    track = locked(request.track)
    if on > timezone.localdate():
        raise DomainError(TO_COME)
    if track.assigned_at and on < timezone.localdate(track.assigned_at):
        raise DomainError(NOT_YET_ASSIGNED)
    row = take_step(request, "request", actor=actor, on=on, by=actor)
    put_down(
        track.case,
        at=_moment_of(on),
        actor=actor,
        to=AuthorityKind.RVDK,
        organisation_name=THE_RAAD,
        what=SHARED.format(number=track.number),
        ground=GROUND,
        weighing=WEIGHING,
    )
    _give_sight(row, at=timezone.now(), actor=actor)
    _keep_estimate(row, note="", actor=actor)
    return row


def note_received(request: RvdkRequest, *, actor: "User") -> RvdkRequest:
    """The Raad has it; the family waits."""
    return take_step(request, "wait", actor=actor)


def note_investigating(request: RvdkRequest, *, actor: "User") -> RvdkRequest:
    """The Raad began its own investigation."""
    return take_step(request, "investigate", actor=actor)


@transaction.atomic
def agree_sight(
    request: RvdkRequest,
    *,
    organisation: Organisation | None,
    person: str,
    decided_at_table: bool,
    actor: "User",
) -> RvdkRequest:
    """While the family waits somebody else keeps sight: the table agreed so (7.20, 003-23).

    Without an organisation it is VT, as the one who asked.
    """
    row = _held(request, *RVDK_OPEN, actor=actor)
    if not person.strip():
        raise DomainError(NO_PERSON)
    if organisation is not None and not decided_at_table:
        raise DomainError(NOT_AT_THE_TABLE)
    told = {
        "sight_organisation": organisation,
        "sight_person": person.strip(),
        "decided_at_table": decided_at_table,
    }
    changed = [name for name, value in told.items() if getattr(row, name) != value]
    if not changed:
        return row
    for name in changed:
        setattr(row, name, told[name])
    row.save(update_fields=changed)
    record(AuditEvent.CHANGED, actor=actor, target=row, fields=sorted(changed))
    _give_sight(row, at=timezone.now(), actor=actor)
    return row


@transaction.atomic
def renew_estimate(
    request: RvdkRequest, *, estimate_on: date, valid_until: date, note: str, actor: "User"
) -> RvdkRequest:
    """A new estimate of safety while the wait goes on (003-26): D18 runs anew, with its own date.

    What the former one said stays, and so does whether the new one came in time.
    """
    row = _held(request, *RVDK_OPEN, actor=actor)
    if reasons := _objections_to_estimate(row, estimate_on, valid_until, note):
        raise DomainError(*reasons)
    row.estimate_on, row.valid_until = estimate_on, valid_until
    row.save(update_fields=["estimate_on", "valid_until"])
    fields = ["estimate_on", "valid_until"]
    record(AuditEvent.CHANGED, actor=actor, target=row, fields=fields)
    meet_terms(["D18"], row.track.case, actor=actor, at=timezone.now())
    _keep_estimate(row, note=note.strip(), actor=actor)
    return row


@transaction.atomic
def rule_request(
    request: RvdkRequest,
    *,
    outcome: str,
    actor: "User",
    sight_stays: bool = False,
    at: datetime | None = None,
) -> RvdkRequest:
    """The Raad has said what it asks the court, or that it asks nothing; the wait is over.

    ``sight_stays``: who kept sight in the meantime goes on; else it comes back to VT (7.20).
    """
    if not outcome.strip():
        raise DomainError(NO_OUTCOME)
    at = at or timezone.now()
    row = take_step(request, "rule", actor=actor, outcome=outcome.strip(), at=at)
    _end_the_wait(row, why=RULED, sight_stays=sight_stays, at=at, actor=actor)
    return row


@transaction.atomic
def withdraw_request(
    request: RvdkRequest,
    *,
    reason: str,
    actor: "User",
    sight_stays: bool = False,
    at: datetime | None = None,
) -> RvdkRequest:
    """VT no longer asks the Raad, and why."""
    if not reason.strip():
        raise DomainError(NO_REASON)
    at = at or timezone.now()
    row = take_step(request, "withdraw", actor=actor, reason=reason.strip(), at=at)
    if row.requested_on is not None:
        _end_the_wait(row, why=WITHDRAWN, sight_stays=sight_stays, at=at, actor=actor)
    return row


def _held(request: RvdkRequest, *states: RvdkState, actor: "User") -> RvdkRequest:
    """The request, locked until the transaction ends, for who writes in it in these states."""
    row = locked(request)
    if not permissions.can_request_rvdk(row, actor):
        raise PermissionDenied
    if row.state not in states:
        raise TransitionBlocked(NOT_FROM_HERE)
    if row.track.case.state == CaseState.CLOSED:
        raise DomainError(CASE_CLOSED)
    return row


def _objections_to_estimate(
    row: RvdkRequest, estimate_on: date, valid_until: date, note: str
) -> list[str]:
    today = timezone.localdate()
    return [
        sentence
        for sentence, wrong in (
            (TO_COME, estimate_on > today),
            (NEWER_FIRST, bool(row.estimate_on and estimate_on < row.estimate_on)),
            (ALREADY_PAST, valid_until < today),
            (TOO_LONG, lasts_too_long(estimate_on, valid_until)),
            (NO_NOTE, not note.strip()),
        )
        if wrong
    ]


def _keep_estimate(row: RvdkRequest, *, note: str, actor: "User") -> None:
    assert row.estimate_on, "asked by the guards of the request"
    assert row.valid_until, "asked by the guards of the request"
    WaitingEstimate.objects.create(
        request=row,
        estimate_on=row.estimate_on,
        valid_until=row.valid_until,
        note=note,
        recorded_by=actor,
    )
    start_term(
        "D18",
        row.track.case,
        at=timezone.now(),
        actor=actor,
        options=Options(on=row.valid_until),
    )


def _give_sight(row: RvdkRequest, *, at: datetime, actor: "User") -> None:
    """Never empty: the organisation of the table, or VT as the one who asks (003-10)."""
    to = row.sight_organisation or _vt_of(row)
    _pass_sight(
        row.track.case,
        to=to,
        person_name=row.sight_person,
        at=at,
        reason=WHILE_WAITING,
        actor=actor,
    )


def _pass_sight(
    case: Case,
    *,
    to: Organisation,
    at: datetime,
    reason: str,
    actor: "User",
    person_name: str = "",
) -> None:
    """Whoever kept sight and directs nothing else has no desk with the family any more (A2)."""
    kind = RegieKind.ZICHT_OP_VEILIGHEID
    former = RegieAssignment.objects.filter(case=case, kind=kind, until=None).first()
    pass_regie(case, kind, to=to, person_name=person_name, at=at, reason=reason, actor=actor)
    if former and former.organisation_id != to.pk:
        end_empty_desks(case, at=at, actor=actor, of=former.organisation)


def _end_the_wait(
    row: RvdkRequest, *, why: str, sight_stays: bool, at: datetime, actor: "User"
) -> None:
    case = row.track.case
    withdraw_terms(["D18"], case, reason=why, actor=actor)
    if sight_stays:
        return
    holder = RegieAssignment.objects.filter(
        case=case, kind=RegieKind.ZICHT_OP_VEILIGHEID, until=None, reason=WHILE_WAITING
    )
    if holder.exists():
        _pass_sight(case, to=_vt_of(row), at=at, reason=why, actor=actor)
    elif row.sight_organisation:  # VT took it before, for a new report
        end_empty_desks(case, at=at, actor=actor, of=row.sight_organisation)


def _vt_of(row: RvdkRequest) -> Organisation:
    return Organisation.objects.get(
        region=row.track.case.region, kind=OrganisationKind.VEILIG_THUIS
    )


def _moment_of(on: date) -> datetime:
    """Now, or noon of an earlier day: of that day the hour is not known."""
    if on == timezone.localdate():
        return timezone.now()
    return timezone.make_aware(datetime.combine(on, time(12)))
