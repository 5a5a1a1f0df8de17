"""Preconditions of ending the work with a family, and of waiting and reporting back."""

from typing import TYPE_CHECKING

from django.utils import timezone

from cases.enums import WITH_LOCAL_FIELD
from localfield.enums import TrajectoryOrigin
from localfield.provider_test import NOT_FIT, is_fit
from organisations.enums import TESTED, OrganisationKind
from organisations.selectors import takes_directly
from safety.selectors import stability
from workflow.guards import guard

if TYPE_CHECKING:
    from localfield.models import LocalTrajectory, ReportBack


@guard(
    "Veilig Thuis volgt dit gezin: de afsluiting komt uit het monitoren.",
    "000-35",
    "002-23",
)
def is_not_monitored(trajectory: "LocalTrajectory") -> bool:
    return trajectory.case.monitored_since is None


@guard(
    stability.TOO_SOON,
    "000-04",
    "003-33",
    "D11",
    detail=lambda trajectory: stability.earliest_in_words(trajectory.case),
)
def six_months_without_event(trajectory: "LocalTrajectory") -> bool:
    return not stability.unsafe_within(trajectory.case)


@guard(
    stability.RISK_OPEN,
    "000-04",
    "003-33",
    detail=lambda trajectory: stability.open_risks_in_words(trajectory.case),
)
def no_risk_is_open(trajectory: "LocalTrajectory") -> bool:
    return not stability.open_risks(trajectory.case)


@guard(stability.NO_RECOVERY, "000-04", "003-33")
def recovery_has_begun(trajectory: "LocalTrajectory") -> bool:
    return stability.recovery_has_begun(trajectory.recovery_begun, trajectory.recovery_note)


@guard(
    "Overdragen aan een andere organisatie kan als de hulp daar echt is begonnen. Noem de "
    "organisatie, de hulpverlener en de dag waarop de hulp begon.",
    "003-33",
)
def help_elsewhere_has_started(trajectory: "LocalTrajectory") -> bool:
    started = trajectory.help_started_on
    return (
        trajectory.transferred_to is not None
        and trajectory.transferred_to_id != trajectory.organisation_id
        and bool(trajectory.helper_name.strip())
        and started is not None
        and started <= timezone.localdate()
    )


@guard(
    "Dit wijkteam heeft deze zwaarte niet in zijn taakpakket. Kies een andere organisatie.",
    "002-23",
)
def who_takes_over_takes_this_weight(trajectory: "LocalTrajectory") -> bool:
    """As with a handover: after a track VT monitors, and the region has no packages for that."""
    to = trajectory.transferred_to
    if (
        to is None
        or to.kind != OrganisationKind.LOCAL_TEAM
        or trajectory.origin != TrajectoryOrigin.DIRECT
    ):
        return True
    return takes_directly(to, trajectory.severity, timezone.localdate())


@guard(NOT_FIT, "000-18", "000-16")
def provider_is_tested(trajectory: "LocalTrajectory") -> bool:
    to, second = trajectory.transferred_to, trajectory.second_party
    if to is None or to.kind not in TESTED:
        return True
    return is_fit(trajectory, [to]) and (second is None or second.active)


@guard(
    "Veilig Thuis heeft een nieuwe melding over dit gezin in handen, en de regie op veiligheid. "
    "Wacht tot dat besluit er is.",
    "000-15",
    "000-32",
)
def family_is_with_local_field(trajectory: "LocalTrajectory") -> bool:
    """While VT acts, what it gives back afterwards would go to who no longer works here."""
    return trajectory.case.state in WITH_LOCAL_FIELD


@guard("Veilig Thuis moet nog antwoord geven op uw terugmelding.", "001-11")
def no_report_back_waits(trajectory: "LocalTrajectory") -> bool:
    return not trajectory.reports_back.waiting().exists()


@guard("Schrijf het oordeel van Veilig Thuis op: de ontvanger leest het.", "001-11")
def judgement_is_written(report_back: "ReportBack") -> bool:
    return bool(report_back.judgement.strip())


@guard("Een nieuwe melding hoort bij deze terugmelding. Leg die eerst vast.", "001-11", "003-59")
def report_is_registered(report_back: "ReportBack") -> bool:
    return bool(report_back.report_number)


@guard(
    "Veilig Thuis volgt dit gezin niet; een monitorcontact kan dan niet.",
    "002-24",
)
def is_monitored(report_back: "ReportBack") -> bool:
    return report_back.case.monitored_since is not None
