"""Two working days to answer (D5a): who hears when nobody answers, and that regie stays (S03)."""

import pytest
import time_machine
from django.utils import timezone

from cases.enums import RegieKind
from cases.models import CaseDeadline, RegieAssignment
from deadlines.schedules import sweep
from handover.enums import HandoverState
from handover.models import Handover
from notifications.models import Notification
from organisations.enums import OrganisationKind
from tests.factories import handovers as make
from tests.factories.letters import moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(noord, anna):
    return make.sent(noord, by=anna)


@pytest.fixture
def officer(noord):
    return make.officer_of(noord)


def heard(user) -> list[str]:
    rows = Notification.objects.filter(recipient=user, title__contains="Overdracht geaccepteerd")
    return [row.title for row in rows.order_by("pk")]


@pytest.mark.rule("D5a")
def test_s03_the_answer_is_due_on_wednesday(waiting):
    term = CaseDeadline.objects.get(case=waiting.case, term="D5a")
    assert timezone.localdate(waiting.sent_at) == moment(2026, 4, 13).date()
    assert timezone.localdate(term.due_at) == moment(2026, 4, 15).date()


@pytest.mark.rule("D5a")
def test_who_prepared_is_warned_the_day_after_and_hears_with_the_officer_when_it_is_too_late(
    waiting, anna, officer
):
    with time_machine.travel(moment(2026, 4, 14, 8), tick=False):
        sweep()
        assert len(heard(anna)) == 1
        assert heard(officer) == []
    with time_machine.travel(moment(2026, 4, 16, 8), tick=False):
        sweep()
        assert len(heard(anna)) == 2
        assert len(heard(officer)) == 1
    assert not any("Vermeer" in title for title in [*heard(anna), *heard(officer)])


@pytest.mark.rule("D5a", "000-15")
def test_when_nobody_answers_regie_stays_at_veilig_thuis(waiting):
    with time_machine.travel(moment(2026, 4, 30), tick=False):
        sweep()
        sight = RegieAssignment.objects.get(
            case=waiting.case, until=None, kind=RegieKind.ZICHT_OP_VEILIGHEID
        )
    assert sight.organisation.kind == OrganisationKind.VEILIG_THUIS
    assert Handover.objects.get(pk=waiting.pk).state == HandoverState.SENT
