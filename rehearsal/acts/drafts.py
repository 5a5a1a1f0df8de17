"""Acts on a report that is still being written."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cases.forms import intake_draft as reading
from cases.forms.from_advice import typed_from
from cases.models import ReportDraft
from cases.services import drafts
from consultations.models import Consultation
from rehearsal.acts.intake import remember_report, report_facts
from rehearsal.acts.registry import act
from rehearsal.stage import Turn

TOLD_BEFORE = (reading.REPORTER, reading.MELDCODE, reading.OWN_HELP, reading.EXPECTATION)


@act
def keep_draft(turn: Turn) -> str:
    """Somebody types in the guided report: ``{melder: {name: …}, zorgen: {worries: …}}``."""
    draft = turn.stage.drafts.get(turn.report_name) or drafts.start_draft(actor=turn.by)
    for step in turn.facts.names():
        typed = turn.facts.block_of(step)
        answers = {name: list(typed.texts(name)) for name in typed.names()}
        draft = drafts.keep(draft, step, answers, actor=turn.by)
    turn.stage.drafts[turn.report_name] = draft
    return "bewaart een concept"


@act
def hand_over_draft(turn: Turn) -> str:
    """A colleague finishes it."""
    to, note = turn.colleague("to"), turn.facts.text("note", "")
    turn.facts.refuse_rest()
    drafts.hand_over_draft(_draft(turn), to=to, note=note, actor=turn.by)
    return f"draagt het concept over aan {to}"


@act
def begin_report(turn: Turn) -> str:
    """The caller of an advice wants to report: from this moment it counts as received (D1)."""
    turn.facts.refuse_rest()
    advice = turn.preceding(Consultation)
    draft = drafts.start_from_advice(advice, typed_from, actor=turn.by, at=timezone.now())
    turn.stage.drafts[turn.report_name] = draft
    return f"zet advies {advice.number} om: de melding is begonnen"


@act
def hand_in_draft(turn: Turn) -> str:
    """What the draft holds, with what the script adds, becomes the report; it began earlier."""
    draft = _draft(turn)
    told = _told(draft)
    given = report_facts(
        turn,
        received_at=told["received_at"],
        told=told,
        preceded_by=draft.preceded_by,
        submission_key=draft.key,
    )
    report = drafts.submit_draft(draft, given, actor=turn.by)
    remember_report(turn, given, report)
    return f"dient melding {report.number} in ({report.get_channel_display()})"


def _draft(turn: Turn) -> ReportDraft:
    name = turn.report_name
    return turn.facts.look_up("report", name, turn.stage.drafts, "Het concept")


def _told(draft: ReportDraft) -> dict[str, Any]:
    """What lies in the draft, as its own forms read it; what is wrong or empty is left out."""
    typed = {step: reading.as_post(draft.data.get(step, {})) for step in TOLD_BEFORE}
    forms = {step: reading.form_class(draft.data, step)(post) for step, post in typed.items()}
    told: dict[str, Any] = {}
    for form in forms.values():
        form.full_clean()
        told |= {name: value for name, value in form.cleaned_data.items() if value}
    return told | vars(reading.receipt_of(forms[reading.REPORTER]))
