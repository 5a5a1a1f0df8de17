"""Every date of the tables and scenarios of domain chapters 4 and 8."""

from datetime import date, datetime

import pytest

from deadlines.explain import compute
from deadlines.options import Options
from deadlines.terms import TERMS
from deadlines.workdays import AMSTERDAM, LAW

DAY_ENDS = "T23:59:59"


def due_of(code: str, start: str, **options) -> str:
    begins = datetime.fromisoformat(start).replace(tzinfo=AMSTERDAM)
    due = compute(TERMS[code], begins, LAW, Options(**options)).due
    assert due.tzinfo is AMSTERDAM
    return due.replace(tzinfo=None).isoformat()


DATES = [
    ("S01 crisis on saturday night: alarm", "D7", "2025-06-14T22:40", {}, "2025-06-15T22:40:00"),
    ("S01 family by law, rolled from saturday", "D6", "2025-06-14T22:40", {}, "2025-07-14"),
    ("S01 consulent on monday", "D8", "2025-06-14T22:40", {}, "2025-06-16"),
    ("S01 assessment", "D1", "2025-06-14T22:40", {}, "2025-06-20"),
    ("S01 first feedback", "D2", "2025-06-17T15:00", {}, "2025-06-18"),
    ("S01 track", "D4", "2025-06-17T15:00", {}, "2025-08-26"),
    ("S01 second feedback", "D3", "2025-06-18T11:00", {}, "2025-08-27"),
    ("S01 three months", "D9", "2025-08-20T10:00", {}, "2025-11-20"),
    ("S01 six months", "D9", "2025-08-20T10:00", {"length": 6}, "2026-02-20"),
    ("S01 twelve months", "D9", "2025-08-20T10:00", {"length": 12}, "2026-08-20"),
    ("S02 assessment over the feasts", "D1", "2025-12-23T10:05", {}, "2026-01-05"),
    ("S02 first feedback", "D2", "2026-01-05T16:00", {}, "2026-01-06"),
    ("S03 assessment before easter", "D1", "2026-04-02T14:00", {}, "2026-04-13"),
    ("S03 first feedback after friday", "D2", "2026-04-10T12:00", {}, "2026-04-13"),
    ("S03 acceptance", "D5a", "2026-04-13T10:00", {}, "2026-04-15"),
    ("S03 first contact", "D5b", "2026-04-14T10:00", {}, "2026-04-21"),
    ("S04 assessment over koningsdag", "D1", "2026-04-24T16:10", {}, "2026-05-04"),
    ("S04 first feedback over 5 may", "D2", "2026-05-04T11:00", {}, "2026-05-06"),
    ("S04 track", "D4", "2026-05-04T11:00", {}, "2026-07-13"),
    ("S04 second feedback", "D3", "2026-05-06T11:00", {}, "2026-07-15"),
    ("S04 family by law", "D6", "2026-04-24T16:10", {}, "2026-05-22"),
    ("S04 extended", "D6", "2026-04-24T16:10", {"extensions": (2,)}, "2026-06-05"),
    ("S07 moment rolled from sunday", "D9", "2025-12-15T10:00", {}, "2026-03-16"),
    ("S07 six months", "D9", "2025-12-15T10:00", {"length": 6}, "2026-06-15"),
    ("S07 a year", "D9", "2025-12-15T10:00", {"length": 12}, "2026-12-15"),
    ("S07 assessment of a sunday report", "D1", "2026-02-22T03:15", {}, "2026-02-27"),
    ("S07 coordination on monday", "D12", "2026-02-22T03:15", {}, "2026-02-23"),
    ("S07 stability earliest", "D11", "2026-02-21T01:30", {}, "2026-08-21"),
    ("S09 ban over summer time", "D13", "2026-03-20T21:30", {}, "2026-03-30T21:30:00"),
    ("S09 extended", "D13", "2026-03-20T21:30", {"length": 28}, "2026-04-17T21:30:00"),
    ("S09 reachable", "D14", "2026-03-20T21:30", {}, "2026-03-21T21:30:00"),
    ("S09 assessment", "D1", "2026-03-20T22:05", {}, "2026-03-27"),
    ("S09 track rolled over whit monday? no: tuesday", "D4", "2026-03-24T10:00", {}, "2026-06-02"),
    ("S09 second feedback", "D3", "2026-03-25T10:00", {}, "2026-06-03"),
    ("S11 assessment", "D1", "2025-06-24T10:00", {}, "2025-07-01"),
    ("S11 track", "D4", "2025-06-30T10:00", {}, "2025-09-08"),
    ("S11 second feedback", "D3", "2025-07-01T10:00", {}, "2025-09-09"),
    ("S11 first check", "D17", "2025-09-03T10:00", {}, "2025-10-01"),
    ("S11 second check", "D17", "2025-10-01T10:00", {}, "2025-10-29"),
    ("S11 third check", "D17", "2025-10-29T10:00", {}, "2025-11-26"),
    ("S11 fourth check", "D17", "2025-11-26T10:00", {}, "2025-12-24"),
    ("S11 fifth check", "D17", "2025-12-24T10:00", {}, "2026-01-21"),
    ("S11 three months", "D9", "2025-09-03T10:00", {}, "2025-12-03"),
    ("S11 six months", "D9", "2025-09-03T10:00", {"length": 6}, "2026-03-03"),
    ("S11 a year", "D9", "2025-09-03T10:00", {"length": 12}, "2026-09-03"),
    ("S16 assessment", "D1", "2025-08-04T10:00", {}, "2025-08-11"),
    ("S16 track", "D4", "2025-08-08T10:00", {}, "2025-10-17"),
    ("S16 second feedback", "D3", "2025-08-11T10:00", {}, "2025-10-20"),
    ("S16 moment rolled over new year", "D9", "2025-10-01T10:00", {}, "2026-01-05"),
    ("S16 six months", "D9", "2025-10-01T10:00", {"length": 6}, "2026-04-01"),
    ("S16 a year", "D9", "2025-10-01T10:00", {"length": 12}, "2026-10-01"),
    ("S16 stability earliest", "D11", "2025-08-03T10:00", {}, "2026-02-03"),
    ("S19 ten weeks end at christmas", "D3", "2025-10-16T10:00", {}, "2025-12-29"),
    ("S19 ten weeks end at ascension", "D3", "2026-03-05T10:00", {}, "2026-05-18"),
    ("S19 ten weeks end on 4 may", "D3", "2026-02-23T10:00", {}, "2026-05-04"),
    ("S19 clamp of three months", "D9", "2025-03-31T10:00", {"length": 3}, "2025-06-30"),
    ("S19 clamp of six months", "D9", "2025-03-31T10:00", {"length": 6}, "2025-09-30"),
    ("S19 clamp of a year", "D9", "2025-03-31T10:00", {"length": 12}, "2026-03-31"),
    ("D1s law in working days", "D1s", "2025-12-23T10:05", {}, "2026-01-05"),
    (
        "D1 in stricter calendar days",
        "D1",
        "2026-03-04T10:00",
        {"calendar_days": True},
        "2026-03-09",
    ),
    ("D2b family by protocol", "D2b", "2026-05-04T11:00", {}, "2026-05-06"),
    ("D4b norm does not roll", "D4b", "2025-10-16T10:00", {}, "2025-12-25"),
    ("D5b cannot wait", "D5b", "2026-04-14T10:00", {"length": 1}, "2026-04-15"),
    ("D6 extended twice", "D6", "2026-04-24T16:10", {"extensions": (2, 1)}, "2026-06-12"),
    ("D10 on the agreed date", "D10", "2026-01-12T09:00", {"on": date(2026, 2, 10)}, "2026-02-10"),
    ("D15 three months, rolled", "D15", "2026-01-03T09:00", {}, "2026-04-07"),
    ("D16 kept twenty years", "D16", "2025-06-14T09:00", {}, "2045-06-14"),
    ("D16 kept fifteen years", "D16", "2025-06-14T09:00", {"length": 15}, "2040-06-14"),
    ("D18 on the agreed date", "D18", "2026-01-12T09:00", {"on": date(2026, 5, 5)}, "2026-05-05"),
    ("D19 two years", "D19", "2026-06-01T09:00", {}, "2028-06-01"),
    ("D19 birthday first", "D19", "2026-06-01T09:00", {"born_on": date(2004, 9, 3)}, "2027-09-03"),
    ("D20 after the first half year", "D20", "2026-06-30T23:59", {}, "2026-07-21"),
    ("D20 after the second half year", "D20", "2026-12-31T12:00", {}, "2027-01-21"),
    ("D21 before 1 june", "D21", "2026-01-01T09:00", {}, "2026-05-31"),
    ("D21 next year when it has passed", "D21", "2026-06-01T09:00", {}, "2027-05-31"),
    ("D21 joint scheme", "D21", "2026-01-01T09:00", {"joint_scheme": True}, "2026-07-14"),
    ("D22 a month, clamped", "D22", "2026-01-31T09:00", {}, "2026-02-28"),
    ("D23 at once", "D23", "2026-01-31T09:00", {}, "2026-01-31T09:00:00"),
]


