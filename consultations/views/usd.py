"""Consultations of a municipality: the list, a new one, and the page of one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from accounts.roles import Permission
from audit.services import note_refusal
from common.exceptions import DomainError
from common.forms import refusals_on
from common.overtaking import Standing
from consultations import access
from consultations.enums import DraftKind
from consultations.forms import usd as forms
from consultations.forms.drafts import Kept, key_on, typed
from consultations.forms.usd_list import UsdFilter
from consultations.forms.usd_tasks import TaskFormSet, task_rows
from consultations.screens import usd as screens
from consultations.screens.drafts import typing, unfinished_consultations
from consultations.selectors import usd as selectors
from consultations.services.drafts import drop_draft, keep_draft
from consultations.services.usd_recording import Written, begin_record, continue_record
from consultations.views.drafts import keep
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
        "unfinished": unfinished_consultations(reader),
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
    if request.method == "GET":
        return _show_new(request, places)
    form, tasks = forms.new_form(request.POST, places, now), task_rows(request.POST)
    if known := selectors.handed_in_as(request.user, key_on(form)):
        return _again(request, known)
    nothing = Standing(dict, lambda name: None)
    row = _recorded(request, form, tasks, nothing, partial(begin_record, actor=request.user))
    return _onwards(request, row) if row else _show_new(request, places, form, tasks)


@require_GET
def usd_draft(request: UserRequest, key: UUID) -> HttpResponse:
    """Going on with what was typed before, here or on another computer."""
    if known := selectors.handed_in_as(request.user, key):
        return redirect("consultations:usd", known.number)
    draft = access.open_draft(request.user, key, DraftKind.USD)
    if draft is None:
        raise Http404
    return _show_new(request, _desk(request), kept=draft.data | {"key": [str(key)]})


@require_POST
def usd_keep(request: UserRequest, key: UUID) -> HttpResponse:
    """Autosave; of what stands already nothing has to be kept."""
    access.require(request.user, Permission.USD_CONSULT)
    known = selectors.handed_in_as(request.user, key)
    if known and forms.repeats(known, request.POST):
        drop_draft(key, actor=request.user)
        return HttpResponse(status=204)
    return keep(request, key, DraftKind.USD)


@require_http_methods(["GET", "POST"])
def usd(request: UserRequest, number: str) -> HttpResponse:
    row = access.open_usd_consultation(request.user, number)
    if request.method == "POST":
        return _change(request, row)
    draft = access.open_draft(request.user, row.key, DraftKind.USD)
    kept = draft.data if draft else None
    form, tasks = forms.form_of(row, None, kept), task_rows(row=row, kept=kept)
    return _answer(request, screens.usd_page(row, timezone.now()), form, tasks, resumed=bool(kept))


def _change(request: UserRequest, row: "UsdConsultation") -> HttpResponse:
    form, tasks = forms.form_of(row, request.POST), task_rows(request.POST, row=row)
    write = partial(continue_record, row, actor=request.user)
    if changed := _recorded(request, form, tasks, _standing(row, request.user), write):
        return _onwards(request, changed)
    if form.shows_their_tasks:
        tasks = task_rows(row=row)
    return _answer(request, screens.usd_page(row, timezone.now()), form, tasks)


def _again(request: UserRequest, known: "UsdConsultation") -> HttpResponse:
    """The page of a new consultation that was recorded: pressed twice, or typed on after that."""
    if forms.repeats(known, request.POST):
        return _onwards(request, known)
    return _change(request, known)


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


def _recorded(
    request: UserRequest,
    form: forms.UsdForm,
    tasks: TaskFormSet,
    standing: Standing,
    write: "Callable[[Written], UsdConsultation]",
) -> "UsdConsultation | None":
    """Record all of the page, or say beside each question why nothing of it was.

    What is refused stays kept as it was typed.
    """
    valid, divided = form.is_valid(), tasks.is_valid()
    if not divided:
        form.add_error(None, TASKS_WRONG)
    recorded = _save(request, form, tasks, standing, write) if valid and divided else None
    if recorded is None and (key := key_on(form)):
        with refusals_on(form):
            keep_draft(key, typed(request.POST), actor=request.user, kind=DraftKind.USD, late=True)
    return recorded


def _save(
    request: UserRequest,
    form: forms.UsdForm,
    tasks: TaskFormSet,
    standing: Standing,
    write: "Callable[[Written], UsdConsultation]",
) -> "UsdConsultation | None":
    closes, kept = "close" in request.POST, []

    def save() -> None:
        try:
            kept.append(write(form.written(tasks, close=closes)))
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


def _show_new(
    request: UserRequest,
    places: "list[Organisation]",
    form: forms.UsdForm | None = None,
    tasks: TaskFormSet | None = None,
    *,
    kept: Kept | None = None,
) -> HttpResponse:
    now = timezone.now()
    form = form or forms.new_form(None, places, now, kept)
    tasks = tasks or task_rows(kept=kept)
    return _answer(request, screens.new_page(places[0], now), form, tasks, resumed=bool(kept))


def _answer(
    request: UserRequest,
    page: screens.UsdPage,
    form: forms.UsdForm,
    tasks: TaskFormSet,
    *,
    resumed: bool = False,
) -> HttpResponse:
    context = {
        "page": page,
        "form": form,
        "tasks": tasks,
        "typing": typing(DraftKind.USD, key_on(form), resumed=resumed),
    }
    return render(request, "consultations/usd/page.html", context, status=form.status)
