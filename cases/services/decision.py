"""The decision A-E: write it down, take it, take it back."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.events import AuditEvent
from audit.services import record
from cases.enums import AssessmentState, RetentionConclusion
from cases.guards.decision import override_applies
from cases.models import SafetyAssessment, TriageDecision
from cases.services.holding import held
from common.exceptions import DomainError
from organisations.selectors import receivers
from workflow.steps import take_step

if TYPE_CHECKING:
    from organisations.models import Organisation

S = AssessmentState
DECISION_FACTS = frozenset(
    {
        *(kind.value for kind in RetentionConclusion),
        "outcome",
        "advice_variant",
        "receiver_kind",
        "receiver",
        "receiver_person",
        "helper_can",
        "helper_wants",
        "helper_can_use_plan",
        "helper_keeps_sight",
        "helper_able_says_vt",
        "family_open_to_help",
        "in_doubt",
        "local_field_called_at",
        "local_field_view",
        "override_reason",
        "override_second",
    }
)


@transaction.atomic
def save_decision(assessment: SafetyAssessment, *, actor: User, **facts: Any) -> SafetyAssessment:
    """Keep what is filled in of the decision: K1-K6, outcome, receiver (see DECISION_FACTS).

    ``receiver`` is an organisation and ``override_second`` a colleague, or None.
    """
    row = held(assessment, S.PEER_REVIEW, actor=actor)
    if unknown := set(facts) - DECISION_FACTS:
        raise DomainError(f"Onbekend in een besluit: {', '.join(sorted(unknown))}.")
    _refuse_strangers(row, facts.get("receiver"), facts.get("override_second"))
    _refuse_future_call(facts.get("local_field_called_at"))
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    if changed:
        row.save(update_fields=changed)
        record(AuditEvent.CHANGED, actor=actor, target=row, fields=sorted(changed))
    return row


@transaction.atomic
def decide(
    assessment: SafetyAssessment, *, actor: User, at: datetime | None = None, despite: str = ""
) -> TriageDecision:
    """Take the decision, with its grounds beside it. ``despite``: why own help will do (002-12)."""
    at = at or timezone.now()
    held(assessment, S.PEER_REVIEW, actor=actor)
    row = take_step(assessment, "decide", actor=actor, at=at, by=actor, despite=despite)
    return TriageDecision.objects.create(
        assessment=row,
        outcome=row.outcome,
        severity=row.severity,
        grounds=_grounds(row, despite),
        decided_at=at,
        decided_by=actor,
    )


@transaction.atomic
def withdraw_decision(
    assessment: SafetyAssessment, *, actor: User, at: datetime | None = None
) -> SafetyAssessment:
    """Before it is completed a decision can be taken back; the old one stays on record."""
    held(assessment, S.DECIDED, actor=actor)
    row = take_step(assessment, "withdraw_decision", actor=actor)
    set_aside_decision(row, at=at or timezone.now())
    return row


def set_aside_decision(assessment: SafetyAssessment, *, at: datetime) -> None:
    assessment.decisions.filter(superseded_at=None).update(superseded_at=at)


def keep_grounds(assessment: SafetyAssessment) -> None:
    """Beside the decision: the motivation it was completed with, whatever is written later."""
    decision = assessment.decisions.get(superseded_at=None)
    decision.grounds = {
        **decision.grounds,
        "motivation": assessment.motivation,
        "family_contact_by": assessment.family_contact_by,
    }
    decision.save(update_fields=["grounds"])


def _grounds(assessment: SafetyAssessment, despite: str) -> dict[str, Any]:
    done = assessment.reviews.filter(superseded_at=None, done_at__isnull=False)
    return {
        **{kind.value: answer for kind, answer in assessment.retention.items()},
        "acute": assessment.acute,
        "structural": assessment.structural,
        "severity_reason": assessment.severity_reason,
        "advice_variant": assessment.advice_variant,
        "receiver_kind": assessment.receiver_kind,
        "receiver": assessment.receiver_id,
        "override_o1": override_applies(assessment),
        "override_reason": assessment.override_reason,
        "reviews": list(done.values_list("pk", flat=True)),
        "despite": despite,
    }


def _refuse_strangers(
    assessment: SafetyAssessment, receiver: "Organisation | None", second: User | None
) -> None:
    region = assessment.report.case.region
    if receiver and not receivers(region).filter(pk=receiver.pk).exists():
        raise DomainError("Deze organisatie kan hier geen casus ontvangen. Kies een andere.")
    if second and second.region != region:
        raise DomainError("De tweede persoon werkt in een andere regio. Kies een collega.")


def _refuse_future_call(called_at: datetime | None) -> None:
    if called_at and called_at > timezone.now():
        raise DomainError("Het telefoongesprek met het lokale veld kan niet in de toekomst liggen.")
