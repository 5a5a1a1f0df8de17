"""The law calendar, day by day, against the table of domain chapter 4."""

from datetime import date, timedelta

import pytest

from deadlines.holidays import DayKind, easter_sunday, holidays
from deadlines.workdays import LAW

NO_WORKDAY = {
    2025: "01-01 18-04 21-04 26-04 05-05 29-05 30-05 09-06 25-12 26-12",
    2026: "01-01 02-01 03-04 06-04 27-04 05-05 14-05 15-05 25-05 25-12 26-12",
    2027: "01-01 26-03 29-03 27-04 05-05 06-05 07-05 17-05 25-12 26-12",
}
NAMED_SUNDAYS = {"Eerste Paasdag", "Eerste Pinksterdag"}


@pytest.mark.parametrize("year", NO_WORKDAY)
def test_the_year_has_exactly_the_days_of_the_table(year):
    closed = {off.on for off in holidays(year).values() if off.name not in NAMED_SUNDAYS}

    assert sorted(closed) == [
        date(year, int(text[3:]), int(text[:2])) for text in NO_WORKDAY[year].split()
    ]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param("2025-04-18", "Goede Vrijdag", id="good friday counts as a feast"),
        pytest.param("2025-04-26", "Koningsdag", id="the king moves to saturday from a sunday"),
        pytest.param("2026-04-27", "Koningsdag", id="the king on monday"),
        pytest.param("2013-04-30", "Koninginnedag", id="the queen until 2013"),
        pytest.param("2000-04-29", "Koninginnedag", id="the queen also avoids sunday"),
        pytest.param("2026-05-05", "Bevrijdingsdag", id="5 may every year, not each fifth"),
        pytest.param("2016-05-05", "Bevrijdingsdag en Hemelvaartsdag", id="two feasts on one day"),
        pytest.param("2026-05-14", "Hemelvaartsdag", id="ascension"),
        pytest.param("2027-05-17", "Tweede Pinksterdag", id="whit monday"),
    ],
)
def test_a_feast_has_a_name(day, name):
    on = date.fromisoformat(day)
    assert holidays(on.year)[on].name == name


@pytest.mark.parametrize(
    "day", ["2025-05-30", "2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"]
)
def test_a_day_is_equated_by_a_decree_that_names_it(day):
    on = date.fromisoformat(day)

    off = holidays(on.year)[on]

    assert off.kind is DayKind.DECREE
    assert str(on.year) in off.source


@pytest.mark.parametrize(
    "day",
    [
        pytest.param("2026-05-01", id="1 may"),
        pytest.param("2026-05-04", id="the bridge monday of 4 may"),
        pytest.param("2025-12-24", id="christmas eve"),
        pytest.param("2025-12-31", id="new year's eve"),
        pytest.param("2027-05-14", id="the friday a week after the equated friday"),
    ],
)
def test_these_are_working_days(day):
    assert LAW.is_workday(date.fromisoformat(day))


# Published Easter Sundays, early and late ones and the exceptions of the algorithm among them.
EASTERS = (
    "1818-03-22 1886-04-25 1943-04-25 1954-04-18 1981-04-19 1990-04-15 "
    "2000-04-23 2008-03-23 2011-04-24 2019-04-21 2024-03-31 2025-04-20 "
    "2026-04-05 2027-03-28 2038-04-25 2049-04-18 2076-04-19 2100-03-28 "
    "2285-03-22 "
)


@pytest.mark.parametrize("day", EASTERS.split())
def test_easter_falls_on_its_published_sunday(day):
    on = date.fromisoformat(day)
    assert easter_sunday(on.year) == on


@pytest.mark.parametrize("year", range(1990, 2101))
def test_every_year_keeps_its_shape(year):
    easter, days = easter_sunday(year), holidays(year)
    by_law = [off for off in days.values() if off.kind is DayKind.LAW]

    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)
    assert 10 <= len(by_law) <= 11
    assert easter + timedelta(days=39) in days
    assert all(off.name and off.source and on == off.on for on, off in days.items())
