"""The lives of a case, an assessment and a report, as tables.

Change the table first, then the model.
"""

import pytest

from cases.enums import AssessmentState as A
from cases.enums import CaseState as C
from cases.enums import ReportState as R
from cases.models import Case, Report, SafetyAssessment

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
        "hand_over": R.HANDED_OVER,
        "assess_again": R.ASSESSING,
    },
    R.CLOSED_DIRECTLY: {"settle": R.SETTLED, "assess_again": R.ASSESSING},
    R.ADVISED_REPORTER: {"settle": R.SETTLED, "assess_again": R.ASSESSING},
    R.IN_TRACK: {"settle": R.SETTLED},
    R.JOINED_TRACK: {"settle": R.SETTLED},
    R.HANDED_OVER: {
        "hand_over": R.HANDED_OVER,
        "settle": R.SETTLED,
        "assess_again": R.ASSESSING,
    },
    R.SETTLED: {},
    R.TRANSFERRED: {},
    R.CONVERTED_TO_ADVICE: {},
    R.FORWARDED_NO_VIOLENCE: {},
}
CASE = {
    C.ASSESSING: {
        "start_track": C.TRACK,
        "prepare_handover": C.HANDING_OVER,
        "hand_over": C.HANDED_OVER,
        "monitor": C.MONITORED,
        "close": C.CLOSED,
    },
    C.TRACK: {
        "prepare_handover": C.HANDING_OVER,
        "monitor": C.MONITORED,
        "hand_over": C.HANDED_OVER,
        "assess_again": C.ASSESSING,
        "close": C.CLOSED,
    },
    C.HANDING_OVER: {
        "start_track": C.TRACK,
        "hand_over": C.HANDED_OVER,
        "monitor": C.MONITORED,
        "assess_again": C.ASSESSING,
    },
    C.HANDED_OVER: {"assess_again": C.ASSESSING, "close": C.CLOSED},
    C.MONITORED: {"assess_again": C.ASSESSING, "stop_following": C.HANDED_OVER},
    C.CLOSED: {"assess_again": C.ASSESSING},
}
LIVES = [(Case, C, CASE), (SafetyAssessment, A, ASSESSMENT), (Report, R, REPORT)]
NAMES = ["case", "assessment", "report"]


@pytest.mark.parametrize(("states", "life"), [life[1:] for life in LIVES], ids=NAMES)
def test_every_state_has_a_row(states, life):
    assert set(life) == set(states)


@pytest.mark.parametrize(("model", "states", "life"), LIVES, ids=NAMES)
def test_the_model_offers_exactly_these_steps(model, states, life):
    offered = {state: {} for state in states}
    for step in model().get_all_state_transitions():
        offered[step.source][step.name] = step.target

    assert offered == life
