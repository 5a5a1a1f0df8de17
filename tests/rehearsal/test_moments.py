"""The moments of a script, as people write them."""

from datetime import date, datetime

import pytest

from deadlines.workdays import AMSTERDAM
from rehearsal.moments import NotAMoment, in_words, read_day, read_moment

NOW = datetime(2026, 1, 5, 9, 30, tzinfo=AMSTERDAM)  # the Monday after New Year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("za 14-06-2025 22:40", "za 14-06-2025 22:40"),
        ("14-6-2025 9.05", "za 14-06-2025 09:05"),
        ("-40m", "ma 05-01-2026 08:50"),
        ("-0wd 08:00", "ma 05-01-2026 08:00"),
        ("-1wd 08:00", "wo 31-12-2025 08:00"),
        ("+1wd 08:00", "di 06-01-2026 08:00"),
        ("-1d 23:00", "zo 04-01-2026 23:00"),
    ],
)
def test_a_moment_is_written_or_counted(text, expected):
    assert in_words(read_moment(text, now=NOW)) == expected


def test_counting_back_from_a_closed_day_begins_at_the_last_working_day():
    saturday = date(2026, 1, 3)

    assert read_day("-0wd", today=saturday) == date(2025, 12, 31)


@pytest.mark.parametrize(
    "text", ["gisteren", "14-06-2025", "14-06-2025 25:00", "ma 14-06-2025 10:00", "-3x 10:00", ""]
)
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(NotAMoment):
        read_moment(text, now=NOW)
