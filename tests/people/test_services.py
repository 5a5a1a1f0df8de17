from dataclasses import replace
from datetime import date

import pytest
import time_machine

from audit.events import AuditEvent
from audit.models import AuditEntry
from common.exceptions import DomainError
from people.enums import AddressKind, CustodyKind, RelationKind
from people.models import Address, HouseholdMember, Person, Relation
from people.partial_date import PartialDate, Unborn
from people.particulars import AddressGiven, Particulars, particulars_of
from people.services import (
    add_to_household,
    change_person,
    form_household,
    leave_household,
    move,
    register_person,
    relate,
    renew_keys,
    unrelate,
)
from tests.factories.people import person

EMMA = Particulars(
    calling_name="Emma",
    first_names="Emma Louise",
    particle="van den",
    surname="Brink-Okafor",
    birth=PartialDate(2019, 3),
    bsn="123 456 782",
    phone="06-12 34 56 78",
)


def refused(act) -> str:
    with pytest.raises(DomainError) as refusal:
        act()
    return " ".join(refusal.value.reasons)


def test_a_person_is_recorded_in_the_shape_we_keep(noord, fatma):
    emma = register_person(EMMA, actor=fatma, region=noord)

    kept = Person.objects.get(pk=emma.pk)
    assert kept.name == "Emma van den Brink-Okafor"
    assert kept.list_name == "Brink-Okafor, Emma van den"
    assert kept.birth == PartialDate(2019, 3)
    assert kept.bsn.reveal() == "123456782"
    assert kept.phone == "0612345678"
    assert kept.keys.exists()
    assert AuditEntry.objects.get().event == AuditEvent.CREATED


def test_the_list_is_in_the_order_of_the_telephone_book(noord, fatma):
    for particle, surname in [("", "Visser"), ("van den", "Berg"), ("", "Bakker"), ("", "Çelik")]:
        person(noord, actor=fatma, particle=particle, surname=surname)

    names = [p.list_name for p in Person.objects.all()]

    assert names == ["Bakker", "Berg, van den", "Çelik", "Visser"]


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_saved(noord, fatma):
    wrong = Particulars(bsn="123", phone="12", birth=PartialDate(2021, 2, 30))

    sentences = refused(lambda: register_person(wrong, actor=fatma, region=noord))

    assert "u vulde er 3 in" in sentences
    assert "telefoonnummer" in sentences
    assert "30 februari 2021 bestaat niet" in sentences
    assert "Vul een naam in" in sentences
    assert not Person.objects.exists()


def test_a_name_that_does_not_fit_is_refused_in_dutch(noord, fatma):
    endless = Particulars(surname="x" * 100_000)

    sentence = refused(lambda: register_person(endless, actor=fatma, region=noord))

    assert sentence.startswith("Achternaam: ")
    assert "niet meer dan 120 tekens" in sentence


def test_somebody_without_a_name_can_be_described(noord, fatma):
    friend = person(noord, actor=fatma, description="nieuwe vriend van moeder")

    assert friend.name == "onbekend (nieuwe vriend van moeder)"


def test_an_unborn_child_is_a_person(noord, fatma):
    with time_machine.travel(date(2026, 1, 15)):
        child = person(
            noord, actor=fatma, particle="de", surname="Vries", birth=Unborn(date(2026, 5, 3))
        )

    assert child.name == "ongeboren kind De Vries"
    assert child.age_text(date(2026, 1, 15)) == "ongeboren"


def test_a_child_that_is_born_stays_the_same_person(noord, fatma):
    with time_machine.travel(date(2026, 6, 1)):
        child = person(noord, actor=fatma, surname="Vries", birth=Unborn(date(2026, 5, 25)))

        born = change_person(
            child,
            Particulars(calling_name="Aya", surname="Vries", birth=PartialDate(2026, 5, 28)),
            actor=fatma,
        )

    assert born.pk == child.pk
    assert born.birth == PartialDate(2026, 5, 28)
    assert born.expected_on is None


