"""The guided report: start, the steps, keeping, checking and handing in."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from accounts.roles import Permission
from cases import access
from cases.forms import intake_draft as reading
from cases.forms.intake import ExpectationForm
from cases.forms.intake_around import ConfirmForm, UploadForm
from cases.forms.intake_draft import (
    CONFIRM,
    EXPECTATION,
    MELDCODE,
    PERSONS,
    REPORTER,
    STEPS,
    WORRIES,
)
from cases.forms.overtaken import show_both
from cases.forms.step_form import StepForm
from cases.selectors.drafts import (
    attachments_of,
    handed_in_as,
    municipalities,
    own_drafts,
    sees_report,
)
from cases.services import drafts, intake
from cases.views.intake_review import people_of, sections_of
from cases.views.wizard import kept_by_itself, wizard_page
from common.exceptions import DomainError
from common.forms import refusals_on
from common.overtaking import Overtaken
from consultations.selectors.preceding import open_notice_numbers

if TYPE_CHECKING:
    from cases.models import ReportDraft

TEMPLATES = {PERSONS: "persons", WORRIES: "worries"}


@require_http_methods(["GET", "POST"])
def start(request: UserRequest) -> HttpResponse:
    """One's own drafts, and the beginning of a new report."""
    access.require(request.user, Permission.REPORT_REGISTER)
    if request.method == "POST":
        draft = drafts.start_draft(actor=request.user)
        return redirect("cases:intake_step", draft.key, REPORTER)
    return render(request, "cases/intake/start.html", {"drafts": own_drafts(request.user)})


@require_GET
def resume(request: UserRequest, key: UUID) -> HttpResponse:
    """Back to the first step that is not done."""
    if number := handed_in_as(request.user, key):
        return _arrived(request, number, again=True)
    draft = access.open_draft(request.user, key)
    done = reading.progress(draft.data, municipalities(draft.region))
    first = next(step for step in STEPS if not done[step])
    return redirect("cases:intake_step", key, first)


