"""A written handover is sent: its words are fixed, sharing is kept, and the clock runs (3.6)."""

import pytest

from cases.enums import CaseState, RegieKind, ReportState
from cases.models import CaseDeadline
from handover.enums import HandoverState
from handover.models import HandoverDocument
from sharing.enums import ShareKind
from sharing.models import Share
from tests.factories import handovers as make
from tests.factories.letters import moment

pytestmark = pytest.mark.django_db


@pytest.mark.rule("003-15", "A9", "D5a")
def test_s03_sent_on_monday_fixes_the_words_keeps_the_sharing_and_asks_an_answer_by_wednesday(
    noord, anna
):
    lotte = make.worker_at(make.team_of(noord))
    handover = make.sent(noord, by=anna)
    assert (handover.state, handover.sent_at) == (HandoverState.SENT, moment(2026, 4, 13, 12))
    assert HandoverDocument.objects.get(handover=handover).content["number"] == handover.number
    assert {share.kind for share in Share.objects.filter(case=handover.case)} == {
        ShareKind.HANDOVER_DOCUMENT,
        ShareKind.CONTACT_DATA_OF_REPORTER,
    }
    term = CaseDeadline.objects.open().get(case=handover.case, term="D5a")
    assert term.due_at.date().isoformat() == "2026-04-15"
    handover.report.refresh_from_db()
    assert handover.report.state == ReportState.HANDED_OVER
    assert handover.report.handover_number == handover.number
    assert lotte.notifications.filter(title__contains=handover.number).exists()


@pytest.mark.rule("000-05", "000-15")
def test_sending_passes_no_regie(noord, anna):
    handover = make.sent(noord, by=anna)
    assert handover.case.state == CaseState.HANDING_OVER
    sight = handover.case.regie.get(kind=RegieKind.ZICHT_OP_VEILIGHEID, until=None)
    assert sight.organisation == anna.organisation
