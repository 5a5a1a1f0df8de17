"""The rows of a plan: agreements, what to do if it fails, safety persons, help and views."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases.selectors.involved import children_of
from common.exceptions import DomainError, TransitionBlocked
from safetyplans.enums import Stance
from safetyplans.models import (
    FallbackStep,
    HelpProposal,
    MemberView,
    SafetyAgreement,
    SafetyPerson,
)
from safetyplans.services.rows import add_row, add_safety_persons, remove_row, write_row
from safetyplans.services.views_noted import note_view
from tests.factories import cases as make_case
from tests.factories import plans as make

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 20)


@pytest.fixture
def plan(noord, bram, gijs):
    return make.begun(noord, by=bram, owner=gijs)


@pytest.fixture
def sanne(plan):
    return children_of(plan.case, on=ON)[0]


@pytest.fixture
def stranger(noord, fatma):
    """A child of another family."""
    case = make_case.case(noord, by=fatma)
    make_case.report(case, by=fatma)
    return case.household.members.get().person


@pytest.mark.rule("000-25", "003-48")
def test_agreements_get_the_next_number_and_keep_theirs(plan, gijs):
    first = add_row(plan, SafetyAgreement, what="Vader gaat naar buiten.", who="Vader", actor=gijs)
    second = add_row(plan, SafetyAgreement, actor=gijs)
    remove_row(first, actor=gijs)

    third = add_row(plan, SafetyAgreement, what="Moeder belt oma.", actor=gijs)

    assert (first.number, second.number, third.number) == (1, 2, 3)
    assert list(plan.agreements.all()) == [second, third]


@pytest.mark.parametrize("kind", [SafetyAgreement, FallbackStep, HelpProposal])
def test_a_row_asked_for_twice_is_one_row(plan, gijs, kind):
    assert add_row(plan, kind, actor=gijs) == add_row(plan, kind, actor=gijs)
    assert kind.objects.count() == 1


def test_what_is_not_written_in_a_row_stays_as_it_is(plan, gijs):
    step = add_row(plan, FallbackStep, when="Vader drinkt", who="Moeder", actor=gijs)

    write_row(step, what="Belt 112.", actor=gijs)

    step.refresh_from_db()
    assert (step.when, step.who, step.what) == ("Vader drinkt", "Moeder", "Belt 112.")


def test_who_writes_in_a_row_that_a_colleague_removed_hears_so(plan, gijs):
    help_for_mother = add_row(plan, HelpProposal, what="Rust vinden.", actor=gijs)
    remove_row(help_for_mother, actor=gijs)

    with pytest.raises(DomainError, match="intussen weggehaald"):
        write_row(help_for_mother, what="Anders.", actor=gijs)


@pytest.mark.rule("001-15")
def test_every_child_gets_a_row_for_its_safety_person_once(plan, gijs, sanne):
    add_safety_persons(plan, actor=gijs)
    add_safety_persons(plan, actor=gijs)

    assert SafetyPerson.objects.get().child == sanne
    write_row(SafetyPerson.objects.get(), name="Oma Riet", knows=True, actor=gijs)
    assert SafetyPerson.objects.get().knows


def test_a_safety_person_is_of_a_child_of_this_family(plan, gijs, stranger):
    for nobody in (stranger, None):
        with pytest.raises(DomainError, match="kind uit dit gezin"):
            add_row(plan, SafetyPerson, child=nobody, actor=gijs)


def test_rows_of_an_adopted_plan_stay_as_they_were_adopted(noord, bram, gijs):
    plan = make.adopted(noord, by=bram, owner=gijs).plan

    with pytest.raises(TransitionBlocked):
        remove_row(plan.agreements.get(), actor=gijs)
    with pytest.raises(TransitionBlocked):
        write_row(plan.agreements.get(), what="Anders.", actor=gijs)


def view(plan, person, gijs, **told):
    given = {"stance": Stance.AGREES, "view": "Goed zo.", "spoken_on": ON}
    return note_view(plan, person, actor=gijs, **(given | told))


@pytest.mark.rule("001-13")
def test_a_view_is_noted_once_for_each_member_and_can_change(plan, gijs, sanne):
    view(plan, sanne, gijs, stance=Stance.PARTLY)
    view(plan, sanne, gijs, view="Ik wil naar oma.")

    noted = MemberView.objects.get()
    assert (noted.stance, noted.view, noted.noted_by) == ("agrees", "Ik wil naar oma.", gijs)


@pytest.mark.rule("001-13", "003-48")
def test_a_refusal_is_noted_in_words_and_not_forced(plan, gijs, sanne):
    with pytest.raises(DomainError, match="waarom"):
        view(plan, sanne, gijs, stance=Stance.REFUSES, view=" ")

    view(plan, sanne, gijs, stance=Stance.REFUSES, view="Wil er niet over praten.")

    assert MemberView.objects.get().stance == Stance.REFUSES


def test_a_view_has_a_day_that_is_past_unless_one_is_too_young(plan, gijs, sanne):
    with pytest.raises(DomainError, match="welke dag"):
        view(plan, sanne, gijs, spoken_on=None)
    with pytest.raises(DomainError, match="toekomst"):
        view(plan, sanne, gijs, spoken_on=timezone.localdate() + timedelta(days=2))

    view(plan, sanne, gijs, stance=Stance.TOO_YOUNG, view="", spoken_on=None)


def test_nobody_of_another_family_has_a_view_on_this_plan(plan, gijs, stranger):
    with pytest.raises(DomainError, match="hoort niet bij dit dossier"):
        view(plan, stranger, gijs)
