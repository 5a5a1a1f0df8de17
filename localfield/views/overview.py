"""The view of who distributes the families, and giving a family to a colleague."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from cases.selectors.partner_workers import could_work
from cases.services.partner_workers import give_family
from common.exceptions import ReasonRequired
from common.forms import refusals_on
from deadlines.selectors import calendar_of
from localfield import access
from localfield.forms.families import GiveForm
from localfield.screens import rows
from localfield.selectors import families as selectors
from localfield.selectors.families import Today
from localfield.selectors.trajectories import held_by, may_give
from localfield.views.page import act_page, done

# Families without anybody, shown under each other; the figure above leads to all of them.
SHOWN = 10


@require_GET
def overview(request: UserRequest) -> HttpResponse:
    reader, today = request.user, Today(timezone.now())
    access.require_distributor(reader)
    unassigned = rows.family_rows(
        selectors.unassigned(reader, SHOWN),
        now=today.now,
        today=today.day,
        calendar=calendar_of(reader.region),
    )
    context = {
        "figures": rows.coordinator_figures(selectors.counts(reader, today)),
        "workers": rows.worker_rows(selectors.load_per_worker(reader, today)),
        "unassigned": unassigned,
    }
    return render(request, "localfield/overview.html", context)


@require_http_methods(["GET", "POST"])
def give(request: UserRequest, number: str) -> HttpResponse:
    """On whose desk the family comes; a reason when it leaves another one (000-17)."""
    case = access.open_family(request.user, number)
    if not may_give(case, request.user):
        raise PermissionDenied
    organisation = held_by(case, request.user)
    form = GiveForm(request.POST or None, colleagues=could_work(case, organisation))
    if form.is_valid():
        facts = {"worker": form.chosen_worker, "reason": form.cleaned_data["reason"]}
        with refusals_on(form):
            try:
                give_family(case, organisation=organisation, actor=request.user, **facts)
            except ReasonRequired as caution:
                form.add_error("reason", caution.reasons)
    if form.is_bound and form.is_valid():
        return done(request, f"{form.chosen_worker.name} werkt nu met dit gezin.", "families")
    title = "Geef dit gezin aan een collega"
    return act_page(request, case, "family", form, title=title, button="Geef het gezin")
