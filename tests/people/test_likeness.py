from datetime import date

import pytest

from people.keys import Traits, search_keys, stored_keys
from people.likeness import likeness
from people.partial_date import PartialDate, Unborn, aged

EMMA = Traits(
    surnames=("de Wit-Aydın",),
    given=("Emma", "Emma Louise", "E.L."),
    birth=PartialDate(2019, 3, 12),
    postcode="9971AB",
    house_number=12,
    bsn_hash="hash of 999912345",
)


@pytest.mark.parametrize(
    ("sought", "reasons"),
    [
        pytest.param(
            Traits(surnames=("Aydin",), given=("Emma",), birth=PartialDate(2019, 3, 12)),
            ("een deel van de achternaam is gelijk", "voornaam gelijk", "geboortedatum gelijk"),
            id="half of a double surname",
        ),
        pytest.param(
            Traits(surnames=("de Widt",), given=("Ema",), birth=PartialDate(2019, 12, 3)),
            (
                "achternaam klinkt gelijk",
                "voornaam klinkt gelijk",
                "geboortedatum: dag en maand verwisseld",
            ),
            id="heard over the telephone",
        ),
        pytest.param(
            Traits(surnames=("Wit",), given=("E",), birth=PartialDate(2019, 3, 13)),
            (
                "een deel van de achternaam is gelijk",
                "zelfde voorletter",
                "geboortedatum: alleen dag verschilt",
            ),
            id="an initial and another day",
        ),
        pytest.param(
            Traits(surnames=("Wit",), postcode="9971AB", house_number=12),
            ("een deel van de achternaam is gelijk", "zelfde adres"),
            id="name and address",
        ),
        pytest.param(
            Traits(surnames=("Wit",), birth=aged(7, on=date(2026, 6, 1))),
            ("een deel van de achternaam is gelijk", "leeftijd past"),
            id="an age that was guessed",
        ),
        pytest.param(
            Traits(surnames=("Wit",), birth=PartialDate(2019)),
            ("een deel van de achternaam is gelijk", "geboortejaar gelijk"),
            id="only the year",
        ),
        pytest.param(
            Traits(surnames=("Wit",), birth=Unborn(date(2019, 3, 1))),
            ("een deel van de achternaam is gelijk", "uitgerekende datum past"),
            id="reported before she was born",
        ),
    ],
)
@pytest.mark.rule("002-27")
def test_the_user_reads_why_somebody_looks_alike(sought, reasons):
    assert likeness(sought, EMMA).reasons == reasons


def test_the_same_bsn_is_certain_whatever_else_differs():
    found = likeness(Traits(surnames=("Anders",), bsn_hash=EMMA.bsn_hash), EMMA)

    assert found.score == 100
    assert found.reasons[0] == "zelfde BSN"


def test_without_the_bsn_nothing_is_certain():
    known = Traits(surnames=("Smit",), given=("Bram",), birth=PartialDate(1980, 1, 2),
                   postcode="9971AB", house_number=1)  # fmt: skip

    assert likeness(known, known).score == 99


def test_another_bsn_weighs_against_an_equal_name():
    sought = Traits(surnames=EMMA.surnames, given=("Emma",), birth=EMMA.birth, bsn_hash="other")

    found = likeness(sought, EMMA)

    assert found.score < 75
    assert "BSN verschilt" in found.reasons


def test_a_stranger_scores_low_and_gives_no_reasons():
    stranger = Traits(surnames=("Kowalski",), given=("Tomasz",), birth=PartialDate(1962, 7, 30))

    found = likeness(stranger, EMMA)

    assert found.score < 40
    assert found.reasons == ()


@pytest.mark.parametrize(
    "sought",
    [
        pytest.param(Traits(surnames=("Aydın",)), id="only half a surname"),
        pytest.param(Traits(given=("Emma",), birth=PartialDate(2019, 3, 12)), id="no surname"),
        pytest.param(Traits(postcode="9971AB", house_number=12), id="only an address"),
        pytest.param(Traits(surnames=("Whit",), given=("E.",)), id="initial, sound of the name"),
        pytest.param(Traits(surnames=("de Wiet",), birth=PartialDate(2019)), id="only the year"),
    ],
)
def test_a_person_is_found_by_little(sought):
    assert search_keys(sought) & stored_keys(EMMA)


def test_broad_keys_are_left_alone_when_enough_is_known():
    sought = Traits(surnames=("Wit",), given=("Emma",), birth=PartialDate(2019, 3, 12))

    assert not [key for key in search_keys(sought) if key.startswith(("initial:", "surname:"))]


def test_nothing_to_go_on_looks_under_nothing():
    assert search_keys(Traits()) == frozenset()
