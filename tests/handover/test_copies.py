"""The casusregisseur who is known gets a copy of what went out (003-38, 003-56)."""

import pytest

from cases.enums import YesNoUnknown
from handover.models import HandoverCopy
from sharing.enums import ShareGround, ShareKind
from sharing.models import Share
from tests.factories import handovers as make
from tests.factories.organisations import municipality_of

pytestmark = pytest.mark.django_db


@pytest.mark.rule("003-38", "003-56", "A9")
def test_the_director_gets_a_copy_on_a_ground_of_its_own(noord, anna):
    town = municipality_of(noord)
    said = {"director_known": YesNoUnknown.YES, "director": town}
    handover = make.sent(noord, by=anna, said=said)
    copy = HandoverCopy.objects.get(handover=handover)
    assert copy.organisation == town
    assert copy.share.kind == ShareKind.COPY_TO_DIRECTOR
    assert copy.share.ground == ShareGround.DIRECTOR_INVOLVED


@pytest.mark.rule("003-56")
def test_a_receiver_that_directs_already_gets_no_second_copy(noord, anna):
    team = make.team_of(noord)
    said = {"director_known": YesNoUnknown.YES, "director": team}
    handover = make.sent(noord, by=anna, said=said)
    assert not HandoverCopy.objects.filter(handover=handover).exists()


@pytest.mark.rule("A8")
def test_without_a_director_nobody_but_the_receiver_hears_of_it(noord, anna):
    handover = make.sent(noord, by=anna)
    assert set(Share.objects.filter(case=handover.case).values_list("to_organisation")) == {
        (handover.receiver_id,)
    }
