"""A stretch of time as the width of a drawing."""

from datetime import timedelta

import pytest

from common.span import Span, percent
from tests.factories.letters import moment

START = moment(2026, 3, 2, 9)


@pytest.mark.parametrize(
    ("length", "labels"),
    [
        (timedelta(minutes=5), []),
        (timedelta(days=6), ["4 mrt", "5 mrt", "6 mrt", "7 mrt"]),
        (timedelta(days=40), ["9 mrt", "16 mrt", "23 mrt", "30 mrt", "6 apr"]),
        (timedelta(days=150), ["apr 2026", "mei 2026", "jun 2026", "jul 2026"]),
        (timedelta(days=400), ["jul 2026", "okt 2026", "jan 2027"]),
        (timedelta(days=3650), ["2028", "2030", "2032", "2034"]),
    ],
    ids=["five minutes", "days", "weeks", "months", "quarters", "years"],
)
def test_round_days_are_named_and_never_too_many(length, labels):
    days = Span.of(START, START + length).named_days()

    assert [day.label for day in days] == labels
    assert all(14 <= day.place <= 88 for day in days)


def test_on_a_phone_fewer_days_are_named():
    days = Span.of(START, START + timedelta(days=40)).named_days()

    assert [day.label for day in days if not day.desk_only] == ["16 mrt", "30 mrt"]


def test_a_named_day_stands_where_it_begins():
    day = Span.of(START, START + timedelta(days=10)).named_days()[0]

    assert day.label == "4 mrt"
    assert day.x == percent((1 + 15 / 24) * 10)


def test_the_night_the_clock_changes_moves_nothing():
    """29 March 2026 has 23 hours; the days stay on their midnights."""
    span = Span.of(moment(2026, 3, 28), moment(2026, 3, 31))

    assert span.place(moment(2026, 3, 29)) == pytest.approx(23 / 71 * 100)
    assert span.place(moment(2026, 3, 30)) == pytest.approx(47 / 71 * 100)


def test_what_lies_outside_stands_on_the_edge():
    span = Span.of(START, START + timedelta(days=10))

    assert span.place(START - timedelta(days=1)) == 0
    assert span.place(START + timedelta(days=11)) == 100
