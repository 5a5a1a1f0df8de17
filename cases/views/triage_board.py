"""The triage board, and giving what waits to a triagist."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from accounts.roles import Permission
from cases import access
from cases.forms.around_assessment import BoardFilterForm, TriagistForm
from cases.screens.assessment import waiting_page
from cases.screens.triage_board import triage_board
from cases.selectors.colleagues import triagists
from cases.services.assessment import begin
from common.exceptions import DomainError
from common.forms import refusals_on


@require_GET
def board(request: UserRequest) -> HttpResponse:
    access.require(request.user, Permission.TRIAGE_QUEUE)
    form = BoardFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {"wie": "", "fase": ""}
    context = {
        "form": form,
        "board": triage_board(
            request.user,
            whose=chosen["wie"],
            stage=chosen["fase"],
            page=request.GET.get("page", "1"),
        ),
    }
    return render(request, "cases/assessment/board.html", context)


@require_POST
def take(request: UserRequest, number: str) -> HttpResponse:
    """One click: I assess this one. Who was slower hears who did."""
    report = access.open_report_to_judge(request.user, number)
    access.require(request.user, Permission.TRIAGE_ASSESS)
    try:
        begin(report, assessor=request.user, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("cases:assessment", number)
    return redirect("cases:assessment_sources", number)


@require_http_methods(["GET", "POST"])
def assign(request: UserRequest, number: str) -> HttpResponse:
    report = access.open_report_to_judge(request.user, number)
    access.require(request.user, Permission.CASE_ASSIGN)
    colleagues = {user.pk: user for user in triagists(report.case.region)}
    choices = [(user.pk, user.name) for user in colleagues.values()]
    form = TriagistForm(request.POST or None, triagists=choices)
    if form.is_valid():
        with refusals_on(form):
            begin(report, assessor=colleagues[form.cleaned_data["to"]], actor=request.user)
    if form.is_bound and form.is_valid():
        messages.success(request, f"Melding {number} is toegewezen.")
        return redirect("cases:triage_board")
    context = {"page": waiting_page(report, request.user), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "cases/assessment/assign.html", context, status=status)
