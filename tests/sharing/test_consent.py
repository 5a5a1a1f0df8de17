"""Whose consent counts, by age and custody (A10)."""

from datetime import date

import pytest
from django.http import QueryDict
from django.utils import timezone

from common.exceptions import DomainError
from people.enums import CustodyKind, LegalCapacity, RelationKind
from people.models import Person
from people.services import relate
from sharing.consent import (
    ConsentGiven,
    Custody,
    age_rule,
    everybody_gave,
    objections_to,
    who_answers,
)
from sharing.enums import ConsentAnswer, ConsentBy, ShareGround
from sharing.forms.consent import ConsentForm, asked_of
from tests.factories import sharing

ON = date(2026, 11, 22)
SELF, CUSTODIANS, BOTH, REPRESENTATIVE = (
    ConsentBy.SELF,
    ConsentBy.CUSTODIANS,
    ConsentBy.SELF_AND_CUSTODIANS,
    ConsentBy.REPRESENTATIVE,
)


def born(year=None, month=None, day=None, **facts) -> Person:
    return Person(calling_name="Sanne", birth_year=year, birth_month=month, birth_day=day, **facts)


@pytest.mark.rule("A9", "A10")
@pytest.mark.parametrize(
    ("person", "counts"),
    [
        (born(2014, 11, 23), [CUSTODIANS]),  # twelve tomorrow
        (born(2014, 11, 22), [BOTH]),  # twelve today
        (born(2010, 11, 23), [BOTH]),  # sixteen tomorrow
        (born(2010, 11, 22), [SELF]),  # sixteen today
        (born(2014), [CUSTODIANS, BOTH]),  # eleven or twelve
        (born(2010), [BOTH, SELF]),  # fifteen or sixteen
        (born(1950), [SELF]),
        (born(), [SELF]),  # nobody knows: as an adult
        (born(1950, legal_capacity=LegalCapacity.INCAPABLE), [REPRESENTATIVE]),
        (born(1950, legal_capacity=LegalCapacity.DOUBTFUL), [SELF, REPRESENTATIVE]),
    ],
)
def test_whose_consent_counts_follows_from_age_and_capacity(person, counts):
    assert who_answers(person, ON) == counts


@pytest.mark.rule("A9", "A10")
@pytest.mark.parametrize("by", ConsentBy)
def test_consent_of_anybody_else_does_not_count(by):
    for person in (born(2020), born(2013), born(1990)):
        wrong = objections_to(sharing.gave(person, by), Custody(), ON)
        assert bool(wrong) == (by not in who_answers(person, ON))


@pytest.mark.rule("A9", "A10")
@pytest.mark.parametrize("by", [SELF, CUSTODIANS, BOTH])
def test_a_child_of_twelve_as_well_as_its_parents_can_refuse(by):
    refusal = ConsentGiven(born(2013), ConsentAnswer.REFUSED, by)

    assert objections_to(refusal, Custody(holders=["Femke"]), ON) == []


@pytest.mark.rule("A10")
def test_parents_without_custody_do_not_count():
    given, nobody = sharing.gave(born(2020)), Custody(without=["Sjoerd", "Femke"])

    assert "toestemming van Sjoerd en Femke telt niet" in str(objections_to(given, nobody, ON))
    assert objections_to(given, Custody(holders=["Femke"], without=["Sjoerd"]), ON) == []
    assert objections_to(given, Custody(perhaps=["Femke"], without=["Sjoerd"]), ON) == []


@pytest.mark.rule("A10")
def test_parents_without_custody_do_not_count_beside_a_child_of_twelve_either():
    given = sharing.gave(born(2013), BOTH)

    assert "Sjoerd telt niet" in str(objections_to(given, Custody(without=["Sjoerd"]), ON))
    assert objections_to(given, Custody(), ON) == []


@pytest.mark.rule("A9")
def test_where_nobody_is_asked_nobody_consented():
    assert not everybody_gave([])
    assert everybody_gave([sharing.gave(born(1990))])


def test_an_answer_says_who_gave_it_and_no_question_has_no_answer():
    child = born(2020)

    assert objections_to(ConsentGiven(child, ConsentAnswer.GIVEN), Custody(), ON)
    assert objections_to(ConsentGiven(child, ConsentAnswer.REFUSED), Custody(), ON)
    assert objections_to(ConsentGiven(child, ConsentAnswer.NOT_ASKED, SELF), Custody(), ON)
    assert objections_to(ConsentGiven(child, ConsentAnswer.NOT_ASKED), Custody(), ON) == []


def test_the_rule_of_a_member_stands_in_words_beside_the_question():
    custody = Custody(holders=["Femke"], perhaps=["Ali"], without=["Sjoerd"])

    assert age_rule(born(2020), custody, ON) == (
        "De ouders of voogd met gezag geven toestemming. Met gezag: Femke. Gezag onbekend: Ali. "
        "Zonder gezag, toestemming telt niet: Sjoerd."
    )
    assert age_rule(born(1990), custody, ON) == "Geeft zelf toestemming."
    assert "niet in het dossier" in age_rule(born(2013), Custody(), ON)


def form_of(case, **typed) -> ConsentForm:
    data = QueryDict(mutable=True)
    data.update(typed)
    return ConsentForm(data, **asked_of(case))


@pytest.mark.django_db
def test_the_form_asks_of_everybody_and_gives_what_each_said(vermeer, sanne, moeder):
    blank = form_of(vermeer)
    [row] = blank.rows()
    assert row.who == f"Sanne Vermeer, {sanne.age_text(timezone.localdate())}"
    assert "Met gezag: Femke Vermeer." in row.rule
    assert (row.by, blank.is_valid()) == (None, False)  # only who has custody can answer

    typed = {f"consent_{sanne.pk}_answer": "given", f"consent_{sanne.pk}_note": "Aan tafel."}
    form = form_of(vermeer, **typed)

    assert form.is_valid()
    assert form.given() == [ConsentGiven(sanne, ConsentAnswer.GIVEN, CUSTODIANS, "Aan tafel.")]
    assert form.facts == {}


@pytest.mark.django_db
@pytest.mark.rule("A10")
def test_the_form_refuses_half_a_consent_beside_the_question(vermeer, sanne, moeder):
    sanne.birth_year = timezone.localdate().year - 14
    sanne.save()
    answer, by = f"consent_{sanne.pk}_answer", f"consent_{sanne.pk}_by"

    assert by in form_of(vermeer, **{answer: "given"}).errors
    assert "zowel het kind zelf" in str(form_of(vermeer, **{answer: "given", by: SELF}).errors[by])
    assert form_of(vermeer, **{answer: "refused", by: SELF}).is_valid()
    assert form_of(vermeer, **{answer: "given", by: BOTH}).is_valid()


@pytest.mark.django_db
@pytest.mark.rule("A10")
def test_the_service_refuses_the_consent_of_a_parent_without_custody(
    noord, vermeer, sanne, moeder, gijs, fatma
):
    relate(moeder, sanne, RelationKind.PARENT, custody=CustodyKind.NO, actor=fatma)

    with pytest.raises(DomainError, match="niemand met gezag over Sanne Vermeer"):
        sharing.share(
            vermeer,
            by=gijs,
            ground=ShareGround.CONSENT,
            weighing="",
            consents=sharing.everybody_gave(vermeer),
        )
