"""Beside the assessment: leaving triage, informing authorities."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from cases import access
from cases.forms.around_assessment import ExitForm, ForwardForm, NoticeForm
from cases.screens import initials, standing
from cases.screens.exits import exit_page
from cases.screens.sharing import notices_page
from cases.services import exits
from cases.services.authority_notices import notify_authority
from common.exceptions import DomainError
from common.forms import refusals_on
from common.shared_form import shown


@require_http_methods(["GET", "POST"])
def propose(request: UserRequest, number: str) -> HttpResponse:
    """A triagist proposes to let the report leave triage; anybody who reads it sees the state."""
    report = access.open_report_to_judge(request.user, number)
    page = exit_page(report, request.user)
    if request.method == "POST" and not page.may_propose:
        raise PermissionDenied
    form = ExitForm(request.POST or None, initial=shown(initials.exit_proposal(report)))
    if form.is_valid():
        form.save_beside(
            standing.exit_proposal(report, request.user),
            lambda: exits.propose_exit(report, actor=request.user, **form.cleaned_data),
            deciding=True,
        )
    if form.is_bound and form.is_valid():
        messages.success(request, "Het voorstel ligt bij de teamleider.")
        return redirect("cases:report_exit", number)
    context = {"page": page, "form": form}
    return render(request, "cases/assessment/exit.html", context, status=form.status)


@require_POST
def approve(request: UserRequest, number: str) -> HttpResponse:
    report = access.open_report_to_judge(request.user, number)
    if not exit_page(report, request.user).may_approve:
        raise PermissionDenied
    try:
        left = exits.approve_exit(report, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("cases:report_exit", number)
    messages.success(request, f"Melding {number}: {left.get_state_display()}.")
    return redirect("cases:triage_board")


@require_POST
def refuse(request: UserRequest, number: str) -> HttpResponse:
    """The proposal is taken back by the triagist or turned down by the team lead."""
    report = access.open_report_to_judge(request.user, number)
    page = exit_page(report, request.user)
    if not (page.may_propose or page.may_approve):
        raise PermissionDenied
    try:
        exits.withdraw_exit(report, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "Het voorstel is van tafel. De beoordeling gaat door.")
    return redirect("cases:report_exit", number)


@require_http_methods(["GET", "POST"])
def forward(request: UserRequest, number: str) -> HttpResponse:
    """A police report without violence goes on at once."""
    report = access.open_report_to_judge(request.user, number)
    access.require_step(report, "forward_no_violence", request.user)
    form = ForwardForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            exits.forward_no_violence(report, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        messages.success(request, f"Melding {number} is doorgezet.")
        return redirect("cases:triage_board")
    context = {"page": exit_page(report, request.user), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "cases/assessment/forward.html", context, status=status)


@require_http_methods(["GET", "POST"])
def notices(request: UserRequest, number: str) -> HttpResponse:
    report = access.open_report_to_judge(request.user, number)
    page = notices_page(report, request.user)
    if request.method == "POST" and not page.may_write:
        raise PermissionDenied
    form = NoticeForm(request.POST or None, initial={"at": timezone.now()})
    if form.is_valid():
        with refusals_on(form):
            notify_authority(report.case, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        messages.success(request, "De kennisgeving is vastgelegd.")
        return redirect("cases:assessment_notices", number)
    context = {"page": page, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "cases/assessment/notices.html", context, status=status)
