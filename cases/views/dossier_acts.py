"""What one does on a case: note a contact, explain a breach, assign, keep somebody out."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from accounts.roles import Permission
from cases import access
from cases.forms.dossier import AssignForm, BreachForm, ConflictForm, ContactForm
from cases.permissions import can_explain_breach, can_note_contact
from cases.screens.header import case_header
from cases.selectors import carriers, dossier
from cases.services import assignments, conflicts, contacts
from common.forms import refusals_on
from deadlines import services as deadlines
from deadlines.screens import line_for
from deadlines.selectors import calendar_of

if TYPE_CHECKING:
    from cases.models import Case

PAGE = "cases/dossier/act.html"


@require_http_methods(["GET", "POST"])
def add_contact(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_case(request.user, number)
    if not can_note_contact(case, request.user):
        raise PermissionDenied
    form = ContactForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            contacts.note_contact(case, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        messages.success(request, "Het contact is vastgelegd.")
        return redirect("cases:timeline", number)
    return _answer(request, case, form, title="Contact vastleggen", button="Leg contact vast")


@require_http_methods(["GET", "POST"])
def breach_reason(request: UserRequest, number: str, term: int) -> HttpResponse:
    case = access.open_case(request.user, number)
    if not can_explain_breach(case, request.user):
        raise PermissionDenied
    deadline = dossier.term_of(case, term)
    form = BreachForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            deadlines.record_breach_reason(deadline, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        messages.success(request, "De reden is vastgelegd.")
        return redirect("cases:detail", number)
    line = line_for(deadline, now=timezone.now(), calendar=calendar_of(case.region))
    return _answer(
        request,
        case,
        form,
        title=f"Over de termijn: {line.label}",
        button="Leg reden vast",
        line=line,
    )


@require_http_methods(["GET", "POST"])
def assign(request: UserRequest, number: str) -> HttpResponse:
    access.require(request.user, Permission.CASE_ASSIGN)
    case = access.open_case(request.user, number)
    workers = {str(worker.pk): worker for worker in carriers.candidates_for(case)}
    choices = [(pk, f"{w.name} (draagt {w.carries})") for pk, w in workers.items()]
    form = AssignForm(request.POST or None, workers=choices)
    if form.is_valid():
        with refusals_on(form):
            to = workers[form.cleaned_data["worker"]]
            assignments.assign(case, to=to, reason=form.cleaned_data["reason"], actor=request.user)
    if form.is_bound and form.is_valid():
        messages.success(request, f"Dossier {number} is toegewezen aan {to.name}.")
        return redirect("cases:detail", number)
    return _answer(request, case, form, title="Dossier toewijzen", button="Wijs toe")


@require_http_methods(["GET", "POST"])
def conflict_list(request: UserRequest, number: str) -> HttpResponse:
    access.require(request.user, Permission.TEAM_APPROVE)
    case = access.open_case(request.user, number)
    people = {str(person.pk): person for person in carriers.colleagues_of(case)}
    form = ConflictForm(request.POST or None, colleagues=[(k, c.name) for k, c in people.items()])
    if form.is_valid():
        with refusals_on(form):
            conflicts.lock_out(
                case,
                colleague=people[form.cleaned_data["colleague"]],
                reason=form.cleaned_data["reason"],
                actor=request.user,
            )
    if form.is_bound and form.is_valid():
        messages.success(request, "Deze collega ziet het dossier niet meer.")
        return redirect("cases:conflicts", number)
    return _answer(
        request,
        case,
        form,
        title="Belangenconflict",
        button="Houd buiten het dossier",
        conflicts=dossier.conflicts_of(case),
    )


@require_POST
def end_conflict(request: UserRequest, number: str, conflict: int) -> HttpResponse:
    access.require(request.user, Permission.TEAM_APPROVE)
    case = access.open_case(request.user, number)
    conflicts.let_in_again(dossier.conflict_of(case, conflict), actor=request.user)
    messages.success(request, "Het belangenconflict is beëindigd.")
    return redirect("cases:conflicts", number)


def _answer(
    request: UserRequest, case: "Case", form: Form, *, title: str, button: str, **more: object
) -> HttpResponse:
    """The page of one act; a refused form answers 422 and keeps what was typed."""
    context = {
        "header": case_header(case, request.user, ""),
        "case": case,
        "form": form,
        "title": title,
        "button": button,
        "line": None,
        "conflicts": None,
        **more,
    }
    return render(request, PAGE, context, status=422 if form.is_bound else 200)
