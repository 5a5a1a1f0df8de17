"""The talks are done, it is judged, and it is closed with a decision (3.7)."""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from cases.enums import ContactChannel, ContactWith
from cases.services.contacts import note_contact
from common.exceptions import DomainError
from localfield.services.moments import moment_of
from monitoring.enums import EndKind, MomentDecision, MomentState
from monitoring.guards.moment import looked_before_on
from monitoring.models import MonitoringMoment
from monitoring.selectors.criteria import criteria_of
from monitoring.services.ending import propose_end
from monitoring.services.holding import held_moment
from monitoring.services.messages import (
    tell_outcome,
    tell_plan_to_sharpen,
    tell_to_assess_again,
)
from monitoring.services.reports import freeze_reports
from monitoring.services.talks import last_with_family, spoken_last
from monitoring.services.terms import meet_term
from safety.selectors.start_and_now import events_since, in_words, start_and_now_of
from workflow.steps import take_step

if TYPE_CHECKING:
    from accounts.models import User

S = MomentState
TO_COME = "Het moment kan niet in de toekomst liggen. Controleer de datum."
BEFORE = "Het moment kan niet vóór het begin van het volgen liggen. Controleer de datum."


@transaction.atomic
def hold(moment: MonitoringMoment, *, actor: "User", on: date | None = None) -> MonitoringMoment:
    """Everybody was spoken, or it says why not: the moment was held on the day of the last talk,
    and its term is met. Taken twice it was held once."""
    row = held_moment(moment, actor=actor, states=(S.PREPARED, S.NOT_REACHED, S.HELD))
    if row.state == S.HELD:
        return row
    day = on or spoken_last(row) or timezone.localdate()
    if day > timezone.localdate():
        raise DomainError(TO_COME)
    if row.trajectory.day_zero and day < row.trajectory.day_zero:
        raise DomainError(BEFORE)
    row = take_step(row, "hold", actor=actor, on=day)
    meet_term(row, at=moment_of(day), actor=actor)
    if talk := last_with_family(row):
        assert talk.spoken_on, "the last of those who were spoken"
        note_contact(
            row.trajectory.case,
            contact_with=ContactWith.FAMILY,
            channel=talk.how or ContactChannel.PHONE,
            summary=f"{row.name}: de gesprekken zijn gevoerd.",
            actor=actor,
            at=moment_of(talk.spoken_on),
            because=row,
        )
    return row


@transaction.atomic
def judge(moment: MonitoringMoment, *, actor: "User") -> MonitoringMoment:
    """How it stands is fixed as it lay on the desk: conditions, the three criteria, start against
    now, and what happened since the look before."""
    row = held_moment(moment, actor=actor, states=(S.HELD, S.JUDGED))
    if row.state == S.JUDGED:
        return row
    row = take_step(row, "judge", actor=actor, at=timezone.now(), by=actor)
    case, trajectory = row.trajectory.case, row.trajectory
    table = in_words(start_and_now_of(case, trajectory.opened_at))
    events = events_since(case, moment_of(looked_before_on(row)))
    row.start_and_now = [asdict(person) for person in table]
    row.criteria = [asdict(one) for one in criteria_of(row)]
    row.events = [
        {
            "when": event.happened_on.isoformat() if event.happened_on else event.period,
            "what": event.what,
            "effect": event.effect,
        }
        for event in events
    ]
    row.save(update_fields=["start_and_now", "criteria", "events"])
    return row


def judge_again(moment: MonitoringMoment, *, actor: "User") -> MonitoringMoment:
    """Something was forgotten or changed: what was asked can be written again."""
    return take_step(moment, "judge_again", actor=actor)


@transaction.atomic
def close(moment: MonitoringMoment, *, actor: "User", despite: str = "") -> MonitoringMoment:
    """Close it with its decision; the report is frozen, municipality and local field hear it.

    To close as stable only proposes: a second person agrees (3.7). ``despite`` is the reason for
    a score below six, or to go on when it was not safe. Taken twice it is closed once.
    """
    row = held_moment(moment, actor=actor, states=(S.JUDGED, S.CLOSED))
    if row.state == S.CLOSED:
        return row
    row = take_step(row, "close", actor=actor, despite=despite, at=timezone.now(), by=actor)
    freeze_reports(row, actor=actor)
    tell_outcome(row)
    tell_plan_to_sharpen(row)
    if row.decision == MomentDecision.NEW_ASSESSMENT:
        tell_to_assess_again(row)
    if row.decision == MomentDecision.CLOSE_STABLE:
        propose_end(
            row.trajectory,
            kind=EndKind.STABLE,
            motive=row.decision_note,
            score_reason=despite,
            actor=actor,
        )
    return row
