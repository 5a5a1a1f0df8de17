"""Estimates, evaluations and notes on regie, as a worker of the local field records them."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from localfield.enums import EstimateInstrument, EvaluationDecision, JudgedAs, RegiePart
from localfield.models import LocalEstimate, LocalEvaluation, LocalTrajectory, RegieNote, ReportBack
from localfield.reference.estimate_v1 import QUESTIONS
from localfield.services.estimate import note_estimate
from localfield.services.evaluation import record_evaluation
from localfield.services.evaluation_facts import (
    EvaluationFacts,
    MemberSaid,
    ProfessionalSaid,
)
from localfield.services.judging import judge
from localfield.services.regie import note_regie
from localfield.services.report_of import NewReport
from tests.factories.localfield import people_of

ANSWERS = dict.fromkeys(QUESTIONS, ("no", ""))


def estimate(trajectory: LocalTrajectory, *, by: User, **told: Any) -> LocalEstimate:
    """The list answered, talked over in the team: safe for now."""
    today = timezone.localdate()
    given: dict[str, Any] = {
        "on": today,
        "instrument": EstimateInstrument.OWN_LIST,
        "answers": {**ANSWERS, "fear": ("yes", "Sanne schrikt van deuren.")},
        "discussed_on": today,
        "discussed_with": "Lotte Prins en de gedragswetenschapper van het wijkteam",
        "conclusion": "Er is spanning, maar oma ziet Sanne elke dag en vader komt niet thuis.",
        "safe_now": True,
    }
    return note_estimate(trajectory, actor=by, **{**given, **told})


def facts(trajectory: LocalTrajectory, **told: Any) -> EvaluationFacts:
    """Looked back with the family and school: go on, and look again in six weeks."""
    today = timezone.localdate()
    given: dict[str, Any] = {
        "on": today,
        "method": "Gesprek aan tafel met de doelen van het plan",
        "participants": "Fenna, Sanne, oma en Daan Kuipers",
        "risks_weighed": "Vader drinkt minder; de schulden zijn er nog.",
        "safe_now": True,
        "safe_note": "Sinds april is er niets gebeurd; Sanne zegt dat het rustig is.",
        "decision": EvaluationDecision.CONTINUE,
        "decision_note": "De hulp slaat aan.",
        "next_on": today + timedelta(days=42),
        "professionals": (ProfessionalSaid("Juf Els, school", today, "Sanne is vrolijker."),),
        "family": tuple(
            MemberSaid(person, "Het helpt.", "yes") for person in people_of(trajectory)
        ),
    }
    return EvaluationFacts(**{**given, **told})


def evaluation(trajectory: LocalTrajectory, *, by: User, **told: Any) -> LocalEvaluation:
    return record_evaluation(trajectory, facts(trajectory, **told), actor=by)


def regie_note(trajectory: LocalTrajectory, *, by: User, **told: Any) -> RegieNote:
    given = {"part": RegiePart.COORDINATION, "text": "School en wijkteam spraken af wie belt."}
    return note_regie(trajectory, actor=by, **{**given, **told})


def judged(row: ReportBack, *, by: User, **told: Any) -> ReportBack:
    """A new report, unless told otherwise."""
    given: dict[str, Any] = {
        "outcome": JudgedAs.NEW_REPORT,
        "text": "Wij maken er een nieuwe melding van.",
        "new_report": NewReport(occasions=("domestic_other",)),
    }
    return judge(row, actor=by, **{**given, **told})


def day(month: int, number: int) -> date:
    return date(2026, month, number)
