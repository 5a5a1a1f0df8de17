"""Evaluating the help with a family."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from cases.selectors.involved import directly_involved
from common.forms import refusals_on
from localfield import access
from localfield.forms.evaluation import EvaluationForm
from localfield.screens.evaluation import evaluation_lines, evaluation_view, next_act
from localfield.selectors.evaluation import evaluation_of, evaluations_of, goals_to_evaluate
from localfield.selectors.sight import table_in_sight
from localfield.services.evaluation import record_evaluation
from localfield.views.page import family_page
from safety.selectors.start_and_now import in_words

PAGE_SIZE = 20


@require_GET
def evaluations(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_family(request.user, number)
    page = Paginator(evaluations_of(case), PAGE_SIZE).get_page(request.GET.get("page"))
    lines = evaluation_lines(page.object_list, number)
    return family_page(request, case, "evaluations", "evaluations", lines=lines, page=page)


@require_GET
def evaluation(request: UserRequest, number: str, evaluation: int) -> HttpResponse:
    case = access.open_family(request.user, number)
    row = evaluation_of(case, evaluation)
    newest = evaluations_of(case).first() == row
    return family_page(
        request,
        case,
        "evaluations",
        "evaluation",
        view=evaluation_view(row),
        act=next_act(row, number) if newest else None,
    )


@require_http_methods(["GET", "POST"])
def add_evaluation(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_to_work(request.user, number)
    trajectory = access.require_running(case)
    people = directly_involved(case, on=timezone.localdate())
    form = EvaluationForm(request.POST or None, goals=goals_to_evaluate(case), people=people)
    if form.is_valid():
        with refusals_on(form):
            row = record_evaluation(trajectory, form.facts(), actor=request.user)
    if form.is_bound and form.is_valid():
        return redirect("localfield:evaluation", number, row.pk)
    table = in_words(table_in_sight(case, trajectory.opened_at))
    return family_page(request, case, "evaluations", "evaluation_form", form, table=table)
