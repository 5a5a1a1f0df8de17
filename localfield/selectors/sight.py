"""What of the picture of safety a partner sees (domain 5.3: of the judgement the conclusion only).

Everything the local field noted itself; of what Veilig Thuis noted how it stands, and not the
words, the reasons, or who said it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils import timezone

from accounts.models import Membership
from cases.models import UnsafeEvent
from cases.selectors.involved import directly_involved
from organisations.enums import OrganisationKind
from safety.models import RiskFactor
from safety.selectors.factors import risks_of
from safety.selectors.scores import Score, scores_of
from safety.selectors.start_and_now import PersonThenNow, events_since, start_and_now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.models import Case


@dataclass(frozen=True)
class RiskInSight:
    """``own``: noted by the local field, so that its words may be read."""

    row: RiskFactor
    own: bool


def table_in_sight(case: "Case", since: datetime) -> list[PersonThenNow]:
    """Start against now for a partner; of people they do not know nothing."""
    risks = [*risks_of(case), *risks_of(case, ended=True)]
    scores = scores_of(case)
    of_vt = _of_vt({score.noted_by for score in scores if score.noted_by})
    lines = start_and_now(risks, (_in_sight(score, of_vt) for score in scores), since)
    known = {person.pk for person in directly_involved(case, on=timezone.localdate())}
    return [line for line in lines if line.person is None or line.person.pk in known]


def risks_in_sight(case: "Case") -> list[RiskInSight]:
    """The risks that hold, of the whole family and of who belongs to it."""
    known = {person.pk for person in directly_involved(case, on=timezone.localdate())}
    risks = [r for r in risks_of(case) if r.about_id is None or r.about_id in known]
    of_vt = _of_vt({risk.noted_by_id for risk in risks})
    return [RiskInSight(risk, risk.noted_by_id not in of_vt) for risk in risks]


def risk_in_sight(case: "Case", pk: int) -> RiskInSight:
    """One of them. What this partner does not see does not exist."""
    found = next((risk for risk in risks_in_sight(case) if risk.row.pk == pk), None)
    if found is None:
        raise Http404
    return found


def events_in_sight(case: "Case", since: datetime) -> list[UnsafeEvent]:
    """What the local field itself noted that happened since the work began."""
    events = [event for event in events_since(case, since) if event.noted_by_id]
    of_vt = _of_vt({event.noted_by_id for event in events if event.noted_by_id})
    return [event for event in events if event.noted_by_id not in of_vt]


def _in_sight(score: Score, of_vt: set[int]) -> Score:
    if score.noted_by and score.noted_by not in of_vt:
        return score
    return replace(score, rater_name="", note="")


def _of_vt(users: "Iterable[int]") -> set[int]:
    """Which of these colleagues work, or ever worked, at Veilig Thuis."""
    at_vt = Membership.objects.filter(
        user__in=set(users), organisation__kind=OrganisationKind.VEILIG_THUIS
    )
    return set(at_vt.values_list("user", flat=True))
