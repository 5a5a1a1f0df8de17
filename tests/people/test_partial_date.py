from datetime import date

import pytest

from common.exceptions import DomainError
from people.partial_date import AgeRange, PartialDate, Unborn, aged, born, expected, read

TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("typed", "meant", "shown"),
    [
        pytest.param("12-3-2019", PartialDate(2019, 3, 12), "12 maart 2019", id="dashes"),
        pytest.param("12.03.2019", PartialDate(2019, 3, 12), "12 maart 2019", id="dots"),
        pytest.param("12/3/2019", PartialDate(2019, 3, 12), "12 maart 2019", id="slashes"),
        pytest.param("2019-03-12", PartialDate(2019, 3, 12), "12 maart 2019", id="year first"),
        pytest.param("12 maart 2019", PartialDate(2019, 3, 12), "12 maart 2019", id="in words"),
        pytest.param("3 MRT 2019", PartialDate(2019, 3, 3), "3 maart 2019", id="short month"),
        pytest.param("maart 2019", PartialDate(2019, 3), "maart 2019", id="month and year"),
        pytest.param("3-2019", PartialDate(2019, 3), "maart 2019", id="month and year in figures"),
        pytest.param("2019", PartialDate(2019), "2019", id="only a year"),
        pytest.param("29-2-2024", PartialDate(2024, 2, 29), "29 februari 2024", id="leap day"),
        pytest.param("15-1-2026", PartialDate(2026, 1, 15), "15 januari 2026", id="born today"),
        pytest.param(" ", PartialDate(), "onbekend", id="nothing"),
    ],
)
def test_a_birth_date_is_read_as_far_as_it_is_known(typed, meant, shown):
    assert read(typed, today=TODAY) == meant
    assert str(meant) == shown


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param("30-2-2021", "30 februari 2021 bestaat niet. Februari 2021 heeft 28 dagen.",
                     id="30 february"),
        pytest.param("29-2-2023", "Februari 2023 heeft 28 dagen", id="no leap year"),
        pytest.param("31-4-2020", "April 2020 heeft 30 dagen", id="31 april"),
        pytest.param("0-4-2020", "bestaat niet", id="day nought"),
        pytest.param("1-13-2020", "Maand 13 bestaat niet", id="month thirteen"),
        pytest.param("16-1-2026", "ligt in de toekomst", id="tomorrow"),
        pytest.param("2027", "kies dan “ongeboren”", id="next year"),
        pytest.param("30-2-2027", "30 februari 2027 bestaat niet", id="impossible and future"),
        pytest.param("31-12-1899", "vóór 1900", id="long ago"),
        pytest.param("1-1-85", "vier cijfers", id="two-figure year"),
        pytest.param("gisteren", "begrijpen we niet", id="a word"),
        pytest.param("ma 2019", "begrijpen we niet", id="march or may"),
        pytest.param("1-2-3-2019", "begrijpen we niet", id="four parts"),
        pytest.param("१-२-२०१९", "begrijpen we niet", id="other figures"),
        pytest.param("1" * 100_000, "begrijpen we niet", id="a hundred thousand figures"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_birth_date_is_refused_in_a_sentence(typed, sentence):
    with pytest.raises(DomainError) as refusal:
        read(typed, today=TODAY)

    assert sentence in refusal.value.reasons[0]


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        pytest.param((2019, None, 4), "Vul ook de maand in", id="a day without a month"),
        pytest.param((None, 3, None), "Vul ook het jaar in", id="a month without a year"),
    ],
)
def test_a_smaller_part_needs_the_larger_one(parts, sentence):
    with pytest.raises(DomainError) as refusal:
        born(*parts, today=TODAY)

    assert sentence in refusal.value.reasons[0]


@pytest.mark.parametrize(
    ("birth", "ages", "text"),
    [
        pytest.param(PartialDate(2018, 1, 15), AgeRange(8, 8), "8 jaar", id="birthday"),
        pytest.param(PartialDate(2018, 1, 16), AgeRange(7, 7), "7 jaar", id="the day before"),
        pytest.param(PartialDate(2018, 1), AgeRange(7, 8), "7 of 8 jaar", id="month of the day"),
        pytest.param(PartialDate(2018, 5), AgeRange(7, 7), "7 jaar", id="another month"),
        pytest.param(PartialDate(2018), AgeRange(7, 8), "7 of 8 jaar", id="only a year"),
        pytest.param(PartialDate(2025, 5, 20), AgeRange(0, 0), "7 maanden", id="a baby"),
        pytest.param(PartialDate(2025, 12, 15), AgeRange(0, 0), "1 maand", id="one month"),
        pytest.param(PartialDate(), None, "leeftijd onbekend", id="unknown"),
        pytest.param(Unborn(date(2026, 5, 3)), AgeRange(0, 0), "ongeboren", id="unborn"),
        pytest.param(aged(35, on=TODAY), AgeRange(31, 38), "ongeveer 35 jaar", id="a guess"),
    ],
)
def test_an_age_is_as_certain_as_the_birth_date(birth, ages, text):
    assert birth.age_range(TODAY) == ages
    assert birth.age_text(TODAY) == text


def test_an_unborn_child_shows_its_due_date():
    assert str(expected(date(2026, 5, 3), today=TODAY)) == "ongeboren, uitgerekend 3 mei 2026"
    assert str(expected(None, today=TODAY)) == "ongeboren, uitgerekende datum onbekend"


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        pytest.param(date(2027, 3, 1), "tien maanden", id="further than a pregnancy"),
        pytest.param(date(2025, 11, 1), "vul dan de geboortedatum in", id="long past"),
    ],
)
def test_a_due_date_has_to_be_possible(due, sentence):
    with pytest.raises(DomainError) as refusal:
        expected(due, today=TODAY)

    assert sentence in refusal.value.reasons[0]


def test_an_age_nobody_reaches_is_refused():
    with pytest.raises(DomainError):
        aged(121, on=TODAY)


def test_the_oldest_comes_first_and_the_unknown_last():
    people = [PartialDate(), PartialDate(2019, 3), PartialDate(1980), PartialDate(2019, 3, 2)]

    assert sorted(people) == [PartialDate(1980), people[1], people[3], PartialDate()]


@pytest.mark.parametrize(
    ("one", "other", "possible"),
    [
        (PartialDate(2019), PartialDate(2019, 3, 2), True),
        (PartialDate(2019, 4), PartialDate(2019, 3, 2), False),
        (PartialDate(), PartialDate(2019, 3, 2), True),
        (PartialDate(1990, estimated=True), PartialDate(1992, 8, 1), True),
        (PartialDate(1990, estimated=True), PartialDate(1994, 8, 1), False),
    ],
)
def test_two_dates_may_be_one_day_when_nothing_contradicts(one, other, possible):
    assert one.may_equal(other) is possible
    assert other.may_equal(one) is possible
