"""What stands on the pages where colleagues write, and who wrote it (common/overtaking.py)."""

from typing import TYPE_CHECKING, Any

from cases.selectors.events import event_of
from cases.selectors.savers import last_saved
from common.overtaking import Standing
from safety.selectors.factors import one_protective_of, risk_of
from safety.selectors.scores import score_of
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case, UnsafeEvent
    from safety.models import ProtectiveFactor, RiskFactor, SafetyScore

EVENT = ("happened_on", "period", "what", "effect", "known_by")


def event_initial(event: "UnsafeEvent", *, source_readable: bool) -> dict[str, Any]:
    names = (*EVENT, "source") if source_readable else EVENT
    return {name: getattr(event, name) for name in names}


def event(case: "Case", pk: int, reader: "User", *, source_readable: bool) -> Standing:
    return Standing(
        lambda: event_initial(event_of(locked(case), pk), source_readable=source_readable),
        lambda name: last_saved(case, reader, unsafe_event=pk, fields=[name]),
    )


def risk_initial(risk: "RiskFactor") -> dict[str, Any]:
    return {**protective_initial(risk), "risk_status": risk.status}


def risk(case: "Case", pk: int, reader: "User") -> Standing:
    return Standing(
        lambda: risk_initial(risk_of(locked(case), pk)),
        lambda name: last_saved(case, reader, riskfactor=pk, fields=[name.removeprefix("risk_")]),
    )


def protective_initial(factor: "RiskFactor | ProtectiveFactor") -> dict[str, Any]:
    return {
        "kind": factor.kind,
        "about": factor.about_id,
        "description": factor.description,
    }


def protective(case: "Case", pk: int, reader: "User") -> Standing:
    return Standing(
        lambda: protective_initial(one_protective_of(locked(case), pk)),
        lambda name: last_saved(case, reader, protectivefactor=pk, fields=[name]),
    )


def score_initial(score: "SafetyScore") -> dict[str, Any]:
    return {"score": score.score, "note": score.note}


def score(case: "Case", pk: int, reader: "User") -> Standing:
    return Standing(
        lambda: score_initial(score_of(locked(case), pk)),
        lambda name: last_saved(case, reader, safetyscore=pk, fields=[name]),
    )
