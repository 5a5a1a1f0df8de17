"""Consultations of a municipality: the list, a new one, and the page of one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from accounts.roles import Permission
from audit.services import note_refusal
from common.exceptions import DomainError
from common.overtaking import Standing
from consultations import access
from consultations.forms import usd as forms
from consultations.forms.usd_list import UsdFilter
from consultations.forms.usd_tasks import TaskFormSet, task_rows
from consultations.screens import usd as screens
from consultations.selectors import usd as selectors
from consultations.services.usd_recording import Written, begin_record, continue_record
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User
    from consultations.models import UsdConsultation
    from organisations.models import Organisation

PAGE_SIZE = 25
FIRST = 5
TASKS_WRONG = "Kijk de taken na: er ontbreekt iets."


@require_GET
def usd_list(request: UserRequest) -> HttpResponse:
    _desk(request)
    reader, now, today = request.user, timezone.now(), timezone.localdate()
    form = UsdFilter(request.GET, makers=selectors.makers(reader))
    rows = selectors.usd_consultations(reader, form.chosen, now=now, today=today)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    all_asking = form.chosen.get("status") == selectors.ASKING
    asking = selectors.asking(reader, today)
    context = {
        "asking": [] if all_asking else screens.usd_rows(asking[:FIRST], today),
        "asking_count": asking.count(),
        "all_asking": f"{reverse('consultations:usd_list')}?status={selectors.ASKING}",
        "rows": screens.usd_rows(page.object_list, today),
        "page": page,
        "form": form,
        "narrowed": any(form.chosen.values()),
        "coordinates": reader.may(Permission.USD_CONSULT_ALL),
    }
    return render(request, "consultations/usd/list.html", context)


@require_http_methods(["GET", "POST"])
def usd_new(request: UserRequest) -> HttpResponse:
    places, now = _desk(request), timezone.now()
    data = request.POST if request.method == "POST" else None
    form = forms.new_form(data, places, now)
    tasks = task_rows(data)
    if data is not None:
        nothing = Standing(dict, lambda name: None)
        row = _kept(request, form, tasks, nothing, partial(begin_record, actor=request.user))
        if row:
            return _onwards(request, row)
    return _answer(request, screens.new_page(places[0], now), form, tasks)


@require_http_methods(["GET", "POST"])
def usd(request: UserRequest, number: str) -> HttpResponse:
    row = access.open_usd_consultation(request.user, number)
    data = request.POST if request.method == "POST" else None
    form = forms.form_of(row, data)
    tasks = task_rows(data, row=row)
    if data is not None:
        standing = _standing(row, request.user)
        keep = partial(continue_record, row, actor=request.user)
        kept = _kept(request, form, tasks, standing, keep)
        if kept:
            return _onwards(request, kept)
        if form.shows_their_tasks:
            tasks = task_rows(row=row)
    return _answer(request, screens.usd_page(row, timezone.now()), form, tasks)


def _desk(request: UserRequest) -> "list[Organisation]":
    """The municipalities this colleague consults for; for everybody else this does not exist."""
    places = selectors.municipalities_of(request.user)
    if not places:
        note_refusal(actor=request.user, what=Permission.USD_CONSULT, url_name="consultations")
        raise Http404
    return places


def _standing(row: "UsdConsultation", reader: "User") -> Standing:
    """What stands there now; a consulent and her coordinator may write in it at once."""
    return Standing(
        lambda: forms.answers_of(locked(row)), lambda name: selectors.last_saved(row, reader)
    )


def _kept(
    request: UserRequest,
    form: forms.UsdForm,
    tasks: TaskFormSet,
    standing: Standing,
    keep: "Callable[[Written], UsdConsultation]",
) -> "UsdConsultation | None":
    """Keep all of the page, or say beside each question why nothing of it was kept."""
    valid, divided = form.is_valid(), tasks.is_valid()
    if not divided:
        form.add_error(None, TASKS_WRONG)
    if not (valid and divided):
        return None
    closes, kept = "close" in request.POST, []

    def save() -> None:
        try:
            kept.append(keep(form.written(tasks, close=closes)))
        except DomainError as refusal:
            form.refuse(refusal)
            if form.points_to_somebody:
                tasks.point_out()

    form.take_in(tasks)
    deciding = closes or bool(form.cleaned_data.get("decision"))
    form.save_beside(standing, save, deciding=deciding)
    return None if form.errors else kept[0]


def _onwards(request: UserRequest, row: "UsdConsultation") -> HttpResponse:
    """Back to the page, where the next thing to do stands."""
    if "close" in request.POST:
        messages.success(request, f"Consultatie {row.number} is afgesloten.")
    else:
        messages.success(request, f"Consultatie {row.number} is bewaard.")
    anchor = "#taken" if "row" in request.POST else ""
    return redirect(reverse("consultations:usd", args=[row.number]) + anchor)


def _answer(
    request: UserRequest, page: screens.UsdPage, form: forms.UsdForm, tasks: TaskFormSet
) -> HttpResponse:
    context = {"page": page, "form": form, "tasks": tasks}
    return render(request, "consultations/usd/page.html", context, status=form.status)
