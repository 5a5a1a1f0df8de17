"""The lives of an assessment and a report, as tables. Change the table first, then the model."""

import pytest

from cases.enums import AssessmentState as A
from cases.enums import ReportState as R
from cases.models import Report, SafetyAssessment

ASSESSMENT = {
    A.TO_START: {"start_gathering": A.GATHERING},
    A.GATHERING: {"start_judging": A.JUDGING},
    A.JUDGING: {"ask_review": A.PEER_REVIEW},
    A.PEER_REVIEW: {"decide": A.DECIDED, "judge_again": A.JUDGING},
    A.DECIDED: {"complete": A.COMPLETED, "withdraw_decision": A.PEER_REVIEW},
    A.COMPLETED: {"reopen": A.REOPENED},
    A.REOPENED: {"start_judging": A.JUDGING},
}
REPORT = {
    R.DRAFT: {"receive": R.RECEIVED},
    R.RECEIVED: {
        "start_assessment": R.ASSESSING,
        "forward_no_violence": R.FORWARDED_NO_VIOLENCE,
    },
    R.ASSESSING: {
        "complete_assessment": R.ASSESSED,
        "transfer": R.TRANSFERRED,
        "convert_to_advice": R.CONVERTED_TO_ADVICE,
    },
    R.ASSESSED: {
        "close_directly": R.CLOSED_DIRECTLY,
        "advise_reporter": R.ADVISED_REPORTER,
        "enter_track": R.IN_TRACK,
        "join_track": R.JOINED_TRACK,
        "assess_again": R.ASSESSING,
    },
    R.CLOSED_DIRECTLY: {"settle": R.SETTLED, "assess_again": R.ASSESSING},
    R.ADVISED_REPORTER: {"settle": R.SETTLED, "assess_again": R.ASSESSING},
    R.IN_TRACK: {"settle": R.SETTLED},
    R.JOINED_TRACK: {"settle": R.SETTLED},
    R.SETTLED: {},
    R.TRANSFERRED: {},
    R.CONVERTED_TO_ADVICE: {},
    R.FORWARDED_NO_VIOLENCE: {},
}


@pytest.mark.parametrize(("states", "life"), [(A, ASSESSMENT), (R, REPORT)], ids=["A", "R"])
def test_every_state_has_a_row(states, life):
    assert set(life) == set(states)


@pytest.mark.parametrize(
    ("model", "life"),
    [(SafetyAssessment, ASSESSMENT), (Report, REPORT)],
    ids=["assessment", "report"],
)
def test_the_model_offers_exactly_these_steps(model, life):
    offered = {state: {} for state in life}
    for step in model().get_all_state_transitions():
        offered[step.source][step.name] = step.target

    assert offered == life
