"""How VT follows a family, for a partner: the days, and of what is done the outcome (5.3)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from common.dutch import long_day
from common.shown import Badge, Fact
from monitoring.enums import MomentState
from monitoring.papers import condition_facts, criterion_facts, outcome_facts
from monitoring.schemes import in_words
from monitoring.screens.badges import moment_badge, trajectory_badge
from monitoring.selectors.trajectories import moments_of, trajectories_of

if TYPE_CHECKING:
    from cases.models import Case
    from monitoring.models import MonitoringMoment, MonitoringTrajectory


@dataclass(frozen=True)
class Outcome:
    """A moment; ``facts`` and what follows only once it was closed."""

    name: str
    day: str
    badge: Badge
    facts: tuple[Fact, ...]
    conditions: tuple[Fact, ...]
    criteria: tuple[Fact, ...]
    pdf_url: str


@dataclass(frozen=True)
class FollowedFamily:
    title: str
    badge: Badge
    facts: list[Fact]
    moments: list[Outcome]


def followed_family(case: "Case") -> list[FollowedFamily]:
    """Every trajectory, the newest first; none when VT does not follow this family."""
    return [_trajectory(row) for row in trajectories_of(case)]


def _trajectory(row: "MonitoringTrajectory") -> FollowedFamily:
    since = long_day(row.day_zero) if row.day_zero else str(row.get_start_from_display())
    return FollowedFamily(
        title=f"Veilig Thuis vraagt hoe het gaat {in_words(row.scheme)}",
        badge=trajectory_badge(row.state),
        facts=[Fact("Geteld vanaf", since), Fact("Hoe en met wie", row.how)],
        moments=[_outcome(moment) for moment in moments_of(row)],
    )


def _outcome(moment: "MonitoringMoment") -> Outcome:
    done = moment.state == MomentState.CLOSED
    number = moment.trajectory.case.number
    return Outcome(
        name=moment.name,
        day=long_day(moment.held_on if done and moment.held_on else moment.due_on),
        badge=moment_badge(moment.state),
        facts=outcome_facts(moment) if done else (),
        conditions=condition_facts(moment) if done else (),
        criteria=criterion_facts(moment, said=False) if done else (),
        pdf_url=reverse("monitoring:outcome", args=[number, moment.pk]) if done else "",
    )
