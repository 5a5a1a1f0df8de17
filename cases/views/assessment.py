"""One assessment as a whole: read it, hand it over, have it done again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from accounts.roles import Permission
from cases import access
from cases.forms.around_assessment import HandOverForm, ReopenForm, UrgentForm
from cases.screens.assessment import assessment_page, waiting_page
from cases.screens.overview import overview
from cases.selectors.assessments import assessment_of
from cases.selectors.colleagues import triagists
from cases.services.assessment import hand_assessment_to, reopen
from cases.services.urgent import declare_urgent
from common.forms import refusals_on


@require_GET
def detail(request: UserRequest, number: str) -> HttpResponse:
    """Everything of the assessment to read, or who may take a report that still waits."""
    report = access.open_report_to_judge(request.user, number)
    assessment = assessment_of(report)
    if assessment is None:
        waiting = {"page": waiting_page(report, request.user)}
        return render(request, "cases/assessment/waiting.html", waiting)
    page = assessment_page(assessment, request.user)
    context = {"page": page, "overview": overview(assessment)}
    return render(request, "cases/assessment/detail.html", context)


@require_http_methods(["GET", "POST"])
def hand_over(request: UserRequest, number: str) -> HttpResponse:
    assessment = access.open_assessment(request.user, number)
    page = assessment_page(assessment, request.user)
    if not page.may_hand_over:
        access.require(request.user, Permission.CASE_ASSIGN)
    others = triagists(assessment.report.case.region).exclude(pk=assessment.assessor_id)
    colleagues = {user.pk: user for user in others}
    choices = [(user.pk, user.name) for user in colleagues.values()]
    form = HandOverForm(request.POST or None, triagists=choices)
    if form.is_valid():
        to, reason = colleagues[form.cleaned_data["to"]], form.cleaned_data["reason"]
        with refusals_on(form):
            hand_assessment_to(assessment, to=to, reason=reason, actor=request.user)
    if form.is_bound and form.is_valid():
        messages.success(request, f"{to.name} neemt de beoordeling over.")
        return redirect("cases:triage_board")
    return _small(request, page, form, "Geef de beoordeling aan een ander", "Geef over")


@require_http_methods(["GET", "POST"])
def again(request: UserRequest, number: str) -> HttpResponse:
    assessment = access.open_assessment(request.user, number, step="reopen")
    form = ReopenForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            reopen(assessment, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        messages.success(request, "De beoordeling is heropend. De triagist heeft bericht.")
        return redirect("cases:assessment", number)
    page = assessment_page(assessment, request.user)
    return _small(request, page, form, "Heropen de beoordeling", "Heropen")


@require_http_methods(["GET", "POST"])
def urgent(request: UserRequest, number: str) -> HttpResponse:
    """The instrument points to acute danger; the triagist confirms that this is spoed (D7)."""
    assessment = access.open_assessment(request.user, number)
    access.require(request.user, Permission.URGENT_DECLARE)
    form = UrgentForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            declare_urgent(assessment.report, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        messages.success(request, "Spoed is vastgelegd. De eerste actie loopt nu.")
        return redirect("cases:assessment", number)
    page = assessment_page(assessment, request.user)
    return _small(request, page, form, "Leg spoed vast", "Leg spoed vast")


def _small(
    request: UserRequest, page: object, form: object, title: str, button: str
) -> HttpResponse:
    context = {"page": page, "form": form, "title": title, "button": button}
    status = 422 if form.is_bound else 200  # type: ignore[attr-defined]
    return render(request, "cases/assessment/small_form.html", context, status=status)
