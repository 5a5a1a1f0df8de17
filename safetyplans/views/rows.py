"""Adding and removing rows of the plan; dropping a condition that stood in a version."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from cases.screens.header import case_header
from common.exceptions import DomainError
from common.forms import refusals_on
from safetyplans import access
from safetyplans.forms.writing import DropForm
from safetyplans.screens import parts
from safetyplans.screens.writing import address
from safetyplans.selectors import rows
from safetyplans.services import writing
from safetyplans.services.rows import remove_row
from safetyplans.views.entries import add_entry
from safetyplans.views.pages import show_part
from safetyplans.views.writing import open_part


@require_POST
def add(request: UserRequest, number: str, place: str, part: str) -> HttpResponse:
    """An empty row at once, so that nothing typed is only in the browser."""
    plan, named = open_part(request, number, part)
    if not named.kind or named == parts.VIEWS:
        raise Http404
    try:
        with transaction.atomic():
            form, made = add_entry(plan, named, place, request.user, request.POST)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect(address("part", plan, place, named))
    if made is None:
        return show_part(request, plan, named, place, lost=form)
    return redirect(f"{address('part', plan, place, named)}#regel-{made.pk}")


@require_POST
def remove(request: UserRequest, number: str, place: str, part: str, row: int) -> HttpResponse:
    """What a colleague removed before is gone already."""
    plan, named = open_part(request, number, part)
    try:
        if named == parts.CONDITIONS:
            if condition := rows.condition_of(plan, row):
                writing.drop_condition(condition, actor=request.user)
        elif named.kind not in rows.KINDS:
            raise Http404
        elif found := rows.row_of(plan, named.kind, row):
            remove_row(found, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect(address("part", plan, place, named))


@require_http_methods(["GET", "POST"])
def drop(request: UserRequest, number: str, row: int) -> HttpResponse:
    """Why a condition of an earlier version no longer holds."""
    plan = access.open_plan_to_write(request.user, number)
    condition = rows.condition_of(plan, row)
    if condition is None:
        raise Http404
    form = DropForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            writing.drop_condition(condition, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        messages.success(request, "De voorwaarde is vervallen.")
        return redirect(address("part", plan, parts.DESK, parts.CONDITIONS))
    context = {
        "header": case_header(plan.case, request.user, "safetyplans:of_case"),
        "heading": f"Voorwaarde {condition.number} laten vervallen",
        "text": condition.text,
        "back": address("part", plan, parts.DESK, parts.CONDITIONS),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "safetyplans/drop.html", context, status=status)


@require_POST
def restore(request: UserRequest, number: str, row: int) -> HttpResponse:
    plan = access.open_plan_to_write(request.user, number)
    condition = rows.condition_of(plan, row)
    if condition is None:
        raise Http404
    try:
        writing.restore_condition(condition, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect(address("part", plan, parts.DESK, parts.CONDITIONS))
