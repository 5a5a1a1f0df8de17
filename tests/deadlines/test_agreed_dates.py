"""D9 can be moved to a day that people agreed on, with the room the region chose (7.1)."""

from datetime import date, datetime

import pytest

from common.exceptions import DomainError
from deadlines import services
from deadlines.explain import compute
from deadlines.options import Options
from deadlines.terms import TERMS
from deadlines.workdays import AMSTERDAM
from tests.factories.deadlines import running


def answer(code: str, **options):
    return compute(
        TERMS[code], datetime(2025, 10, 1, 12, tzinfo=AMSTERDAM), options=Options(**options)
    )


@pytest.mark.rule("D9")
def test_the_agreed_day_holds_and_rolls_to_a_working_day():
    moved = answer("D9", on=date(2026, 1, 1))

    assert moved.due.date() == date(2026, 1, 5)
    assert "de afgesproken datum is maandag 5 januari 2026" in moved.explanation.lower()


@pytest.mark.rule("D9")
def test_the_room_around_it_is_that_of_the_region():
    assert answer("D9").breach_at.date() == date(2026, 1, 19)
    assert answer("D9", window=5).breach_at.date() == date(2026, 1, 12)
    assert "vijf werkdagen speling" in answer("D9", window=5).explanation.lower()


@pytest.mark.parametrize(
    ("code", "options"),
    [("D3", {"on": date(2026, 1, 5)}), ("D4", {"window": 5})],
)
def test_what_the_law_or_protocol_fixes_is_not_moved(code, options):
    with pytest.raises(DomainError):
        answer(code, **options)


@pytest.mark.django_db
def test_to_agree_on_another_day_asks_why_and_only_while_it_runs(case, gijs):
    deadline = running(case, "D9", "2025-10-01T12:00", by=gijs)
    with pytest.raises(DomainError):
        services.agree(deadline, on=date(2026, 1, 12), reason=" ", actor=gijs)

    moved = services.agree(deadline, on=date(2026, 1, 12), reason="Evaluatie.", actor=gijs)
    services.meet(moved, actor=gijs)

    assert moved.due_at.astimezone(AMSTERDAM).date() == date(2026, 1, 12)
    assert moved.history[0]["why"] == "Evaluatie."
    with pytest.raises(DomainError):
        services.agree(moved, on=date(2026, 2, 2), reason="Nog eens.", actor=gijs)
