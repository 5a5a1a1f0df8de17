"""The page of one advice, and its next steps."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from common.exceptions import DomainError
from consultations import access
from consultations.enums import AdviceState, EndReason
from consultations.forms.advice_steps import (
    CloseForm,
    ContactForm,
    HandOverForm,
    SupportForm,
    lapse_form,
    reopen_form,
)
from consultations.forms.refusals import refusals_beside
from consultations.screens.advice import advice_page
from consultations.services import advising, handing_over, supporting

if TYPE_CHECKING:
    from consultations.models import Consultation


@require_GET
def detail(request: UserRequest, number: str) -> HttpResponse:
    return _show(request, access.open_advice(request.user, number))


@require_POST
def support(request: UserRequest, number: str) -> HttpResponse:
    """The caller is guided further, with a plan and a day."""
    advice = access.open_advice(request.user, number, "start_support")
    form = SupportForm(request.POST, auto_id="support_%s")
    if form.is_valid():
        given = form.cleaned_data
        with refusals_beside(form):
            supporting.start_support(
                advice,
                plan=given["support_plan"],
                next_contact_on=given["next_contact_on"],
                despite=given["despite"] or advice.overruled_because,
                actor=request.user,
            )
            return _done(request, number, "De ondersteuning loopt.")
    return _show(request, advice, support=form)


@require_POST
def contact(request: UserRequest, number: str) -> HttpResponse:
    """What was discussed in a next contact, and when the one after that is."""
    # Who may give the advice may note a contact.
    advice = access.open_advice(request.user, number, "give_advice")
    form = ContactForm(request.POST, auto_id="contact_%s")
    if form.is_valid():
        given = form.cleaned_data
        with refusals_beside(form):
            supporting.note_support_contact(
                advice,
                at=form.at(),
                channel=given["channel"],
                summary=given["summary"],
                next_contact_on=given["next_contact_on"],
                despite=given["despite"],
                actor=request.user,
            )
            return _done(request, number, "Het contact is vastgelegd.")
    return _show(request, advice, contact=form)


@require_POST
def close(request: UserRequest, number: str) -> HttpResponse:
    advice = access.open_advice(request.user, number, "close")
    form = CloseForm(request.POST, auto_id="close_%s")
    if form.is_valid():
        with refusals_beside(form):
            reason = form.cleaned_data["end_reason"]
            advising.close_advice(advice, reason=reason, actor=request.user)
            return _done(request, number, "Het advies is afgesloten.")
    return _show(request, advice, close=form)


@require_POST
def lapse(request: UserRequest, number: str) -> HttpResponse:
    """It turns out not to be an advice."""
    advice = access.open_advice(request.user, number, "lapse")
    form = lapse_form(request.POST)
    if form.is_valid():
        with refusals_beside(form):
            reason, despite = form.cleaned_data["reason"], form.cleaned_data["despite"]
            advising.lapse_advice(advice, reason=reason, despite=despite, actor=request.user)
            return _done(request, number, "Het advies is vervallen en telt niet mee.")
    return _show(request, advice, lapse=form)


@require_POST
def reopen(request: UserRequest, number: str) -> HttpResponse:
    advice = access.open_advice(request.user, number, "reopen")
    form = reopen_form(request.POST)
    if form.is_valid():
        with refusals_beside(form):
            reason, despite = form.cleaned_data["reason"], form.cleaned_data["despite"]
            advising.reopen_advice(advice, reason=reason, despite=despite, actor=request.user)
            return _done(request, number, "Het advies is heropend.")
    return _show(request, advice, reopen=form)


@require_POST
def hand_over(request: UserRequest, number: str) -> HttpResponse:
    """To a colleague; whoever gave it away may not see it any more, so back to the list."""
    advice = access.open_to_hand_over(request.user, number)
    form = HandOverForm(request.POST, advice=advice, auto_id="hand_over_%s")
    if form.is_valid():
        with refusals_beside(form):
            to = form.cleaned_data["to"]
            handing_over.hand_over_advice(advice, to=to, actor=request.user)
            messages.success(request, f"Advies {number} is nu van {to.name}.")
            return redirect("consultations:list")
    return _show(request, advice, hand_over=form)


@require_POST
def take_over(request: UserRequest, number: str) -> HttpResponse:
    # Who may give the advice may take it over.
    advice = access.open_advice(request.user, number, "give_advice")
    try:
        handing_over.hand_over_advice(advice, to=request.user, actor=request.user)
        messages.success(request, "Dit advies is nu van u.")
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect("consultations:detail", number)


def _done(request: UserRequest, number: str, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("consultations:detail", number)


def _show(request: UserRequest, advice: "Consultation", **refused: Form) -> HttpResponse:
    """The page; with a refused form it answers 422 and keeps what was typed."""
    page = advice_page(advice, request.user)
    context = {
        "page": page,
        "forms": _forms(advice) | refused,
        "refused": next(iter(refused.values()), None),
    }
    return render(
        request, "consultations/advice/detail.html", context, status=422 if refused else 200
    )


def _forms(advice: "Consultation") -> dict[str, Form]:
    answered = advice.state == AdviceState.ADVISED
    return {
        "support": SupportForm(initial={"support_plan": advice.support_plan}, auto_id="support_%s"),
        "contact": ContactForm(auto_id="contact_%s", initial={"channel": advice.channel}),
        "close": CloseForm(
            auto_id="close_%s", initial={"end_reason": EndReason.ANSWERED if answered else ""}
        ),
        "hand_over": HandOverForm(advice=advice, auto_id="hand_over_%s"),
        "lapse": lapse_form(),
        "reopen": reopen_form(),
    }
