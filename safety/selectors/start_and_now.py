"""Start against now: every risk and every score as it stood when the work began, and today.

For each person one table (001-26). Pure on rows that were read before; ``start_and_now_of`` reads
them. For the evaluation of the local field, and for monitoring.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from cases.models import UnsafeEvent
from common.dutch import short_day
from safety.enums import RiskStatus
from safety.selectors.factors import risks_of
from safety.selectors.scores import Score, scores_of

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from people.models import Person
    from safety.models import RiskFactor


WHOLE_FAMILY = "Het hele gezin"
BETTER, WORSE, SAME, CHANGED = "beter", "slechter", "gelijk", "veranderd"
NEW, GONE, NOT_AGAIN = "nieuw", "vervallen", "nog niet opnieuw gevraagd"


@dataclass(frozen=True)
class RiskThenNow:
    """``then`` is None of a risk noted since; ``now`` is None of one that ended since."""

    row: "RiskFactor"
    then: RiskStatus | None
    now: RiskStatus | None


@dataclass(frozen=True)
class ScoreThenNow:
    """What one rater said last before the work began, and last since; None when that is silence."""

    last: Score
    then: Score | None
    now: Score | None

    @property
    def gained(self) -> int | None:
        """How much safer; below zero it got worse."""
        return self.now.score - self.then.score if self.then and self.now else None


@dataclass(frozen=True)
class Line:
    """A risk or a score in words; ``trend`` says what became of it."""

    what: str
    then: str
    now: str
    trend: str


@dataclass(frozen=True)
class PersonLines:
    """What ``components/start_and_now.html`` shows, and what an evaluation keeps."""

    name: str
    lines: list[Line]


@dataclass(frozen=True)
class PersonThenNow:
    """``person`` is None for what is about the whole family."""

    person: "Person | None"
    risks: list[RiskThenNow]
    scores: list[ScoreThenNow]


def start_and_now_of(
    case: "Case", since: datetime, *, reader: "User | None" = None
) -> list[PersonThenNow]:
    """The table of this case; ``reader`` decides which raters are named (A5)."""
    risks = [*risks_of(case), *risks_of(case, ended=True)]
    return start_and_now(risks, scores_of(case, reader=reader), since)


def start_and_now(
    risks: "Iterable[RiskFactor]", scores: Iterable[Score], since: datetime
) -> list[PersonThenNow]:
    """The whole family first, then who is youngest; scores are given oldest first."""
    people: dict[int | None, Person | None] = {None: None}
    of_risks: dict[int | None, list[RiskThenNow]] = {}
    for risk in risks:
        if risk.ended_at is None or risk.ended_at > since:
            people.setdefault(risk.about_id, risk.about)
            of_risks.setdefault(risk.about_id, []).append(_risk(risk, since))
    of_scores: dict[int | None, dict[object, list[Score]]] = {}
    for score in scores:
        people.setdefault(score.person.pk, score.person)
        of_scores.setdefault(score.person.pk, {}).setdefault(score.giver, []).append(score)
    lines = [
        PersonThenNow(
            person,
            of_risks.get(key, []),
            [_score(given, timezone.localdate(since)) for given in of_scores.get(key, {}).values()],
        )
        for key, person in people.items()
    ]
    return sorted((line for line in lines if line.risks or line.scores), key=_youngest_first)


def status_at(risk: "RiskFactor", at: datetime) -> RiskStatus | None:
    """How the risk stood at a moment; None before it was noted."""
    if risk.noted_at > at:
        return None
    later = next((change for change in risk.changes.all() if change.changed_at > at), None)
    return RiskStatus(later.before if later else risk.status)


def in_words(people: Iterable[PersonThenNow]) -> list[PersonLines]:
    return [
        PersonLines(
            line.person.name if line.person else WHOLE_FAMILY,
            [*map(_risk_in_words, line.risks), *map(_score_in_words, line.scores)],
        )
        for line in people
    ]


def events_since(case: "Case", since: datetime) -> list[UnsafeEvent]:
    """What happened, or without a date was heard of, since the work began; oldest first."""
    undated = Q(happened_on=None) & (
        Q(noted_at__gte=since) | Q(noted_at=None, report__received_at__gte=since)
    )
    rows = UnsafeEvent.objects.filter(case=case).select_related("noted_by")
    dated = Q(happened_on__gte=timezone.localdate(since))
    return list(rows.filter(dated | undated).order_by("happened_on", "pk"))


def _risk_in_words(risk: RiskThenNow) -> Line:
    then = str(risk.then.label) if risk.then else "nog niet bekend"
    now = str(risk.now.label) if risk.now else "geldt niet meer"
    return Line(f"Risico: {risk.row.get_kind_display()}", then, now, _trend_of(risk))


def _trend_of(risk: RiskThenNow) -> str:
    if risk.then is None:
        return NEW
    if risk.now is None:
        return GONE
    if risk.then == risk.now:
        return SAME
    if RiskStatus.OPEN in (risk.then, risk.now):
        return WORSE if risk.now == RiskStatus.OPEN else BETTER
    return CHANGED


def _score_in_words(score: ScoreThenNow) -> Line:
    gained = score.gained
    trend = NEW if score.then is None else NOT_AGAIN
    if gained is not None:
        trend = BETTER if gained > 0 else WORSE if gained < 0 else SAME
    what = f"Score van 0 tot 10 volgens {score.last.rated_by}"
    return Line(what, _figure(score.then), _figure(score.now), trend)


def _figure(score: Score | None) -> str:
    return f"{score.score} ({short_day(score.on)})" if score else "geen score"


def _risk(risk: "RiskFactor", since: datetime) -> RiskThenNow:
    now = None if risk.ended_at else RiskStatus(risk.status)
    return RiskThenNow(risk, status_at(risk, since), now)


def _score(given: list[Score], since: date) -> ScoreThenNow:
    before = [score for score in given if score.on <= since]
    after = [score for score in given if score.on > since]
    return ScoreThenNow(
        last=given[-1],
        then=before[-1] if before else None,
        now=after[-1] if after else None,
    )


def _youngest_first(line: PersonThenNow) -> tuple[bool, int, int]:
    person = line.person
    if person is None:
        return False, 0, 0
    return True, -(person.birth_year or 0), person.pk
