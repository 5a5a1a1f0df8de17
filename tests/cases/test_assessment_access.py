"""Who reads and who writes in an assessment (domain 5.3)."""

import pytest
from django.urls import reverse

from tests.factories import assessments as bring


@pytest.fixture
def report(noord, anna):
    return bring.received(noord, by=anna)


def url(name, report):
    return reverse(f"cases:{name}", args=[report.number])


ALL = ["anna", "gijs", "bram", "fatma", "daan", "chantal", "esra"]
READING = ["assessment", "assessment_review", "assessment_notices", "report_exit"]
WRITING = ["assessment_sources", "assessment_judge", "assessment_conclude", "assessment_decide"]


@pytest.mark.rule("A1", "A2")
@pytest.mark.parametrize("name", READING)
def test_who_reads_an_assessment_under_review(as_, report, anna, gijs, name, request):
    """Gijs was asked to review; the bureaudienst no longer sees a report in triage."""
    bring.asked(report, anna, gijs)
    expected = dict.fromkeys(ALL, 404) | dict.fromkeys(["anna", "gijs", "bram"], 200)

    given = {who: as_(request.getfixturevalue(who)).get(url(name, report)) for who in ALL}

    assert {who: answer.status_code for who, answer in given.items()} == expected


@pytest.mark.parametrize("name", [*WRITING, "assessment_close"])
def test_who_writes_in_an_assessment(as_, report, anna, gijs, name, request):
    bring.asked(report, anna, gijs)
    expected = dict.fromkeys(ALL, 404) | {"anna": 200, "gijs": 403, "bram": 403}

    given = {who: as_(request.getfixturevalue(who)).get(url(name, report)) for who in ALL}

    assert {who: answer.status_code for who, answer in given.items()} == expected


def test_the_bureaudienst_does_not_read_what_is_judged(as_, report, fatma):
    assert as_(fatma).get(url("assessment", report)).status_code == 403
