"""Acts around a crisis that a municipality sees coming."""

from __future__ import annotations

from uuid import uuid4

from consultations.enums import WithdrawalReason
from consultations.models import CrisisNotice
from consultations.services import crisis_notices
from rehearsal.acts.registry import act
from rehearsal.stage import Turn


@act
def announce_crisis(turn: Turn) -> str:
    """The consulent tells Veilig Thuis beforehand."""
    facts = turn.facts
    given = facts.into(crisis_notices.NoticeFacts, CrisisNotice, key=uuid4())
    despite = facts.text("despite_identities", "")
    facts.refuse_rest()
    notice = crisis_notices.announce(given, actor=turn.by, despite=despite)
    turn.remember(notice)
    hours = "buiten kantooruren" if notice.out_of_hours else "binnen kantooruren"
    return f"kondigt een crisis aan ({notice.number}, {hours})"


@act
def see_notice(turn: Turn) -> str:
    """Somebody at Veilig Thuis read it."""
    turn.facts.refuse_rest()
    notice = crisis_notices.acknowledge(turn.preceding(CrisisNotice), actor=turn.by)
    return f"heeft vooraankondiging {notice.number} gezien"


@act
def withdraw_notice(turn: Turn) -> str:
    """The municipality takes it back."""
    reason = WithdrawalReason(turn.facts.choice("reason", WithdrawalReason))
    turn.facts.refuse_rest()
    notice = turn.preceding(CrisisNotice)
    crisis_notices.withdraw(notice, reason=reason, actor=turn.by)
    return f"trekt vooraankondiging {notice.number} in: {reason.label}"
