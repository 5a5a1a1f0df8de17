"""Terugmelden: the local field comes back to Veilig Thuis (001-11, 003-59, domain 3.11f)."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.models import Case
from cases.services.at_local_field import case_is_reported_back
from common.code_lists import YesNoUnknown
from common.exceptions import DomainError
from localfield.enums import ReportBackReason
from localfield.models import LocalTrajectory, ReportBack
from localfield.selectors.trajectories import held_by
from localfield.services.contacts import held_trajectory
from localfield.services.messages import tell_of_report_back
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from safetyplans.services.local import plan_is_reported_back
from sharing.enums import ShareGround, ShareKind
from sharing.services.shares import share

if TYPE_CHECKING:
    from accounts.models import User

NO_REASON = "Kies waarom u terugmeldt."
NO_HAPPENED = "Schrijf op wat er is gebeurd of wat u ziet."
NO_TRIED = "Schrijf op wat u al hebt geprobeerd. Zonder dat kan Veilig Thuis niet oordelen."
NO_FAMILY = "Geef aan of het gezin van deze terugmelding weet."
NO_FAMILY_TOLD = "Schrijf op wat het gezin ervan vindt, of waarom het niet weet van de melding."
WAITS = "Uw vorige terugmelding wacht nog op antwoord van Veilig Thuis. Bel als het spoed heeft."
WHAT = "Terugmelding: {reason}. Wat er gebeurde en wat al is geprobeerd."
WEIGHING = (
    "Een professional mag Veilig Thuis informeren als de veiligheid dat vraagt (Wmo 2015, artikel "
    "5.2.6). Het gezin weet ervan: {knows}. {told}"
)


@transaction.atomic
def report_back(
    case: Case,
    *,
    reason: ReportBackReason | str,
    happened: str,
    tried: str,
    family_knows: YesNoUnknown | str,
    family_told: str,
    actor: "User",
    urgent: bool = False,
) -> ReportBack:
    """The partner says what is not safe and what was tried; Veilig Thuis hears it at once.

    The plan waits for the answer, and what was shared is kept with its weighing (A9).
    """
    trajectory = held_trajectory(case, actor=actor)
    told = {
        "reason": reason,
        "happened": happened.strip(),
        "tried": tried.strip(),
        "family_knows": family_knows,
        "family_told": family_told.strip(),
        "urgent": urgent,
    }
    _refuse(told)
    waiting = ReportBack.objects.waiting().filter(case=trajectory.case).first()
    if waiting and waiting.reported_by == actor and _same(waiting, told):
        return waiting
    if waiting:
        raise DomainError(WAITS)
    row = ReportBack.objects.create(
        case=trajectory.case,
        trajectory=trajectory,
        organisation=held_by(trajectory.case, actor),
        reported_at=timezone.now(),
        reported_by=actor,
        **told,
    )
    record(AuditEvent.SENT, actor=actor, target=row, reason=row.reason, urgent=urgent)
    _follow(row, trajectory, actor)
    return row


def _follow(row: ReportBack, trajectory: LocalTrajectory, actor: "User") -> None:
    case_is_reported_back(row.case, at=row.reported_at, actor=actor)
    plan_is_reported_back(row.case, because=row, actor=actor)
    share(
        row.case,
        kind=ShareKind.REPORT_BACK,
        to=Organisation.objects.get(region=row.case.region, kind=OrganisationKind.VEILIG_THUIS),
        what=WHAT.format(reason=row.get_reason_display()),
        ground=ShareGround.VITAL,
        weighing=WEIGHING.format(knows=row.get_family_knows_display(), told=row.family_told),
        at=row.reported_at,
        actor=actor,
    )
    tell_of_report_back(row)


def _refuse(told: "dict[str, object]") -> None:
    """All sentences at once (001-11: never without what was tried)."""
    reasons = [
        sentence
        for name, sentence in (
            ("reason", NO_REASON),
            ("happened", NO_HAPPENED),
            ("tried", NO_TRIED),
            ("family_knows", NO_FAMILY),
            ("family_told", NO_FAMILY_TOLD),
        )
        if not told[name]
    ]
    if reasons:
        raise DomainError(*reasons)


def _same(row: ReportBack, told: "dict[str, object]") -> bool:
    return all(getattr(row, name) == value for name, value in told.items())
