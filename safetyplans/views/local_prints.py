"""The municipal half on paper: asking for a copy, seeing how far it is, taking it along."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from common.forms import refusals_on
from safetyplans import local_access
from safetyplans.enums import Audience
from safetyplans.forms.local import LocalFamilyCopyForm
from safetyplans.forms.prints import ProfessionalCopyForm
from safetyplans.screens import local_prints as screens
from safetyplans.screens.local_frame import family_frame
from safetyplans.selectors.local_rows import family_that_signs
from safetyplans.services.local_printing import print_local_version
from safetyplans.views.prints import BEING_PRINTED, times_asked

if TYPE_CHECKING:
    from django.forms import Form

    from safetyplans.models import LocalVersion


@require_GET
def prints(request: UserRequest, number: str, version: int) -> HttpResponse:
    return _page(request, local_access.open_local_version(request.user, number, version))


@require_POST
def print_family(request: UserRequest, number: str, version: int) -> HttpResponse:
    found = local_access.open_local_version_to_print(request.user, number, version)
    people = {person.pk: person for person in family_that_signs(found.plan)}
    form = LocalFamilyCopyForm(request.POST, readers=[(pk, p.name) for pk, p in people.items()])
    if form.is_valid():
        reader = people[form.cleaned_data["reader"]]
        with refusals_on(form):
            print_local_version(found, audience=Audience.FAMILY, reader=reader, actor=request.user)
    if not form.is_valid():
        return _page(request, found, family=form)
    return redirect("safetyplans:local_prints", number, version)


@require_POST
def print_professional(request: UserRequest, number: str, version: int) -> HttpResponse:
    found = local_access.open_local_version_to_print(request.user, number, version)
    form = ProfessionalCopyForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            print_local_version(found, audience=Audience.PROFESSIONAL, actor=request.user)
    if not form.is_valid():
        return _page(request, found, professional=form)
    return redirect("safetyplans:local_prints", number, version)


@require_GET
def print_progress(request: UserRequest, number: str, version: int, place: int) -> HttpResponse:
    """How far one copy is, for the page that asks; who comes here by hand gets that page."""
    copy = local_access.open_local_print(request.user, number, version, place)
    if not request.htmx:
        return redirect("safetyplans:local_prints", number, version)
    progress = screens.local_progress_of(copy, place, times_asked(request))
    return render(request, "safetyplans/partials/print_progress.html", {"progress": progress})


@require_GET
def print_pdf(
    request: UserRequest, number: str, version: int, place: int
) -> HttpResponse | FileResponse:
    copy = local_access.open_local_print(request.user, number, version, place)
    printed = local_access.open_local_pdf(request.user, copy)
    if printed is None:
        messages.info(request, BEING_PRINTED)
        return redirect("safetyplans:local_prints", number, version)
    name = screens.local_file_name(copy, place)
    return FileResponse(printed, as_attachment=True, filename=name, content_type="application/pdf")


def _page(request: UserRequest, version: "LocalVersion", **refused: "Form") -> HttpResponse:
    """The copies of this version; with the form that was refused, when there is one."""
    page = screens.local_prints_page(version, request.user)
    forms = {
        "family": LocalFamilyCopyForm(readers=page.readers),
        "professional": ProfessionalCopyForm(),
    }
    context = {
        "frame": family_frame(version.plan.case, request.user, "safetyplans:local"),
        "page": page,
        "forms": {**forms, **refused},
    }
    status = 422 if refused else 200
    return render(request, "safetyplans/local/prints.html", context, status=status)
