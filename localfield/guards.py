"""Preconditions of ending the work with a family, and of waiting and reporting back."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from cases.enums import WITH_LOCAL_FIELD
from common.code_lists import YesNoUnknown
from common.dutch import short_day
from deadlines.workdays import add_months
from localfield.enums import TrajectoryOrigin
from localfield.provider_test import NOT_FIT, is_fit
from organisations.enums import TESTED, OrganisationKind
from organisations.selectors import takes_directly
from safety.enums import RiskStatus
from safety.selectors.factors import risks_of
from workflow.guards import guard

if TYPE_CHECKING:
    from cases.models import Case, UnsafeEvent
    from localfield.models import LocalTrajectory, ReportBack

# Without an unsafe event for so long safety can be stable (000-04, D11).
STABLE_AFTER_MONTHS = 6


def last_unsafe(case: "Case") -> date | None:
    """The day of the last unsafe event; of one without a date the day VT heard of it.

    A case always began with something unsafe: without any event the last report counts.
    """
    events = case.events.select_related("report")
    days = [event.happened_on or _heard(event) for event in events]
    if not days:
        days = [timezone.localdate(report.received_at) for report in case.reports.all()]
    return max(days, default=None)


def stable_from(case: "Case") -> date | None:
    """The first day on which six months passed without an unsafe event (D11)."""
    last = last_unsafe(case)
    return add_months(last, STABLE_AFTER_MONTHS) if last else None


def _heard(event: "UnsafeEvent") -> date:
    return timezone.localdate(event.report.received_at if event.report else event.noted_at)


def _earliest(trajectory: "LocalTrajectory") -> str:
    day = stable_from(trajectory.case)
    return f"Dat kan op zijn vroegst op {short_day(day)}." if day else ""


def _open_risks(trajectory: "LocalTrajectory") -> str:
    still = [
        str(risk.get_kind_display())
        for risk in risks_of(trajectory.case)
        if risk.status == RiskStatus.OPEN
    ]
    return f"Nog open: {', '.join(still)}." if still else ""


@guard(
    "Veilig Thuis volgt dit gezin: de afsluiting komt uit het monitoren.",
    "000-35",
    "002-23",
)
def is_not_monitored(trajectory: "LocalTrajectory") -> bool:
    return trajectory.case.monitored_since is None


@guard(
    "De laatste onveilige gebeurtenis is nog geen zes maanden geleden.",
    "000-04",
    "003-33",
    "D11",
    detail=_earliest,
)
def six_months_without_event(trajectory: "LocalTrajectory") -> bool:
    day = stable_from(trajectory.case)
    return day is None or day <= timezone.localdate()


@guard(
    "Niet elke risicofactor is aangepakt, hanteerbaar of afgenomen.",
    "000-04",
    "003-33",
    detail=_open_risks,
)
def no_risk_is_open(trajectory: "LocalTrajectory") -> bool:
    return not _open_risks(trajectory)


@guard("Het herstel is nog niet begonnen.", "000-04", "003-33")
def recovery_has_begun(trajectory: "LocalTrajectory") -> bool:
    return trajectory.recovery_begun == YesNoUnknown.YES and bool(trajectory.recovery_note.strip())


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
