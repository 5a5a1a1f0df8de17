"""The call page: an advice registered while the caller is on the line."""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from accounts.roles import Permission
from common.overtaking import Standing
from common.shared_form import shown
from consultations import access
from consultations.enums import AdviceState, CallAction, DraftKind
from consultations.forms import advice as reading
from consultations.forms.advice import AdviceForm
from consultations.forms.drafts import typed, typed_before
from consultations.forms.refusals import refusals_beside
from consultations.screens.advice_call import call_page, key_of, opened_at
from consultations.screens.advice_check import checked
from consultations.selectors.talks import handed_in_as, last_saved
from consultations.services import advising, drafts
from consultations.views.drafts import kept_or_why_not
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User
    from consultations.models import Consultation, ConsultationDraft

WALK = "#afwegingskader"
GOES_ON = {CallAction.KEEP, CallAction.CHANGE}
SAID = {
    AdviceState.TALKING: "Gesprek {number} is bewaard. U kunt er later mee verder.",
    AdviceState.ADVISED: "Advies {number} is bewaard.",
    AdviceState.SUPPORTING: "Advies {number} is vastgelegd. De ondersteuning loopt.",
    AdviceState.CLOSED: "Advies {number} is vastgelegd en afgesloten.",
}


@require_http_methods(["GET", "POST"])
def new(request: UserRequest) -> HttpResponse:
    """A call begins the moment this page opens; a POST records it."""
    access.require(request.user, Permission.ADVICE_REGISTER)
    if request.method == "POST":
        return _hand_in(request)
    return _show(request, _form(request, initial=reading.fresh(uuid4(), timezone.now())))


@require_GET
def draft(request: UserRequest, key: UUID) -> HttpResponse:
    """Going on with what was typed before, here or on another computer."""
    access.require(request.user, Permission.ADVICE_REGISTER)
    known = handed_in_as(request.user, key)
    if known and known.state in advising.EDITABLE:
        return redirect("consultations:advice_change", known.number)
    kept = access.open_draft(request.user, key, DraftKind.ADVICE)
    if kept is None:
        raise Http404
    return _resume(request, kept, late=known)


@require_http_methods(["GET", "POST"])
def change(request: UserRequest, number: str) -> HttpResponse:
    """An advice that is still open, on the same page."""
    advice = access.open_advice(request.user, number, "give_advice")
    if request.method == "POST":
        return _hand_in(request, advice)
    if advice.state not in advising.EDITABLE:
        return redirect("consultations:detail", number)
    if kept := access.open_draft(request.user, advice.key, DraftKind.ADVICE):
        return _resume(request, kept, advice)
    initial = shown(reading.noted(advice), **reading.opened(advice))
    return _show(request, _form(request, initial=initial), advice)


@require_POST
def keep(request: UserRequest, key: UUID) -> HttpResponse:
    """Autosave; the first time it also keeps when the talk began."""
    access.require(request.user, Permission.ADVICE_REGISTER)
    form = _form(request, request.POST)
    return kept_or_why_not(lambda: _keep(request, form, key))


@require_POST
def check(request: UserRequest) -> HttpResponse:
    """While typing: what could point to a person. Nothing is kept or logged."""
    access.require(request.user, Permission.ADVICE_REGISTER)
    found = checked(_form(request, request.POST))
    if found.digest == request.POST.get("checked", ""):
        return HttpResponse(status=204)
    return render(request, "consultations/advice/partials/check.html", {"found": found})


@require_POST
def walk(request: UserRequest) -> HttpResponse:
    """What the afwegingskader says of the answers so far."""
    access.require(request.user, Permission.ADVICE_REGISTER)
    weighed = _form(request, request.POST).weighed()
    return render(request, "consultations/advice/partials/verdict.html", {"weighed": weighed})


def _hand_in(request: UserRequest, advice: "Consultation | None" = None) -> HttpResponse:
    """Record it, or say beside each question what is wrong; what was typed is kept as it is."""
    sent = request.POST.copy()
    if advice:
        sent["key"] = str(advice.key)
    form = _form(request, sent, action=sent.get("action", CallAction.REGISTER))
    if form.action == CallAction.WEIGH:
        return _show_verdict(request, form, advice)
    known = advice or handed_in_as(request.user, key_of(form))
    if known and not advice and known.state not in advising.EDITABLE:
        return _too_late(request, form, known)
    if form.is_valid() and (done := _record(form, known, request.user)):
        messages.success(request, SAID[done.state].format(number=done.number))
        return redirect("consultations:detail", done.number)
    with refusals_beside(form):
        _keep(request, form, key_of(form))
    return _show(request, form, advice)


def _record(form: AdviceForm, known: "Consultation | None", actor: "User") -> "Consultation | None":
    """The advice as it stands now; nothing when something was refused, said on the form."""
    recorded = []

    def save() -> None:
        facts, reasons = form.facts(), form.reasons()
        with refusals_beside(form):
            if known and (form.action in GOES_ON or known.state not in advising.EDITABLE):
                done = advising.change_advice(known, facts, actor=actor, reasons=reasons)
            elif form.action in GOES_ON:
                done = advising.begin_advice(facts, actor=actor, reasons=reasons)
            else:
                done = advising.register_advice(facts, actor=actor, reasons=reasons)
            recorded.append(done)

    if known:
        there = Standing(
            lambda: reading.noted(locked(known)), lambda name: last_saved(known, actor)
        )
        form.save_beside(there, save, deciding=form.action not in GOES_ON)
    else:
        save()
    return None if form.errors else recorded[0]


def _show_verdict(
    request: UserRequest, form: AdviceForm, advice: "Consultation | None"
) -> HttpResponse:
    """Without script: keep what was typed and come back where the verdict stands."""
    with refusals_beside(form):
        _keep(request, form, key_of(form))
        name = "consultations:advice_change" if advice else "consultations:advice_draft"
        where = reverse(name, args=[advice.number if advice else key_of(form)])
        return redirect(f"{where}{WALK}")
    return _show(request, form, advice)


def _too_late(request: UserRequest, form: AdviceForm, known: "Consultation") -> HttpResponse:
    """It was recorded and closed; what was typed after that is kept, and the page says where."""
    if form.is_valid() and advising.stands_in(known, form.facts()):
        messages.info(request, f"Dit gesprek was al vastgelegd als {known.number}.")
        return redirect("consultations:detail", known.number)
    with refusals_beside(form):
        _keep(request, form, known.key, late=True)
    return _show(request, form, late=known)


def _keep(request: UserRequest, form: AdviceForm, key: UUID, *, late: bool = False) -> None:
    began_at, given = opened_at(form), typed(request.POST)
    drafts.keep_draft(key, given, actor=request.user, began_at=began_at, late=late)


def _form(request: UserRequest, data: QueryDict | None = None, **more: Any) -> AdviceForm:
    return AdviceForm(data, region=request.user.region, **more)


def _resume(
    request: UserRequest,
    kept: "ConsultationDraft",
    advice: "Consultation | None" = None,
    *,
    late: "Consultation | None" = None,
) -> HttpResponse:
    form = _form(request, initial=typed_before(AdviceForm, kept.data))
    return _show(request, form, advice, resumed=True, late=late)


def _show(
    request: UserRequest,
    form: AdviceForm,
    advice: "Consultation | None" = None,
    *,
    resumed: bool = False,
    late: "Consultation | None" = None,
) -> HttpResponse:
    page = call_page(form, request.user, advice, resumed=resumed, late=late)
    status = 409 if late and form.is_bound else form.status
    return render(request, "consultations/advice/call.html", {"page": page}, status=status)
