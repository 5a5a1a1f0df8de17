"""The end of the work with a family: safe, taken over by help that began, or otherwise (003-33)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from cases.enums import CaseState, RegieKind
from cases.models import RegieAssignment
from cases.selectors.partner_workers import could_work
from cases.services.at_local_field import leave_local_field, vt_goes_on
from cases.services.partner_workers import end_empty_desks
from cases.services.regie import pass_regie
from common.code_lists import YesNoUnknown
from common.exceptions import DomainError
from localfield.enums import ENDS_OTHERWISE, TrajectoryEnd
from localfield.models import LocalTrajectory
from localfield.provider_test import NOT_TESTED, ProviderTest
from localfield.services.bridging import stop_waiting
from localfield.services.messages import tell_of_end, tell_who_takes_over
from localfield.services.terms import withdraw_terms
from organisations.enums import MUNICIPAL, OrganisationKind
from organisations.models import Organisation
from safetyplans.services.local import plan_ends
from sharing.enums import HANDOVER_GROUNDS, ShareGround, ShareKind
from sharing.services.shares import share
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accounts.models import User
    from sharing.consent import ConsentGiven

OVER = "Het lokale veld heeft het werk met dit gezin afgerond."
NO_NOTE = "Schrijf op wat er is gebeurd en wie het gezin nu kan bellen."
NOT_AN_END = "Kies of het gezin verhuisde of dat iemand overleed."
NOT_HERE = "Kies een organisatie uit de regio die het gezin nu helpt."
NOBODY_THERE = (
    "Bij deze organisatie kan in dit systeem niemand met het gezin werken. Vraag de beheerder om "
    "een account voor een collega daar, of kies een andere organisatie."
)
NO_GROUND = "Kies op welke grond u deelt."
WHAT = (
    "Wat Veilig Thuis overdroeg, het veiligheidsplan, en wat het lokale veld over dit gezin "
    "vastlegde."
)
STARTED_BEFORE = "De hulp daar begon vóór uw werk met dit gezin. Controleer de datum."


@transaction.atomic
def end_safely(
    trajectory: LocalTrajectory,
    *,
    recovery_begun: YesNoUnknown | str,
    recovery_note: str,
    actor: "User",
    at: datetime | None = None,
) -> LocalTrajectory:
    """Six months without an unsafe event, no risk open, recovery begun: safety is stable (6.8)."""
    at = at or timezone.now()
    row = _written(trajectory, recovery_begun=recovery_begun, recovery_note=recovery_note.strip())
    row = take_step(row, "end_safely", actor=actor, at=at, by=actor)
    _close(row, goal_reached=True, at=at, actor=actor)
    return row


@transaction.atomic
def transfer(
    trajectory: LocalTrajectory,
    *,
    to: Organisation | None,
    helper_name: str,
    help_started_on: date | None,
    actor: "User",
    ground: ShareGround | str = "",
    weighing: str = "",
    consents: "Iterable[ConsentGiven]" = (),
    tested: ProviderTest = NOT_TESTED,
    note: str = "",
    at: datetime | None = None,
) -> LocalTrajectory:
    """Another organisation helps the family already, and holds sight from now on (003-33).

    Regie of this organisation passes in the same moment, and the work goes on there as a new
    trajectory: never between two chairs. The family keeps its plan. What goes along is an act of
    sharing with its ground, and consent or a weighing (A8, A9); who takes over can carry it: a
    local team by its task package (002-23), a provider by its test (000-18).
    """
    at = at or timezone.now()
    _refuse_unfit(trajectory, to, help_started_on)
    row = _written(
        trajectory,
        transferred_to=to,
        helper_name=helper_name.strip(),
        help_started_on=help_started_on,
        end_note=note.strip(),
        **vars(tested),
    )
    row = take_step(row, "transfer", actor=actor, at=at, by=actor)
    assert row.transferred_to, "asked by the guard of the step"
    _share(row, ground=ground, weighing=weighing, consents=consents, at=at, actor=actor)
    _pass_all(row, row.transferred_to, at=at, actor=actor)
    _go_on_elsewhere(row, row.transferred_to, at=at, actor=actor)
    tell_of_end(row)
    tell_who_takes_over(row)
    return row


@transaction.atomic
def end_otherwise(
    trajectory: LocalTrajectory,
    *,
    reason: TrajectoryEnd | str,
    note: str,
    actor: "User",
    at: datetime | None = None,
) -> LocalTrajectory:
    """The family moved out of the region, or somebody died. What stays open goes back to VT."""
    if reason not in ENDS_OTHERWISE:
        raise DomainError(NOT_AN_END)
    if not note.strip():
        raise DomainError(NO_NOTE)
    at = at or timezone.now()
    row = _written(trajectory, end_note=note.strip())
    row = take_step(
        row, "end_otherwise", actor=actor, reason=TrajectoryEnd(reason), at=at, by=actor
    )
    _close(row, goal_reached=False, at=at, actor=actor)
    return row


def _refuse_unfit(
    trajectory: LocalTrajectory, to: Organisation | None, help_started_on: date | None
) -> None:
    """Where somebody can work with the family, and where help began while it was here."""
    if to is not None and not _can_take_over(trajectory, to):
        raise DomainError(NOT_HERE)
    if to is not None and not could_work(trajectory.case, to).exists():
        raise DomainError(NOBODY_THERE)
    began = timezone.localdate(trajectory.opened_at)
    if help_started_on and help_started_on < began:
        raise DomainError(STARTED_BEFORE)


def _share(
    row: LocalTrajectory,
    *,
    ground: ShareGround | str,
    weighing: str,
    consents: "Iterable[ConsentGiven]",
    at: datetime,
    actor: "User",
) -> None:
    """The page of the family, with what Veilig Thuis handed over, is read there from now on."""
    assert row.transferred_to, "asked by the guard of the step"
    if ground not in HANDOVER_GROUNDS:
        raise DomainError(NO_GROUND)
    share(
        row.case,
        kind=ShareKind.TRANSFER,
        to=row.transferred_to,
        what=WHAT,
        ground=ground,
        actor=actor,
        at=at,
        weighing=weighing,
        consents=consents,
    )


def _can_take_over(trajectory: LocalTrajectory, to: Organisation) -> bool:
    here = to.region_id == trajectory.case.region_id
    return here and to.active and to.kind != OrganisationKind.VEILIG_THUIS


def _written(trajectory: LocalTrajectory, **facts: Any) -> LocalTrajectory:
    """The facts the guards of the step ask about; taken back when the step is refused.

    The case is held first, as by who notes something at that moment.
    """
    locked(trajectory.case)
    row = locked(trajectory)
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(update_fields=list(facts))
    return row


def _close(row: LocalTrajectory, *, goal_reached: bool, at: datetime, actor: "User") -> None:
    """Nothing runs on: no term, no wait, no plan. The case closes when VT is done as well; else VT
    has the family again, with all that was held here."""
    case = row.case
    withdraw_terms(["D5b", "D10"], case, reason=OVER, actor=actor)
    stop_waiting(case, why=OVER, because=row, actor=actor)
    plan_ends(case, goal_reached=goal_reached, because=row, at=at, actor=actor)
    tell_of_end(row)
    left = leave_local_field(case, at=at, actor=actor)
    if left.state != CaseState.CLOSED:
        vt_goes_on(left, instead_of=row.organisation, reason=OVER, at=at, actor=actor)


def _pass_all(row: LocalTrajectory, to: Organisation, *, at: datetime, actor: "User") -> None:
    """Procesregie is of a municipality or its team: it stays where it is when a provider goes on
    (000-04)."""
    held = RegieAssignment.objects.filter(case=row.case, organisation=row.organisation, until=None)
    if to.kind not in MUNICIPAL:
        held = held.exclude(kind=RegieKind.PROCESREGIE)
    for kind in held.values_list("kind", flat=True):
        pass_regie(row.case, RegieKind(kind), to=to, at=at, reason=_why(row), actor=actor)
    end_empty_desks(row.case, at=at, actor=actor)


def _go_on_elsewhere(
    row: LocalTrajectory, to: Organisation, *, at: datetime, actor: "User"
) -> None:
    """The help began there, so that no first contact is owed."""
    withdraw_terms(["D5b"], row.case, reason=_why(row), actor=actor)
    LocalTrajectory.objects.create(
        case=row.case,
        organisation=to,
        origin=row.origin,
        severity=row.severity,
        opened_at=at,
        opened_by=actor,
        first_contact_on=row.help_started_on,
    )


def _why(row: LocalTrajectory) -> str:
    return f"Overgenomen door {row.transferred_to}: de hulp begon daar."