@pytest.mark.rule("002-07", "002-15", "004-14")
@pytest.mark.parametrize(
    ("code", "start", "options", "due"), [pytest.param(*row[1:], id=row[0]) for row in DATES]
)
def test_the_date_of_the_dossier(code, start, options, due):
    assert due_of(code, start, **options) == (due if "T" in due else due + DAY_ENDS)


def test_the_second_term_starts_where_the_first_really_ended():
    """Feedback two runs from the day feedback one was sent, not from the day it was due."""
    on_time = due_of("D3", "2025-06-18T11:00")
    late = due_of("D3", "2025-06-20T11:00")

    assert (on_time[:10], late[:10]) == ("2025-08-27", "2025-08-29")


def test_every_term_of_the_table_is_tried():
    assert {row[1] for row in DATES} == set(TERMS)


# Rolls a reader of the law would check: the code, whether a feast moves its end.
ROLLS = {"D3": True, "D4": True, "D4b": False, "D6": True, "D9": True, "D11": False}
ROLLS |= {"D15": True, "D17": False}


@pytest.mark.parametrize(("code", "rolls"), ROLLS.items())
@pytest.mark.parametrize("year", range(1990, 2101, 5))
def test_a_term_that_rolls_is_never_due_on_a_closed_day(code, rolls, year):
    for month in range(1, 13):
        for day in (1, 11, 16, 28):
            due = datetime.fromisoformat(due_of(code, f"{year}-{month:02}-{day:02}T12:00"))
            assert LAW.is_workday(due.date()) or not rolls
