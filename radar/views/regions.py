"""Asking another region about a report, and noting the answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from common.exceptions import DomainError
from common.forms import refusals_on
from radar import access
from radar.forms.regions import AskRegionForm, RegionAnswerForm
from radar.screens.regions import person_choices, regions_page
from radar.selectors.regions import persons_to_ask_about
from radar.services import regions


@require_GET
def of_report(request: UserRequest, number: str) -> HttpResponse:
    report = access.open_regions(request.user, number)
    return render(request, "radar/regions.html", {"page": regions_page(report, request.user)})


@require_http_methods(["GET", "POST"])
def ask(request: UserRequest, number: str) -> HttpResponse:
    report = access.open_to_ask(request.user, number)
    form = AskRegionForm(request.POST or None, persons=person_choices(report, request.user))
    if form.is_valid():
        facts = form.cleaned_data
        chosen = {int(pk) for pk in facts.pop("about")}
        about = [p for p in persons_to_ask_about(report, request.user) if p.pk in chosen]
        with refusals_on(form):
            regions.ask_region(report, about=about, actor=request.user, **facts)
            messages.success(request, "De navraag is vastgelegd.")
            return redirect("radar:regions", number)
    context = {"page": regions_page(report, request.user), "form": form, "title": "Vraag een regio"}
    return render(request, "radar/ask_region.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def answer(request: UserRequest, number: str, pk: int) -> HttpResponse:
    report, row = access.open_request(request.user, number, pk)
    form = RegionAnswerForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            regions.note_answer(row, actor=request.user, **form.cleaned_data)
            messages.success(request, "Het antwoord is vastgelegd.")
            return redirect("radar:regions", number)
    title = f"Antwoord van {row.region_name}"
    context = {"page": regions_page(report, request.user), "form": form, "title": title}
    return render(request, "radar/ask_region.html", context, status=422 if form.is_bound else 200)


@require_POST
def withdraw(request: UserRequest, number: str, pk: int) -> HttpResponse:
    _, row = access.open_request(request.user, number, pk)
    try:
        regions.withdraw(row, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect("radar:regions", number)
