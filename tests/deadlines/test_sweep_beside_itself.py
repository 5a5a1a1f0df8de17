"""Two beats, four workers: the same end state, one message each. Real connections."""

import pytest
import time_machine

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.models import CaseDeadline
from deadlines.schedules import sweep
from notifications.models import Notification
from tests.factories import cases
from tests.factories.deadlines import assigned, local, running
from tests.notifications.test_concurrency import beside_itself


@pytest.mark.django_db(transaction=True)
def test_four_sweeps_at_once_tell_each_thing_once(noord, bram, gijs):
    for number in range(5):
        case = cases.case(noord, by=bram, name=f"Gezin {number}")
        assigned(case, gijs, by=bram)
        for term in ("D1", "D2", "D4"):
            running(case, term, "2026-01-05T10:00", by=gijs)

    with time_machine.travel(local("2026-07-01T09:00"), tick=False):
        beside_itself(sweep)

    assert CaseDeadline.objects.filter(breached_at=None).count() == 0
    assert AuditEntry.objects.filter(event=AuditEvent.DEADLINE_BREACHED).count() == 15
    assert Notification.objects.filter(recipient=gijs).count() == 15
    assert Notification.objects.filter(recipient=bram).count() == 15
