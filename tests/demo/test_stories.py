"""A story counts its moments back from today, so it must be in order on every day of the year."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from deadlines.workdays import AMSTERDAM
from demo.seed import HERE
from rehearsal.lines import read_script
from rehearsal.moments import read_moment

STORIES = sorted((HERE / "stories").glob("*.yaml"))
# Two years with feasts on every day of the week, in the first minutes of the day.
DAYS = [datetime(2026, 1, 1, 0, 20, tzinfo=AMSTERDAM) + timedelta(days=n) for n in range(730)]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_is_told_in_order_and_is_over_on_every_day(path):
    moments = [step["at"] for step in read_script(path)["steps"]]
    turns = [pair for pair in pairwise(moments) if _unit(pair[0]) != _unit(pair[1])]

    for now in DAYS:
        for former, later in turns:
            assert read_moment(former, now=now) <= read_moment(later, now=now), now
        assert read_moment(moments[-1], now=now) <= now, now


def _unit(moment: str) -> str:
    """ "-3wd 10:05" counts working days, "-1d 22:40" days, "-40m" minutes."""
    return moment.split()[0].lstrip("-+0123456789")
