"""Reports that are still being written: kept, handed over, thrown away or handed in."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from cases.models import Attachment, Report, ReportDraft
from cases.services import intake
from cases.services.intake import register_report
from cases.services.report_facts import ReportFacts
from common.exceptions import DomainError
from common.overtaking import Overtaken, read_marks, settle
from consultations.models import Consultation
from consultations.services import following
from consultations.services.conversion import caller_agrees, caller_withdraws
from notifications.enums import NotificationKind
from notifications.services import Message, notify
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User

# Typed by people; more than this is not typing.
LONGEST_DRAFT = 2_000_000


@transaction.atomic
def start_draft(*, actor: "User") -> ReportDraft:
    if actor.region is None or not actor.may(Permission.REPORT_REGISTER):
        raise PermissionDenied
    return ReportDraft.objects.create(region=actor.region, owner=actor)


@transaction.atomic
def start_from_advice(
    advice: Consultation,
    typed_from: Callable[[Consultation], dict[str, dict[str, Any]]],
    *,
    actor: "User",
    at: datetime,
) -> ReportDraft:
    """The caller wants to report: a draft that holds what the talk already told (003-22).

    Begun again it is the same draft, as long as it is not handed in.
    """
    row = locked(advice)
    begun = ReportDraft.objects.visible_to(actor).filter(preceded_by=row.number).first()
    if begun:
        return begun
    row = caller_agrees(row, actor=actor, at=at)
    draft = start_draft(actor=actor)
    draft.preceded_by = row.number
    draft.data = typed_from(row)
    draft.save(update_fields=["preceded_by", "sealed", "changed_at"])
    return draft


def keep(
    draft: ReportDraft,
    step: str,
    typed: dict[str, Any],
    *,
    actor: "User",
    seen: str | None = None,
) -> ReportDraft:
    """Keep what was typed in one step, right or wrong; the other steps stay as they are.

    ``seen``: the marks of the page; then what was kept meanwhile stands (see ``beside``).
    """
    return change(draft, step, lambda kept: beside(kept, typed, seen), actor=actor)


@transaction.atomic
def change(
    draft: ReportDraft,
    step: str,
    how: Callable[[dict[str, Any]], dict[str, Any]],
    *,
    actor: "User",
) -> ReportDraft:
    """Change what lies in one step now, whatever lay there when the page was made."""
    row = own_draft(draft, actor)
    row.data = {**row.data, step: how(row.data.get(step, {}))}
    if len(row.sealed.reveal()) > LONGEST_DRAFT:
        raise DomainError(
            "Dit concept is te groot om te bewaren. Zet lange stukken in een bijlage."
        )
    row.save(update_fields=["sealed", "changed_at"])
    return row


def beside(
    kept: dict[str, list[str]], typed: dict[str, list[str]], seen: str | None
) -> dict[str, list[str]]:
    """What was typed beside what was kept meanwhile, or ``Overtaken`` when both are of one answer.

    Room for another event is no answer: the larger number of events stands.
    """
    if seen is None:
        return typed
    sent: dict[str, list[str]] = {**{name: [] for name in kept}, **typed}
    for name in sent.keys() & kept.keys():
        if name.endswith("-TOTAL_FORMS"):
            sent[name] = max(sent[name], kept[name], key=_number)
            kept = {**kept, name: sent[name]}
    settled = settle(read_marks(seen), sent, {**{name: [] for name in typed}, **kept})
    if settled.clashes:
        raise Overtaken(settled, kept)
    return settled.answers


@transaction.atomic
def hand_over_draft(draft: ReportDraft, *, to: "User", note: str, actor: "User") -> ReportDraft:
    """A colleague finishes it, e.g. the night shift; from now on the draft is theirs."""
    row = own_draft(draft, actor)
    if to.pk == actor.pk or to.region != row.region or not to.may(Permission.REPORT_REGISTER):
        raise DomainError("Kies een collega van uw regio die meldingen aanneemt.")
    row.owner = to
    row.handed_over_by = actor
    row.handover_note = note.strip()
    row.save(update_fields=["owner", "handed_over_by", "handover_note", "changed_at"])
    record(AuditEvent.CHANGED, actor=actor, target=row, owner=to.pk)
    notify(
        [to],
        Message(
            kind=NotificationKind.TASK,
            key=f"draft:{row.pk}:{row.changed_at.isoformat()}",
            title="Een collega draagt u een melding in concept over",
            path=reverse("cases:intake", args=[row.key]),
            by_email=True,
        ),
    )
    return row


@transaction.atomic
def discard_draft(draft: ReportDraft, *, actor: "User") -> None:
    """Throw away what was typed, with its papers. That it happened stays in the log.

    Of an advice no report comes then, unless a colleague is writing it too.
    """
    row = own_draft(draft, actor)
    papers = list(row.attachments.filter(report=None))
    row.attachments.filter(report=None).delete()
    record(AuditEvent.CHANGED, actor=actor, target=row, discarded=True)
    row.delete()
    _no_report_of(row, actor=actor)
    for paper in papers:
        transaction.on_commit(partial(paper.file.storage.delete, paper.file.name))


@transaction.atomic
def submit_draft(draft: ReportDraft, facts: ReportFacts, *, actor: "User") -> Report:
    """Hand it in: the report holds it from now on, the draft is emptied. Twice is once."""
    row = ReportDraft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if row.submitted_at:
        return Report.objects.get(submission_key=row.key)
    if row.owner_id != actor.pk:
        raise DomainError("Dit concept is intussen overgedragen aan een collega.")
    refuse_unknown(row, facts.preceded_by)
    report = register_report(facts, actor=actor)
    Attachment.objects.filter(draft=row).update(report=report, draft=None)
    row.submitted_at = timezone.now()
    row.data = {}
    row.save(update_fields=["submitted_at", "sealed", "changed_at"])
    return report


def refuse_unknown(draft: ReportDraft, number: str) -> None:
    """Whether a report may follow on this number.

    Who began from an advice hears that a colleague was first: it is no unknown number to them.
    """
    made = following.report_after(number, region=draft.region)
    if made and number.strip().upper() == draft.preceded_by:
        raise DomainError(_was_first(made, draft.owner))
    following.refuse_unknown(number, region=draft.region)


def what_is_missing(draft: ReportDraft, facts: ReportFacts) -> tuple[list[str], list[str]]:
    """What stands in the way of handing it in, and what needs a reason."""
    try:
        refuse_unknown(draft, facts.preceded_by)
    except DomainError as refusal:
        return refusal.reasons, []
    return intake.what_is_missing(facts, actor=draft.owner)


def own_draft(draft: ReportDraft, actor: "User") -> ReportDraft:
    """The draft, held until the transaction ends, for whose it still is."""
    row = ReportDraft.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
    if row is None or row.submitted_at or row.owner_id != actor.pk:
        raise DomainError(
            "Dit concept is intussen ingediend, overgedragen of weggegooid. "
            "Kijk bij Meldingen hoe het er nu voor staat."
        )
    return row


def _no_report_of(draft: ReportDraft, *, actor: "User") -> None:
    """The advice is held first: of two drafts thrown away at once the last one tells it."""
    advice = Consultation.objects.filter(number=draft.preceded_by, region=draft.region).first()
    if advice is None:
        return
    row = locked(advice)
    here = {"preceded_by": row.number, "region": draft.region, "submitted_at": None}
    if not ReportDraft.objects.filter(**here).exists():
        caller_withdraws(row, actor=actor)


def _was_first(made: str, reader: "User") -> str:
    seen = Report.objects.visible_to(reader).filter(number=made).exists()
    which = f": {made}" if seen else ""
    return (
        f"Een collega maakte al een melding van dit advies{which}. Gooi dit concept weg. Is dit "
        "een andere melding, haal dan het adviesnummer weg."
    )


def _number(values: list[str]) -> int:
    return int(values[0]) if values and values[0].isdecimal() else 0
