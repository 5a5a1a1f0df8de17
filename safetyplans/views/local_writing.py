"""Writing the municipal half: its words and its rows, each a small form that keeps itself."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from common.exceptions import DomainError
from common.shared_form import kept_or_refused
from safetyplans import local_access
from safetyplans.forms.checking import WordingForm
from safetyplans.local_parts import LocalPart, parts_of
from safetyplans.screens.local_frame import family_frame
from safetyplans.screens.local_writing import local_address, local_part_page
from safetyplans.screens.wording import marked
from safetyplans.screens.writing import Sheet
from safetyplans.selectors.local_rows import KINDS, local_row_of
from safetyplans.services.local_holding import NOT_OPEN
from safetyplans.services.local_writing import remove_local_row
from safetyplans.views.local_entries import GONE, add_entry, entries_of, entry_of, lost_form
from safetyplans.views.wording import LONGEST
from safetyplans.views.writing import what_does_not_fit

if TYPE_CHECKING:
    from safetyplans.forms.writing import PlanForm
    from safetyplans.models import SafetyPlan
    from safetyplans.views.entries import Entry

LOST = "weg"


@require_http_methods(["GET", "POST"])
def part(request: UserRequest, number: str, part: str, row: int = 0) -> HttpResponse:
    plan, named = _open(request, number, part)
    if request.method == "POST":
        return _save(request, plan, named, row)
    if not plan.is_locally_open:
        messages.info(request, NOT_OPEN)
        return redirect("safetyplans:local", number)
    return _page(request, plan, named)


@require_POST
def keep(request: UserRequest, number: str, part: str, row: int = 0) -> HttpResponse:
    """What is being typed, kept every few seconds; what does not fit is said and waits."""
    plan, named = _open(request, number, part)
    entry = entry_of(plan, named, request.user, row)
    if entry is None:
        return kept_or_refused(_lost(request, named, row))
    form = entry.form(request.POST)
    if not form.is_valid():
        return HttpResponse(what_does_not_fit(form), status=409, content_type="text/plain")
    entry.save(form, request.user)
    return kept_or_refused(form)


@require_POST
def add(request: UserRequest, number: str, part: str) -> HttpResponse:
    """An empty row at once, so that nothing typed is only in the browser."""
    plan, named = _open(request, number, part)
    if named.kind not in KINDS:
        raise Http404
    try:
        with transaction.atomic():
            form, made = add_entry(plan, named, request.user, request.POST)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect(local_address("local_part", plan, named))
    if made is None:
        return _page(request, plan, named, lost=form)
    return redirect(f"{local_address('local_part', plan, named)}#regel-{made.pk}")


@require_POST
def remove(request: UserRequest, number: str, part: str, row: int) -> HttpResponse:
    """What a colleague removed before is gone already."""
    plan, named = _open(request, number, part)
    if named.kind not in KINDS:
        raise Http404
    try:
        if found := local_row_of(plan, named.kind, row):
            remove_local_row(found, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect(local_address("local_part", plan, named))


@require_POST
def wording(request: UserRequest, number: str) -> HttpResponse:
    """The text with its marks while somebody types; nothing of it is kept or logged."""
    local_access.open_local_plan_to_write(request.user, number)
    form = WordingForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    asked = form.cleaned_data
    text = request.POST.get(asked["field"], "")[:LONGEST]
    notes = marked(text, asked["use"], place=asked["place"])
    return render(request, "safetyplans/partials/wording_marks.html", {"notes": notes})


def _open(request: UserRequest, number: str, slug: str) -> "tuple[SafetyPlan, LocalPart]":
    plan = local_access.open_local_plan_to_write(request.user, number)
    named = next((part for part in parts_of(plan) if part.slug == slug), None)
    if named is None:
        raise Http404
    return plan, named


def _lost(request: UserRequest, named: "LocalPart", row: int) -> "PlanForm":
    """What was typed in a row that went; where rows cannot go there is nothing to lose."""
    if named.kind not in KINDS or not row:
        raise Http404
    form = lost_form(named, request.POST)
    form.add_error(None, GONE)
    return form


def _save(request: UserRequest, plan: "SafetyPlan", named: "LocalPart", row: int) -> HttpResponse:
    entry = entry_of(plan, named, request.user, row)
    if entry is None:
        return _page(request, plan, named, lost=_lost(request, named, row))
    form = entry.form(request.POST)
    if form.is_valid():
        entry.save(form, request.user)
    if not form.is_valid():
        plan.refresh_from_db()
        return _page(request, plan, named, key=row, sent=form)
    messages.success(request, "Bewaard.")
    return redirect(f"{local_address('local_part', plan, named)}#{entry.anchor}")


def _page(
    request: UserRequest,
    plan: "SafetyPlan",
    part: "LocalPart",
    *,
    key: int = 0,
    sent: "PlanForm | None" = None,
    lost: "PlanForm | None" = None,
) -> HttpResponse:
    """``sent`` is the form of row ``key`` as it was sent and refused; ``lost`` one whose row is
    gone."""
    sheets = [
        _sheet(entry, part, sent if sent and entry.key == key else entry.form())
        for entry in entries_of(plan, part, request.user)
    ]
    if lost:
        url = local_address("local_add", plan, part)
        sheets.insert(0, Sheet(lost, "Opnieuw toevoegen", LOST, url, keep_url=""))
    refused = sent or lost
    context: dict[str, Any] = {
        "frame": family_frame(plan.case, request.user, "safetyplans:local"),
        "page": local_part_page(plan, part, sheets),
        "refused": refused,
    }
    status = refused.status if refused else 200
    return render(request, "safetyplans/local/part.html", context, status=status)


def _sheet(entry: "Entry", part: "LocalPart", form: "PlanForm") -> Sheet:
    plan, key = entry.plan, entry.key
    if not key:
        return Sheet(
            form=form,
            heading="",
            anchor=entry.anchor,
            url=local_address("local_part", plan, part),
            keep_url=local_address("local_keep", plan, part),
        )
    removable = part.kind in KINDS and not entry.lasting
    return Sheet(
        form=form,
        heading=entry.heading,
        anchor=entry.anchor,
        url=local_address("local_row", plan, part, key),
        keep_url=local_address("local_keep_row", plan, part, key),
        remove_url=local_address("local_remove", plan, part, key) if removable else "",
        told=entry.told,
    )
