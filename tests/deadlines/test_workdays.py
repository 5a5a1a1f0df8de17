"""Counting days, weeks, months and clock hours; every row is a case somebody once got wrong."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from deadlines.holidays import DayKind, DayOff
from deadlines.workdays import (
    AMSTERDAM,
    LAW,
    Calendar,
    add_hours,
    add_months,
    add_wall_days,
    add_years,
    end_of,
    exists,
)

STUDY_DAY = date(2026, 9, 16)
NORTH = Calendar((DayOff(STUDY_DAY, "studiedag", DayKind.CLOSING, "besluit van de regio"),))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        pytest.param("2026-03-02", 5, "2026-03-09", id="monday, over one weekend"),
        pytest.param("2026-03-06", 5, "2026-03-13", id="friday 16.59 is day nought"),
        pytest.param("2026-03-07", 1, "2026-03-09", id="saturday counts from monday"),
        pytest.param("2026-03-08", 5, "2026-03-13", id="sunday counts from monday"),
        pytest.param("2026-04-02", 5, "2026-04-13", id="just before easter"),
        pytest.param("2026-04-24", 1, "2026-04-28", id="koningsdag is skipped"),
        pytest.param("2026-04-27", 1, "2026-04-28", id="received on koningsdag itself"),
        pytest.param("2026-05-13", 1, "2026-05-18", id="ascension and the friday after"),
        pytest.param("2026-05-04", 1, "2026-05-06", id="5 may is skipped"),
        pytest.param("2025-12-24", 1, "2025-12-29", id="christmas on thursday and friday"),
        pytest.param("2025-12-31", 1, "2026-01-05", id="new year with an equated friday"),
    ],
)
def test_add_workdays(start, count, due):
    assert LAW.add_workdays(date.fromisoformat(start), count) == date.fromisoformat(due)


def test_a_region_closes_a_day_and_the_law_does_not_notice():
    tuesday = date(2026, 9, 15)

    assert NORTH.add_workdays(tuesday, 1) == date(2026, 9, 17)
    assert NORTH.by_law().add_workdays(tuesday, 1) == STUDY_DAY


def test_a_later_decree_on_a_closing_day_is_the_stronger_ground():
    closing = DayOff(STUDY_DAY, "studiedag", DayKind.CLOSING, "regio")
    decree = DayOff(STUDY_DAY, "gelijkgesteld", DayKind.DECREE, "besluit")

    for days in ((closing, decree), (decree, closing)):
        assert Calendar(days).day_off(STUDY_DAY) is decree
        assert not Calendar(days).by_law().is_workday(STUDY_DAY)


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        pytest.param("2025-03-31", 3, "2025-06-30", id="31 march to the end of june"),
        pytest.param("2025-03-31", 6, "2025-09-30", id="31 march to the end of september"),
        pytest.param("2025-03-31", 12, "2026-03-31", id="31 march to 31 march"),
        pytest.param("2025-11-30", 3, "2026-02-28", id="to the end of february"),
        pytest.param("2027-11-30", 3, "2028-02-29", id="to the end of a leap february"),
        pytest.param("2025-12-15", 1, "2026-01-15", id="over new year"),
        pytest.param("2026-01-15", -1, "2025-12-15", id="back over new year"),
    ],
)
def test_add_months(start, months, due):
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(due)


def test_a_leap_day_plus_years_is_the_last_of_february():
    assert add_years(date(2024, 2, 29), 23) == date(2047, 2, 28)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        pytest.param("2026-03-20T21:30", "2026-03-30T21:30", 239, id="summer time begins"),
        pytest.param("2025-10-20T21:30", "2025-10-30T21:30", 241, id="winter time begins"),
        pytest.param("2026-06-01T21:30", "2026-06-11T21:30", 240, id="an ordinary stretch"),
    ],
)
@pytest.mark.rule("D13")
def test_ten_days_on_the_wall_are_not_always_240_hours(start, end, hours):
    ends = add_wall_days(local(start), 10)

    assert ends == local(end)
    assert ends.astimezone(UTC) - local(start).astimezone(UTC) == timedelta(hours=hours)


def test_a_wall_time_the_clock_skips_becomes_the_moment_after_the_change():
    assert add_wall_days(local("2026-03-19T02:30"), 10).isoformat() == "2026-03-29T03:30:00+02:00"


def test_a_wall_time_that_comes_twice_is_the_first_of_the_two():
    assert add_wall_days(local("2025-10-16T02:30"), 10).isoformat() == "2025-10-26T02:30:00+02:00"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param("2025-06-14T22:40", "2025-06-15T22:40:00+02:00", id="an ordinary night"),
        pytest.param("2026-03-28T21:30", "2026-03-29T22:30:00+02:00", id="an hour is lost"),
        pytest.param("2025-10-25T21:30", "2025-10-26T20:30:00+01:00", id="an hour comes twice"),
    ],
)
def test_24_clock_hours_really_pass(start, end):
    assert add_hours(local(start), 24).isoformat() == end


def test_a_moment_from_elsewhere_is_reasoned_in_dutch_time():
    new_york = datetime(2026, 3, 1, 20, tzinfo=ZoneInfo("America/New_York"))

    assert add_wall_days(new_york, 1).isoformat() == "2026-03-03T02:00:00+01:00"


def test_some_times_never_happen():
    assert not exists(datetime.fromisoformat("2026-03-29T02:30"))
    assert exists(datetime.fromisoformat("2026-03-29T03:00"))
    assert exists(datetime.fromisoformat("2025-10-26T02:30"))


def test_a_day_ends_in_its_own_offset():
    assert end_of(date(2026, 3, 28)).isoformat() == "2026-03-28T23:59:59+01:00"
    assert end_of(date(2026, 3, 29)).isoformat() == "2026-03-29T23:59:59+02:00"


@pytest.mark.parametrize(
    ("today", "due", "left"),
    [
        pytest.param("2026-03-02", "2026-03-09", 5, id="a week ahead"),
        pytest.param("2026-03-09", "2026-03-09", 0, id="the last day itself"),
        pytest.param("2026-03-10", "2026-03-09", -1, id="one day late"),
        pytest.param("2026-03-14", "2026-03-13", 0, id="saturday after friday"),
        pytest.param("2025-12-24", "2026-01-05", 4, id="over the feasts"),
    ],
)
def test_working_days_left_on_a_board(today, due, left):
    assert LAW.workdays_between(date.fromisoformat(today), date.fromisoformat(due)) == left


@pytest.mark.parametrize("year", range(1990, 2101))
def test_a_rolled_day_is_open_and_the_first_that_is(year):
    for offset in range(0, 366, 3):
        day = date(year, 1, 1) + timedelta(days=offset)
        rolled = LAW.roll(day)

        assert LAW.is_workday(rolled)
        assert not any(
            LAW.is_workday(day + timedelta(days=passed)) for passed in range((rolled - day).days)
        )


@pytest.mark.parametrize("year", range(1990, 2101, 10))
def test_counting_on_and_counting_between_agree(year):
    for offset in range(0, 366, 7):
        day = date(year, 1, 1) + timedelta(days=offset)
        for count in (1, 5, 10):
            due = LAW.add_workdays(day, count)

            assert LAW.is_workday(due)
            assert LAW.workdays_between(day, due) == count
