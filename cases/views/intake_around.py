"""Around the steps: spoed, attachments, handing over to a colleague, throwing away."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from accounts.roles import Permission
from cases import access
from cases.forms import intake_draft as reading
from cases.forms.intake_around import HandOverForm, UploadForm, UrgentForm
from cases.forms.intake_draft import REPORTER, URGENT, WORRIES
from cases.forms.overtaken import show_both
from cases.forms.step_form import StepForm
from cases.selectors.colleagues import colleagues_who_may
from cases.selectors.drafts import attachments_of, municipalities
from cases.services import attachments, drafts
from cases.views.wizard import wizard_page
from common.exceptions import DomainError
from common.forms import refusals_on
from common.overtaking import Overtaken, marks
from common.uploads import was_dropped

if TYPE_CHECKING:
    from cases.models import ReportDraft


@require_http_methods(["GET", "POST"])
def urgent(request: UserRequest, key: UUID) -> HttpResponse:
    """Spoed, before the report is handed in: kept with the draft, declared on receipt."""
    draft = access.open_draft(request.user, key)
    if request.method == "POST" and request.POST.get("action") == "withdraw":
        drafts.keep(draft, URGENT, {}, actor=request.user)
        messages.success(request, "De melding is geen spoed meer.")
        return redirect("cases:intake", key)
    kept = draft.data.get(URGENT)
    form: StepForm = UrgentForm(reading.as_post(kept) if kept else None)
    if request.method == "POST":
        draft, form = _keep_urgent(request, draft)
        if form.is_valid():
            messages.success(request, "Spoed is vastgelegd. Het alarm gaat af bij het indienen.")
            return redirect("cases:intake", key)
    seen, refused = marks(draft.data.get(URGENT, {})), request.method == "POST"
    return wizard_page(request, draft, REPORTER, "urgent", refused=refused, form=form, seen=seen)


def _keep_urgent(request: UserRequest, draft: "ReportDraft") -> tuple["ReportDraft", StepForm]:
    """The draft and the form with what is kept now, or with why it is not."""
    typed, seen = reading.typed(request.POST), request.POST.get("seen")
    try:
        draft = drafts.keep(draft, URGENT, typed, seen=seen, actor=request.user)
    except Overtaken as both:
        form: StepForm = reading.first_look(UrgentForm(reading.as_post(both.settled.answers)))
        show_both([form], both, kept_at=draft.changed_at)
    except DomainError as refusal:
        form = UrgentForm(request.POST)
        form.add_error(None, list(refusal.reasons))
    else:
        form = UrgentForm(reading.as_post(draft.data[URGENT]))
    return draft, form


@require_http_methods(["GET", "POST"])
def hand_over(request: UserRequest, key: UUID) -> HttpResponse:
    """Give the draft to a colleague who takes in reports."""
    draft = access.open_draft(request.user, key)
    colleagues = colleagues_who_may(Permission.REPORT_REGISTER, draft.region)
    others = {str(user.pk): user for user in colleagues if user.pk != request.user.pk}
    form = HandOverForm(request.POST if request.method == "POST" else None)
    form.offer([(pk, f"{user.name}, {', '.join(user.role_labels)}") for pk, user in others.items()])
    if form.is_valid():
        to, note = others[form.cleaned_data["to"]], form.cleaned_data["note"]
        with refusals_on(form):
            drafts.hand_over_draft(draft, to=to, note=note, actor=request.user)
            messages.success(request, f"Het concept is nu van {to.name}.")
            return redirect("cases:intake_start")
    refused = request.method == "POST"
    return wizard_page(request, draft, REPORTER, "hand_over", refused=refused, form=form)


@require_http_methods(["GET", "POST"])
def discard(request: UserRequest, key: UUID) -> HttpResponse:
    """Asks once, then throws the draft away."""
    draft = access.open_draft(request.user, key)
    if request.method == "POST":
        drafts.discard_draft(draft, actor=request.user)
        messages.success(request, "Het concept is weggegooid.")
        return redirect("cases:intake_start")
    return wizard_page(request, draft, REPORTER, "discard")


@require_POST
def attach(request: UserRequest, key: UUID) -> HttpResponse:
    draft = access.open_draft(request.user, key)
    form = UploadForm(request.POST, request.FILES)
    if was_dropped(request, "file"):
        form.refuse(attachments.too_large())
    if form.is_valid():
        with form.refusals_on_file():
            attachments.attach_to_draft(draft, form.cleaned_data["file"], actor=request.user)
            messages.success(request, "De bijlage is toegevoegd.")
            return redirect("cases:intake_step", key, WORRIES)
    known = municipalities(draft.region)
    return wizard_page(
        request,
        draft,
        WORRIES,
        "worries",
        refused=True,
        form=reading.first_look(reading.step_form(draft.data, WORRIES, known)),
        events=reading.event_forms(draft.data),
        attachments=attachments_of(draft),
        upload=form,
    )


@require_POST
def detach(request: UserRequest, key: UUID, number: int) -> HttpResponse:
    draft = access.open_draft(request.user, key)
    attachments.remove_from_draft(draft, number, actor=request.user)
    return redirect("cases:intake_step", key, WORRIES)
