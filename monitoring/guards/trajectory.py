"""Preconditions of a trajectory: the three criteria of stable safety, and who keeps sight."""

from typing import TYPE_CHECKING

from monitoring.enums import TO_COME, EndKind, MomentState
from safety.selectors import stability
from workflow.guards import guard

if TYPE_CHECKING:
    from monitoring.models import EndProposal, MonitoringMoment, MonitoringTrajectory

S = MomentState


def last_answer(trajectory: "MonitoringTrajectory") -> "MonitoringMoment | None":
    """The moment in which was last asked whether recovery has begun."""
    asked = trajectory.moments.exclude(recovery_begun="").filter(held_on__isnull=False)
    return asked.order_by("-held_on", "-pk").first()


def proposal_of(trajectory: "MonitoringTrajectory") -> "EndProposal | None":
    """The end that somebody proposed and nobody answered yet."""
    return trajectory.proposals.filter(answered_at=None).first()


def _proposed(trajectory: "MonitoringTrajectory", kind: EndKind) -> bool:
    proposal = proposal_of(trajectory)
    return proposal is not None and proposal.kind == kind


@guard("Niemand stelde voor om als stabiel veilig af te sluiten.", "002-30")
def stable_is_proposed(trajectory: "MonitoringTrajectory") -> bool:
    return _proposed(trajectory, EndKind.STABLE)


@guard("Niemand stelde voor om te stoppen omdat de langste duur is bereikt.", "001-12")
def longest_is_proposed(trajectory: "MonitoringTrajectory") -> bool:
    return _proposed(trajectory, EndKind.MAX_DURATION)


@guard("Niemand stelde voor om het volgen te beëindigen.", "002-30")
def other_end_is_proposed(trajectory: "MonitoringTrajectory") -> bool:
    return _proposed(trajectory, EndKind.OTHER)


@guard(
    stability.TOO_SOON,
    "000-02",
    "D11",
    detail=lambda trajectory: stability.earliest_in_words(trajectory.case),
)
def six_months_without_event(trajectory: "MonitoringTrajectory") -> bool:
    return not stability.unsafe_within(trajectory.case)


@guard(
    stability.RISK_OPEN,
    "000-02",
    detail=lambda trajectory: stability.open_risks_in_words(trajectory.case),
)
def no_risk_is_open(trajectory: "MonitoringTrajectory") -> bool:
    return not stability.open_risks(trajectory.case)


@guard(stability.NO_RECOVERY, "000-02")
def recovery_is_begun(trajectory: "MonitoringTrajectory") -> bool:
    moment = last_answer(trajectory)
    if moment is None:
        return False
    return stability.recovery_has_begun(moment.recovery_begun, moment.recovery_note)


@guard(
    "In deze regio volgt Veilig Thuis tot en met het laatste moment, ook als het stabiel is.",
    "002-30",
)
def region_stops_when_stable(trajectory: "MonitoringTrajectory") -> bool:
    return trajectory.stops_when_stable or no_moment_is_left(trajectory)


@guard("Er is nog een moment te gaan. Voer dat eerst uit.", "001-12", "002-30")
def no_moment_is_left(trajectory: "MonitoringTrajectory") -> bool:
    waiting = [*TO_COME, S.HELD, S.JUDGED]
    return not trajectory.moments.filter(state__in=waiting).exists()


@guard("Schrijf wie daarna zicht houdt op de veiligheid.", "001-12", "000-05")
def somebody_keeps_sight(trajectory: "MonitoringTrajectory") -> bool:
    proposal = proposal_of(trajectory)
    return proposal is not None and bool(proposal.sight_by.strip())
