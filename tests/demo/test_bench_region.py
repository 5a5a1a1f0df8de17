"""The region that is measured: the database accepts it, and its front pages keep their promise."""

import pytest

from cases.enums import ReportState
from cases.models import Case, Report
from consultations.models import Consultation
from consultations.selectors.search import search
from demo.bench.measure import session_of, statements_of
from demo.bench.pages import pages
from demo.bench.region import generate
from demo.bench.tables import empty

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    yield generate(100)
    empty()


def test_a_measured_region_has_every_kind_of_work_and_no_page_costs_more_than_it_promises(staff):
    for page in pages(staff):
        cost = len(statements_of(page, session_of(page.reader)))
        assert page.most_queries is None or cost <= page.most_queries, page.name

    assert Report.objects.count() == 100
    assert Case.objects.open().count() == 90
    assert set(Report.objects.values_list("state", flat=True)) == {
        ReportState.RECEIVED,
        ReportState.ASSESSING,
        ReportState.ASSESSED,
        ReportState.HANDED_OVER,
        ReportState.SETTLED,
    }


def test_a_measured_region_gave_advice_and_can_search_in_it(staff):
    assert Consultation.objects.running().filter(handled_by=staff.triagists[0]).exists()
    assert search(staff.triagists[0], "wijkteam").advices
