"""What one does on the page of a report: spoed, papers, revealing, linking, tying, radar."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.http import UserRequest
from accounts.roles import Permission
from cases import access, permissions
from cases.forms.intake_around import UploadForm, UrgentForm
from cases.forms.report import JoinForm, RevealForm, TieForm, WrittenForm
from cases.services import attachments, grants, linking, radar, tying
from cases.services import urgent as spoed
from cases.services.written_form import record_written_form
from cases.views.report import page_of
from common.exceptions import DomainError
from common.forms import refusals_on
from common.uploads import was_dropped


@require_POST
def urgent(request: UserRequest, number: str) -> HttpResponse:
    report = access.open_report(request.user, number)
    access.require_that(permissions.can_declare_urgent, report, request.user)
    form = UrgentForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            spoed.declare_urgent(report, **form.cleaned_data, actor=request.user)
            messages.success(request, "Spoed is vastgelegd. De eerste actie moet binnen 24 uur.")
            return redirect("cases:report", number)
    return page_of(request, report, urgent_form=form)


@require_POST
def first_action(request: UserRequest, number: str) -> HttpResponse:
    report = access.open_report(request.user, number)
    access.require_that(permissions.can_declare_urgent, report, request.user)
    try:
        spoed.first_action_done(report, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect("cases:report", number)


@require_POST
def written(request: UserRequest, number: str) -> HttpResponse:
    report = access.open_report(request.user, number)
    access.require_that(permissions.can_complete, report, request.user)
    form = WrittenForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            record_written_form(report, **form.cleaned_data, actor=request.user)
            return redirect("cases:report", number)
    return page_of(request, report, written_form=form)


@require_POST
def reveal(request: UserRequest, number: str) -> HttpResponse:
    """Show the name of an anonymous reporter for half an hour, with a reason (S20)."""
    report = access.open_report(request.user, number)
    access.require(request.user, Permission.REPORTER_REVEAL)
    form = RevealForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            grants.reveal_reporter(report, **form.cleaned_data, actor=request.user)
            return redirect("cases:report", number)
    return page_of(request, report, reveal_form=form)


@require_POST
def join(request: UserRequest, number: str) -> HttpResponse:
    report = access.open_report(request.user, number)
    access.require_that(permissions.can_complete, report, request.user)
    form = JoinForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            linking.join_situation(report, **form.cleaned_data, actor=request.user)
            return redirect("cases:report", number)
    return page_of(request, report, join_form=form)


@require_POST
def leave(request: UserRequest, number: str) -> HttpResponse:
    report = access.open_report(request.user, number)
    access.require_that(permissions.can_complete, report, request.user)
    linking.leave_situation(report, actor=request.user)
    return redirect("cases:report", number)


@require_POST
def tie(request: UserRequest, number: str) -> HttpResponse:
    """The consultation or notice of a municipality that stood before this report."""
    report = access.open_report(request.user, number)
    access.require_that(permissions.can_complete, report, request.user)
    form = TieForm(request.POST)
    if form.is_valid():
        before = form.cleaned_data["preceding"]
        with refusals_on(form, "preceding"):
            tying.tie(report, number=before, actor=request.user)
            messages.success(request, f"{before.upper()} is gekoppeld aan deze melding.")
            return redirect("cases:report", number)
    return page_of(request, report, tie_form=form)


@require_POST
def judge(request: UserRequest, number: str, hit: int) -> HttpResponse:
    """Radar: the same family, or somebody else."""
    report = access.open_report(request.user, number)
    access.require_that(permissions.can_complete, report, request.user)
    try:
        verdict = request.POST.get("verdict", "")
        radar.judge_hit(report, hit=hit, verdict=verdict, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect("cases:report", number)


@require_POST
def attach(request: UserRequest, number: str) -> HttpResponse:
    report = access.open_report(request.user, number)
    access.require_that(permissions.can_complete, report, request.user)
    form = UploadForm(request.POST, request.FILES)
    if was_dropped(request, "file"):
        form.refuse(attachments.too_large())
    if form.is_valid():
        with form.refusals_on_file():
            attachments.attach_to_report(report, form.cleaned_data["file"], actor=request.user)
            messages.success(request, "De bijlage is toegevoegd.")
            return redirect("cases:report", number)
    return page_of(request, report, upload_form=form)
