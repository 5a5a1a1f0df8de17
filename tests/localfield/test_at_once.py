"""The work with a family ends while colleagues still write: nobody waits for ever."""

import pytest
from django.core.exceptions import PermissionDenied

from common.exceptions import DomainError
from localfield.enums import TrajectoryEnd
from localfield.models import BridgingPeriod, LocalTrajectory
from localfield.services.bridging import lapse
from localfield.services.ending import end_otherwise
from tests.factories import localfield as make
from tests.notifications.test_concurrency import beside_itself

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_ends_the_work_and_who_notes_something_at_that_moment_are_both_answered(family, daan):
    wait = make.waiting(family.case, by=daan, organisation=family.organisation, at=make.ACCEPTED)
    moved = {"reason": TrajectoryEnd.MOVED, "note": "Naar een andere regio.", "actor": daan}
    acts = [
        lambda: make.contact(family, by=daan, on=make.ACCEPTED.date()),
        lambda: end_otherwise(family, **moved),
        lambda: lapse(wait, why="Zij gaan weg.", actor=daan),
        lambda: make.contact(family, by=daan, on=make.ACCEPTED.date(), summary="Zij gaan weg."),
        lambda: end_otherwise(family, **moved),
    ]
    answered: list[str] = []

    def one():
        act = acts.pop()
        try:
            act()
        except (DomainError, PermissionDenied) as refusal:
            answered.append(str(refusal))
        else:
            answered.append("done")

    beside_itself(one, times=len(acts))

    assert len(answered) == 5
    assert not LocalTrajectory.objects.open().exists()
    assert not BridgingPeriod.objects.active().exists()
