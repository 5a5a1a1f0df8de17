"""The line of regie over time: who directs, from when until when, for the eye and as a table."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User
from accounts.roles import Permission, Role
from cases.enums import RegieKind
from cases.screens.regie_line import regie_line, regie_line_for_partner
from cases.services.assignments import assign
from tests.factories import cases as make
from tests.factories.accounts import colleague
from tests.factories.letters import moment
from tests.factories.organisations import local_team_of, municipality_of, veilig_thuis_of
from tests.factories.regie import directs

SIGHT = RegieKind.ZICHT_OP_VEILIGHEID
START = moment(2026, 3, 2, 9)
HANDED_OVER = moment(2026, 5, 1, 9)
TODAY = moment(2026, 8, 30, 9)


@pytest.fixture
def case(anna, noord):
    with time_machine.travel(START, tick=False):
        return make.case(noord, by=anna)


@pytest.fixture
def handed_over(case, anna, bram, daan, noord):
    directs(
        case,
        municipality_of(noord),
        by=anna,
        kinds=(SIGHT, RegieKind.PROCESREGIE),
        person=daan,
        at=HANDED_OVER,
    )
    return case


def line(case, reader, now=TODAY):
    """As the reader sees it: on the dossier of VT, or on the page of the family at a partner."""
    at_partner = reader.may(Permission.LOCAL_WORK)
    with time_machine.travel(now, tick=False):
        return regie_line_for_partner(case, reader) if at_partner else regie_line(case)


def lane(chart, name):
    return next(each for each in chart.lanes if each.name == name)


@pytest.mark.rule("001-17")
def test_every_kind_has_a_lane_with_a_bar_per_holder(handed_over, bram):
    chart = line(handed_over, bram)

    assert [each.name for each in chart.lanes] == [
        "Regie op veiligheid", "Procesregie", "Casusregie", "Zicht op veiligheid",
        "Aanspreekpunt voor de cliënt",
    ]  # fmt: skip
    sight = lane(chart, "Zicht op veiligheid").bars
    assert [bar.title for bar in sight] == [
        "Veilig Thuis Noord: van 2 mrt 2026 tot 1 mei 2026",
        "Gemeente Noorddam, Daan Kuipers: van 1 mei 2026 tot nu",
    ]
    assert lane(chart, "Casusregie").bars == []


@pytest.mark.rule("000-15")
def test_one_bar_ends_where_the_next_begins_and_today_is_at_the_right(handed_over, bram):
    chart = line(handed_over, bram)

    former, later = lane(chart, "Zicht op veiligheid").bars
    start, passed, today = (at.timestamp() for at in (START, HANDED_OVER, TODAY))
    share = 100 * (passed - start) / (today - start)
    assert (former.x, former.width) == ("0.00%", f"{share:.2f}%")
    assert (later.x, later.width) == (f"{share:.2f}%", f"{100 - share:.2f}%")
    assert lane(chart, "Zicht op veiligheid").handovers == [f"{share:.2f}%"]
    assert lane(chart, "Procesregie").handovers == []
    assert (chart.first_day, chart.last_day) == ("2 mrt 2026", "nu")


def test_a_holder_has_a_number_a_name_and_a_kind_and_not_just_a_colour(handed_over, bram):
    chart = line(handed_over, bram)

    assert [(holder.number, holder.name, holder.kind) for holder in chart.holders] == [
        (1, "Veilig Thuis Noord", "Veilig Thuis"),
        (2, "Gemeente Noorddam", "gemeente"),
    ]
    bars = lane(chart, "Zicht op veiligheid").bars
    assert [(bar.number, bar.name, bar.desk_only) for bar in bars] == [
        ("1", "Veilig Thuis Noord", True),
        ("2", "Gemeente Noorddam, Daan Kuipers", True),
    ]


def test_where_little_fits_the_number_says_the_organisation_and_the_word_the_person(
    case, anna, bram, daan, noord
):
    town = municipality_of(noord)
    directs(case, town, by=anna, kinds=(SIGHT,), person=daan, at=moment(2026, 7, 15))

    bar = lane(line(case, bram), "Zicht op veiligheid").bars[-1]

    assert (bar.number, bar.name) == ("2", "Daan Kuipers")


def test_a_case_of_this_morning_is_one_full_bar(case, bram):
    chart = line(case, bram, START + timedelta(minutes=10))

    bar = lane(chart, "Zicht op veiligheid").bars[0]
    assert (bar.x, bar.width) == ("0.00%", "100.00%")
    assert chart.days == []


def crowded(case, by, region, times):
    for number in range(times):
        holder = municipality_of(region) if number % 2 else local_team_of(region)
        at = START + timedelta(days=5 * (number + 1))
        directs(case, holder, by=by, kinds=(SIGHT,), at=at)


def test_a_crowded_history_stays_on_its_drawing(case, anna, bram, noord):
    crowded(case, anna, noord, 20)

    bars = lane(line(case, bram), "Zicht op veiligheid").bars

    assert len(bars) == 21
    for bar in bars:
        assert float(bar.x[:-1]) + float(bar.width[:-1]) <= 100.02
    assert {bar.name for bar in bars[:-1]} == {""}


def test_what_lasted_no_time_at_all_is_not_drawn(case, anna, bram, noord):
    for holder in (local_team_of(noord), municipality_of(noord)):
        directs(case, holder, by=anna, kinds=(SIGHT,), at=HANDED_OVER)

    chart = line(case, bram)

    names = [bar.holder.name for bar in lane(chart, "Zicht op veiligheid").bars]
    assert names == ["Veilig Thuis Noord", "Gemeente Noorddam"]
    assert "Wijkteam" not in str(chart)


@pytest.mark.rule("001-17")
def test_a_kind_of_safety_without_a_holder_stands_out_and_another_may_come_later(case, bram):
    now = {row.label: row.holder for row in line(case, bram).now}

    assert now["Zicht op veiligheid"] == "Veilig Thuis Noord"
    assert now["Casusregie"] == "Nog niemand"


@pytest.mark.rule("A2", "001-17")
def test_a_partner_sees_who_directs_but_no_names_of_others_and_no_reasons(
    handed_over, anna, daan, gijs, noord
):
    team = local_team_of(noord)
    worker = colleague("Wout de Haan", Role.LOCAL_WORKER, team)
    directs(handed_over, team, by=anna, kinds=(RegieKind.CASUSREGIE,), person=worker, at=TODAY)
    vt = veilig_thuis_of(noord)
    directs(handed_over, vt, by=anna, kinds=(RegieKind.CLIENT_CONTACT,), person=gijs, at=TODAY)

    seen = {reader.name: line(handed_over, reader) for reader in (daan, worker)}

    for chart in seen.values():
        assert [holder.name for holder in chart.holders] == [
            "Veilig Thuis Noord", "Gemeente Noorddam", "Wijkteam Centrum",
        ]  # fmt: skip
        assert not chart.tells_why
        assert "geaccepteerd" not in str(chart)
        assert "Gijs" not in str(chart)
    assert "Daan" in str(seen["Daan Kuipers"])
    assert "Wout" not in str(seen["Daan Kuipers"])
    assert "Wout" in str(seen["Wout de Haan"])
    assert "Daan" not in str(seen["Wout de Haan"])


@pytest.mark.rule("A2")
def test_who_carries_the_case_at_vt_sees_names_and_reasons(handed_over, bram, gijs):
    assign(handed_over, to=gijs, reason="Volgt het gezin", actor=bram)

    chart = line(handed_over, gijs)

    assert "Daan Kuipers" in str(chart.changes)
    assert "geaccepteerd" in str(chart.changes)


def test_the_page_of_the_case_draws_it_and_says_it_in_a_table(as_, bram, handed_over):
    page = as_(bram).get(reverse("cases:detail", args=[handed_over.number])).content

    shown = BeautifulSoup(page, "html.parser")
    drawing = shown.select_one(".vt-regie-line__drawing")
    assert drawing["role"] == "img"
    assert "De tabel hieronder" in drawing["aria-label"]
    rows = shown.select(".vt-regie-line table tbody tr")
    assert len(rows) == 4
    assert rows[0].select_one("td").text == "Daan Kuipers, Gemeente Noorddam"


def test_a_name_is_never_read_as_markup(case, anna, bram, noord):
    team = local_team_of(noord, "Team <b>& co</b>")
    directs(case, team, by=anna, kinds=(SIGHT,), at=HANDED_OVER)

    page = render_to_string("components/regie_line.html", {"chart": line(case, bram)})

    assert "<b>" not in page
    assert "Team &lt;b&gt;&amp; co" in page


@pytest.mark.parametrize("times", [1, 20])
def test_a_long_history_costs_no_more_than_a_short_one(
    case, anna, bram, noord, times, django_assert_num_queries
):
    crowded(case, anna, noord, times)
    reader = User.objects.get(pk=bram.pk)
    assert reader.region == noord

    with django_assert_num_queries(1):
        regie_line(case)
    with django_assert_num_queries(1):
        regie_line_for_partner(case, reader)
