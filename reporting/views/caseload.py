"""Caseloadbord: the load per colleague, and giving cases to another."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.http import UserRequest
from accounts.roles import Permission
from cases import access
from cases.selectors.carriers import carriers
from cases.services.assignments import assign
from common.forms import refusals_on
from deadlines.selectors import calendar_of
from reporting.forms import BoardAssignForm, BoardFilter, chosen
from reporting.screens import caseload as screens
from reporting.selectors import caseload as selectors
from tracks.selectors import lists as tracks

if TYPE_CHECKING:
    from accounts.models import User

PAGE_SIZE = 25


@require_http_methods(["GET", "POST"])
def caseload(request: UserRequest) -> HttpResponse:
    """The board; a POST gives the ticked cases to a colleague and shows the board again."""
    access.require(request.user, Permission.BOARD_SEE)
    region = request.user.region
    assert region, "the board belongs to a role at Veilig Thuis"
    carrying = list(carriers(region))
    workers = {str(worker.pk): worker for worker in carrying}
    choices = [(str(worker.pk), f"{worker.name} ({worker.carries})") for worker in carrying]
    form = BoardAssignForm(request.POST or None, workers=choices)
    if form.is_valid():
        access.require(request.user, Permission.CASE_ASSIGN)
        cases = selectors.cases_to_assign(request.user, request.POST.getlist("case"))
        with refusals_on(form), transaction.atomic():
            to = workers[form.cleaned_data["worker"]]
            for case in cases:
                assign(case, to=to, reason=form.cleaned_data["reason"], actor=request.user)
    if form.is_bound and form.is_valid():
        given = "1 dossier" if len(cases) == 1 else f"{len(cases)} dossiers"
        messages.success(request, f"{given} toegewezen aan {to.name}.")
        return redirect(request.get_full_path())
    context = {**_board(request, carrying), "assign_form": form}
    return render(request, "reporting/caseload.html", context, status=422 if form.is_bound else 200)


def _board(request: UserRequest, workers: "list[User]") -> dict[str, object]:
    reader, now = request.user, timezone.now()
    calendar = calendar_of(reader.region)
    edges = selectors.Edges.at(now, calendar)
    cases = selectors.board(reader, edges)
    ageing = selectors.ageing(cases, edges)
    loads = screens.loads(selectors.load_per_worker(cases), workers)
    filter_form = BoardFilter(request.GET, workers=[(load.key, load.name) for load in loads])
    asked = chosen(filter_form)
    listed = selectors.chosen_cases(
        cases, edges, worker=asked.get("medewerker", ""), only=asked.get("alleen", "")
    )
    page = Paginator(selectors.with_columns(listed), PAGE_SIZE).get_page(request.GET.get("page"))
    ticked = request.POST.getlist("case")
    return {
        "figures": screens.figures(loads, ageing, waiting=tracks.waiting_families(reader).count()),
        "loads": loads,
        "load_points": screens.load_points(loads),
        "age_points": screens.age_points(ageing),
        "track_points": screens.track_points(tracks.per_state(reader)),
        "rows": screens.board_rows(page.object_list, now=now, calendar=calendar),
        "page": page,
        "filter_form": filter_form,
        "ticked": ticked,
        "may_assign": reader.may(Permission.CASE_ASSIGN),
    }
