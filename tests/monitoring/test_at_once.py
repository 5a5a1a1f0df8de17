"""Beat and its workers beside each other, and two colleagues who answer one proposal."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from common.exceptions import DomainError
from monitoring.enums import EndKind, MonitoringState, OtherEnd
from monitoring.models import MonitoringTrajectory
from monitoring.services.ending import answer_proposal, propose_end
from monitoring.services.preparing import prepare_due
from notifications.models import Notification
from tests.factories import monitoring as make
from tests.notifications.test_concurrency import beside_itself

pytestmark = pytest.mark.django_db(transaction=True)


def test_workers_beside_each_other_prepare_a_moment_and_end_it_once(followed, gijs, bram):
    key, now = make.moment_after(followed, 3).pk, timezone.now()
    prepared: list[bool] = []
    beside_itself(lambda: prepared.append(prepare_due(key, now=now)), times=3)

    assert sorted(prepared) == [False, False, True]
    assert Notification.objects.filter(key__startswith="moment-assigned").count() == 1

    proposal = propose_end(
        followed,
        kind=EndKind.OTHER,
        other=OtherEnd.MOVED,
        motive="Verhuisd.",
        sight_by="Veilig Thuis Zuid",
        actor=gijs,
    )
    answers: list[str] = []

    def answer():
        try:
            answer_proposal(proposal, agreed=True, answer="", actor=bram)
        except (DomainError, PermissionDenied):
            answers.append("too late")
        else:
            answers.append("done")

    beside_itself(answer, times=2)

    assert sorted(answers) == ["done", "too late"]
    assert MonitoringTrajectory.objects.get().state == MonitoringState.ENDED_OTHER
