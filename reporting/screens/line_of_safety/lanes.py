"""The lanes of the line of safety: each a small function of the history.

A lane more is a function more, in ``COURSE`` where it has to stand.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.text import Truncator, capfirst

from cases.enums import CaseState, RegieKind, TriageOutcome
from cases.screens.regie_line import TONES
from cases.screens.route import BEFORE_DECISION
from monitoring.enums import MonitoringState
from monitoring.schemes import in_words
from organisations.enums import OrganisationKind
from reporting.screens.line_of_safety.facts import Lane, Moment, Scored, Stretch, day_of
from tracks.enums import TrackKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from cases.models import RegieAssignment, Report, UnsafeEvent
    from monitoring.models import MonitoringMoment, MonitoringTrajectory
    from reporting.selectors.line_of_safety import History
    from safety.selectors.scores import Score

# Sight on safety first: that is what the picture is about (002-33).
REGIE = (
    RegieKind.ZICHT_OP_VEILIGHEID,
    RegieKind.REGIE_OP_VEILIGHEID,
    RegieKind.PROCESREGIE,
    RegieKind.CASUSREGIE,
)
SHORT: dict[CaseState | TrackKind, str] = {
    CaseState.ASSESSING: "Triage",
    CaseState.TRACK: "Dienst",
    CaseState.HANDING_OVER: "Overdracht",
    CaseState.HANDED_OVER: "Overgedragen",
    CaseState.MONITORED: "Gevolgd",
    CaseState.CLOSED: "Gesloten",
    TrackKind.CONDITIONS: "V&V",
    TrackKind.INVESTIGATION: "Onderzoek",
}
WORDS_OF_EVENT = 160
WITHHELD = "De woorden staan in het veiligheidsbeeld."
UNKNOWN_DAY = "datum onbekend"


def events(history: "History") -> Iterator[Lane]:
    moments = [_event(event, number, history) for number, event in enumerate(history.events, 1)]
    yield Lane("Onveilige gebeurtenissen", "geen vastgelegd", moments=moments)


def _event(event: "UnsafeEvent", number: int, history: "History") -> Moment:
    """The words may point to whoever told them (A5): not here for who may not know that."""
    told = Truncator(event.what).chars(WORDS_OF_EVENT)
    return Moment(
        at=day_of(event.happened_on) if event.happened_on else None,
        sign=str(number),
        what=told if event.pk in history.told_openly else WITHHELD,
        tone="event",
        when=event.period or UNKNOWN_DAY,
    )


def reports(history: "History") -> Iterator[Lane]:
    """When, how urgent and what was decided; never who reported."""
    moments = [_report(report, number) for number, report in enumerate(history.reports, 1)]
    yield Lane("Meldingen", "geen", moments=moments)


def _report(report: "Report", number: int) -> Moment:
    decided = report.state not in BEFORE_DECISION
    outcome = getattr(report, "outcome", "") if decided else ""
    said = [
        report.number,
        "spoed" if report.urgent else "",
        "hermelding" if report.repeat_report else "",
        f"besluit {TriageOutcome(outcome).label}" if outcome else report.get_state_display(),
    ]
    return Moment(
        at=report.received_at,
        sign=f"M{number}",
        what=", ".join(filter(None, said)),
        tone="urgent" if report.urgent else "report",
    )


def phases(history: "History") -> Iterator[Lane]:
    """Where the case stood, from its first report on; closed is where the picture ends."""
    turns = [(step.at, CaseState(step.data["target_state"])) for step in history.steps]
    first = min([report.received_at for report in history.reports], default=history.case.opened_at)
    began = CaseState(history.steps[0].data["source"] if turns else history.case.state)
    ends = [*(at for at, _ in turns), None]
    stretches = [
        _phase(since, until, state, history)
        for (since, state), until in zip([(first, began), *turns], ends, strict=True)
        if until is None or until > since
    ]
    if history.case.state == CaseState.CLOSED and len(stretches) > 1:
        stretches.pop()
    yield Lane("Fase van het dossier", "", stretches=stretches)


def _phase(
    since: "datetime", until: "datetime | None", state: CaseState, history: "History"
) -> Stretch:
    name, short, kind = capfirst(str(state.label)), SHORT[state], state.value
    if state == CaseState.TRACK and (track := _track_in(until, history)):
        kind, short = track.value, SHORT[track]
        name = f"Dienst {track.label}"
    return Stretch(since, until, name, short, name, f"phase-{kind.replace('_', '-')}")


def _track_in(until: "datetime | None", history: "History") -> TrackKind | None:
    """Which track was given out when the case stood there, until this moment."""
    given = [
        track
        for track in history.tracks
        if track.assigned_at and (until is None or track.assigned_at < until)
    ]
    return TrackKind(given[-1].kind) if given else None


def regie(history: "History") -> Iterator[Lane]:
    """Who had sight on safety, and each kind of regie; organisations carry their number."""
    numbers = numbered(history)
    for kind in REGIE:
        held = [
            _held(row, numbers)
            for row in history.regie
            if row.kind == kind and row.until != row.since
        ]
        yield Lane(capfirst(str(kind.label)), "niemand", stretches=held)


def numbered(history: "History") -> dict[int, int]:
    """The organisations by number, in the order in which they came."""
    keys = dict.fromkeys(row.organisation_id for row in history.regie if row.kind in REGIE)
    return {key: number for number, key in enumerate(keys, 1)}


def _held(row: "RegieAssignment", numbers: dict[int, int]) -> Stretch:
    number = str(numbers[row.organisation_id])
    person = row.person.name if row.person else row.person_name
    return Stretch(
        since=row.since,
        until=row.until,
        name=f"{number}  {row.organisation.name}",
        short=number,
        what=", ".join(filter(None, [row.organisation.name, person])),
        tone=tone_of(row.organisation.kind),
    )


def tone_of(kind: str) -> str:
    return TONES.get(OrganisationKind(kind), "other")


def monitoring(history: "History") -> Iterator[Lane]:
    """How long VT follows the family, and each moment on the day it was held or will be."""
    yield Lane(
        "Monitoring",
        "geen",
        moments=[_monitored(moment) for moment in history.moments],
        stretches=[_followed(trajectory) for trajectory in history.trajectories],
    )


def _followed(row: "MonitoringTrajectory") -> Stretch:
    name, state = "Veilig Thuis volgt", MonitoringState(row.state).label
    what = f"{name} {in_words(row.scheme)}, {state}"
    return Stretch(row.opened_at, row.ended_at, name, "", what, "followed")


def _monitored(moment: "MonitoringMoment") -> Moment:
    held = moment.held_on is not None
    said = [
        f"Moment na {moment.months} maanden" if moment.months else "Extra moment",
        str(moment.get_state_display()),
        str(moment.get_decision_display()) if moment.judged_at else "",
    ]
    return Moment(
        at=day_of(moment.held_on or moment.due_on),
        sign=f"{moment.months}m" if moment.months else "+",
        what=", ".join(filter(None, said)),
        tone="held" if held else "planned",
    )


def plan_versions(history: "History") -> Iterator[Lane]:
    """The half of Veilig Thuis as it was adopted, the municipal half as it was laid to sign."""
    of_vt = [
        Moment(
            at=row.adopted_at,
            sign=f"V{row.number}",
            what=f"{row.plan.number}, deel van Veilig Thuis, versie {row.number} vastgesteld "
            f"({row.get_reason_display()})",
            tone="plan",
        )
        for row in history.versions
    ]
    local = [
        Moment(
            at=row.frozen_at,
            sign=f"G{row.number}",
            what=f"{row.plan.number}, gemeentedeel, versie {row.number} voorgelegd "
            f"({row.get_reason_display()})",
            tone="local-plan",
        )
        for row in history.local_versions
    ]
    yield Lane("Veiligheidsplan", "nog geen versie", moments=[*of_vt, *local])


def scores(history: "History") -> Iterator[Lane]:
    """A lane per person, in the order in which they were first scored."""
    people = dict.fromkeys(score.person for score in history.scores)
    for person in people:
        given = [_scored(score) for score in history.scores if score.person == person]
        yield Lane(f"Score van {person.name}", "", scores=given)


def _scored(score: "Score") -> Scored:
    return Scored(
        at=day_of(score.on),
        figure=score.score,
        giver=score.giver,
        rater=score.rater.value.replace("_", "-"),
        what=f"{score.score} volgens {score.rated_by}",
    )


COURSE: "list[Callable[[History], Iterator[Lane]]]" = [
    events,
    reports,
    phases,
    regie,
    monitoring,
    plan_versions,
]


def course_of(history: "History") -> list[Lane]:
    """What happened and who was there."""
    return [lane for lanes in COURSE for lane in lanes(history)]


def scores_of(history: "History") -> list[Lane]:
    return list(scores(history))
