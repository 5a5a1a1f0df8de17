"""Veilig Thuis judges what the local field came back with, and reads its work."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from cases.screens.header import case_header
from common.forms import refusals_on
from localfield import access
from localfield.enums import UNANSWERED
from localfield.forms.judging import JudgeForm
from localfield.screens.family import report_back_line
from localfield.screens.work import PAGE_SIZE, work_page
from localfield.selectors.evaluation import regie_notes_of, whole_evaluations_of
from localfield.selectors.judging import occasions_of_last_report
from localfield.services.judging import judge

DONE = "Uw antwoord is bij het lokale veld."
MADE = "Uw antwoord is bij het lokale veld. De nieuwe melding is {number}."


@require_http_methods(["GET", "POST"])
def judge_report_back(request: UserRequest, number: str, back: int) -> HttpResponse:
    row = access.open_to_judge(request.user, number, back)
    if request.method == "GET" and row.state not in UNANSWERED:
        return redirect("localfield:of_case", number)
    initial = {"occasions": occasions_of_last_report(row.case)}
    form = JudgeForm(request.POST or None, initial=initial, report_back=row)
    if form.is_valid():
        with refusals_on(form):
            row = judge(row, actor=request.user, **form.facts())
    if form.is_bound and form.is_valid():
        return _answered(request, number, row.report_number)
    context = {
        "header": case_header(row.case, request.user, "localfield:of_case"),
        "form": form,
        "back": report_back_line(row),
        "number": number,
    }
    status = 422 if form.is_bound else 200
    return render(request, "localfield/judge.html", context, status=status)


@require_GET
def work(request: UserRequest, number: str) -> HttpResponse:
    """Estimates, evaluations and notes on regie, for who follows the family."""
    case = access.open_of_case(request.user, number)
    evaluations = whole_evaluations_of(case)[:PAGE_SIZE]
    page = Paginator(regie_notes_of(case), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "header": case_header(case, request.user, "localfield:of_case"),
        "work": work_page(case, request.user, evaluations, page.object_list),
        "page": page,
    }
    return render(request, "localfield/work.html", context)


def _answered(request: UserRequest, number: str, made: str) -> HttpResponse:
    """Who judged a case that goes back to the local field may no longer see it."""
    messages.success(request, MADE.format(number=made) if made else DONE)
    if access.is_known_to_veilig_thuis(request.user, number):
        return redirect("localfield:of_case", number)
    return redirect("reporting:my_work")
