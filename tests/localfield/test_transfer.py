"""Giving a family on: an act of sharing (A8, A9), to who can carry it (000-18, 002-23)."""

import pytest
import time_machine
from django.urls import reverse

from cases.enums import RegieKind
from cases.models import RegieAssignment
from common.exceptions import DomainError, TransitionBlocked
from localfield.provider_test import ProviderTest
from organisations.enums import OrganisationKind, Severity
from sharing.consent import ConsentGiven
from sharing.enums import ConsentAnswer, ConsentBy, ShareGround, ShareKind
from sharing.models import Share
from tests.factories import localfield as make
from tests.factories.handovers import team_of, worker_at
from tests.factories.letters import moment
from tests.factories.organisations import organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_june():
    with time_machine.travel(moment(2026, 6, 2), tick=False):
        yield


@pytest.fixture
def bridge(noord):
    """A provider of care where somebody works with families."""
    found = organisation(noord, OrganisationKind.CARE_PROVIDER, "De Brug")
    worker_at(found, "Kees Mol")
    return found


def stays(family) -> None:
    """Nothing went: no share, no regie."""
    assert not Share.objects.filter(case=family.case).exists()
    held = RegieAssignment.objects.filter(case=family.case, until=None)
    assert {row.organisation for row in held} == {family.organisation}


@pytest.mark.rule("A8", "A9", "001-23")
@pytest.mark.usefixtures("in_june", "lotte")
def test_giving_a_family_on_is_an_act_of_sharing_with_ground_and_what_everybody_said(
    family, noord, daan
):
    child, mother = make.people_of(family)[:2]
    refused = ConsentGiven(mother, ConsentAnswer.REFUSED, ConsentBy.SELF, "Liever niet.")

    make.take_over(family, to=team_of(noord), by=daan, consents=[refused])

    act = Share.objects.get(case=family.case, kind=ShareKind.TRANSFER)
    assert (act.to_organisation, act.ground) == (team_of(noord), ShareGround.VITAL)
    assert (act.shared_by, act.consented) == (daan, False)
    assert act.weighing == make.GROUNDED["weighing"]
    said = {row.person: row.answer for row in act.consents.all()}
    assert said[mother] == ConsentAnswer.REFUSED
    assert said[child] == ConsentAnswer.NOT_ASKED


@pytest.mark.rule("A9", "001-23")
@pytest.mark.usefixtures("in_june", "lotte")
@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"ground": ""}, "grond"),
        ({"ground": ShareGround.REPORTER_STAYS_INVOLVED}, "grond"),
        ({"weighing": " "}, "waarom delen toch nodig is"),
        ({"ground": ShareGround.CONSENT}, "niet ieder gezinslid"),
    ],
)
def test_without_ground_or_weighing_a_family_stays(family, noord, daan, told, sentence):
    with pytest.raises(DomainError, match=sentence):
        make.take_over(family, to=team_of(noord), by=daan, **told)

    stays(family)


@pytest.mark.rule("002-23")
@pytest.mark.usefixtures("in_june", "lotte")
def test_a_wijkteam_without_this_weight_in_its_package_takes_nothing_over(family, noord, daan):
    with pytest.raises(TransitionBlocked, match="taakpakket"):
        make.take_over(family, to=team_of(noord, Severity.LIGHT), by=daan)

    stays(family)


@pytest.mark.rule("000-18", "000-16")
@pytest.mark.usefixtures("in_june")
@pytest.mark.parametrize(
    "answers",
    [{}, {"provider_equipped": "yes"}, {"provider_equipped": "yes", "provider_sees_all": "no"}],
)
def test_a_provider_that_is_not_equipped_takes_no_family_over(family, bridge, daan, answers):
    with pytest.raises(TransitionBlocked, match="toegerust"):
        make.take_over(family, to=bridge, by=daan, tested=ProviderTest(**answers))

    stays(family)


@pytest.mark.rule("000-18")
@pytest.mark.usefixtures("in_june")
def test_a_second_party_sees_along_with_a_provider_that_cannot_do_it_all(
    family, bridge, daan, noord
):
    tested = ProviderTest("yes", "no", team_of(noord), "Ziet moeder elke week.")

    row = make.take_over(family, to=bridge, by=daan, tested=tested)

    assert (row.second_party, row.provider_sees_all) == (team_of(noord), "no")


@pytest.mark.rule("A9", "000-18")
@pytest.mark.usefixtures("in_june")
def test_the_form_asks_ground_consent_and_the_test_and_keeps_what_was_typed(
    as_, family, bridge, daan
):
    client, page = as_(daan), reverse("localfield:end_as", args=[family.case.number, "overgenomen"])
    typed = {"to": bridge.pk, "helper_name": "Kees Mol", "note": "Overlegd met moeder."}

    refused = client.post(page, {**typed, "ground": "vital"})

    body = refused.content.decode()
    assert refused.status_code == 422
    assert "Overlegd met moeder." in body
    assert "Toestemming voor Fenna Vermeer" in body
    stays(family)


@pytest.mark.rule("A9", "000-18", "003-33")
@pytest.mark.usefixtures("in_june")
def test_a_filled_in_form_gives_the_family_on(as_, family, bridge, daan):
    page = reverse("localfield:end_as", args=[family.case.number, "overgenomen"])
    answers = {f"consent_{person.pk}_answer": "not_asked" for person in make.people_of(family)}

    answer = as_(daan).post(
        page,
        {
            "to": bridge.pk,
            "helper_name": "Kees Mol",
            "help_started_on": "28-05-2026",
            "provider_equipped": "yes",
            "provider_sees_all": "yes",
            "ground": "vital",
            "weighing": "De hulp kan niet wachten.",
            **answers,
        },
    )

    assert answer.status_code == 302
    assert Share.objects.get(case=family.case, kind=ShareKind.TRANSFER).to_organisation == bridge
    held = RegieAssignment.objects.filter(case=family.case, until=None)
    town = {row.kind for row in held if row.organisation == family.organisation}
    assert town == {RegieKind.PROCESREGIE}
    assert {row.organisation for row in held if row.kind not in town} == {bridge}


@pytest.mark.rule("000-04", "000-34")
@pytest.mark.usefixtures("in_june")
def test_when_a_provider_goes_on_procesregie_stays_with_who_reads_on_and_cannot_end_its_work(
    as_, family, bridge, daan
):
    make.take_over(family, to=bridge, by=daan, tested=ProviderTest("yes", "yes"))

    assert as_(daan).get(reverse("localfield:family", args=[family.case.number])).status_code == 200
    assert as_(daan).get(reverse("localfield:end", args=[family.case.number])).status_code == 403


@pytest.mark.rule("003-33", "A2")
@pytest.mark.usefixtures("in_june")
def test_who_took_it_over_finds_what_was_handed_over_from_the_family(
    as_, family, noord, lotte, daan
):
    make.take_over(family, to=team_of(noord), by=daan)

    page = as_(lotte).get(reverse("localfield:family", args=[family.case.number]))

    assert reverse("handover:received", args=["OV-2026-00001"]) in page.content.decode()
