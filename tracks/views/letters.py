"""The letters a track owes: read, made, printed by a worker, and sent (002-39)."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from cases.forms.letters import SendForm
from cases.views.letters import BEING_PRINTED, times_asked
from common.forms import refusals_on
from tracks import access
from tracks.permissions import can_send_track_letter
from tracks.screens import letters as screens
from tracks.services import letters as services
from tracks.views.page import done, part_page, plainly

if TYPE_CHECKING:
    from django.forms import Form

PAGE = "tracks:letter"


@require_GET
def letters(request: UserRequest, number: str) -> HttpResponse:
    track = access.open_track(request.user, number)
    page = screens.letters_page(track)
    return part_page(request, track, "letters", "letters", page=page)


@require_GET
def letter(request: UserRequest, number: str, place: int) -> HttpResponse:
    return _page(request, number, place, SendForm())


@require_POST
def print_letter(request: UserRequest, number: str, place: int) -> HttpResponse:
    letter = access.open_letter_to_send(request.user, number, place)
    return plainly(
        request,
        lambda: services.print_letter(letter, actor=request.user),
        "De brief is gemaakt.",
        PAGE,
        number,
        place,
    )


@require_POST
def send_letter(request: UserRequest, number: str, place: int) -> HttpResponse:
    letter = access.open_letter_to_send(request.user, number, place)
    form = SendForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            channel = form.cleaned_data["channel"]
            at, actor = form.moment, request.user
            services.send_letter(letter, channel=channel, at=at, actor=actor)
    if form.is_valid():
        return done(request, "Vastgelegd dat de brief is verzonden.", "tracks:letters", number)
    return _page(request, number, place, form)


@require_GET
def letter_pdf(request: UserRequest, number: str, place: int) -> HttpResponse | FileResponse:
    """A PDF is never made while somebody waits for it."""
    letter = access.open_letter(request.user, number, place)
    printed = access.open_letter_pdf(request.user, letter)
    if printed is None:
        messages.info(request, BEING_PRINTED)
        return redirect(PAGE, number, place)
    name = screens.file_name(letter, place)
    return FileResponse(printed, as_attachment=True, filename=name, content_type="application/pdf")


def _page(request: UserRequest, number: str, place: int, form: "Form") -> HttpResponse:
    """The page of this letter; with the form that was refused, when there is one."""
    letter = access.open_letter(request.user, number, place)
    page = screens.letter_page(
        letter,
        place,
        works=can_send_track_letter(letter, request.user),
        sender=request.user.name,
        asked=times_asked(request),
    )
    return part_page(request, letter.track, "letters", "letter", form, page=page)
