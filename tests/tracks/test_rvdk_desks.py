"""Who kept sight while the family waited for the Raad knows it no longer than that (A2, 7.20)."""

import pytest
import time_machine

from accounts.roles import Role
from cases.models import Case
from cases.services.partner_workers import give_family
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from tests.factories import tracks as make
from tests.factories.accounts import colleague
from tests.tracks.test_rvdk import NOW, submitted
from tracks.services import rvdk

pytestmark = [pytest.mark.django_db, pytest.mark.rule("A2", "003-23")]


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def haven(noord):
    return Organisation.objects.create(
        name="De Haven", kind=OrganisationKind.CARE_PROVIDER, region=noord
    )


@pytest.fixture
def wies(haven):
    return colleague("Wies Ton", Role.LOCAL_WORKER, haven)


@pytest.fixture
def request_with_haven(noord, bram, gijs, haven, wies):
    """The table agreed that De Haven keeps sight; Wies has the family on her desk there."""
    track = make.in_conversation(noord, by=bram, owner=gijs)
    made = submitted(track, sight_organisation=haven, decided_at_table=True)
    give_family(track.case, organisation=haven, worker=wies, reason="Kent hen.", actor=wies)
    return made


def knows(user, case) -> bool:
    return Case.objects.known_to_partner(user).filter(pk=case.pk).exists()


def investigated(made, by):
    return rvdk.note_investigating(rvdk.note_received(made, actor=by), actor=by)


def test_when_the_raad_has_ruled_the_family_is_on_nobodys_desk_there(
    request_with_haven, gijs, wies
):
    case = request_with_haven.track.case
    assert knows(wies, case)

    rvdk.rule_request(investigated(request_with_haven, gijs), outcome="Geen.", actor=gijs)

    assert not knows(wies, case)
    assert not case.partner_workers.filter(until=None).exists()


def test_when_the_table_names_another_the_former_does_not_read_on(
    request_with_haven, gijs, wies, noord
):
    save = Organisation.objects.create(name="SAVE", kind=OrganisationKind.GI, region=noord)

    rvdk.agree_sight(
        request_with_haven,
        organisation=save,
        person="Jo Bos, SAVE",
        decided_at_table=True,
        actor=gijs,
    )

    assert not knows(wies, request_with_haven.track.case)


def test_who_goes_on_keeping_sight_keeps_the_family_on_the_desk(request_with_haven, gijs, wies):
    made = investigated(request_with_haven, gijs)

    rvdk.rule_request(made, outcome="Geen maatregel.", sight_stays=True, actor=gijs)

    assert knows(wies, request_with_haven.track.case)
