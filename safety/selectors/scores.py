"""How safe each person is, according to whom, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils import timezone

from cases.enums import AssessmentState
from cases.models import PersonConclusion
from cases.selectors.dossier import knows_every_reporter
from people.models import Person
from safety.enums import RaterKind
from safety.models import SafetyScore

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case

DECIDED = [AssessmentState.DECIDED, AssessmentState.COMPLETED]


@dataclass(frozen=True)
class Score:
    """One score; ``of_triage`` when it is the conclusion of a safety assessment.

    ``giver`` tells raters apart, also when the reader may not know the ``rater_name``. ``source``
    is the number of the report for a conclusion; ``row`` the key of any other score.
    """

    person: Person
    rater: RaterKind
    giver: tuple[str, int | None, str]
    rater_name: str
    score: int
    on: date
    note: str
    source: str = ""
    row: int | None = None
    noted_by: int | None = None
    mended: str = ""

    @property
    def of_triage(self) -> bool:
        return self.row is None

    @property
    def rated_by(self) -> str:
        """ "Veilig Thuis" or "professional, wijkverpleegkundige"."""
        label = str(self.rater.label)
        return f"{label}, {self.rater_name}" if self.rater_name else label


def scores_of(case: "Case", *, reader: "User | None" = None) -> list[Score]:
    """Every score of everybody in this case, oldest first; the first of VT is that of triage.

    The name of a rater who may be an anonymous reporter is there for a ``reader`` who may know
    the reporters of this case, and for nobody else (A5).
    """
    rows = _rows(case)
    knows = reader is not None and knows_every_reporter(case, reader)
    given = [
        _given(row, named=knows or not row.rater_may_betray or row.noted_by_id == _key(reader))
        for row in rows
    ]
    scores = [*map(_of_triage, _conclusions(case)), *given]
    return sorted(scores, key=lambda score: (score.on, not score.of_triage))


def lowest_score(case: "Case") -> Score | None:
    """The lowest of what each rater said last of each person: 'goed genoeg' asks six (6.8).

    It supports a judgement and never replaces one.
    """
    return lowest(scores_of(case))


def lowest(scores: Iterable[Score]) -> Score | None:
    """The same of scores that were already read, oldest first."""
    last = {(score.person.pk, score.giver): score for score in scores}
    return min(last.values(), key=lambda score: score.score, default=None)


def score_of(case: "Case", pk: int) -> SafetyScore:
    """One score of this case. A score of another case does not exist."""
    row = SafetyScore.objects.filter(case=case, pk=pk).select_related("person", "rated_by").first()
    if row is None:
        raise Http404
    return row


def _key(reader: "User | None") -> int | None:
    return reader.pk if reader else None


def _conclusions(case: "Case") -> list[PersonConclusion]:
    """What triage concluded, once it was decided; what is still being written is not a score."""
    rows = PersonConclusion.objects.filter(
        assessment__report__case=case, assessment__state__in=DECIDED
    )
    return list(rows.select_related("person", "assessment__report"))


def _rows(case: "Case") -> list[SafetyScore]:
    rows = SafetyScore.objects.filter(case=case).select_related("person", "rated_by")
    return list(rows.order_by("on", "pk"))


def _of_triage(conclusion: PersonConclusion) -> Score:
    assessment = conclusion.assessment
    return Score(
        person=conclusion.person,
        rater=RaterKind.VT,
        giver=(RaterKind.VT, None, ""),
        rater_name="",
        score=conclusion.score,
        on=timezone.localdate(assessment.decided_at),
        note=conclusion.explanation,
        source=assessment.report.number,
    )


def _given(row: SafetyScore, *, named: bool) -> Score:
    name = row.rated_by.name if row.rated_by else row.rater_name
    return Score(
        person=row.person,
        rater=RaterKind(row.rater),
        giver=(row.rater, row.rated_by_id, row.rater_name),
        rater_name=name if named else "",
        score=row.score,
        on=row.on,
        note=row.note,
        row=row.pk,
        noted_by=row.noted_by_id,
        mended=row.mended_reason,
    )
