"""Two entries of one person: joined and taken apart by two colleagues, and nothing is lost."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEntry
from cases.models import Case, Report
from cases.selectors.candidates import earlier_reports
from cases.services.intake import register_report
from common.exceptions import DomainError
from notifications.models import Notification
from people.access import pick_person
from people.keys import Traits
from people.models import Person
from people.partial_date import PartialDate
from people.particulars import AddressGiven
from people.selectors import (
    entries_of,
    find_alike,
    household_picture,
    households_of,
    members_on,
)
from people.services import (
    add_to_household,
    form_household,
    lift_restriction,
    move,
    relate,
    restrict,
)
from radar.enums import MergeState
from radar.models import MergeProposal
from radar.services import merging
from tests.factories.facts import a_child, report_facts
from tests.factories.people import person

EMMA = {"calling_name": "Emma", "surname": "de Wit", "birth": PartialDate(2018, 3, 12)}
EMA = {"calling_name": "Ema", "surname": "Widt", "birth": PartialDate(2018, 12, 3)}
SOUGHT = Traits(surnames=("de Wit",), given=("Emma",), birth=PartialDate(2018, 3, 12))


@pytest.fixture
def emma(noord, fatma):
    return person(noord, actor=fatma, **EMMA)


@pytest.fixture
def ema(noord, fatma):
    return person(noord, actor=fatma, **EMA)


def joined(kept, absorbed, *, by, decided_by, **wanted) -> MergeProposal:
    made = merging.propose_joining(kept, absorbed, why="Nagevraagd.", actor=by, **wanted)
    decided = merging.approve(made, actor=decided_by)
    for entry in (kept, absorbed):
        entry.refresh_from_db()
    return decided


def snapshot(*models) -> list:
    return [list(model._base_manager.order_by("pk").values()) for model in models]


@pytest.mark.rule("002-27")
def test_one_proposes_another_decides_and_both_references_lead_to_one_person(
    emma, ema, fatma, bram
):
    decided = joined(emma, ema, by=fatma, decided_by=bram)

    (found,) = find_alike(fatma, SOUGHT)
    assert found.person == emma
    assert (decided.proposed_by, decided.decided_by) == (fatma, bram)
    assert pick_person(fatma, ema.reference) == pick_person(fatma, emma.reference) == emma
    assert entries_of(fatma, ema) == [emma, ema]
    by_the_other = find_alike(fatma, Traits(surnames=("Widt",), given=("Ema",)))
    assert [one.person for one in by_the_other] == [emma]


def test_who_decides_hears_it_and_who_asked_hears_the_answer(emma, ema, fatma, bram):
    made = merging.propose_joining(emma, ema, why="Zelfde kind.", actor=fatma)
    assert Notification.objects.get(recipient=bram).path.endswith(f"/{made.pk}/")

    merging.refuse(made, actor=bram, note="Ander geboortejaar volgens school.")

    answer = Notification.objects.get(recipient=fatma)
    assert answer.title == "Uw voorstel is afgewezen"
    assert "Emma" not in answer.title + answer.body


@pytest.mark.parametrize("step", [merging.approve, merging.refuse])
def test_nobody_decides_their_own_proposal(emma, ema, bram, step):
    made = merging.propose_joining(emma, ema, why="Zelfde kind.", actor=bram)

    with pytest.raises(PermissionDenied):
        step(made, actor=bram, note="Akkoord.")


def test_the_database_refuses_self_approval(emma, ema, bram):
    made = merging.propose_joining(emma, ema, why="Zelfde kind.", actor=bram)

    with pytest.raises(IntegrityError, match="merge_decided_by_another"), transaction.atomic():
        MergeProposal.objects.filter(pk=made.pk).update(
            state=MergeState.APPROVED, decided_by=bram, decided_at=timezone.now()
        )


def test_the_database_refuses_merging_twice_and_in_a_row(emma, ema, noord, fatma, bram):
    third = person(noord, actor=fatma, calling_name="Emmy", surname="Wit")
    joined(emma, ema, by=fatma, decided_by=bram)

    for entry, into in ((ema, third), (third, ema), (emma, third)):
        with pytest.raises(DatabaseError), transaction.atomic():
            Person.objects.filter(pk=entry.pk).update(merged_into=into)
    with pytest.raises(DomainError, match="al samengevoegd"):
        merging.propose_joining(third, ema, why="Ook Emma.", actor=fatma)


def test_a_second_approval_of_the_same_proposal_changes_nothing(emma, ema, fatma, bram, anna):
    made = merging.propose_joining(emma, ema, why="Zelfde kind.", actor=fatma)
    merging.approve(made, actor=bram)

    with pytest.raises(DomainError, match="situatie is intussen veranderd"):
        merging.approve(made, actor=anna)


def test_taken_apart_everything_stands_where_it_stood(noord, fatma, anna, bram):
    first = register_report(report_facts(), actor=fatma)
    second = register_report(report_facts(), actor=fatma)
    emma, ema = (report.involvements.get(person__calling_name="Emma").person
                 for report in (first, second))  # fmt: skip
    models = [Person, Person.addresses.field.model, Person.memberships.field.model,
              Person.relations_from.field.model, Person.keys.field.model,
              first.involvements.model, Case, Report]  # fmt: skip
    before = snapshot(*models)
    joined(emma, ema, by=fatma, decided_by=bram)

    undone = merging.propose_parting(ema, why="Toch een nichtje.", actor=anna)
    with pytest.raises(PermissionDenied):
        merging.approve(undone, actor=anna)
    merging.approve(undone, actor=bram)

    assert snapshot(*models) == before
    assert [one.state for one in MergeProposal.objects.all()] == [MergeState.APPROVED] * 2


@pytest.mark.rule("002-27")
def test_what_hangs_on_either_entry_is_found_from_both(fatma, bram):
    first = register_report(report_facts(), actor=fatma)
    second = register_report(report_facts(), actor=fatma)
    emma, ema = (report.involvements.get(person__calling_name="Emma").person
                 for report in (first, second))  # fmt: skip

    joined(emma, ema, by=fatma, decided_by=bram)

    for entry in (emma, ema):
        numbers = {one.number for one in earlier_reports(bram, [entry])[emma.pk]}
        assert numbers == {first.number, second.number}
    homes = {first.case.household, second.case.household}
    assert set(households_of(bram, [emma])[emma.pk]) == homes
    third = register_report(
        report_facts(persons=(replace(a_child(), reference=ema.reference),)), actor=fatma
    )
    assert third.involvements.get().person == emma
    assert third.repeat_report


def test_households_that_are_one_take_the_next_report_in_one_case(noord, fatma, bram):
    emma, ema = person(noord, actor=fatma, **EMMA), person(noord, actor=fatma, **EMA)
    homes = [form_household(name, actor=fatma, region=noord) for name in ("De Wit", "Widt")]
    for home, child in zip(homes, (emma, ema), strict=True):
        add_to_household(home, child, actor=fatma)

    joined(emma, ema, by=fatma, decided_by=bram, households=tuple(homes))
    report = register_report(
        report_facts(persons=(replace(a_child(), reference=ema.reference),)), actor=fatma
    )

    assert report.case.household == homes[0]


def test_two_open_cases_are_not_joined_until_one_is_closed(fatma, bram):
    first = register_report(report_facts(), actor=fatma)
    second = register_report(report_facts(), actor=fatma)
    emma, ema = (report.involvements.get(person__calling_name="Emma").person
                 for report in (first, second))  # fmt: skip
    made = merging.propose_joining(
        emma, ema, why="Zelfde gezin.", actor=fatma,
        households=(first.case.household, second.case.household),
    )  # fmt: skip

    with pytest.raises(DomainError, match="open dossier"):
        merging.approve(made, actor=bram)
    ema.refresh_from_db()
    assert ema.merged_into is None


def test_somebody_with_two_entries_in_one_household_stands_there_once(
    noord, emma, ema, fatma, bram
):
    home = form_household("De Wit", actor=fatma, region=noord)
    mother = person(noord, actor=fatma, calling_name="Fleur", surname="de Wit")
    for member in (emma, ema, mother):
        add_to_household(home, member, actor=fatma)
    relate(mother, ema, "parent", actor=fatma)

    joined(emma, ema, by=fatma, decided_by=bram)

    today = timezone.localdate()
    assert {member.person for member in members_on(home, today)} == {emma, mother}
    picture = household_picture(home, reader=bram, on=today)
    assert [(line.one, line.other) for line in picture.lines] == [("Fleur de Wit", "Emma de Wit")]


@pytest.mark.rule("A12")
def test_a_withheld_person_is_joined_only_with_one_withheld_for_the_same(emma, ema, fatma, bram):
    restrict(ema, actor=bram, named=[bram, fatma], reason="Nichtje van een collega.")

    with pytest.raises(DomainError, match="afgeschermd"):
        merging.propose_joining(emma, ema, why="Zelfde kind.", actor=fatma)


@pytest.mark.rule("A12")
def test_whoever_is_withheld_is_withheld_with_all_entries(emma, ema, fatma, bram, anna):
    made = joined(emma, ema, by=fatma, decided_by=bram)

    restrict(emma, actor=bram, named=[bram], reason="Buurkind van Anna.")

    assert not Person.objects.visible_to(anna).filter(pk__in=[emma.pk, ema.pk]).exists()
    assert not MergeProposal.objects.visible_to(anna).filter(pk=made.pk).exists()
    assert find_alike(fatma, SOUGHT) == []
    lift_restriction(ema, actor=bram, reason="Anna is verhuisd.")
    assert Person.objects.visible_to(anna).filter(pk__in=[emma.pk, ema.pk]).count() == 2


@pytest.mark.rule("A11")
def test_an_address_that_one_entry_keeps_secret_is_told_by_none(emma, ema, as_, fatma, bram):
    place = AddressGiven(street="Schuilweg", number=7, postcode="9979XY", city="Noordwolde")
    move(emma, replace(place, secret=True), actor=fatma)
    move(ema, place, actor=fatma)
    there = Traits(postcode="9979XY", house_number=7)
    assert [one.person for one in find_alike(fatma, there)] == [ema]

    joined(emma, ema, by=fatma, decided_by=bram)

    page = as_(fatma).get(reverse("radar:person", args=[emma.reference])).content.decode()
    assert find_alike(fatma, there) == []
    assert "Schuilweg" not in page
    assert page.count("geheim adres") == 2
    named = replace(SOUGHT, postcode="9979XY", house_number=7)
    assert all("zelfde adres" not in one.reasons for one in find_alike(fatma, named))
    assert not ema.keys.filter(key__startswith="address:").exists()


def test_two_with_a_bsn_each_are_two_persons(noord, fatma):
    one, other = (
        person(noord, actor=fatma, surname="Smit", bsn=bsn) for bsn in ("123456782", "111222333")
    )

    with pytest.raises(DomainError, match="elk een ander BSN"):
        merging.propose_joining(one, other, why="Zelfde naam.", actor=fatma)


def test_asked_twice_it_is_one_proposal_and_another_waits(emma, ema, noord, fatma):
    third = person(noord, actor=fatma, calling_name="Emmy", surname="Wit")
    made = merging.propose_joining(emma, ema, why="Zelfde kind.", actor=fatma)

    assert merging.propose_joining(emma, ema, why="Zelfde kind.", actor=fatma) == made
    with pytest.raises(DomainError, match="ligt al een voorstel"):
        merging.propose_joining(third, ema, why="Nee, deze.", actor=fatma)


def test_from_the_page_of_a_person_to_a_decision(emma, ema, as_, fatma, bram):
    page = as_(fatma).get(reverse("radar:person", args=[emma.reference]), {"gelijkenis": "1"})
    address = reverse("radar:propose", args=[emma.reference, ema.reference])
    assert address in page.content.decode()

    empty = as_(fatma).post(address, {"keep": str(emma.reference), "why": ""})
    asked = as_(fatma).post(address, {"keep": str(emma.reference), "why": "Nagevraagd."})
    made = MergeProposal.objects.get()
    decide = reverse("radar:decide", args=[made.pk])
    own = as_(fatma).post(decide, {"step": "approve"})
    unsaid = as_(bram).post(decide, {"step": "refuse", "note": ""})
    done = as_(bram).post(decide, {"step": "approve"})

    assert [answer.status_code for answer in (empty, asked, own, unsaid, done)] == [
        422, 302, 403, 422, 302,
    ]  # fmt: skip
    assert asked.url == reverse("radar:proposal", args=[made.pk])
    shown = as_(fatma).get(reverse("radar:person", args=[ema.reference])).content.decode()
    assert "Samengevoegde vastlegging" in shown
    assert "Bram de Wit" in shown
    assert AuditEntry.objects.filter(data__joined_to=emma.pk, target_id=ema.pk).exists()


def test_who_proposed_may_withdraw_and_nobody_else(emma, ema, fatma, gijs):
    made = merging.propose_joining(emma, ema, why="Zelfde kind.", actor=fatma)

    with pytest.raises(PermissionDenied):
        merging.withdraw(made, actor=gijs)
    assert merging.withdraw(made, actor=fatma).state == MergeState.WITHDRAWN