@require_http_methods(["GET", "POST"])
def step(request: UserRequest, key: UUID, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404
    if number := handed_in_as(request.user, key):
        return _arrived(request, number, again=True)
    draft = access.open_draft(request.user, key)
    if step == CONFIRM:
        return _check(request, draft)
    if request.method == "POST":
        return _answer(request, draft, step)
    form = reading.first_look(reading.step_form(draft.data, step, municipalities(draft.region)))
    return _show(request, draft, step, form)


@require_POST
def keep(request: UserRequest, key: UUID, step: str) -> HttpResponse:
    """Autosave: kept as typed, right or wrong. 409 when the draft is no longer here, or when
    another window kept something else."""
    if step not in STEPS:
        raise Http404
    draft = access.open_draft(request.user, key)
    typed = reading.typed(request.POST)
    return kept_by_itself(
        typed,
        lambda: drafts.keep(draft, step, typed, seen=request.POST.get("seen"), actor=request.user),
    )


def _answer(request: UserRequest, draft: "ReportDraft", step: str) -> HttpResponse:
    """Keep first, judge after: whatever is wrong, nothing typed is lost."""
    action, typed = request.POST.get("action", "next"), reading.typed(request.POST)
    if action == "event":
        typed = reading.with_another_event(typed)
    try:
        seen = request.POST.get("seen")
        draft = drafts.keep(draft, step, typed, seen=seen, actor=request.user)
    except Overtaken as both:
        return _show_both(request, draft, step, both)
    except DomainError as refusal:
        form = reading.step_form(draft.data, step, municipalities(draft.region), request.POST)
        form.add_error(None, list(refusal.reasons))
        return _show(request, draft, step, form, refused=True)
    if action == "event":
        return redirect(f"{request.path}#gebeurtenissen")
    if action == "save":
        messages.success(request, "Uw concept is bewaard. U vindt het terug bij Nieuwe melding.")
        return redirect(request.path)
    return _go_on(request, draft, step)


def _go_on(request: UserRequest, draft: "ReportDraft", step: str) -> HttpResponse:
    """To the next step, when this one can be read and no rule objects."""
    kept = reading.as_post(draft.data[step])
    form = reading.step_form(draft.data, step, municipalities(draft.region), kept)
    with refusals_on(form):
        _ask_the_rules(draft, step, form)
    events = reading.event_forms(draft.data) if step == WORRIES else None
    if form.is_valid() and (events is None or not events.is_bound or events.is_valid()):
        return redirect("cases:intake_step", draft.key, _after(step))
    return _show(request, draft, step, form, refused=True)


def _show_both(
    request: UserRequest, draft: "ReportDraft", step: str, both: Overtaken
) -> HttpResponse:
    """What was typed here beside what another window kept; the other answers as they stand."""
    draft.refresh_from_db()
    data = {**draft.data, step: both.settled.answers}
    form = reading.step_form(data, step, municipalities(draft.region), reading.as_post(data[step]))
    events = reading.event_forms(data) if step == WORRIES else []
    shown = [reading.first_look(one) for one in (form, *events)]
    show_both(shown, both, kept_at=draft.changed_at)
    return _show(request, draft, step, form, refused=True, events=events)


def _ask_the_rules(draft: "ReportDraft", step: str, form: StepForm) -> None:
    """Some rules can be asked before the whole report is there."""
    if not form.is_valid():
        return
    if step == REPORTER:
        intake.refuse_unknown_reporter(reading.receipt_of(form), reading.reporter_of(form))
    if step == MELDCODE:
        intake.refuse_silent_meldcode(reading.content_of(form))
    if step == EXPECTATION:
        with refusals_on(form, "preceded_by"):
            drafts.refuse_unknown(draft, form.cleaned_data["preceded_by"])


def _show(
    request: UserRequest,
    draft: "ReportDraft",
    step: str,
    form: StepForm,
    *,
    refused: bool = False,
    events: Any = None,
) -> HttpResponse:
    more: dict[str, Any] = {}
    if step == PERSONS:
        more = people_of(draft, request.user)
    if step == WORRIES:
        events = events or reading.event_forms(draft.data)
        for event in events if not refused else []:
            reading.first_look(event)
        more = {"events": events, "attachments": attachments_of(draft), "upload": UploadForm()}
    if isinstance(form, ExpectationForm) and (town := reading.municipality_of(draft.data)):
        form.announce(open_notice_numbers(request.user, town))
    template = TEMPLATES.get(step, "step")
    return wizard_page(request, draft, step, template, refused=refused, form=form, **more)


def _check(request: UserRequest, draft: "ReportDraft") -> HttpResponse:
    """Everything once more, with what still stands in the way; then hand it in."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    reason = form.cleaned_data["not_written_reason"] if form.is_valid() else ""
    known = municipalities(draft.region)
    read = reading.read_draft(draft.data, key=draft.key, municipalities=known, reason=reason)
    if read.facts and form.is_valid():
        with refusals_on(form):
            report = drafts.submit_draft(draft, read.facts, actor=request.user)
            return _arrived(request, report.number)
    objections, cautions = _missing(draft)
    return wizard_page(
        request,
        draft,
        CONFIRM,
        "confirm",
        refused=request.method == "POST",
        form=form,
        unfinished=[(STEPS[name], name) for name in read.unfinished],
        objections=[] if form.errors else objections,
        cautions=cautions,
        sections=sections_of(draft, request.user),
    )


def _missing(draft: "ReportDraft") -> tuple[list[str], list[str]]:
    known = municipalities(draft.region)
    read = reading.read_draft(draft.data, key=draft.key, municipalities=known)
    return drafts.what_is_missing(draft, read.facts) if read.facts else ([], [])


def _after(step: str) -> str:
    steps = list(STEPS)
    return steps[steps.index(step) + 1]


def _arrived(request: UserRequest, number: str, *, again: bool = False) -> HttpResponse:
    """To the report, if its case is for this reader; else back to where one starts."""
    messages.success(
        request,
        f"Deze melding was al ingediend als {number}."
        if again
        else f"Melding {number} is ontvangen. De termijnen lopen.",
    )
    if sees_report(request.user, number):
        return redirect("cases:report", number)
    return redirect("cases:intake_start")
