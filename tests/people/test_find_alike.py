import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.events import AuditEvent
from audit.models import AuditEntry
from common.encryption import search_hash
from common.exceptions import DomainError
from people.enums import AddressKind
from people.keys import Traits
from people.partial_date import PartialDate
from people.particulars import AddressGiven, Particulars
from people.selectors import addresses_shown, find_alike, traits_given
from people.services import add_to_household, form_household, move
from tests.factories.people import person

EMMA = Traits(surnames=("de Wit",), given=("Emma",), birth=PartialDate(2019, 3, 12))


@pytest.fixture
def emma(noord, fatma):
    return person(
        noord,
        actor=fatma,
        calling_name="Emma",
        particle="de",
        surname="Wit-Aydın",
        birth=PartialDate(2019, 3, 12),
        bsn="123456782",
        address=AddressGiven(street="Dorpsstraat", postcode="9971 AB", number=12, city="Assen"),
    )


@pytest.mark.rule("002-27")
def test_a_known_child_is_found_with_the_reasons_and_the_household(emma, noord, fatma):
    home = form_household("Gezin De Wit-Aydın", actor=fatma, region=noord)
    add_to_household(home, emma, actor=fatma)

    (found,) = find_alike(fatma, EMMA)

    assert found.person == emma
    assert found.reasons == (
        "een deel van de achternaam is gelijk",
        "voornaam gelijk",
        "geboortedatum gelijk",
    )
    assert found.households == (home,)
    assert not found.certain


def test_a_bsn_finds_one_person_for_certain_whatever_the_name(emma, fatma):
    sought = Traits(surnames=("Getrouwd",), given=("Anders",), bsn_hash=search_hash("123456782"))

    (found,) = find_alike(fatma, sought)

    assert found.certain
    assert found.reasons[0] == "zelfde BSN"


def test_what_is_typed_in_a_form_is_what_is_looked_for(emma, fatma):
    typed = Particulars(surname="Aydin", initials="EL", bsn="123 456 782")

    (found,) = find_alike(fatma, traits_given(typed, AddressGiven(postcode="9971ab", number=12)))

    assert found.certain
    assert found.reasons == (
        "zelfde BSN",
        "een deel van de achternaam is gelijk",
        "zelfde voorletter",
        "zelfde adres",
    )


def test_a_bsn_that_cannot_be_right_is_not_looked_for(db):
    with pytest.raises(DomainError):
        traits_given(Particulars(bsn="123456789"))


@pytest.mark.rule("A11")
def test_who_types_a_secret_address_does_not_learn_who_lives_there(emma, fatma):
    move(emma, AddressGiven(postcode="9979XY", number=7, secret=True), actor=fatma)

    assert find_alike(fatma, Traits(postcode="9979XY", house_number=7)) == []
    by_name = find_alike(
        fatma, Traits(surnames=("de Wit",), given=("Emma",), postcode="9979XY", house_number=7)
    )
    assert "zelfde adres" not in by_name[0].reasons


def test_a_former_address_is_no_longer_looked_under(emma, fatma):
    move(emma, AddressGiven(postcode="9972CD", number=1), actor=fatma)

    assert find_alike(fatma, Traits(postcode="9971AB", house_number=12)) == []
    assert find_alike(fatma, Traits(postcode="9972CD", house_number=1))


def test_strangers_do_not_fill_the_list(emma, noord, fatma):
    person(noord, actor=fatma, calling_name="Tomasz", surname="Kowalski",
           birth=PartialDate(1962, 7, 30))  # fmt: skip

    assert [candidate.person for candidate in find_alike(fatma, EMMA)] == [emma]


def test_at_most_ten_are_shown_the_best_first(noord, fatma):
    for year in range(2005, 2019):
        person(noord, actor=fatma, calling_name="Emma", surname="de Wit", birth=PartialDate(year))
    best = person(
        noord, actor=fatma, calling_name="Emma", surname="de Wit", birth=PartialDate(2019, 3, 12)
    )

    found = find_alike(fatma, EMMA)

    assert len(found) == 10
    assert found[0].person == best
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)


def test_nothing_typed_finds_nobody(emma, fatma):
    assert find_alike(fatma, Traits()) == []


def test_a_search_is_logged_without_a_name_or_a_bsn(emma, fatma):
    find_alike(
        fatma, Traits(surnames=("de Wit",), given=("Emma",), birth=PartialDate(2019, 3, 12),
                      postcode="9971AB", house_number=12, bsn_hash=search_hash("123456782")),
    )  # fmt: skip

    entry = AuditEntry.objects.get(event=AuditEvent.SEARCHED)
    written = json.dumps(entry.data).lower()
    assert entry.actor == fatma
    assert entry.data["shown"] == [emma.pk]
    assert entry.data["by_bsn"] is True
    for secret in ("wit", "emma", "123456782", search_hash("123456782"), "9971ab"):
        assert secret not in written


def queries_of(reader, sought) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        find_alike(reader, sought)
    return len(queries)


def test_a_long_list_costs_what_a_short_one_costs(emma, noord, fatma):
    home = form_household("Gezin", actor=fatma, region=noord)
    add_to_household(home, emma, actor=fatma)
    short = queries_of(fatma, EMMA)

    for number in range(9):
        like = person(noord, actor=fatma, calling_name="Emma", surname="de Wit",
                      address=AddressGiven(postcode="9971AB", number=number + 1))  # fmt: skip
        add_to_household(home, like, actor=fatma)

    assert queries_of(fatma, EMMA) == short


@pytest.fixture
def in_opvang(emma, fatma):
    move(emma, AddressGiven(kind=AddressKind.SHELTER, street="Schuilweg", number=3,
                            postcode="9979XY", city="Noordwolde"), actor=fatma)  # fmt: skip
    return emma


@pytest.mark.rule("A11")
def test_a_secret_address_is_masked(in_opvang, fatma):
    home, shelter = addresses_shown(fatma, in_opvang)

    assert home.text == "Dorpsstraat 12, 9971 AB Assen"
    assert shelter.text == "geheim adres"
    assert shelter.masked
    assert "Schuilweg" not in repr(shelter)


@pytest.mark.rule("A11")
@pytest.mark.parametrize(
    ("name", "ground", "readable"),
    [
        pytest.param("gijs", "Huisbezoek vanavond.", True, id="caseworker with ground"),
        pytest.param("gijs", "  ", False, id="caseworker without ground"),
        pytest.param("anna", "Huisbezoek vanavond.", False, id="triagist"),
        pytest.param("bram", "Huisbezoek vanavond.", False, id="team lead"),
    ],
)
def test_only_who_works_there_reads_it_and_says_why(in_opvang, request, name, ground, readable):
    reader = request.getfixturevalue(name)

    shown = addresses_shown(reader, in_opvang, ground=ground)

    assert ("Schuilweg 3, 9979 XY Noordwolde" in [a.text for a in shown]) is readable
    assert AuditEntry.objects.filter(actor=reader, data__ground=ground).exists() is readable


def test_an_open_address_comes_before_a_former_one(emma, fatma):
    move(emma, AddressGiven(city="Delfzijl"), actor=fatma, since=date(2025, 1, 1))

    assert [a.text for a in addresses_shown(fatma, emma)] == [
        "Delfzijl",
        "Dorpsstraat 12, 9971 AB Assen",
    ]
