"""A family that waits for help: what carries it meanwhile, and how it was looked at."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from common.dutch import long_day, short_day
from common.shown import Badge, Fact
from deadlines.screens import DeadlineLine, line_for
from deadlines.selectors import calendar_of
from localfield.enums import BridgingState
from localfield.selectors.bridging import waits_of

if TYPE_CHECKING:
    from cases.models import Case
    from localfield.models import BridgingCheck, BridgingPeriod

TONES = {
    BridgingState.ACTIVE: "yellow",
    BridgingState.HELP_STARTED: "green",
    BridgingState.ESCALATED: "red",
    BridgingState.LAPSED: "neutral",
}


@dataclass(frozen=True)
class CheckLine:
    heading: str
    how: str
    facts: list[Fact]


@dataclass(frozen=True)
class WaitPanel:
    """One wait; the addresses are empty once it is over."""

    title: str
    state: Badge
    facts: list[Fact]
    deadline: DeadlineLine | None
    checks: list[CheckLine]
    check_url: str
    end_url: str


def wait_panels(case: "Case", now: datetime, *, may_act: bool) -> list[WaitPanel]:
    calendar = calendar_of(case.region)
    return [_panel(case, row, now, calendar, may_act) for row in waits_of(case)]


def _panel(case: "Case", row: Any, now: datetime, calendar: Any, may_act: bool) -> WaitPanel:
    term = next(iter(row.open_terms), None)
    acts = may_act and row.state == BridgingState.ACTIVE
    address = [case.number, row.pk]
    return WaitPanel(
        title=f"Wacht op {row.waits_for}",
        state=Badge(str(row.get_state_display()).capitalize(), TONES[BridgingState(row.state)]),
        facts=_facts(row),
        deadline=line_for(term, now=now, calendar=calendar) if term else None,
        checks=[_check(check) for check in row.checks.all()],
        check_url=reverse("localfield:check", args=address) if acts else "",
        end_url=reverse("localfield:end_waiting", args=address) if acts else "",
    )


def _facts(row: "BridgingPeriod") -> list[Fact]:
    began = short_day(timezone.localdate(row.began_at))
    facts = [
        Fact("Sinds", f"{began}, {row.organisation.name}"),
        Fact("Hulp intussen", row.alternative_help),
        Fact("Als het misgaat", f"{row.escalation_name}, {row.escalation_phone}"),
        Fact("Hulp verwacht", long_day(row.expected_on) if row.expected_on else ""),
    ]
    if row.help_started_on:
        facts.append(Fact("Hulp gestart", long_day(row.help_started_on)))
    if row.outcome:
        facts.append(Fact("Hoe het afliep", row.outcome))
    return facts


def _check(check: "BridgingCheck") -> CheckLine:
    return CheckLine(
        heading=f"{long_day(check.on)}, {check.noted_by.name}",
        how=check.how_is_it,
        facts=[
            Fact("Vervangende hulp loopt", "Ja" if check.alternative_runs else "Nee"),
            Fact("Contact bij escalatie klopt", "Ja" if check.contact_is_right else "Nee"),
            Fact("Zicht op veiligheid", check.sight),
        ],
    )
