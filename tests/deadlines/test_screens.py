"""How a deadline looks: in words first, the tone only helps."""

import pytest
import time_machine

from deadlines import services
from deadlines.screens import line_for
from deadlines.workdays import LAW
from tests.factories.deadlines import local, running


@pytest.mark.parametrize(
    ("now", "tone", "text"),
    [
        pytest.param("2026-03-02T12:00", "good", "nog 5 werkdagen", id="the first day"),
        pytest.param("2026-03-05T12:00", "soon", "nog 2 werkdagen", id="warned"),
        pytest.param("2026-03-09T12:00", "soon", "vandaag", id="the last day"),
        pytest.param("2026-03-10T12:00", "late", "1 werkdag te laat", id="the day after"),
    ],
)
def test_a_term_in_working_days(case, gijs, now, tone, text):
    deadline = running(case, "D1", "2026-03-02T10:00", by=gijs)

    line = line_for(deadline, now=local(now), calendar=LAW)

    assert (line.tone, line.text) == (tone, text)


def test_saturday_after_a_friday_is_not_called_today(case, gijs):
    deadline = running(case, "D1", "2026-03-06T10:00", by=gijs)

    assert line_for(deadline, now=local("2026-03-14T12:00"), calendar=LAW).text == "verstreken"


@pytest.mark.parametrize(
    ("now", "text"),
    [
        pytest.param("2026-03-05T09:00", "nog 23 uur", id="almost a day"),
        pytest.param("2026-03-06T07:30", "nog 30 minuten", id="half an hour"),
        pytest.param("2026-03-06T10:00", "2 uur te laat", id="two hours late"),
    ],
)
def test_an_urgent_term_in_hours(case, gijs, now, text):
    deadline = running(case, "D7", "2026-03-05T08:00", by=gijs)

    assert line_for(deadline, now=local(now), calendar=LAW).text == text


def test_a_moved_date_a_stop_and_both_running_times_are_shown(case, gijs):
    deadline = running(case, "D6", "2026-04-24T16:10", by=gijs)
    with time_machine.travel(local("2026-05-20T10:00")):
        services.extend(deadline, weeks=2, reason="Veiligheid", actor=gijs)
    services.stop(deadline, reason="Wacht", actor=gijs, at=local("2026-05-01T16:10"))
    stopped = services.resume(deadline, actor=gijs, at=local("2026-05-03T16:10"))

    line = line_for(stopped, now=local("2026-05-04T16:10"), calendar=LAW)

    assert [(c.before, c.after, c.by) for c in line.changes] == [
        (local("2026-05-22T23:59:59"), local("2026-06-05T23:59:59"), gijs.name)
    ]
    assert [stop.reason for stop in line.stops] == ["Wacht"]
    assert (line.gross_days, line.net_days) == (10, 8)


def test_what_is_done_says_so(case, gijs):
    deadline = running(case, "D1", "2026-03-02T10:00", by=gijs)
    met = services.meet(deadline, actor=gijs, at=local("2026-03-10T10:00"))

    line = line_for(met, now=local("2026-05-04T10:00"), calendar=LAW)

    assert (line.tone, line.text) == ("closed", "te laat gehaald")
