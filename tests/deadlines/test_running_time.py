"""Gross and net running time, derived from stops as they were recorded."""

from datetime import timedelta

import pytest

from deadlines.running import Stop, running_time
from tests.factories.deadlines import local

START, END = "2026-03-02T09:00", "2026-03-12T09:00"


@pytest.mark.parametrize(
    ("stops", "net_days"),
    [
        pytest.param([], 10, id="nothing lay still"),
        pytest.param([("2026-03-06T09:00", "2026-03-09T09:00")], 7, id="friday to monday"),
        pytest.param(
            [("2026-03-03T09:00", "2026-03-05T09:00"), ("2026-03-05T09:00", "2026-03-06T09:00")],
            7,
            id="two stops that touch",
        ),
        pytest.param(
            [("2026-03-03T09:00", "2026-03-06T09:00"), ("2026-03-05T09:00", "2026-03-07T09:00")],
            6,
            id="two stops that overlap",
        ),
        pytest.param([("2026-03-10T09:00", None)], 8, id="a stop that still lasts"),
        pytest.param([("2026-02-20T09:00", "2026-03-04T09:00")], 8, id="begun before the term"),
        pytest.param([("2026-04-01T09:00", "2026-04-02T09:00")], 10, id="after the end"),
    ],
)
def test_net_is_gross_without_the_stops(stops, net_days):
    recorded = [Stop(local(a), local(b) if b else None, "reden") for a, b in stops]

    ran = running_time(local(START), local(END), recorded)

    assert ran.gross == timedelta(days=10)
    assert ran.net == timedelta(days=net_days)


def test_an_hour_that_did_not_exist_did_not_run():
    ran = running_time(local("2026-03-28T12:00"), local("2026-03-29T12:00"), [])

    assert ran.gross == timedelta(hours=23)
