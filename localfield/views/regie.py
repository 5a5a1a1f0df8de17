"""The notes of whoever directs."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from common.forms import refusals_on
from localfield import access
from localfield.enums import RegiePart
from localfield.forms.safety import RegieNoteForm
from localfield.screens.regie import note_lines, part_lines
from localfield.selectors.evaluation import newest_of_each_part, regie_notes_of
from localfield.services.regie import note_regie
from localfield.views.page import act_page, done, family_page

PAGE_SIZE = 20


@require_GET
def regie(request: UserRequest, number: str) -> HttpResponse:
    """All notes, or those of one part."""
    case = access.open_family(request.user, number)
    notes, chosen = regie_notes_of(case), request.GET.get("onderdeel", "")
    if chosen in RegiePart.values:
        notes = notes.filter(part=chosen)
    page = Paginator(notes, PAGE_SIZE).get_page(request.GET.get("page"))
    parts = part_lines(
        newest_of_each_part(case), reverse("localfield:regie", args=[number]), chosen
    )
    notes_shown = note_lines(page.object_list)
    return family_page(request, case, "regie", "regie", parts=parts, notes=notes_shown, page=page)


@require_http_methods(["GET", "POST"])
def add_note(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_to_work(request.user, number)
    trajectory = access.require_running(case)
    form = RegieNoteForm(request.POST or None, initial={"part": request.GET.get("onderdeel", "")})
    if form.is_valid():
        with refusals_on(form):
            note_regie(trajectory, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        return done(request, "De aantekening staat in het logboek.", "regie", number)
    title = "Aantekening over de regie"
    return act_page(request, case, "regie", form, title=title, button="Leg de aantekening vast")
