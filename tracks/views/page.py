"""What the pages of a track have in common: the frame, the status, a button that may be refused."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.http import UserRequest
from common.exceptions import DomainError, ReasonRequired
from common.forms import refusals_on
from tracks.screens.frame import track_frame

if TYPE_CHECKING:
    from django.forms import Form

    from tracks.models import Track


def part_page(
    request: UserRequest,
    track: "Track",
    part: str,
    template: str,
    form: "Form | None" = None,
    **more: Any,
) -> HttpResponse:
    """A page of this track; a refused form answers 422, an overtaken one 409."""
    if form is not None and form.is_bound:
        track.refresh_from_db()
    context = {
        "frame": track_frame(track, request.user, f"tracks:{part}"),
        "form": form,
        **more,
    }
    refused = 422 if form is not None and form.is_bound else 200
    status = getattr(form, "status", refused)
    return render(request, f"tracks/{template}.html", context, status=status)


def try_step(form: "Form", act: Callable[[], object]) -> None:
    """The domain's refusal on the form; a missing reason beside the question for it."""
    with refusals_on(form):
        try:
            act()
        except ReasonRequired as caution:
            beside = "despite" if "despite" in form.fields else None
            form.add_error(beside, list(caution.reasons))


def plainly(
    request: UserRequest, act: Callable[[], object], done: str, to: str, *args: object
) -> HttpResponse:
    """A button without a form: do it and go on, or say why not."""
    try:
        act()
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, done)
    return redirect(to, *args)


def done(request: UserRequest, sentence: str, to: str, *args: object) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(to, *args)
