"""Acts of the safety assessment: collect, judge, review, decide, complete, reopen, leave."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cases.enums import (
    AdviceVariant,
    ExitKind,
    FamilyContactBy,
    ReceiverKind,
    RetentionConclusion,
    ReviewForm,
    SourceKind,
    SourceResult,
    TriageOutcome,
    YesNoUnknown,
)
from cases.models import SafetyAssessment
from cases.services import assessment as assessing
from cases.services import decision, exits, judging, review
from organisations.enums import Severity
from rehearsal.acts.registry import act
from rehearsal.facts import Facts
from rehearsal.stage import Turn

HELPER_ANSWERS = (
    "helper_can",
    "helper_wants",
    "helper_can_use_plan",
    "helper_keeps_sight",
    "helper_able_says_vt",
)


@act
def begin_assessment(turn: Turn) -> str:
    """A triagist takes the report, or a team lead gives it to ``assessor``."""
    assessor = turn.colleague("assessor") if "assessor" in turn.facts else turn.by
    turn.facts.refuse_rest()
    assessing.begin(turn.report, assessor=assessor, actor=turn.by)
    return "begint de veiligheidsbeoordeling" + ("" if assessor == turn.by else f" van {assessor}")


@act
def hand_assessment_to(turn: Turn) -> str:
    """Another triagist goes on."""
    to, reason = turn.colleague("to"), turn.facts.text("reason")
    turn.facts.refuse_rest()
    assessing.hand_assessment_to(turn.assessment, to=to, reason=reason, actor=turn.by)
    return f"geeft de beoordeling aan {to}: {reason}"


@act
def record_sources(turn: Turn) -> str:
    """What each source said; ``not_applicable`` and ``unreachable`` list the others.

    A source that is asked today is written as ``police: wat de politie zei``.
    """
    facts, assessment = turn.facts, turn.assessment
    told = []
    for kind in SourceKind:
        if kind in facts:
            _record(turn, assessment, kind, summary=facts.text(kind))
            told.append(str(kind.label))
    for result in (SourceResult.NOT_APPLICABLE, SourceResult.UNREACHABLE):
        reason = facts.text("reason", str(result.label))
        for source in facts.choices(result, SourceKind):
            judging.record_source(
                assessment, kind=source, result=result, reason=reason, actor=turn.by
            )
    facts.expects(*SourceKind)
    facts.refuse_rest()
    return f"raadpleegt {', '.join(told) or 'geen bron'}"


@act
def confirm_household(turn: Turn) -> str:
    """Everybody of the household is in the file."""
    turn.facts.refuse_rest()
    judging.confirm_household(turn.assessment, actor=turn.by)
    return "bevestigt dat het gezin compleet in het dossier staat"


@act
def start_judging(turn: Turn) -> str:
    """Everything was asked that could be asked."""
    turn.facts.refuse_rest()
    judging.start_judging(turn.assessment, actor=turn.by)
    return "gaat beoordelen"


@act
def collect_information(turn: Turn) -> str:
    """The whole first step at once: sources, household, and on to judging.

    A source that is not mentioned does not apply.
    """
    facts, assessment = turn.facts, turn.assessment
    reason = facts.text("reason", "Geen aanwijzing dat deze bron het gezin kent.")
    for kind in SourceKind:
        if kind in facts:
            _record(turn, assessment, kind, summary=facts.text(kind))
        else:
            judging.record_source(
                assessment,
                kind=kind,
                result=SourceResult.NOT_APPLICABLE,
                reason=reason,
                actor=turn.by,
            )
    facts.expects(*SourceKind)
    facts.refuse_rest()
    judging.confirm_household(assessment, actor=turn.by)
    judging.start_judging(assessment, actor=turn.by)
    return "verzamelt informatie en gaat beoordelen"


@act
def judge(turn: Turn) -> str:
    """The instrument, the weight, and a conclusion on each person.

    ``yes`` and ``unknown`` list items of the instrument, all others are no. A person is judged in
    four words and an explanation: ``moeder: no no 3 Vader dreigt haar te doden``.
    """
    facts, assessment = turn.facts, turn.assessment
    severity = facts.choice("severity", Severity)
    judging.save_judgement(
        assessment,
        actor=turn.by,
        answers=_answers(facts, assessment),
        severity=severity,
        severity_reason=facts.text("severity_reason"),
        chronology=facts.text("chronology", ""),
        current_help=facts.text("current_help", ""),
    )
    persons = facts.block_of("persons")
    for name in persons.names():
        _conclude(turn, persons, name)
    facts.refuse_rest()
    return f"beoordeelt de veiligheid: {Severity(severity).label}"


@act
def ask_review(turn: Turn) -> str:
    """A colleague is asked to look along."""
    reviewer = turn.colleague("reviewer")
    form = turn.facts.choice("form", ReviewForm, ReviewForm.PEER)
    participants = turn.facts.texts("participants")
    turn.facts.refuse_rest()
    review.ask_review(
        turn.assessment, reviewer=reviewer, form=form, participants=participants, actor=turn.by
    )
    return f"vraagt {reviewer} om een toets"


@act
def do_review(turn: Turn) -> str:
    """The colleague agrees, or says why not."""
    agrees, view = turn.facts.yes("agrees", default=True), turn.facts.text("view", "")
    turn.facts.refuse_rest()
    asked = turn.assessment.reviews.filter(superseded_at=None, done_at=None).first()
    if asked is None:
        raise turn.facts.mistake("do", "er is geen toets gevraagd.")
    review.do_review(asked, agrees=agrees, view=view, actor=turn.by)
    return "toetst: " + ("eens" if agrees else f"niet eens. {view}")


@act
def judge_again(turn: Turn) -> str:
    """The judgement is taken back before it is decided on."""
    turn.facts.refuse_rest()
    review.judge_again(turn.assessment, actor=turn.by)
    return "gaat terug naar beoordelen"


@act
def decide(turn: Turn) -> str:
    """K1-K6 (those in ``retention`` are yes, the others no), the outcome, and what it asks for."""
    facts, assessment = turn.facts, turn.assessment
    retention = facts.choices("retention", RetentionConclusion)
    outcome = facts.choice("outcome", TriageOutcome)
    choices: dict[str, Any] = {kind.value: kind in retention for kind in RetentionConclusion}
    choices |= {"outcome": outcome, "advice_variant": facts.choice("advice", AdviceVariant, "")}
    choices |= _receiver(turn) | _override(turn)
    despite = facts.text("despite", "")
    facts.refuse_rest()
    decision.save_decision(assessment, actor=turn.by, **choices)
    decision.decide(assessment, actor=turn.by, despite=despite)
    return f"besluit: {TriageOutcome(outcome).label}"


@act
def withdraw_decision(turn: Turn) -> str:
    """Taken back before it is completed."""
    turn.facts.refuse_rest()
    decision.withdraw_decision(turn.assessment, actor=turn.by)
    return "neemt het besluit terug"


@act
def complete_assessment(turn: Turn) -> str:
    """Why this choice now, and who contacts the family."""
    facts = turn.facts
    given = {
        "motivation": facts.text("motivation"),
        "family_contact_by": facts.choice("family_contact_by", FamilyContactBy, "vt"),
        "family_contact_name": facts.text("family_contact_name", ""),
    }
    facts.refuse_rest()
    assessment = assessing.save_closing(turn.assessment, actor=turn.by, **given)
    assessing.complete(assessment, actor=turn.by)
    return "rondt de veiligheidsbeoordeling af"


@act
def reopen_assessment(turn: Turn) -> str:
    """A new fact makes a new assessment necessary."""
    reason = turn.facts.text("reason")
    turn.facts.refuse_rest()
    assessing.reopen(turn.assessment, reason=reason, actor=turn.by)
    return f"heropent de beoordeling: {reason}"


@act
def propose_exit(turn: Turn) -> str:
    """Another region or an advice; the team lead decides."""
    facts = turn.facts
    kind, reason = facts.choice("kind", ExitKind), facts.text("reason")
    party, confirmed = facts.text("receiving_party", ""), facts.moment("receipt_confirmed_at")
    agrees = facts.yes("reporter_agrees")
    facts.refuse_rest()
    exits.propose_exit(
        turn.report,
        kind=kind,
        reason=reason,
        receiving_party=party,
        receipt_confirmed_at=confirmed,
        reporter_agrees=agrees,
        actor=turn.by,
    )
    return f"stelt voor: {ExitKind(kind).label}"


@act
def approve_exit(turn: Turn) -> str:
    """The team lead lets the report leave."""
    turn.facts.refuse_rest()
    report = exits.approve_exit(turn.report, actor=turn.by)
    return f"keurt goed: {report.get_exit_kind_display()}"


@act
def forward_no_violence(turn: Turn) -> str:
    """A police report without violence goes on to whom it concerns."""
    receiver = turn.facts.text("receiver")
    turn.facts.refuse_rest()
    exits.forward_no_violence(turn.report, receiver=receiver, actor=turn.by)
    return f"zet de zorgmelding door naar {receiver}: geen huiselijk geweld"


def _record(turn: Turn, assessment: SafetyAssessment, kind: SourceKind, *, summary: str) -> None:
    judging.record_source(
        assessment,
        kind=kind,
        result=SourceResult.CONSULTED,
        consulted_on=timezone.localdate(),
        summary=summary,
        actor=turn.by,
    )


def _answers(facts: Facts, assessment: SafetyAssessment) -> dict[str, dict[str, str]]:
    """Every item answered; the notes may say more about some."""
    yes, unknown = facts.texts("yes"), facts.texts("unknown")
    notes = facts.block_of("notes")
    codes = [item["code"] for part in assessment.instrument.parts for item in part["items"]]
    for name in {*yes, *unknown, *notes.names()} - set(codes):
        raise facts.mistake("yes", f"‘{name}’ staat niet in het instrument.")
    return {
        code: {
            "answer": "yes" if code in yes else "unknown" if code in unknown else "no",
            "note": notes.text(code, ""),
        }
        for code in codes
    }


def _conclude(turn: Turn, persons: Facts, name: str) -> None:
    words = persons.text(name).split(maxsplit=3)
    if len(words) < 4 or not words[2].isdecimal() or not set(words[:2]) <= {*YesNoUnknown}:
        raise persons.mistake(name, "Schrijf: nu veilig, structureel veilig, score, toelichting.")
    judging.conclude_person(
        turn.assessment,
        turn.person(name),
        immediate_safety=words[0],
        structural_safety=words[1],
        score=int(words[2]),
        explanation=words[3],
        actor=turn.by,
    )


def _receiver(turn: Turn) -> dict[str, Any]:
    """To whom it is handed over; ``helper_no`` lists the questions answered with no."""
    facts = turn.facts
    if "receiver" not in facts:
        return {}
    asked, refused = facts.yes("helper_asked"), facts.texts("helper_no")
    answers = {name: "no" if name in refused else "yes" for name in HELPER_ANSWERS if asked}
    return answers | {
        "receiver": turn.organisation("receiver"),
        "receiver_kind": facts.choice("receiver_kind", ReceiverKind),
        "receiver_person": facts.text("receiver_person", ""),
        "in_doubt": facts.yes("in_doubt"),
        "local_field_called_at": facts.moment("local_field_called_at"),
        "local_field_view": facts.text("local_field_view", ""),
    }


def _override(turn: Turn) -> dict[str, Any]:
    """O1: a family that is open to help, a reason and a second person (7.5)."""
    facts = turn.facts
    second = turn.colleague("override_second") if "override_second" in facts else None
    return {
        "family_open_to_help": facts.choice("family_open_to_help", YesNoUnknown, ""),
        "override_reason": facts.text("override_reason", ""),
        "override_second": second,
    }
