"""A version on paper: asking for a copy, seeing how far it is, taking it along."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from cases.screens.header import case_header
from common.forms import refusals_on
from safetyplans import access
from safetyplans.enums import Audience
from safetyplans.forms.prints import FamilyCopyForm, ProfessionalCopyForm
from safetyplans.screens import prints as screens
from safetyplans.selectors.prints import readers_of
from safetyplans.services.printing import print_version

if TYPE_CHECKING:
    from django.forms import Form

    from safetyplans.models import PlanVersion

BEING_PRINTED = "De pdf wordt nog gemaakt. Probeer het over een halve minuut opnieuw."


@require_GET
def prints(request: UserRequest, number: str, version: int) -> HttpResponse:
    return _page(request, access.open_version(request.user, number, version))


@require_POST
def print_family(request: UserRequest, number: str, version: int) -> HttpResponse:
    found = access.open_version_to_print(request.user, number, version)
    page = screens.prints_page(found, request.user)
    form = FamilyCopyForm(request.POST, readers=page.readers, second=page.second)
    if form.is_valid():
        reader = {person.pk: person for person in readers_of(found)}[form.cleaned_data["reader"]]
        with refusals_on(form):
            print_version(
                found,
                audience=Audience.FAMILY,
                reader=reader,
                language=form.cleaned_data["language"] or screens.language_of(reader),
                read_along=form.cleaned_data.get("read_along", False),
                actor=request.user,
            )
    if not form.is_valid():
        return _page(request, found, family=form)
    return redirect("safetyplans:prints", number, version)


@require_POST
def print_professional(request: UserRequest, number: str, version: int) -> HttpResponse:
    found = access.open_version_to_print(request.user, number, version)
    form = ProfessionalCopyForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            print_version(found, audience=Audience.PROFESSIONAL, actor=request.user)
    if not form.is_valid():
        return _page(request, found, professional=form)
    return redirect("safetyplans:prints", number, version)


@require_GET
def print_progress(request: UserRequest, number: str, version: int, place: int) -> HttpResponse:
    """How far one copy is, for the page that asks; who comes here by hand gets that page."""
    copy = access.open_print(request.user, number, version, place)
    if not request.htmx:
        return redirect("safetyplans:prints", number, version)
    progress = screens.progress_of(copy, place, times_asked(request))
    return render(request, "safetyplans/partials/print_progress.html", {"progress": progress})


@require_GET
def print_pdf(
    request: UserRequest, number: str, version: int, place: int
) -> HttpResponse | FileResponse:
    copy = access.open_print(request.user, number, version, place)
    printed = access.open_print_pdf(request.user, copy)
    if printed is None:
        messages.info(request, BEING_PRINTED)
        return redirect("safetyplans:prints", number, version)
    name = screens.file_name(copy, place)
    return FileResponse(printed, as_attachment=True, filename=name, content_type="application/pdf")


def times_asked(request: UserRequest) -> int:
    asked = request.GET.get("gevraagd", "")
    return int(asked) if asked.isdecimal() and len(asked) < 3 else 0


def _page(request: UserRequest, version: "PlanVersion", **refused: "Form") -> HttpResponse:
    """The copies of this version; with the form that was refused, when there is one."""
    page = screens.prints_page(version, request.user)
    forms = {
        "family": FamilyCopyForm(readers=page.readers, second=False),
        "professional": ProfessionalCopyForm(),
    }
    context = {
        "header": case_header(version.plan.case, request.user, "safetyplans:of_case"),
        "page": page,
        "forms": {**forms, **refused},
    }
    return render(request, "safetyplans/prints.html", context, status=422 if refused else 200)
