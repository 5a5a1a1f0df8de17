"""The tab Lokaal veld: what Veilig Thuis follows of the work after the handover (2.9)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from cases.screens.badges import severity_badge
from common.dutch import long_day, short_day
from common.shown import Badge, Fact
from deadlines.screens import DeadlineLine, line_for
from deadlines.selectors import calendar_of
from localfield.enums import TrajectoryState
from localfield.screens.bridging import WaitPanel, wait_panels
from localfield.screens.contacts import SeenRow, seen_rows
from localfield.screens.family import ReportBackLine, report_back_line
from localfield.selectors.trajectories import (
    desks_of,
    reports_back_of,
    terms_of,
    trajectories_of,
)

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User
    from cases.models import Case
    from localfield.models import LocalTrajectory


@dataclass(frozen=True)
class TrajectoryPanel:
    title: str
    badges: list[Badge]
    facts: list[Fact]


@dataclass(frozen=True)
class LocalFieldPage:
    """What ``localfield/veilig_thuis.html`` shows; the contacts come page by page.

    ``work_url`` leads to estimates, evaluations and regie; empty when there never was any work.
    """

    trajectories: list[TrajectoryPanel]
    terms: list[DeadlineLine]
    seen: list[SeenRow]
    waits: list[WaitPanel]
    reports_back: list[ReportBackLine]
    work_url: str


def local_field_page(case: "Case", reader: "User", now: "datetime") -> LocalFieldPage:
    calendar = calendar_of(case.region)
    trajectories = trajectories_of(case)
    running = next((row for row in trajectories if row.state == TrajectoryState.OPEN), None)
    desks = ", ".join(f"{d.worker.name} ({d.organisation.name})" for d in desks_of(case))
    return LocalFieldPage(
        trajectories=[_panel(row, desks if row is running else "") for row in trajectories],
        terms=[line_for(term, now=now, calendar=calendar) for term in terms_of(case)],
        seen=seen_rows(running) if running else [],
        waits=wait_panels(case, now, may_act=False),
        reports_back=[report_back_line(row, reader) for row in reports_back_of(case)],
        work_url=reverse("localfield:work", args=[case.number]) if trajectories else "",
    )


def _panel(row: "LocalTrajectory", desks: str) -> TrajectoryPanel:
    weight = severity_badge(row.severity)
    over = row.state == TrajectoryState.ENDED
    state = Badge(str(row.get_state_display()).capitalize(), "neutral" if over else "green")
    return TrajectoryPanel(
        title=row.organisation.name,
        badges=[state, *([weight] if weight else [])],
        facts=[
            Fact("Herkomst", str(row.get_origin_display()).capitalize()),
            Fact("Sinds", short_day(timezone.localdate(row.opened_at))),
            Fact("Overdracht", ", ".join(h.number for h in row.handovers.all()) or "Geen eigen"),
            Fact("Medewerker", desks or ("Nog niemand" if not over else "Niemand meer")),
            Fact(
                "Eerste contact",
                long_day(row.first_contact_on) if row.first_contact_on else "Nog niet",
            ),
            *_end(row),
        ],
    )


def _end(row: "LocalTrajectory") -> list[Fact]:
    if row.ended_at is None:
        return []
    day = short_day(timezone.localdate(row.ended_at))
    facts = [Fact("Beëindigd", f"{day}, {row.get_end_reason_display()}")]
    if row.transferred_to and row.help_started_on:
        helps = f"{row.helper_name}, {row.transferred_to.name}"
        facts.append(Fact("Hulp daar", f"{helps}, sinds {short_day(row.help_started_on)}"))
    if row.recovery_note:
        facts.append(Fact("Herstel", row.recovery_note))
    if row.end_note:
        facts.append(Fact("Toelichting", row.end_note))
    return facts
