"""From taking a report to completing it: who may, what follows, what is refused."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from audit.models import AuditEntry
from cases.enums import (
    AssessmentState,
    CaseState,
    InvolvementRole,
    ReportState,
    SourceKind,
    SourceResult,
    TriageOutcome,
    YesNoUnknown,
)
from cases.models import (
    CaseAssignment,
    CaseDeadline,
    ConflictOfInterest,
    SafetyAssessment,
    TriageDecision,
)
from cases.services import assessment as assessments
from cases.services import decision as decisions
from cases.services import judging
from cases.services.review import ask_review, do_review, judge_again
from common.exceptions import DomainError, TransitionBlocked
from deadlines.enums import DeadlineState
from notifications.models import Notification
from people.models import HouseholdMember
from tests.factories import assessments as bring
from tests.factories import cases as make
from workflow.steps import NOT_FROM_HERE

O = TriageOutcome  # noqa: E741


@pytest.fixture
def report(noord, anna):
    return bring.received(noord, by=anna)


def open_terms(report):
    terms = CaseDeadline.objects.filter(report=report, state=DeadlineState.OPEN)
    return set(terms.values_list("term", flat=True))


def test_a_triagist_who_takes_a_report_carries_its_case(report, anna):
    assessment = bring.gathering(report, anna)

    assert assessment.state == AssessmentState.GATHERING
    assert assessment.report.state == ReportState.ASSESSING
    assert CaseAssignment.objects.get(until=None).worker == anna


def test_who_takes_a_report_second_hears_who_was_first(report, anna, hanna):
    bring.gathering(report, anna)

    with pytest.raises(TransitionBlocked) as refusal:
        bring.gathering(report, hanna)

    assert refusal.value.reasons == [NOT_FROM_HERE, "Anna Meijer heeft deze melding al opgepakt."]


def test_a_team_lead_gives_a_report_to_a_triagist_who_hears_of_it(report, bram, hanna):
    assessments.begin(report, assessor=hanna, actor=bram)

    assert SafetyAssessment.objects.get().assessor == hanna
    assert report.number in Notification.objects.get(recipient=hanna).title


@pytest.mark.parametrize("stranger", ["fatma", "gijs", "daan", "chantal", "esra"])
def test_others_cannot_take_a_report(report, stranger, request):
    actor = request.getfixturevalue(stranger)

    with pytest.raises(PermissionDenied):
        assessments.begin(report, assessor=actor, actor=actor)


def test_only_a_triagist_can_be_given_a_report(report, bram, gijs):
    with pytest.raises(DomainError, match="geen triagist"):
        assessments.begin(report, assessor=gijs, actor=bram)


@pytest.mark.rule("A12")
def test_nobody_is_given_the_case_of_somebody_close(report, bram, hanna):
    ConflictOfInterest.objects.create(
        case=report.case, user=hanna, reason="buurvrouw", recorded_by=bram
    )

    with pytest.raises(DomainError, match="mag dit dossier niet zien"):
        assessments.begin(report, assessor=hanna, actor=bram)


def test_handing_over_moves_the_case_too_and_keeps_the_reason(report, anna, hanna):
    assessment = bring.gathering(report, anna)

    assessments.hand_assessment_to(assessment, to=hanna, reason="Vakantie", actor=anna)

    assert SafetyAssessment.objects.get().assessor == hanna
    assert CaseAssignment.objects.get(until=None).worker == hanna
    assert CaseAssignment.objects.get(until=None).reason == "Vakantie"


@pytest.mark.rule("002-04")
def test_a_source_has_a_date_or_a_reason(report, anna):
    assessment = bring.gathering(report, anna)

    with pytest.raises(DomainError, match="wanneer"):
        judging.record_source(
            assessment, kind=SourceKind.RVDK, result=SourceResult.CONSULTED, actor=anna
        )
    with pytest.raises(DomainError, match="waarom"):
        judging.record_source(
            assessment, kind=SourceKind.RVDK, result=SourceResult.UNREACHABLE, actor=anna
        )


@pytest.mark.rule("003-25")
def test_confirming_the_household_brings_every_child_into_view(report, anna, noord):
    brother = make.person(noord, "Tim", birth_year=timezone.localdate().year - 4)
    HouseholdMember.objects.create(
        person=brother, household=report.case.household, since=date(2022, 1, 1)
    )
    assessment = bring.gathering(report, anna)

    judging.confirm_household(assessment, actor=anna)

    involvement = report.involvements.get(person=brother)
    assert involvement.role == InvolvementRole.CHILD_IN_HOUSEHOLD


def test_answers_are_kept_one_by_one(report, anna):
    assessment = bring.judging_begun(report, anna)

    judging.save_judgement(assessment, actor=anna, answers={"acute_1": {"answer": "no"}})
    judging.save_judgement(assessment, actor=anna, answers={"structural_1": {"answer": "yes"}})

    kept = SafetyAssessment.objects.get().answers
    assert set(kept) == {"acute_1", "structural_1"}


def test_the_log_of_a_judgement_names_fields_and_never_what_was_written(report, anna):
    assessment = bring.judging_begun(report, anna)

    judging.save_judgement(assessment, actor=anna, chronology="Vader sloeg op 3 mei.")

    assert "sloeg" not in str(list(AuditEntry.objects.values_list("data", flat=True)))


@pytest.mark.rule("002-33")
def test_the_author_cannot_review_not_even_after_handing_over(report, anna, hanna, gijs):
    assessment = bring.judged(report, anna)
    assessments.hand_assessment_to(assessment, to=hanna, reason="Vrije dag", actor=anna)

    with pytest.raises(DomainError, match="meeschreef"):
        ask_review(assessment, reviewer=anna, actor=hanna)

    review = ask_review(assessment, reviewer=gijs, actor=hanna)
    for author in (anna, hanna):
        with pytest.raises(PermissionDenied):
            do_review(review, agrees=True, actor=author)


def test_the_colleague_who_is_asked_hears_of_it_without_names(report, anna, gijs):
    bring.asked(report, anna, gijs)

    message = Notification.objects.get(recipient=gijs)
    assert report.number in message.title
    assert "Vermeer" not in message.title + message.body


@pytest.mark.rule("002-33")
def test_dissent_needs_a_view_and_stays_beside_the_decision(report, anna, gijs):
    assessment = bring.asked(report, anna, gijs)
    review = assessment.reviews.get()

    with pytest.raises(DomainError, match="schrijf dan waarom"):
        do_review(review, agrees=False, actor=gijs)
    do_review(review, agrees=False, view="Ik vind dit middelzwaar.", actor=gijs)

    decisions.save_decision(assessment, actor=anna, outcome=O.CLOSE, **bring.NOTHING_HOLDS)
    decision = decisions.decide(assessment, actor=anna)
    assert decision.grounds["reviews"] == [review.pk]
    assert assessment.reviews.get().view == "Ik vind dit middelzwaar."


def test_a_review_of_an_earlier_judgement_counts_no_more(report, anna, gijs):
    assessment = bring.reviewed(report, anna, gijs)

    judge_again(assessment, actor=anna)

    assert assessment.reviews.get().superseded_at is not None


@pytest.mark.rule("D1", "D2", "D2b", "002-10", "002-14")
def test_completing_ends_d1_and_starts_the_letters(report, anna, gijs):
    bring.completed(report, anna, gijs, O.CLOSE)

    assert open_terms(report) == {"D2", "D2b", "D6"}
    assert CaseDeadline.objects.get(report=report, term="D1").state == DeadlineState.MET


@pytest.mark.parametrize(
    ("outcome", "facts", "report_state", "case_state", "terms"),
    [
        (O.CLOSE, {}, ReportState.CLOSED_DIRECTLY, CaseState.ASSESSING, set()),
        (
            O.OWN_HELP,
            {"advice_variant": "continue"},
            ReportState.ADVISED_REPORTER,
            CaseState.ASSESSING,
            set(),
        ),
        (O.CONDITIONS, {"k1": True}, ReportState.ASSESSED, CaseState.TRACK, {"D4"}),
        (O.INVESTIGATION, {"k4": True}, ReportState.ASSESSED, CaseState.TRACK, {"D4"}),
    ],
    ids=["A closes", "B advises", "D starts a track", "E starts an investigation"],
)
def test_where_report_and_case_go(
    noord, anna, gijs, outcome, facts, report_state, case_state, terms
):
    report = bring.received(noord, by=anna, own_help=True)

    assessment = bring.completed(report, anna, gijs, outcome, **facts)

    report = SafetyAssessment.objects.get(pk=assessment.pk).report
    assert (report.state, report.case.state) == (report_state, case_state)
    assert open_terms(report) - {"D2", "D2b", "D6"} == terms


@pytest.mark.rule("D1s")
def test_an_investigation_that_starts_in_time_meets_the_law(report, anna, gijs):
    bring.completed(report, anna, gijs, O.INVESTIGATION, k3=True)

    started = CaseDeadline.objects.get(term="D1s")
    assert started.state == DeadlineState.MET
    assert started.started_at == report.received_at


def test_a_case_goes_on_once_no_report_waits(report, anna, gijs):
    second = bring.received_in(report.case, by=anna)

    bring.completed(report, anna, gijs, O.CONDITIONS, k1=True)
    report.case.refresh_from_db()
    assert report.case.state == CaseState.ASSESSING

    bring.completed(second, anna, gijs, O.CLOSE)
    report.case.refresh_from_db()
    assert report.case.state == CaseState.TRACK


def test_a_decision_can_be_taken_back_before_it_is_completed(report, anna, gijs):
    assessment = bring.decided(report, anna, gijs, O.CLOSE)

    decisions.withdraw_decision(assessment, actor=anna)

    assert SafetyAssessment.objects.get().state == AssessmentState.PEER_REVIEW
    assert TriageDecision.objects.get().superseded_at is not None


@pytest.mark.rule("D1", "000-31")
def test_reopening_does_not_run_d1_again_and_keeps_the_old_decision(report, anna, gijs, bram):
    assessment = bring.completed(report, anna, gijs, O.CONDITIONS, k1=True)

    assessments.reopen(assessment, reason="De vader is verhuisd.", actor=bram)

    assessment = SafetyAssessment.objects.get()
    assert assessment.state == AssessmentState.REOPENED
    assert assessment.report.state == ReportState.ASSESSING
    assert assessment.report.case.state == CaseState.ASSESSING
    assert open_terms(report) == {"D6"}
    assert TriageDecision.objects.get().superseded_at is not None


def test_a_reopened_assessment_is_judged_reviewed_and_decided_anew(report, anna, gijs, bram):
    assessment = bring.completed(report, anna, gijs, O.CONDITIONS, k1=True)
    assessment = assessments.reopen(assessment, reason="Nieuw feit.", actor=bram)
    assessment = judging.start_judging(assessment, actor=anna)
    review = ask_review(assessment, reviewer=gijs, actor=anna)
    do_review(review, agrees=True, actor=gijs)
    decisions.save_decision(assessment, actor=anna, outcome=O.CLOSE, **bring.NOTHING_HOLDS)
    assessment = decisions.decide(assessment, actor=anna).assessment

    bring.close(assessment, anna)

    outcomes = TriageDecision.objects.order_by("pk").values_list("outcome", flat=True)
    assert list(outcomes) == [O.CONDITIONS, O.CLOSE]
    assert CaseDeadline.objects.filter(report=report, term="D1").count() == 1


@pytest.mark.parametrize("who", ["anna", "gijs", "chantal"])
def test_only_the_team_lead_of_the_region_reopens(report, anna, gijs, who, request):
    assessment = bring.completed(report, anna, gijs, O.CLOSE)

    with pytest.raises(PermissionDenied):
        assessments.reopen(assessment, reason="x", actor=request.getfixturevalue(who))


def test_two_colleagues_decide_and_the_second_hears_what_the_first_decided(
    report, anna, hanna, gijs
):
    assessment = bring.decided(report, anna, gijs, O.CLOSE)

    with pytest.raises(TransitionBlocked) as refusal:
        decisions.save_decision(assessment, actor=hanna, outcome=O.CONDITIONS)

    assert refusal.value.reasons[0] == NOT_FROM_HERE
    assert "Anna Meijer nam het besluit" in refusal.value.reasons[1]
    assert SafetyAssessment.objects.get().outcome == O.CLOSE


def test_a_person_outside_the_report_gets_no_conclusion(report, anna, noord):
    assessment = bring.judging_begun(report, anna)

    with pytest.raises(DomainError, match="staat niet bij deze melding"):
        judging.conclude_person(
            assessment,
            make.person(noord, "Vreemde"),
            immediate_safety=YesNoUnknown.YES,
            structural_safety=YesNoUnknown.YES,
            score=5,
            explanation="?",
            actor=anna,
        )
