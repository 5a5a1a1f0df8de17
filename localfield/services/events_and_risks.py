"""What the local field adds to the picture of safety: events, risks, and scores.

It stands in one picture with what Veilig Thuis noted, and starts the six months of D11 again.
"""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from cases.models import Case, UnsafeEvent
from cases.services.events import note_event
from common.exceptions import DomainError
from localfield.services.contacts import held_trajectory
from localfield.services.messages import tell_of_event
from safety.enums import RaterKind
from safety.models import RiskFactor, SafetyScore
from safety.services.factors import change_risk_status, note_risk
from safety.services.scores import note_score

if TYPE_CHECKING:
    from accounts.models import User

FOR_VT = "De score van Veilig Thuis geeft Veilig Thuis zelf. Kies wie deze score gaf."


@transaction.atomic
def tell_event(case: Case, *, actor: "User", **facts: Any) -> UnsafeEvent:
    """Something unsafe happened while the local field helps (002-37); VT hears it."""
    row = held_trajectory(case, actor=actor)
    event = note_event(row.case, actor=actor, **facts)
    tell_of_event(row.case, event.pk)
    return event


@transaction.atomic
def tell_risk(case: Case, *, actor: "User", **facts: Any) -> RiskFactor:
    """A risk that was not known when the work began."""
    row = held_trajectory(case, actor=actor)
    return note_risk(row.case, actor=actor, **facts)


@transaction.atomic
def move_risk(risk: RiskFactor, *, status: str, reason: str, actor: "User") -> RiskFactor:
    """How a risk stands now, and what shows it."""
    held_trajectory(risk.case, actor=actor)
    return change_risk_status(risk, status=status, reason=reason, actor=actor)


@transaction.atomic
def give_score(case: Case, *, rater: str, actor: "User", **facts: Any) -> SafetyScore:
    """How safe somebody is, according to the family, the network or a professional."""
    row = held_trajectory(case, actor=actor)
    if rater == RaterKind.VT:
        raise DomainError(FOR_VT)
    return note_score(row.case, rater=rater, actor=actor, **facts)
