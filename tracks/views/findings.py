"""MDO, conclusion, and safety and help: what the track found."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from cases.access import require_that
from common.shared_form import SharedForm, kept_or_refused, shown
from tracks import access
from tracks.forms.findings import ConclusionForm, MdoForm, SafetyForm
from tracks.permissions import can_work
from tracks.screens import standing
from tracks.screens.findings import colleague_choices, conclusion_page, mdo_lines, safety_page
from tracks.selectors.tracks import seconds_for
from tracks.services import course
from tracks.services.mdos import record_mdo
from tracks.views.page import done, part_page, try_step

if TYPE_CHECKING:
    from tracks.models import Track

ON = "on"  # the name of the button that also draws the conclusion


@require_http_methods(["GET", "POST"])
def mdo(request: UserRequest, number: str) -> HttpResponse:
    """What was weighed together so far, and recording the next one."""
    track = access.open_track(request.user, number)
    if request.method == "POST":
        require_that(can_work, track, request.user)
    present = [str(who) for who in (track.owner_id, track.second_id) if who]
    form = MdoForm(
        request.POST or None,
        colleagues=colleague_choices(track),
        initial={"participants": present},
    )
    if form.is_valid():
        try_step(form, lambda: _record(request, track, form))
    if form.is_bound and form.is_valid():
        return done(request, "Het MDO is vastgelegd.", "tracks:mdo", number)
    return part_page(request, track, "mdo", "mdo", form, mdos=mdo_lines(track))


@require_http_methods(["GET", "POST"])
def conclusion(request: UserRequest, number: str) -> HttpResponse:
    """The conclusion of an investigation, in concept until it is drawn."""
    track = access.open_track(request.user, number)
    form = ConclusionForm(
        request.POST or None, initial=shown(standing.facts_of(track, standing.CONCLUSION))
    )
    if request.method == "POST":
        require_that(can_work, track, request.user)
    if form.is_valid():
        _keep(request, track, form, standing.CONCLUSION, deciding=ON in request.POST)
    if form.is_bound and form.is_valid() and ON in request.POST:
        try_step(form, lambda: course.conclude(track, actor=request.user))
    if form.is_bound and form.is_valid():
        if ON in request.POST:
            return done(request, "De conclusie is getrokken.", "tracks:of_case", track.case.number)
        return done(request, "Opgeslagen.", "tracks:conclusion", number)
    track.refresh_from_db()
    return part_page(request, track, "conclusion", "conclusion", form, page=conclusion_page(track))


@require_POST
def autosave_conclusion(request: UserRequest, number: str) -> HttpResponse:
    return _autosave(request, number, ConclusionForm(request.POST), standing.CONCLUSION)


@require_http_methods(["GET", "POST"])
def safety(request: UserRequest, number: str) -> HttpResponse:
    """Is the family safe now, by which other way, and which help fits best (000-07)."""
    track = access.open_track(request.user, number)
    form = SafetyForm(
        request.POST or None, initial=shown(standing.facts_of(track, standing.SAFETY))
    )
    if request.method == "POST":
        require_that(can_work, track, request.user)
    if form.is_valid():
        _keep(request, track, form, standing.SAFETY)
    if form.is_bound and form.is_valid():
        return done(request, "Opgeslagen.", "tracks:safety", number)
    return part_page(request, track, "safety", "safety", form, page=safety_page(track))


@require_POST
def autosave_safety(request: UserRequest, number: str) -> HttpResponse:
    return _autosave(request, number, SafetyForm(request.POST), standing.SAFETY)


def _autosave(
    request: UserRequest, number: str, form: SharedForm, names: tuple[str, ...]
) -> HttpResponse:
    """What is being typed, kept every few seconds; what does not fit is kept out until sent."""
    track = access.open_to_work(request.user, number)
    if not form.is_valid():
        return HttpResponse(status=422)
    _keep(request, track, form, names)
    return kept_or_refused(form)


def _keep(
    request: UserRequest,
    track: "Track",
    form: SharedForm,
    names: tuple[str, ...],
    *,
    deciding: bool = False,
) -> None:
    form.save_beside(
        standing.facts(track, names, request.user),
        lambda: course.write_facts(track, actor=request.user, **form.cleaned_data),
        deciding=deciding,
    )


def _record(request: UserRequest, track: "Track", form: MdoForm) -> None:
    facts = dict(form.cleaned_data)
    chosen = seconds_for(track.case).filter(pk__in=facts.pop("participants"))
    record_mdo(track, participants=chosen, actor=request.user, **facts)