@pytest.mark.parametrize(
    ("birth", "died", "sentence"),
    [
        (PartialDate(1950), date(2999, 1, 1), "ligt in de toekomst"),
        (PartialDate(1950), date(1949, 12, 31), "vóór de geboorte"),
        (Unborn(), date(2020, 1, 1), "nog niet geboren"),
    ],
)
def test_a_date_of_death_has_to_be_possible(noord, fatma, birth, died, sentence):
    given = Particulars(surname="Smit", birth=birth, deceased_on=died)

    assert sentence in refused(lambda: register_person(given, actor=fatma, region=noord))


def test_the_log_names_the_changed_fields_and_not_their_contents(noord, fatma):
    emma = register_person(EMMA, actor=fatma, region=noord)

    change_person(emma, replace(EMMA, phone="0687654321", bsn="111222333"), actor=fatma)

    entry = AuditEntry.objects.get(event=AuditEvent.CHANGED)
    assert entry.data == {"fields": ["bsn", "phone"]}
    assert entry.target_label == f"persoon {emma.pk}"


def test_one_thing_is_changed_without_typing_the_rest_again(noord, fatma):
    emma = register_person(EMMA, actor=fatma, region=noord)

    change_person(emma, replace(particulars_of(emma), school="De Regenboog"), actor=fatma)

    kept = Person.objects.get(pk=emma.pk)
    assert kept.school == "De Regenboog"
    assert kept.bsn.reveal() == "123456782"
    assert AuditEntry.objects.get(event=AuditEvent.CHANGED).data == {"fields": ["school"]}


def test_what_is_entered_does_not_show_its_bsn(noord, fatma):
    emma = register_person(EMMA, actor=fatma, region=noord)

    assert "123456782" not in f"{particulars_of(emma)!r}"


def test_a_change_that_changes_nothing_leaves_no_trace(noord, fatma):
    emma = register_person(EMMA, actor=fatma, region=noord)

    change_person(emma, EMMA, actor=fatma)

    assert not AuditEntry.objects.filter(event=AuditEvent.CHANGED).exists()


def test_two_persons_never_share_a_bsn_in_a_region(noord, zuid, fatma):
    register_person(EMMA, actor=fatma, region=noord)

    sentence = refused(lambda: register_person(EMMA, actor=fatma, region=noord))

    assert "Dit BSN hoort al bij iemand anders" in sentence
    assert Person.objects.count() == 1
    assert register_person(EMMA, actor=fatma, region=zuid)


def test_a_move_keeps_the_former_address(noord, fatma):
    emma = register_person(EMMA, actor=fatma, region=noord)
    move(emma, AddressGiven(postcode="9971 AB", number=12), actor=fatma, since=date(2020, 1, 1))

    move(emma, AddressGiven(postcode="9972 CD", number=1), actor=fatma, since=date(2025, 6, 1))

    now, former = Address.objects.filter(person=emma)
    assert (now.postcode, now.until) == ("9972CD", None)
    assert (former.postcode, former.until) == ("9971AB", date(2025, 6, 1))
    assert emma.keys.filter(key="address:9972CD:1").exists()
    assert not emma.keys.filter(key="address:9971AB:12").exists()


@pytest.mark.rule("A11")
def test_an_opvang_is_always_secret_and_never_a_search_key(noord, fatma):
    emma = register_person(EMMA, actor=fatma, region=noord)

    address = move(
        emma, AddressGiven(kind=AddressKind.SHELTER, postcode="9971AB", number=12), actor=fatma
    )

    assert address.secret
    assert not emma.keys.filter(key__startswith="address:").exists()


def test_an_address_says_something(noord, fatma):
    emma = register_person(EMMA, actor=fatma, region=noord)

    assert "postcode, straat of plaats" in refused(
        lambda: move(emma, AddressGiven(number=12), actor=fatma)
    )


def test_a_move_before_the_former_one_is_refused(noord, fatma):
    emma = register_person(EMMA, actor=fatma, region=noord)
    move(emma, AddressGiven(city="Delfzijl"), actor=fatma, since=date(2025, 6, 1))

    sentence = refused(
        lambda: move(emma, AddressGiven(city="Assen"), actor=fatma, since=date(2020, 1, 1))
    )

    assert "01-06-2025" in sentence
    assert Address.objects.get().until is None


