"""What stands between a request to the Raad and the Raad: each sentence, refusing and passing."""

from datetime import date

import pytest
import time_machine

from organisations.enums import OrganisationKind
from organisations.models import Organisation
from tests.factories import tracks as make
from tests.factories.letters import moment
from tracks.enums import EarlyEnd, MdoQuestion, ProposalKind, WaitingRoute
from tracks.guards import rvdk as guards
from tracks.services import rvdk, turns
from workflow.steps import objections

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 12, 11)
PLAN = {
    "why": "Ouders houden geen afspraak; de veiligheid van Sanne vraagt om een maatregel.",
    "college_informed_on": date(2026, 3, 11),
    "college_informed_how": "Mevrouw Postma van de gemeente, telefonisch",
    "sight_person": "Gijs van Dam, Veilig Thuis, 088 123 45 67",
    "minimum_needed": "Iedere dag ziet een volwassene van buiten Sanne.",
    "estimate_on": date(2026, 3, 10),
    "valid_until": date(2026, 4, 21),
    "if_longer": "Voor 21 april maken wij een nieuwe taxatie.",
    "information_point": "Bureau van Veilig Thuis, 088 123 45 67",
    "agreed_with_family": "Met moeder en met Sanne besproken op 11 maart.",
    "route": WaitingRoute.GI,
}


@pytest.fixture(autouse=True)
def _on_the_twelfth():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def request_(noord, bram, gijs):
    track = make.in_conversation(noord, by=bram, owner=gijs)
    made = rvdk.prepare_request(track, actor=gijs)
    return rvdk.write_request(made, actor=gijs, **PLAN)


def test_a_complete_request_after_an_mdo_meets_no_objection(request_):
    make.mdo(request_.track, MdoQuestion.RVDK)

    assert objections(request_, "request") == []


@pytest.mark.rule("002-33")
@pytest.mark.rule("004-13")
def test_the_mdo_decides_about_a_request_with_an_expert(request_, gijs):
    assert not guards.mdo_decided(request_)
    about_the_conclusion = make.mdo(request_.track)
    assert not guards.mdo_decided(request_)
    about_the_conclusion.delete()

    mdo = make.mdo(request_.track, MdoQuestion.RVDK)
    mdo.participants.set([gijs])
    assert not guards.mdo_decided(request_)
    mdo.participants.add(request_.track.second)
    assert guards.mdo_decided(request_)


@pytest.mark.rule("004-13")
@pytest.mark.parametrize("missing", [{"college_informed_on": None}, {"college_informed_how": " "}])
def test_the_college_is_informed_of_a_request(request_, gijs, missing):
    assert guards.college_is_informed(request_)

    assert not guards.college_is_informed(rvdk.write_request(request_, actor=gijs, **missing))


@pytest.mark.rule("004-13")
def test_a_request_says_why(request_, gijs):
    assert guards.request_says_why(request_)

    assert not guards.request_says_why(rvdk.write_request(request_, actor=gijs, why=""))


def test_a_request_that_was_begun_does_not_go_out_once_the_track_is_over(request_, bram, gijs):
    assert guards.track_is_not_over(request_)
    died = {"kind": ProposalKind.END_EARLY, "early_end": EarlyEnd.DECEASED, "note": "Huisarts."}
    turns.propose_turn(request_.track, actor=gijs, **died)
    turns.approve_turn(request_.track, actor=bram)

    request_.track.refresh_from_db()

    assert not guards.track_is_not_over(request_)


@pytest.mark.rule("003-10")
@pytest.mark.rule("003-26")
@pytest.mark.rule("003-27")
@pytest.mark.parametrize(("name", "words"), guards.SIGHT_PLAN.items())
def test_the_plan_for_the_waiting_time_is_concrete(request_, gijs, name, words):
    assert guards.sight_is_planned(request_)
    empty = None if name in ("estimate_on", "valid_until") else ""

    lacking = rvdk.write_request(request_, actor=gijs, **{name: empty})

    assert not guards.sight_is_planned(lacking)
    assert guards.sight_is_planned.says(lacking).endswith(f"Nog nodig: {words}.")


@pytest.mark.rule("003-23")
def test_the_one_who_asks_keeps_sight_unless_the_table_decides_otherwise(request_, noord, gijs):
    assert guards.another_keeps_sight_by_agreement(request_)
    save = Organisation.objects.create(name="SAVE", kind=OrganisationKind.GI, region=noord)

    elsewhere = rvdk.write_request(request_, actor=gijs, sight_organisation=save)
    assert not guards.another_keeps_sight_by_agreement(elsewhere)
    agreed = rvdk.write_request(request_, actor=gijs, decided_at_table=True)
    assert guards.another_keeps_sight_by_agreement(agreed)


@pytest.mark.rule("003-26")
def test_an_estimate_is_made_before_it_goes_with_a_request(request_, gijs):
    assert guards.estimate_was_made(request_)

    to_come = rvdk.write_request(request_, actor=gijs, estimate_on=date(2026, 3, 13))
    assert not guards.estimate_was_made(to_come)


@pytest.mark.rule("003-26")
@pytest.mark.rule("D18")
def test_an_estimate_that_no_longer_holds_does_not_go_with_a_request(request_, gijs):
    today = rvdk.write_request(request_, actor=gijs, valid_until=date(2026, 3, 12))
    assert guards.estimate_is_still_valid(today)

    past = rvdk.write_request(request_, actor=gijs, valid_until=date(2026, 3, 11))
    assert not guards.estimate_is_still_valid(past)


@pytest.mark.rule("003-26")
@pytest.mark.rule("D18")
def test_a_year_typed_wrong_does_not_silence_the_term_of_the_estimate(request_, gijs):
    assert guards.estimate_ends_within_a_year(request_)

    years = rvdk.write_request(request_, actor=gijs, valid_until=date(2062, 4, 21))
    assert not guards.estimate_ends_within_a_year(years)
