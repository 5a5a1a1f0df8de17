"""When the bureaudienst answers, at every edge of day, week, feast and summer time."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from deadlines.workdays import LAW
from organisations.opening import OFFICE_HOURS, Hours, closing_time, is_open, next_opening

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def by_law(day: date) -> bool:
    return LAW.day_off(day) is not None


def here(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.rule("000-19")
@pytest.mark.parametrize(
    ("moment", "answers"),
    [
        pytest.param("2026-03-04 08:59:59", False, id="a second before nine"),
        pytest.param("2026-03-04 09:00", True, id="at nine"),
        pytest.param("2026-03-04 16:59", True, id="a minute before five"),
        pytest.param("2026-03-04 16:59:59", True, id="a second before five"),
        pytest.param("2026-03-04 17:00", False, id="at five"),
        pytest.param("2026-03-06 18:30", False, id="Friday evening"),
        pytest.param("2026-03-07 11:00", False, id="Saturday"),
        pytest.param("2026-03-08 11:00", False, id="Sunday"),
        pytest.param("2026-04-27 11:00", False, id="Koningsdag, a Monday"),
        pytest.param("2026-05-15 11:00", False, id="equated day after Ascension"),
        pytest.param("2026-05-04 11:00", True, id="4 May between weekend and Bevrijdingsdag"),
        pytest.param("2026-12-24 16:30", True, id="24 December"),
    ],
)
def test_the_bureaudienst_answers_on_working_days_from_nine_to_five(moment, answers):
    assert is_open(here(moment), OFFICE_HOURS, by_law) is answers


@pytest.mark.parametrize(
    ("moment", "answers"),
    [
        pytest.param("2026-03-30T06:59:00+00:00", False, id="summer time since one day, 8.59"),
        pytest.param("2026-03-30T07:00:00+00:00", True, id="summer time, 9.00"),
        pytest.param("2026-03-30T15:00:00+00:00", False, id="summer time, 17.00"),
        pytest.param("2026-10-26T08:00:00+00:00", True, id="winter time since one day, 9.00"),
        pytest.param("2026-10-26T07:59:00+00:00", False, id="winter time, 8.59"),
        pytest.param("2026-10-26T15:59:00+00:00", True, id="winter time, 16.59"),
    ],
)
def test_the_clock_on_the_wall_counts_around_a_change_of_the_clock(moment, answers):
    assert is_open(datetime.fromisoformat(moment), OFFICE_HOURS, by_law) is answers


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
def test_hours_in_the_night_of_the_change_are_those_on_the_wall(night):
    sunday = [Hours(7, time(1), time(4))]

    assert closing_time(here(f"{night} 01:30"), sunday, by_law) == here(f"{night} 04:00")
    assert closing_time(here(f"{night} 04:00"), sunday, by_law) is None


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        pytest.param("2026-03-04 07:00", "2026-03-04 09:00", id="early: today"),
        pytest.param("2026-03-04 10:00", "2026-03-05 09:00", id="open now: tomorrow"),
        pytest.param("2026-03-04 17:00", "2026-03-05 09:00", id="evening: tomorrow"),
        pytest.param("2026-03-06 17:00", "2026-03-09 09:00", id="Friday evening: Monday"),
        pytest.param("2026-04-24 20:00", "2026-04-28 09:00", id="before Koningsdag: Tuesday"),
        pytest.param("2026-05-13 20:00", "2026-05-18 09:00", id="before Ascension: Monday"),
        pytest.param("2026-12-24 17:00", "2026-12-28 09:00", id="Christmas Eve"),
    ],
)
def test_the_next_opening_passes_over_every_closed_day(moment, opens):
    assert next_opening(here(moment), OFFICE_HOURS, by_law) == here(opens)


def test_a_desk_that_never_opens_has_no_next_opening():
    assert next_opening(here("2026-03-04 10:00"), [], by_law) is None