def test_a_child_of_two_homes_belongs_to_both_households(noord, fatma):
    emma = register_person(EMMA, actor=fatma, region=noord)
    homes = [form_household(name, actor=fatma, region=noord) for name in ("Brink", "Okafor")]

    for home in homes:
        add_to_household(home, emma, actor=fatma)
        add_to_household(home, emma, actor=fatma)

    assert HouseholdMember.objects.open().filter(person=emma).count() == 2


def test_who_left_belonged_there_until_that_day(noord, fatma):
    emma = register_person(EMMA, actor=fatma, region=noord)
    home = form_household("Gezin Brink", actor=fatma, region=noord)
    add_to_household(home, emma, actor=fatma, since=date(2025, 1, 1))

    leave_household(home, emma, actor=fatma, on=date(2025, 7, 1))

    assert home.members.on(date(2025, 6, 30)).exists()
    assert not home.members.on(date(2025, 7, 1)).exists()
    assert "niet (meer)" in refused(lambda: leave_household(home, emma, actor=fatma))


def test_a_person_of_another_region_does_not_join(noord, zuid, fatma):
    emma = register_person(EMMA, actor=fatma, region=zuid)
    home = form_household("Gezin Brink", actor=fatma, region=noord)

    assert "andere regio" in refused(lambda: add_to_household(home, emma, actor=fatma))


def test_a_relation_reads_in_both_directions(noord, fatma):
    mother = person(noord, actor=fatma, calling_name="Ada", surname="Okafor")
    emma = register_person(EMMA, actor=fatma, region=noord)

    relation = relate(mother, emma, RelationKind.PARENT, actor=fatma, custody=CustodyKind.YES)

    assert relation.label_for(mother) == "ouder van"
    assert relation.label_for(emma) == "kind van"
    assert relation.other_than(emma) == mother


def test_said_again_a_relation_is_corrected_not_doubled(noord, fatma):
    ada, ben = (person(noord, actor=fatma, surname=name) for name in ("Okafor", "Brink"))

    relate(ada, ben, RelationKind.PARTNER, actor=fatma)
    relate(ben, ada, RelationKind.PARTNER, actor=fatma)
    relate(ada, ben, RelationKind.GUARDIAN, actor=fatma, custody=CustodyKind.NO)
    relate(ada, ben, RelationKind.GUARDIAN, actor=fatma, custody=CustodyKind.YES)

    assert Relation.objects.count() == 2
    assert Relation.objects.get(kind=RelationKind.GUARDIAN).custody == CustodyKind.YES


def test_nobody_is_parent_and_child_of_the_same_person(noord, fatma):
    ada, ben = (person(noord, actor=fatma, surname=name) for name in ("Okafor", "Brink"))
    relate(ada, ben, RelationKind.PARENT, actor=fatma)

    assert "andersom" in refused(lambda: relate(ben, ada, RelationKind.PARENT, actor=fatma))
    assert "zichzelf" in refused(lambda: relate(ada, ada, RelationKind.SIBLING, actor=fatma))


def test_a_wrong_relation_is_taken_back_and_the_log_knows(noord, fatma):
    ada, ben = (person(noord, actor=fatma, surname=name) for name in ("Okafor", "Brink"))
    relation = relate(ada, ben, RelationKind.PARENT, actor=fatma)

    unrelate(relation, actor=fatma)

    assert not Relation.objects.exists()
    assert AuditEntry.objects.filter(data__no_longer_related_to=ben.pk).exists()


def test_who_was_recorded_by_an_older_version_is_found_as_by_this_one(noord, fatma):
    emma = person(noord, actor=fatma, surname="Wieczorek")
    as_now = set(emma.keys.values_list("key", flat=True))
    emma.keys.all().delete()
    Person.objects.update(keys_version=1)

    assert (renew_keys(), renew_keys()) == (1, 0)
    assert set(emma.keys.values_list("key", flat=True)) == as_now
