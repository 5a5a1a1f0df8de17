"""What VT knows about safety, told in a script."""

import pytest

from cases.models import UnsafeEvent
from safety.models import ProtectiveFactor, RiskFactor
from safety.selectors.scores import scores_of

TOLD = """
  - at: wo 03-06-2026 09:00
    by: anna
    do: note_event
    with: {happened_on: 31-05-2026, what: Vader sloeg Noor., known_by: said, effect: Noor huilde.}
  - at: wo 03-06-2026 09:10
    by: anna
    do: note_risk
    with: {kind: addiction, description: Vader drinkt elke avond.}
  - at: wo 03-06-2026 09:20
    by: anna
    do: note_protective
    with: {kind: safe_adult, description: Oma woont om de hoek., about: kind}
  - at: wo 03-06-2026 09:30
    by: anna
    do: note_score
    with: {person: kind, score: 3, rater: child, rated_by: kind}
  - at: wo 03-06-2026 09:40
    by: anna
    do: note_score
    with: {person: kind, score: 5, rater: professional, rated_by: Juf Ank, on: 02-06-2026}
"""
TO_COME = """
  - at: wo 03-06-2026 09:00
    by: anna
    do: note_event
    with: {happened_on: 04-06-2026, what: Vader sloeg., known_by: said}
    refused: niet in de toekomst
"""


@pytest.mark.rule("000-23", "003-48")
def test_events_risks_what_protects_and_scores_are_told(play):
    assert play(TOLD) == []

    event, protects = UnsafeEvent.objects.get(), ProtectiveFactor.objects.get()
    assert (event.what, event.effect) == ("Vader sloeg Noor.", "Noor huilde.")
    assert RiskFactor.objects.get().about is None
    assert protects.about.calling_name == "Noor"
    assert [(s.score, s.rated_by.split(",")[0]) for s in scores_of(event.case)] == [
        (5, "professional"),
        (3, "kind zelf"),
    ]


def test_an_event_to_come_is_refused(play):
    assert play(TO_COME) == []
