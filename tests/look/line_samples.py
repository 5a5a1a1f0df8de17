"""Lines of safety to look at: of this week, of ten years, and of forty events in a year."""

from dataclasses import fields
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from audit.models import AuditEntry
from cases.enums import CaseState, RegieKind, TriageOutcome
from cases.models import Case, RegieAssignment, Report, UnsafeEvent
from monitoring.enums import MomentState
from monitoring.models import MonitoringMoment, MonitoringTrajectory
from people.models import Person
from reporting.screens.line_of_safety.page import LinePage, page_of
from reporting.selectors.line_of_safety import History
from safety.enums import RaterKind
from safety.selectors.scores import Score
from safetyplans.enums import VersionReason
from safetyplans.models import LocalVersion, PlanVersion, SafetyPlan
from tests.look.regie_samples import CARE, DAAN, MERVE, TEAM, TOWN, VT, Held
from tracks.enums import TrackKind
from tracks.models import Track

NL = ZoneInfo("Europe/Amsterdam")
NOW = datetime.combine(datetime.now(NL), time(14), NL)
NAMES = ("Sanne", "Noor", "Bilal", "Fenna", "Rachid", "Oma Riet")
PEOPLE = [Person(pk=n, calling_name=name, surname="Smeets") for n, name in enumerate(NAMES, 1)]
S = CaseState
WORDS = (
    "Vader sloeg moeder met de vlakke hand in het gezicht; Sanne stond in de deur.",
    "Sanne liep om elf uur ’s avonds alleen over straat en wilde niet naar huis.",
    "Er werd zo hard geschreeuwd dat de politie kwam.",
)


def line_samples() -> list[tuple[str, LinePage]]:
    return [
        ("Deze week gemeld", _shown(_short())),
        ("Tien jaar", _shown(_long())),
        ("Veertig gebeurtenissen in een jaar", _shown(_crowded())),
    ]


def _shown(history: History) -> LinePage:
    return page_of(history, period="", now=NOW, reader_name="Gijs van Dam")


def _ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def _history(**parts: Any) -> History:
    case = Case(number="VT-2026-00007", state=S.ASSESSING, opened_at=NOW)
    told = {event.pk for event in parts.get("events", [])}
    empty: dict[str, Any] = {field.name: [] for field in fields(History)}
    return History(**{**empty, "case": case, "told_openly": told, **parts})


def _report(number: int, days: float, outcome: str = "", *, urgent: bool = False) -> Report:
    made = Report(
        pk=number,
        number=f"M-2026-{number:05}",
        received_at=_ago(days),
        urgent_since=_ago(days) if urgent else None,
        state="assessed" if outcome else "assessing",
        repeat_report=number > 1,
    )
    made.outcome = outcome
    return made


def _events(*days: float) -> list[UnsafeEvent]:
    return [
        UnsafeEvent(pk=n, happened_on=_ago(day).date(), what=WORDS[n % len(WORDS)])
        for n, day in enumerate(days, 1)
    ]


def _regie(*held: Held) -> list[RegieAssignment]:
    return [
        RegieAssignment(
            pk=number,
            kind=kind,
            organisation=organisation,
            person=person,
            since=_ago(since),
            until=None if until is None else _ago(until),
        )
        for number, (kind, organisation, since, until, person) in enumerate(held, 1)
    ]


def _steps(*taken: tuple[S, S, float]) -> list[AuditEntry]:
    return [
        AuditEntry(at=_ago(days), data={"source": source, "target_state": target})
        for source, target, days in taken
    ]


def _score(person: Person, days: float, score: int, rater: RaterKind = RaterKind.VT) -> Score:
    return Score(person, rater, (rater, None, ""), "", score, _ago(days).date(), "")


def _followed(since: float, *months: tuple[int, MomentState]) -> dict[str, Any]:
    """A trajectory with its moments, each held when it is over."""
    return {
        "trajectories": [
            MonitoringTrajectory(opened_at=_ago(since), months=[3, 6, 12], state="active")
        ],
        "moments": [
            MonitoringMoment(
                months=after,
                state=state,
                planned_on=_ago(since - 30.4 * after).date(),
                due_on=_ago(since - 30.4 * after).date(),
                held_on=_ago(since - 30.4 * after).date() if state == MomentState.CLOSED else None,
            )
            for after, state in months
        ],
    }


def _versions(*days: float) -> list[PlanVersion]:
    plan = SafetyPlan(number="VP-2026-00012")
    return [
        PlanVersion(plan=plan, number=n, adopted_at=_ago(day), reason=VersionReason.FIRST)
        for n, day in enumerate(days, 1)
    ]


def _local(*days: float) -> list[LocalVersion]:
    plan = SafetyPlan(number="VP-2026-00012")
    return [
        LocalVersion(plan=plan, number=n, frozen_at=_ago(day), reason=VersionReason.EVALUATION)
        for n, day in enumerate(days, 1)
    ]


