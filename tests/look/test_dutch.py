"""Dates and terms as a Dutch desk reads them."""

from datetime import UTC, date, datetime

import pytest
from django.template import engines

from common import charts, dutch


def shown(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context).strip()


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        pytest.param("{{ v|datum }}", date(2026, 1, 5), "ma 5 januari 2026", id="a day in full"),
        pytest.param("{{ v|korte_datum }}", date(2026, 1, 5), "05-01-2026", id="a day in figures"),
        pytest.param(
            "{{ v|moment }}",
            datetime(2026, 1, 5, 9, 5, tzinfo=UTC),
            "5 jan 2026 10.05 uur",
            id="a moment in winter",
        ),
        pytest.param(
            "{{ v|moment }}",
            datetime(2026, 3, 31, 8, 5, tzinfo=UTC),
            "31 mrt 2026 10.05 uur",
            id="a moment in summer time",
        ),
        pytest.param(
            "{{ v|datum }}",
            datetime(2026, 1, 4, 23, 30, tzinfo=UTC),
            "ma 5 januari 2026",
            id="after midnight here, before midnight in London",
        ),
        pytest.param("{{ v|moment }}", None, "", id="no moment"),
    ],
)
def test_days_and_moments(source, value, expected):
    assert shown(source, v=value) == expected


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (5, "nog 5 werkdagen"),
        (1, "nog 1 werkdag"),
        (0, "vandaag"),
        (-1, "1 werkdag te laat"),
        (-2, "2 werkdagen te laat"),
    ],
)
def test_what_is_left_of_a_term(days, text):
    assert dutch.workdays_left(days) == text


def test_an_icon_says_nothing_to_a_screen_reader():
    assert 'aria-hidden="true"' in shown('{% icon "bell" %}')


def test_the_tallest_bar_stays_on_the_drawing_and_the_limit_is_drawn():
    chart = charts.columns([charts.Point("w1", 82), charts.Point("w2", 128)], limit=115)

    assert [line.value for line in chart.scale] == [0, 20, 40, 60, 80, 100, 120, 140]
    assert all(charts.TOP <= bar.y <= charts.BASE for bar in chart.bars)
    assert chart.bars[1].y < chart.limit.y < chart.bars[0].y


def test_long_names_beside_bars_get_room_and_leave_some():
    names = ["Ja", "Ouderenmishandeling of ontspoorde zorg", "x" * 90]
    starts = [charts.rows([charts.Point(name, 5)]).bars[0].x for name in names]

    assert starts == [charts.ROW_START, 300, charts.ROW_START_MOST]
    assert all(charts.rows([charts.Point(n, 5)]).bars[0].end == charts.ROW_END for n in names)


def test_a_chart_of_nothing_is_an_empty_chart():
    assert charts.columns([]).bars == []
    assert charts.rows([charts.Point("Triage", 0)]).bars[0].width == 0
