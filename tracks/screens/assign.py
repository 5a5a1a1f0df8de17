"""Who can do a track, with what each already carries, and for which decision."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import User
from common.dutch import short_day
from common.shown import Fact
from tracks.guards.track import KIND_OF
from tracks.selectors import tracks

if TYPE_CHECKING:
    from cases.models import Case, Report

Choices = list[tuple[str, str]]


def decisions(reports: "Iterable[Report]") -> list[Fact]:
    """What was decided on each waiting report, and when: from that day the family waits."""
    return [Fact(f"Melding {report.number}", _decided(report)) for report in reports]


def report_choices(reports: "Iterable[Report]") -> Choices:
    return [(report.number, f"{report.number}: {_decided(report)}") for report in reports]


def owner_choices(case: "Case", with_owner: User | None = None) -> Choices:
    """Everybody with the load of today; who does it now stays a choice."""
    rows = [(str(who.pk), f"{who.name} ({_load(who)})") for who in tracks.owners_for(case)]
    return _with(rows, with_owner)


def second_choices(case: "Case", with_second: User | None = None) -> Choices:
    """Experts say so: their weighing is needed for a conclusion."""
    experts = tracks.experts_in(case)
    rows = [
        (str(who.pk), f"{who.name} (gedragsdeskundige of arts)" if who.pk in experts else who.name)
        for who in tracks.seconds_for(case)
    ]
    return _with(rows, with_second)


def colleague_chosen(case: "Case", pk: str) -> User:
    return tracks.owners_for(case).get(pk=pk)


def second_chosen(case: "Case", pk: str) -> User | None:
    return tracks.seconds_for(case).filter(pk=pk).first() if pk else None


def _with(rows: Choices, now: User | None) -> Choices:
    if now is None or str(now.pk) in dict(rows):
        return rows
    return [(str(now.pk), now.name), *rows]


def _load(who: User) -> str:
    carries, runs = getattr(who, "carries", 0), getattr(who, "tracks", 0)
    return f"draagt {carries} {_noun(carries, 'dossier')}, {runs} {_noun(runs, 'dienst', 'en')}"


def _noun(count: int, one: str, ending: str = "s") -> str:
    return one if count == 1 else f"{one}{ending}"


def _decided(report: "Report") -> str:
    kind = KIND_OF[report.assessment.outcome].label
    if report.assessed_at is None:
        return str(kind)
    return f"{kind}, besloten op {short_day(timezone.localdate(report.assessed_at))}"
