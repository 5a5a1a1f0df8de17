from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.enums import CustodyKind, RelationKind
from people.partial_date import PartialDate, Unborn, aged
from people.picture import Tie, generations
from people.selectors import household_picture
from people.services import add_to_household, form_household, leave_household, relate
from tests.factories.people import person

TODAY = date(2026, 1, 15)


@pytest.fixture
def family(noord, fatma, time_machine):
    """Ada with Emma (6) and an unborn child, Ben who lives elsewhere, Ada's mother next door."""
    time_machine.move_to(TODAY)
    names = {
        "Ada": PartialDate(1990),
        "Ben": aged(38, on=TODAY),
        "Emma": PartialDate(2019, 3, 12),
        "Noor": PartialDate(2017),
        "Oma": PartialDate(1958),
    }
    people = {
        name: person(noord, actor=fatma, calling_name=name, surname="Smit", birth=birth)
        for name, birth in names.items()
    }
    people["baby"] = person(noord, actor=fatma, surname="Smit", birth=Unborn(date(2026, 5, 3)))
    home = form_household("Gezin Smit", actor=fatma, region=noord)
    for name in ("Emma", "Ada", "baby", "Noor"):
        add_to_household(home, people[name], actor=fatma)
    relate(people["Ada"], people["Emma"], RelationKind.PARENT, actor=fatma,
           custody=CustodyKind.YES)  # fmt: skip
    relate(people["Ben"], people["Emma"], RelationKind.PARENT, actor=fatma)
    relate(people["Ada"], people["baby"], RelationKind.PARENT, actor=fatma)
    relate(people["Oma"], people["Ada"], RelationKind.PARENT, actor=fatma)
    relate(people["Ada"], people["Ben"], RelationKind.EX_PARTNER, actor=fatma)
    return home, people


def names_by_row(picture):
    return [{(p.name.split()[0], p.age, p.inside) for p in row} for row in picture.rows]


@pytest.mark.rule("003-25")
def test_every_child_is_in_the_picture_also_who_nobody_reported(family, fatma):
    home, _ = family

    picture = household_picture(home, reader=fatma, on=TODAY)

    assert names_by_row(picture) == [
        {("Oma", "67 of 68 jaar", False)},
        {("Ada", "35 of 36 jaar", True), ("Ben", "ongeveer 38 jaar", False)},
        {("Emma", "6 jaar", True), ("ongeboren", "ongeboren", True), ("Noor", "8 of 9 jaar", True)},
    ]


def test_relations_read_as_sentences(family, fatma):
    home, _ = family

    lines = {str(line) for line in household_picture(home, reader=fatma, on=TODAY).lines}

    assert "Ada Smit is ouder van Emma Smit, met gezag" in lines
    assert "Ben Smit is ouder van Emma Smit, gezag onbekend" in lines
    assert "Ada Smit is ex-partner van Ben Smit" in lines


def test_a_relative_elsewhere_is_drawn_only_for_who_may_see_that_person(family, daan):
    home, _ = family

    picture = household_picture(home, reader=daan, on=TODAY)

    assert {p.name for row in picture.rows for p in row} == {
        "Ada Smit", "Emma Smit", "Noor Smit", "ongeboren kind Smit",
    }  # fmt: skip


def test_who_left_is_not_in_the_picture_of_today(family, fatma):
    home, people = family
    leave_household(home, people["Noor"], actor=fatma, on=TODAY)

    names = {p.name for row in household_picture(home, reader=fatma, on=TODAY).rows for p in row}

    assert "Noor Smit" not in names


def test_a_large_household_costs_what_a_small_one_costs(family, noord, fatma):
    home, people = family
    with CaptureQueriesContext(connection) as small:
        household_picture(home, reader=fatma, on=TODAY)

    for name in "ABCDEFG":
        child = person(noord, actor=fatma, calling_name=name, surname="Smit")
        add_to_household(home, child, actor=fatma)
        relate(people["Ada"], child, RelationKind.PARENT, actor=fatma)
    with CaptureQueriesContext(connection) as large:
        household_picture(home, reader=fatma, on=TODAY)

    assert len(large) == len(small)


@pytest.mark.parametrize(
    ("adults", "minors", "ties", "rows"),
    [
        pytest.param([1], [2, 3], [], {1: 0, 2: 1, 3: 1}, id="nothing known but age"),
        pytest.param([], [2, 3], [], {2: 0, 3: 0}, id="children alone"),
        pytest.param([], [], [], {}, id="nobody"),
        pytest.param([1, 2], [3], [Tie(2, 3, RelationKind.PARENT)], {1: 0, 2: 0, 3: 1},
                     id="an adult beside a parent"),
        pytest.param([1, 2], [3], [Tie(1, 3, RelationKind.GRANDPARENT)], {1: 0, 2: 0, 3: 2},
                     id="a grandparent who raises"),
        pytest.param([1, 2], [], [Tie(1, 2, RelationKind.PARENT)], {1: 0, 2: 1},
                     id="an adult child with a parent"),
        pytest.param([1], [2], [Tie(1, 2, RelationKind.NETWORK)], {1: 0, 2: 1},
                     id="an acquaintance says nothing"),
        pytest.param([1, 2, 3], [],
                     [Tie(1, 2, RelationKind.PARENT), Tie(2, 3, RelationKind.PARENT),
                      Tie(3, 1, RelationKind.PARENT)], {1: 0, 2: 1, 3: -1},
                     id="a circle somebody typed"),
    ],
)  # fmt: skip
def test_generations(adults, minors, ties, rows):
    lowest = min(rows.values(), default=0)

    assert generations(adults, minors, ties) == {p: row - lowest for p, row in rows.items()}
