"""A handover begins where triage or a track ends, in the form that belongs to it (2.5, 3.6)."""

import pytest
from django.core.exceptions import PermissionDenied

from cases.enums import YesNoUnknown
from common.exceptions import DomainError
from handover.enums import HandoverForm, HandoverOrigin, HandoverState
from handover.models import Handover
from handover.services.beginning import begin_handover
from organisations.enums import Severity
from tests.factories import handovers as make
from tests.factories import tracks as make_track
from tests.factories.letters import triaged

pytestmark = pytest.mark.django_db

YES = YesNoUnknown.YES


@pytest.mark.rule("003-34", "003-42", "003-43")
@pytest.mark.parametrize("severity", [Severity.LIGHT, Severity.MEDIUM])
def test_after_decision_c_it_goes_in_writing_to_whom_triage_named(noord, anna, severity):
    handover = make.preparing(noord, by=anna, severity=severity)
    assert (handover.origin, handover.form) == (HandoverOrigin.TRIAGE, HandoverForm.WRITTEN)
    assert (handover.severity, handover.receiver.name) == (severity, "Wijkteam Centrum")
    assert handover.state == HandoverState.PREPARING


@pytest.mark.rule("003-34", "000-05")
@pytest.mark.parametrize("origin", [HandoverOrigin.CONDITIONS, HandoverOrigin.INVESTIGATION])
def test_after_a_track_it_is_warm(noord, anna, gijs, origin):
    handover = make.preparing_after(noord, by=anna, owner=gijs, origin=origin)
    assert (handover.origin, handover.form) == (origin, HandoverForm.WARM)
    assert handover.track is not None


@pytest.mark.rule("002-24")
def test_the_five_answers_of_triage_on_an_involved_helper_are_taken_over(noord, anna):
    five = dict.fromkeys(Handover.FIVE, YES)
    handover = make.preparing(noord, by=anna, involved=True, **five)
    assert handover.receiver_is_involved
    assert {name: getattr(handover, name) for name in Handover.FIVE} == five


def test_the_help_that_triage_found_is_a_first_text(noord, anna):
    handover = make.preparing(noord, by=anna, current_help="De schoolmaatschappelijk werker.")
    assert handover.current_help == "De schoolmaatschappelijk werker."


def test_begun_twice_it_is_one_handover(noord, anna, hanna):
    handover = make.preparing(noord, by=anna)
    assert begin_handover(handover.case, actor=hanna).pk == handover.pk


@pytest.mark.rule("003-34")
def test_without_decision_c_or_adopted_conditions_there_is_nothing_to_hand_over(noord, anna, gijs):
    report = triaged(noord, by=anna, received=make.RECEIVED, done=make.DECIDED)
    with pytest.raises(DomainError, match="triagebesluit C"):
        begin_handover(report.case, actor=anna)
    track = make_track.drafting(noord, by=anna, owner=gijs)
    with pytest.raises(DomainError, match="triagebesluit C"):
        begin_handover(track.case, actor=gijs)


def test_only_who_prepares_handovers_begins_one(noord, anna, fatma, bram, chantal):
    case = make.handing_over(noord, by=anna, receiver=make.team_of(noord))
    for nobody in (fatma, bram, chantal):
        with pytest.raises(PermissionDenied):
            begin_handover(case, actor=nobody)


@pytest.mark.rule("003-44")
def test_the_heaviest_of_the_reports_gives_the_weight(noord, anna, gijs):
    handover = make.preparing_after(noord, by=anna, owner=gijs)
    assert handover.severity == Severity.LIGHT
    assessment = handover.report.assessment
    assessment.severity = Severity.HEAVY
    assessment.save()
    handover.delete()
    assert begin_handover(handover.case, actor=gijs).severity == Severity.HEAVY
