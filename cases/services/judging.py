"""Finding out and judging: sources, household, instrument, and a conclusion on each person."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import AssessmentState, InvolvementRole, SourceResult
from cases.models import (
    Involvement,
    PersonConclusion,
    Report,
    SafetyAssessment,
    SourceConsultation,
)
from cases.services.holding import held, note_author
from common.exceptions import DomainError
from people.models import Person
from workflow.steps import take_step

if TYPE_CHECKING:
    from accounts.models import User

S = AssessmentState
ADULT = 18
JUDGEMENT_TEXTS = {"chronology", "current_help", "severity", "severity_reason"}
OPEN = {"answer": "", "note": ""}


@transaction.atomic
def record_source(
    assessment: SafetyAssessment,
    *,
    kind: str,
    result: str,
    actor: "User",
    consulted_on: date | None = None,
    summary: str = "",
    reason: str = "",
) -> SourceConsultation:
    """What one source of the checklist brought, or why it could not be asked (002-04)."""
    row = held(assessment, S.GATHERING, S.JUDGING, S.REOPENED, actor=actor)
    consulted = result == SourceResult.CONSULTED
    if consulted and consulted_on is None:
        raise DomainError("Vul in wanneer u deze bron hebt geraadpleegd.")
    if consulted_on and consulted_on > timezone.localdate():
        raise DomainError("De datum van een bron kan niet in de toekomst liggen.")
    if not consulted and not reason.strip():
        raise DomainError("Schrijf waarom deze bron niet is geraadpleegd.")
    source, _ = SourceConsultation.objects.update_or_create(
        assessment=row,
        kind=kind,
        defaults={
            "result": result,
            "consulted_on": consulted_on if consulted else None,
            "summary": summary.strip(),
            "reason": "" if consulted else reason.strip(),
            "by": actor,
        },
    )
    record(AuditEvent.CHANGED, actor=actor, target=row, source=kind, result=result)
    return source


@transaction.atomic
def record_findings(
    assessment: SafetyAssessment,
    sources: Mapping[str, Mapping[str, Any]],
    *,
    household_complete: bool,
    actor: "User",
) -> SafetyAssessment:
    """The page of sources as a whole: every outcome that is new, and the household."""
    known = {source.kind: source for source in assessment.sources.all()}
    for kind, facts in sources.items():
        if kind not in known or any(getattr(known[kind], n) != v for n, v in facts.items()):
            record_source(assessment, kind=kind, actor=actor, **facts)
    return confirm_household(assessment, complete=household_complete, actor=actor)


@transaction.atomic
def confirm_household(
    assessment: SafetyAssessment, *, actor: "User", complete: bool = True
) -> SafetyAssessment:
    """All members are in the file; those the report did not name are looked at too (003-25)."""
    row = held(assessment, S.GATHERING, S.JUDGING, S.REOPENED, actor=actor)
    if complete:
        _involve_household(row.report, actor)
    if row.household_complete != complete:
        row.household_complete = complete
        row.save(update_fields=["household_complete"])
        record(AuditEvent.CHANGED, actor=actor, target=row, fields=["household_complete"])
    return row


@transaction.atomic
def start_judging(assessment: SafetyAssessment, *, actor: "User") -> SafetyAssessment:
    """Everything was asked that can be asked: now judge."""
    held(assessment, S.GATHERING, S.REOPENED, actor=actor)
    return take_step(assessment, "start_judging", actor=actor)


@transaction.atomic
def save_judgement(
    assessment: SafetyAssessment,
    *,
    actor: "User",
    answers: Mapping[str, Mapping[str, str]] | None = None,
    **texts: str,
) -> SafetyAssessment:
    """Keep what is judged so far: chronology, current_help, severity, severity_reason, answers.

    ``answers`` holds items of the instrument by code; those left out stay as they were.
    """
    row = held(assessment, S.JUDGING, actor=actor)
    unknown = set(texts) - JUDGEMENT_TEXTS
    unknown |= set(answers or {}) - set(row.instrument.codes)
    if unknown:
        raise DomainError(f"Onbekend in deze beoordeling: {', '.join(sorted(unknown))}.")
    changed = [name for name, value in texts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, texts[name])
    given = {code: dict(answer) for code, answer in (answers or {}).items()}
    answered = [code for code, answer in given.items() if row.answers.get(code, OPEN) != answer]
    row.answers = {**row.answers, **given}
    if changed or answered:
        row.save(update_fields=[*changed, "answers"])
        note_author(row, actor)
        record(AuditEvent.CHANGED, actor=actor, target=row, fields=[*changed, *answered])
    return row


@transaction.atomic
def conclude_person(
    assessment: SafetyAssessment,
    person: Person,
    *,
    immediate_safety: str,
    structural_safety: str,
    score: int,
    explanation: str,
    actor: "User",
) -> PersonConclusion:
    """How safe this person is, now and over time, with a score from 0 to 10 (002-33)."""
    row = held(assessment, S.JUDGING, actor=actor)
    if not row.report.involvements.filter(person=person).exists():
        raise DomainError("Deze persoon staat niet bij deze melding. Voeg hem of haar eerst toe.")
    if not 0 <= score <= 10 or not explanation.strip():
        raise DomainError("Geef een score van 0 tot en met 10 en een toelichting.")
    given: dict[str, Any] = {
        "immediate_safety": immediate_safety,
        "structural_safety": structural_safety,
        "score": score,
        "explanation": explanation.strip(),
    }
    known = PersonConclusion.objects.filter(assessment=row, person=person, **given).first()
    if known:
        return known
    conclusion, _ = PersonConclusion.objects.update_or_create(
        assessment=row, person=person, defaults=given
    )
    note_author(row, actor)
    record(AuditEvent.CHANGED, actor=actor, target=row, conclusion=conclusion.pk, score=score)
    return conclusion


@transaction.atomic
def conclude(
    assessment: SafetyAssessment,
    conclusions: Mapping[int, Mapping[str, Any]],
    *,
    severity: str,
    severity_reason: str,
    actor: "User",
) -> SafetyAssessment:
    """The page of conclusions as a whole; ``conclusions`` by the key of the involvement."""
    involved = assessment.report.involvements.filter(pk__in=conclusions).select_related("person")
    for involvement in involved:
        facts = conclusions[involvement.pk]
        conclude_person(assessment, involvement.person, actor=actor, **facts)
    return save_judgement(
        assessment, actor=actor, severity=severity, severity_reason=severity_reason
    )


def _involve_household(report: Report, actor: "User") -> None:
    today = timezone.localdate()
    members = report.case.household.members.on(today).exclude(
        person__in=report.involvements.values("person")
    )
    for member in members.select_related("person"):
        ages = member.person.age_range(today)
        child = member.person.unborn or (ages is not None and ages.youngest < ADULT)
        role = InvolvementRole.CHILD_IN_HOUSEHOLD if child else InvolvementRole.OTHER
        Involvement.objects.create(report=report, person=member.person, role=role)
        record(AuditEvent.CHANGED, actor=actor, target=report, involved=member.person_id)
