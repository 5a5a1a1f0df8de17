"""Document: the texts VT writes beside the record, a page per part; each keeps itself."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from common.shared_form import kept_or_refused, shown
from handover import access
from handover.forms.preparing import TextsForm
from handover.screens.parts import PARTS, TextPart, names_in
from handover.screens.standing import shown_of, standing_of
from handover.screens.texts import part_lines, text_page
from handover.services import writing
from handover.views.page import done, part_page

if TYPE_CHECKING:
    from handover.models import Handover


@require_GET
def texts(request: UserRequest, number: str) -> HttpResponse:
    """The parts, and which of them still miss something."""
    handover = access.open_handover(request.user, number)
    return part_page(request, handover, "texts", lines=part_lines(handover))


@require_http_methods(["GET", "POST"])
def text(request: UserRequest, number: str, part: str) -> HttpResponse:
    """The texts of one part. They are read by who reads the handover, written by who prepares."""
    if part not in PARTS:
        raise Http404
    if request.method == "GET":
        handover = access.open_handover(request.user, number)
        form = _form(handover, PARTS[part])
    else:
        handover = access.open_to_prepare(request.user, number)
        form = _form(handover, PARTS[part], request.POST)
        if form.is_valid():
            _save(request, handover, form, PARTS[part])
    if form.is_bound and form.is_valid():
        return done(request, "Bewaard.", "handover:texts", number)
    page = text_page(handover, PARTS[part])
    return part_page(request, handover, "texts", form, template="text", page=page)


@require_POST
def keep(request: UserRequest, number: str, part: str) -> HttpResponse:
    """What is being typed, kept every few seconds; what does not fit is said and waits."""
    if part not in PARTS:
        raise Http404
    handover = access.open_to_prepare(request.user, number)
    form = _form(handover, PARTS[part], request.POST)
    if not form.is_valid():
        said = " ".join(f"{form[name].label}: {errors[0]}" for name, errors in form.errors.items())
        return HttpResponse(f"Nog niet bewaard. {said}", status=409, content_type="text/plain")
    _save(request, handover, form, PARTS[part])
    return kept_or_refused(form)


def _form(handover: "Handover", part: TextPart, typed: object = None) -> TextsForm:
    initial = shown(shown_of(handover, names_in(part)))
    return TextsForm(typed, initial=initial, asks=part.asks)


def _save(request: UserRequest, handover: "Handover", form: TextsForm, part: TextPart) -> None:
    form.save_beside(
        standing_of(handover, request.user, names_in(part)),
        lambda: writing.write(handover, actor=request.user, **form.cleaned_data),
    )
