"""Writing in one of the four parts of a moment; it keeps itself."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from common.shared_form import kept_or_refused
from monitoring import access
from monitoring.forms.acts import ProfessionalForm
from monitoring.screens.moment import TALKS, TITLES, is_writable, part_page
from monitoring.services.talks import add_professional
from monitoring.views.entries import entries_of, entry_of
from monitoring.views.page import case_page, try_act
from safetyplans.screens.writing import Sheet

if TYPE_CHECKING:
    from common.shared_form import SmallForm
    from monitoring.models import MonitoringMoment
    from monitoring.views.entries import Entry

CLOSED = "In dit deel van het moment wordt nu niet geschreven."


@require_http_methods(["GET", "POST"])
def part(request: UserRequest, number: str, moment: int, part: str, key: str = "") -> HttpResponse:
    row = _open(request, number, moment, part)
    if request.method == "POST":
        return _save(request, row, part, key)
    if not is_writable(row, part):
        messages.info(request, CLOSED)
        return redirect("monitoring:moment", number, moment)
    return _show(request, row, part)


@require_POST
def keep(request: UserRequest, number: str, moment: int, part: str, key: str) -> HttpResponse:
    """What is being typed, kept every few seconds; what does not fit is said and waits."""
    row = _open(request, number, moment, part)
    entry = _entry(request, row, part, key)
    form = entry.form(request.POST)
    if not form.is_valid():
        said = [f"{form[name].label}: {errors[0]}" for name, errors in form.errors.items()]
        words = f"Nog niet bewaard. {' '.join(said)}"
        return HttpResponse(words, status=409, content_type="text/plain")
    entry.save(form, request.user)
    return kept_or_refused(form)


@require_POST
def add(request: UserRequest, number: str, moment: int) -> HttpResponse:
    """Another professional to speak with."""
    row = _open(request, number, moment, TALKS)
    form = ProfessionalForm(request.POST)
    if try_act(form, lambda: add_professional(row, actor=request.user, **form.cleaned_data)):
        return redirect("monitoring:part", number, moment, TALKS)
    return _show(request, row, TALKS, adding=form)


def _open(request: UserRequest, number: str, moment: int, part: str) -> "MonitoringMoment":
    if part not in TITLES:
        raise Http404
    return access.open_to_work(request.user, number, moment)


def _entry(request: UserRequest, row: "MonitoringMoment", part: str, key: str) -> "Entry":
    entry = entry_of(row, part, key, request.user)
    if entry is None:
        raise Http404
    return entry


def _save(request: UserRequest, row: "MonitoringMoment", part: str, key: str) -> HttpResponse:
    entry = _entry(request, row, part, key)
    form = entry.form(request.POST)
    if form.is_valid():
        entry.save(form, request.user)
    if not form.is_valid():
        return _show(request, row, part, key=key, sent=form)
    messages.success(request, "Bewaard.")
    here = reverse("monitoring:part", args=[row.trajectory.case.number, row.pk, part])
    return redirect(f"{here}#{entry.anchor}")


def _show(
    request: UserRequest,
    row: "MonitoringMoment",
    part: str,
    *,
    key: str = "",
    sent: "SmallForm | None" = None,
    adding: ProfessionalForm | None = None,
) -> HttpResponse:
    """``sent`` is the form of entry ``key`` as it was sent and refused."""
    entries = entries_of(row, part, request.user)
    sheets = [
        _sheet(row, part, entry, sent if sent and entry.key == key else entry.form())
        for entry in entries
    ]
    return case_page(
        request,
        row.trajectory.case,
        "part",
        sent or adding,
        page=part_page(row, part, sheets),
        adding=(adding or ProfessionalForm()) if part == TALKS else None,
    )


def _sheet(row: "MonitoringMoment", part: str, entry: "Entry", form: "SmallForm") -> Sheet:
    where = [row.trajectory.case.number, row.pk, part, entry.key]
    return Sheet(
        form=form,
        heading=entry.heading,
        anchor=entry.anchor,
        url=reverse("monitoring:part_entry", args=where),
        keep_url=reverse("monitoring:keep", args=where),
        told=entry.told,
    )