def _short() -> History:
    kinds = (RegieKind.ZICHT_OP_VEILIGHEID, RegieKind.REGIE_OP_VEILIGHEID)
    return _history(
        reports=[_report(1, 3, urgent=True)],
        events=_events(4),
        regie=_regie(*((kind, VT, 3, None, None) for kind in kinds)),
    )


def _long() -> History:
    """Reported three times in ten years: helped, handed over, well for years, and back again."""
    sight, safety = RegieKind.ZICHT_OP_VEILIGHEID, RegieKind.REGIE_OP_VEILIGHEID
    return _history(
        reports=[
            _report(1, 3650, TriageOutcome.DIRECT_HANDOVER),
            _report(2, 1500, TriageOutcome.INVESTIGATION, urgent=True),
            _report(3, 420, TriageOutcome.CONDITIONS),
        ],
        events=_events(3660, 3655, 2900, 1504, 1502, 1480, 430, 425, 200),
        steps=_steps(
            (S.ASSESSING, S.HANDING_OVER, 3640),
            (S.HANDING_OVER, S.HANDED_OVER, 3620),
            (S.HANDED_OVER, S.CLOSED, 3000),
            (S.CLOSED, S.ASSESSING, 1500),
            (S.ASSESSING, S.TRACK, 1490),
            (S.TRACK, S.MONITORED, 1400),
            (S.MONITORED, S.ASSESSING, 420),
            (S.ASSESSING, S.TRACK, 412),
            (S.TRACK, S.MONITORED, 330),
        ),
        tracks=[
            Track(pk=1, kind=TrackKind.INVESTIGATION, assigned_at=_ago(1489)),
            Track(pk=2, kind=TrackKind.CONDITIONS, assigned_at=_ago(411)),
        ],
        regie=_regie(
            (sight, VT, 3650, 3620, None),
            (sight, TEAM, 3620, 3000, None),
            (sight, VT, 1500, 1400, None),
            (sight, CARE, 1400, 420, MERVE),
            (sight, VT, 420, 330, None),
            (sight, TOWN, 330, None, DAAN),
            (safety, VT, 3650, 3620, None),
            (safety, TEAM, 3620, 3000, None),
            (safety, VT, 1500, 1400, None),
            (safety, TOWN, 1400, 420, DAAN),
            (safety, VT, 420, 330, None),
            (safety, TOWN, 330, None, DAAN),
            (RegieKind.PROCESREGIE, TOWN, 1400, None, DAAN),
            (RegieKind.CASUSREGIE, CARE, 1400, 900, MERVE),
            (RegieKind.CASUSREGIE, TEAM, 900, None, None),
        ),
        **_followed(
            330, (3, MomentState.CLOSED), (6, MomentState.CLOSED), (12, MomentState.PLANNED)
        ),
        versions=_versions(1420, 350, 300),
        local_versions=_local(1380, 1200, 800, 310, 120),
        scores=[
            score
            for n, person in enumerate(PEOPLE)
            for score in (
                _score(person, 3645, 3 + n % 3),
                _score(person, 1490, 2 + n % 4),
                _score(person, 1400, 5 + n % 3),
                _score(person, 900, 7),
                _score(person, 412, 3 + n % 2),
                _score(person, 411, 4 + n % 4, RaterKind.FAMILY_MEMBER),
                _score(person, 410, 2, RaterKind.PROFESSIONAL),
                _score(person, 330, 6, RaterKind.VT),
                _score(person, 60, 8, RaterKind.FAMILY_MEMBER),
                _score(person, 58, 7),
            )
        ],
    )


def _crowded() -> History:
    """A year in which it went wrong nearly every week, and everybody changed."""
    kinds = (RegieKind.ZICHT_OP_VEILIGHEID, RegieKind.REGIE_OP_VEILIGHEID, RegieKind.CASUSREGIE)
    held: list[Held] = []
    for place, kind in enumerate(kinds):
        border = 365 - 11 * place
        for number in range(14):
            until = border - (7 if number % 3 == 0 else 33)
            holder = (VT, TOWN, TEAM, CARE)[(number + place) % 4]
            held.append((kind, holder, border, until if until > 0 else None, None))
            border = until
            if border <= 0:
                break
    states = [S.ASSESSING, S.TRACK, S.MONITORED]
    borders = [350, 300, 240, 232, 215, 120, 113, 100]
    raters = list(RaterKind)
    return _history(
        reports=[_report(n, 365 - 30 * n, TriageOutcome.CONDITIONS) for n in range(1, 12)],
        events=_events(*(365 - 9 * number + 3 * (number % 3) for number in range(40))),
        steps=_steps(
            *((states[n % 3], states[(n + 1) % 3], days) for n, days in enumerate(borders))
        ),
        tracks=[Track(pk=1, kind=TrackKind.CONDITIONS, assigned_at=_ago(349))],
        regie=_regie(*held),
        versions=_versions(310, 305, 290, 118, 117, 116, 20),
        local_versions=_local(230, 210, 60),
        scores=[
            _score(person, 340 - 14 * n, (3 * n + place) % 11, raters[(n + place) % 5])
            for place, person in enumerate(PEOPLE[:4])
            for n in range(24)
        ],
    )
