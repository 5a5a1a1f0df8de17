"""Every rule about finding out and judging blocks alone, with its own sentence (domain 3.3)."""

import pytest

from cases.enums import SourceKind, TriageOutcome
from cases.guards import assessment as finding
from cases.models import SafetyAssessment
from cases.services import judging
from tests.factories import assessments as bring
from workflow.steps import objections

O = TriageOutcome  # noqa: E741


@pytest.fixture
def report(noord, anna):
    return bring.received(noord, by=anna)


def fresh(assessment):
    return SafetyAssessment.objects.get(pk=assessment.pk)


def only(guard, assessment, step):
    """This guard objects, nothing else does, and it says so in its own words."""
    row = fresh(assessment)
    sentences = objections(row, step)
    assert sentences == [guard.says(row)]
    return sentences[0]


@pytest.mark.rule("002-04")
def test_every_source_is_asked_before_judging(report, anna):
    assessment = bring.gathering(report, anna)
    judging.confirm_household(assessment, actor=anna)
    bring.ask_source(assessment, "police", anna)

    sentence = only(finding.every_source_has_a_result, assessment, "start_judging")

    assert "melder" in sentence
    assert "politie" not in sentence.split("Nog te doen")[1]


@pytest.mark.rule("003-25")
def test_the_household_is_confirmed_before_judging(report, anna):
    assessment = bring.gathering(report, anna)
    for kind in SourceKind:
        bring.ask_source(assessment, kind, anna)

    only(finding.household_is_complete, assessment, "start_judging")


@pytest.mark.rule("002-05")
def test_the_instrument_is_answered_before_the_review(report, anna):
    assessment = bring.judged(report, anna)
    judging.save_judgement(assessment, actor=anna, answers={"acute_1": {"answer": ""}})

    assert "Nog 1 open" in only(finding.instrument_is_complete, assessment, "ask_review")


@pytest.mark.rule("002-05")
def test_part_c_may_be_skipped_when_part_b_is_positive(report, anna):
    assessment = bring.judged(report, anna, yes=("structural",))
    judging.save_judgement(assessment, actor=anna, answers={"multi_problem_1": {"answer": ""}})

    assert objections(fresh(assessment), "ask_review") == []


@pytest.mark.rule("002-33")
def test_every_person_gets_a_conclusion_before_the_review(report, anna):
    assessment = bring.judged(report, anna)
    assessment.conclusions.all().delete()

    sentence = only(finding.every_person_has_a_conclusion, assessment, "ask_review")

    assert "Vermeer" not in sentence


@pytest.mark.rule("003-42", "003-43", "003-44")
def test_the_weight_is_proposed_with_a_reason_before_the_review(report, anna):
    assessment = bring.judged(report, anna)
    judging.save_judgement(assessment, actor=anna, severity_reason="")

    only(finding.severity_is_proposed, assessment, "ask_review")


@pytest.mark.rule("000-31")
def test_a_settled_report_is_not_assessed_again(report, anna, gijs):
    assessment = bring.completed(report, anna, gijs, O.CLOSE)
    row = fresh(assessment)
    row.report.__dict__["state"] = "settled"

    assert objections(row, "reopen") == [finding.report_is_not_settled.says(row)]
