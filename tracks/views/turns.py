"""A turn of the track: proposed by a caseworker, decided by a team lead."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from cases.access import require_that
from common.exceptions import DomainError
from common.shared_form import shown
from tracks import access
from tracks.enums import TrackKind
from tracks.forms.findings import RefusalForm, TurnForm
from tracks.permissions import can_approve_turn, can_work
from tracks.screens import standing
from tracks.screens.turns import turn_page
from tracks.services import turns
from tracks.views.page import done, part_page, try_step

if TYPE_CHECKING:
    from django.http import QueryDict

    from tracks.models import Track


@require_http_methods(["GET", "POST"])
def turn(request: UserRequest, number: str) -> HttpResponse:
    """Anybody who reads the track sees the proposal; who works on it makes or completes it."""
    track = access.open_track(request.user, number)
    if request.method == "POST":
        require_that(can_work, track, request.user)
    form = _proposal_form(track, request.POST or None)
    if form.is_valid():
        form.save_beside(
            standing.turn(track, request.user),
            lambda: turns.propose_turn(track, actor=request.user, **form.cleaned_data),
            deciding=True,
        )
    if form.is_bound and form.is_valid():
        return done(request, "Het voorstel ligt bij de teamleider.", "tracks:turn", number)
    return _page(request, track, form, RefusalForm())


@require_POST
def approve(request: UserRequest, number: str) -> HttpResponse:
    track = access.open_track(request.user, number)
    require_that(can_approve_turn, track, request.user)
    try:
        row = turns.approve_turn(track, actor=request.user, seen=request.POST.get("seen", ""))
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("tracks:turn", number)
    sentence = f"Dienst {number}: {row.get_kind_display()}, {row.get_state_display()}."
    if access.is_open_to(request.user, track):
        return done(request, sentence, "tracks:of_case", track.case.number)
    return done(request, sentence, "reporting:my_work")


@require_POST
def withdraw(request: UserRequest, number: str) -> HttpResponse:
    """Taken back by who works on the track, or refused with a reason by the team lead."""
    track = access.open_track(request.user, number)
    if not (can_work(track, request.user) or can_approve_turn(track, request.user)):
        raise PermissionDenied
    form = RefusalForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try_step(form, lambda: turns.withdraw_turn(track, actor=request.user, reason=reason))
    if form.is_valid():
        sentence = "Het voorstel is van tafel. De dienst gaat door."
        return done(request, sentence, "tracks:turn", number)
    return _page(request, track, _proposal_form(track), form)


def _proposal_form(track: "Track", sent: "QueryDict | None" = None) -> TurnForm:
    return TurnForm(
        sent,
        initial=shown(standing.turn_of(track)),
        investigates=track.kind == TrackKind.INVESTIGATION,
    )


def _page(
    request: UserRequest, track: "Track", form: TurnForm, refusal: RefusalForm
) -> HttpResponse:
    shown_form = refusal if refusal.is_bound else form
    track.refresh_from_db()
    return part_page(
        request,
        track,
        "of_case",
        "turn",
        shown_form,
        page=turn_page(track, request.user),
        proposal_form=form,
        refusal_form=refusal,
    )
