"""A person with all their entries; proposing that two are one, and deciding it."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from common.forms import refusals_on
from radar import access
from radar.forms.merging import DecideForm, JoinForm, PartForm
from radar.screens import merging as shown
from radar.screens.entries import entries
from radar.selectors.merging import proposals
from radar.services import merging

if TYPE_CHECKING:
    from radar.models import MergeProposal

PAGE_SIZE = 25
STEPS = {"approve": merging.approve, "refuse": merging.refuse, "withdraw": merging.withdraw}


@require_GET
def person(request: UserRequest, reference: UUID) -> HttpResponse:
    someone = access.open_someone(request.user, reference)
    page = shown.person_page(someone, request.user, seek="gelijkenis" in request.GET)
    context = {"page": page, "reference": reference, "crumbs": shown.crumbs()}
    return render(request, "radar/person.html", context)


@require_http_methods(["GET", "POST"])
def propose(request: UserRequest, one: UUID, other: UUID) -> HttpResponse:
    both = access.open_someone(request.user, one), access.open_someone(request.user, other)
    form = JoinForm(
        request.POST or None,
        entries=shown.keep_choices(*both),
        homes=shown.home_choices(*both),
        initial={"keep": str(both[0].reference)},
    )
    if form.is_valid():
        kept, absorbed = both if form.cleaned_data["keep"] == str(both[0].reference) else both[::-1]
        homes = shown.chosen_homes(kept, absorbed, form.cleaned_data.get("households", ""))
        with refusals_on(form):
            why = form.cleaned_data["why"]
            made = merging.propose_joining(
                kept, absorbed, why=why, actor=request.user, households=homes
            )
            return _proposed(request, made)
    context = {"form": form, "entries": entries(request.user, list(both))}
    return render(request, "radar/propose.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def propose_part(request: UserRequest, reference: UUID) -> HttpResponse:
    entry = access.open_joined_entry(request.user, reference)
    form = PartForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            made = merging.propose_parting(entry, why=form.cleaned_data["why"], actor=request.user)
            return _proposed(request, made)
    context = {"form": form, "entries": entries(request.user, [entry]), "reference": reference}
    return render(request, "radar/propose.html", context, status=422 if form.is_bound else 200)


@require_GET
def proposal(request: UserRequest, pk: int) -> HttpResponse:
    return _page_of(request, access.open_proposal(request.user, pk), DecideForm())


@require_POST
def decide(request: UserRequest, pk: int) -> HttpResponse:
    """Carry out, refuse or withdraw: the button that was pressed."""
    row = access.open_proposal(request.user, pk)
    step = request.POST.get("step", "")
    access.require_known_step(row, step, request.user)
    form = DecideForm(request.POST)
    if form.is_valid():
        with refusals_on(form, "note"):
            STEPS[step](row, actor=request.user, note=form.cleaned_data["note"])
            messages.success(request, "Vastgelegd. Wie het voorstelde, krijgt bericht.")
            return redirect("radar:proposal", pk)
    return _page_of(request, row, form)


@require_GET
def history(request: UserRequest) -> HttpResponse:
    access.enter(request.user)
    page = Paginator(proposals(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    lines = [shown.proposal_line(row) for row in page]
    context = {"page": page, "lines": lines, "crumbs": shown.crumbs()}
    return render(request, "radar/history.html", context)


def _proposed(request: UserRequest, made: "MergeProposal") -> HttpResponse:
    messages.success(request, "Het voorstel ligt er. Een collega beslist erover.")
    return redirect("radar:proposal", made.pk)


def _page_of(request: UserRequest, row: "MergeProposal", form: DecideForm) -> HttpResponse:
    page = shown.proposal_page(row, request.user)
    status = 422 if form.is_bound else 200
    context = {"page": page, "form": form, "crumbs": shown.crumbs()}
    return render(request, "radar/proposal.html", context, status=status)
