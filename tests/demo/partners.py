"""What the demo region shows of handovers and of families at a partner; test_seed.py plays it."""

import pytest

from accounts.models import User
from cases.enums import CaseState, RepeatState
from cases.models import CoordinationAttempt, DirectorAnswer, RepeatReport, Report
from handover.enums import HandoverForm, HandoverState
from handover.models import Handover
from localfield.enums import (
    BridgingState,
    EvaluationDecision,
    LocalContactForm,
    ReportBackState,
    TrajectoryEnd,
)
from localfield.models import (
    BridgingPeriod,
    LocalContact,
    LocalDeadline,
    LocalEvaluation,
    LocalTrajectory,
    ReportBack,
)
from localfield.selectors.families import families
from organisations.enums import OrganisationKind
from safetyplans.models import PlanSignature
from sharing.selectors.fact_signals import told_to


@pytest.mark.usefixtures("demo")
class TestLocalField:
    """Handovers, families at a partner and their plans, in every state."""

    def test_a_handover_is_in_every_state_written_and_warm(self):
        assert set(Handover.objects.values_list("state", flat=True)) == {*HandoverState}
        assert set(Handover.objects.values_list("form", flat=True)) == {*HandoverForm}

    def test_a_refused_handover_waits_for_another_receiver(self):
        refused = Handover.objects.get(state=HandoverState.REFUSED)

        assert refused.refusal_note
        assert refused.case.state == CaseState.HANDING_OVER

    def test_families_wait_for_help_and_waiting_ended_in_every_way(self):
        assert set(BridgingPeriod.objects.values_list("state", flat=True)) == {*BridgingState}

    def test_a_municipality_hears_that_a_family_went_to_a_helper(self):
        lotte = User.objects.get(name="Lotte Uijttewaal")
        (signal,) = told_to(lotte).unseen()

        assert signal.receiver.kind == OrganisationKind.CARE_PROVIDER

    def test_one_was_only_phoned_and_one_has_not_been_met_at_all(self):
        forms = {
            case: {contact.form for contact in LocalContact.objects.filter(case__number=case)}
            for case in LocalTrajectory.objects.values_list("case__number", flat=True)
        }

        assert {LocalContactForm.PHONE} in forms.values()
        assert set() in forms.values()
        assert LocalDeadline.objects.filter(term="D5b", breached_at__isnull=False).exists()

    def test_a_family_drew_its_signatures_and_somebody_would_not_sign(self):
        signatures = PlanSignature.objects.all()
        drawn = [row for row in signatures if row.given and row.given["strokes"]]

        assert len(drawn) >= 4
        assert signatures.exclude(refusal="").exists()

    def test_plans_are_evaluated_with_everybody(self):
        assert {row.decision for row in LocalEvaluation.objects.all()} >= {
            EvaluationDecision.CONTINUE,
            EvaluationDecision.ADJUST,
        }

    def test_one_report_back_waits_and_one_became_a_report_again(self):
        assert ReportBack.objects.waiting().count() == 1
        answered = ReportBack.objects.get(state=ReportBackState.NEW_REPORT)
        assert Report.objects.get(number=answered.report_number).repeat_report

    def test_repeat_reports_are_in_every_state_that_lasts(self):
        states = set(RepeatReport.objects.exclude(within=[]).values_list("state", flat=True))

        assert states == {
            RepeatState.COORDINATING,
            RepeatState.COORDINATED,
            RepeatState.PROCESSED,
        }
        assert CoordinationAttempt.objects.count() == 2
        assert DirectorAnswer.objects.filter(confirmed_at=None).exists()

    def test_work_of_partners_ended_in_more_than_one_way(self):
        reasons = set(LocalTrajectory.objects.values_list("end_reason", flat=True))

        assert reasons >= {TrajectoryEnd.STABLE, TrajectoryEnd.TRANSFERRED, TrajectoryEnd.MOVED}

    @pytest.mark.parametrize("name", ["daan", "maaike", "joost", "willemijn"])
    def test_whoever_works_at_a_partner_has_families(self, name):
        assert families(User.objects.get(email=f"{name}@voorbeeld.example")).exists()
