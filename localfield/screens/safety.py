"""The page Veiligheid of a family: start against now, risks, events and estimates."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from cases.selectors.involved import directly_involved
from common.dutch import short_day
from common.shown import Badge
from localfield.screens.estimate import EstimateLine, estimate_lines
from localfield.selectors.evaluation import estimates_of
from localfield.selectors.sight import (
    RiskInSight,
    events_in_sight,
    risks_in_sight,
    table_in_sight,
)
from safety.enums import RiskStatus
from safety.screens.picture import TONES
from safety.selectors.start_and_now import PersonLines, in_words

if TYPE_CHECKING:
    from cases.models import Case, UnsafeEvent
    from localfield.models import LocalTrajectory


@dataclass(frozen=True)
class RiskLine:
    """``description`` only of what the local field noted itself."""

    kind: str
    about: str
    status: Badge
    description: str
    url: str


@dataclass(frozen=True)
class EventLine:
    when: str
    what: str
    effect: str
    known_by: str
    noted: str


@dataclass(frozen=True)
class SafetyPage:
    """``since``: the day on which the work with the family began; empty when none runs."""

    since: str
    table: list[PersonLines]
    risks: list[RiskLine]
    events: list[EventLine]
    estimates: list[EstimateLine]


def safety_page(case: "Case", trajectory: "LocalTrajectory | None") -> SafetyPage:
    if trajectory is None:
        return SafetyPage("", [], [], [], estimate_lines(case, estimates_of(case)))
    since = trajectory.opened_at
    return SafetyPage(
        since=short_day(timezone.localdate(since)),
        table=in_words(table_in_sight(case, since)),
        risks=[_risk(case, risk) for risk in risks_in_sight(case)],
        events=[_event(event) for event in events_in_sight(case, since)],
        estimates=estimate_lines(case, estimates_of(case)),
    )


def family_choices(case: "Case") -> list[tuple[int, str]]:
    """Key, and name with age, of everybody directly involved."""
    today = timezone.localdate()
    people = directly_involved(case, on=today)
    return [(person.pk, f"{person.name}, {person.age_text(today)}") for person in people]


def risk_title(risk: RiskInSight) -> str:
    """What it is and about whom, as the head of the page on which it moves."""
    kind = str(risk.row.get_kind_display())
    about = risk.row.about.name if risk.row.about else "het hele gezin"
    return f"{kind[:1].upper()}{kind[1:]}: {about}"


def _risk(case: "Case", risk: RiskInSight) -> RiskLine:
    row, status = risk.row, RiskStatus(risk.row.status)
    return RiskLine(
        kind=str(row.get_kind_display()).capitalize(),
        about=row.about.name if row.about else "Het hele gezin",
        status=Badge(str(status.label), TONES[status]),
        description=row.description if risk.own else "",
        url=reverse("localfield:move_risk", args=[case.number, row.pk]),
    )


def _event(event: "UnsafeEvent") -> EventLine:
    assert event.noted_by, "what the local field noted says by whom"
    assert event.noted_at, "and when"
    return EventLine(
        when=short_day(event.happened_on) if event.happened_on else event.period,
        what=event.what,
        effect=event.effect,
        known_by=str(event.get_known_by_display()),
        noted=f"{event.noted_by.name}, {short_day(timezone.localdate(event.noted_at))}",
    )
