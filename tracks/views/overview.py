"""The page Dienst of a case, and the steps of its track."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from cases.screens.header import case_header
from tracks import access
from tracks.forms.course import StepForm
from tracks.permissions import can_assign_in, can_assign_track
from tracks.screens.course import step_name
from tracks.screens.frame import is_over
from tracks.screens.overview import former_of, overview, waiting_of
from tracks.selectors.tracks import tracks_of
from tracks.services import course
from tracks.views.page import part_page, try_step
from workflow.steps import NOT_FROM_HERE, cautions

if TYPE_CHECKING:
    from cases.models import Case
    from tracks.models import Track

STEPS: dict[str, tuple[Callable[..., object], str]] = {
    "start": (course.start_track, "De dienst is begonnen."),
    "begin_conversations": (course.begin_conversations, "De gesprekken kunnen beginnen."),
    "draft_conditions": (course.draft_conditions, "U kunt nu voorwaarden maken."),
    "go_on_to_conditions": (course.draft_conditions, "U kunt nu voorwaarden maken."),
    "gather_findings": (course.gather_findings, "U kunt nu de conclusie voorbereiden."),
    "complete": (course.complete_track, "De dienst is afgerond."),
    "close_without_follow_up": (
        course.close_without_follow_up,
        "De dienst is afgerond zonder vervolg.",
    ),
}


@require_GET
def of_case(request: UserRequest, number: str) -> HttpResponse:
    """The track that runs, else the last one; without a track who waits for one."""
    case = access.open_of_case(request.user, number)
    rows = tracks_of(case)
    if not rows:
        return _waits(request, case)
    track = rows[0]
    return _show(request, track, step_form(track, step_name(track)))


@require_POST
def take(request: UserRequest, number: str, step: str) -> HttpResponse:
    """The next step. Who comes too late reads what the track came to."""
    if step not in STEPS:
        raise Http404
    track = access.open_track(request.user, number, step=step)
    act, sentence = STEPS[step]
    form = step_form(track, step, request.POST)
    if form.is_valid():
        try_step(form, lambda: act(track, actor=request.user, **form.cleaned_data))
    if form.is_valid():
        return _onwards(request, track, sentence)
    track.refresh_from_db()
    if step != step_name(track):
        messages.error(request, " ".join(map(str, form.non_field_errors())) or NOT_FROM_HERE)
        return redirect("tracks:of_case", track.case.number)
    return _show(request, track, form)


def step_form(track: "Track", step: str | None, typed: Any = None) -> StepForm:
    cautioned = bool(step and cautions(track, step))
    return StepForm(typed, dated=step == "start", cautioned=cautioned)


def _onwards(request: UserRequest, track: "Track", sentence: str) -> HttpResponse:
    """Back to the track; the last step may have closed the case."""
    messages.success(request, sentence)
    if access.is_open_to(request.user, track):
        return redirect("tracks:of_case", track.case.number)
    return redirect("reporting:my_work")


def _show(request: UserRequest, track: "Track", form: StepForm) -> HttpResponse:
    rows = tracks_of(track.case)
    running = None if is_over(track) else track
    more = {
        "page": overview(track, request.user, page=request.GET.get("page")),
        "waiting": waiting_of(track.case, running),
        "former": former_of(rows, track),
        "may_assign": can_assign_track(track, request.user),
    }
    return part_page(request, track, "of_case", "overview", form, **more)


def _waits(request: UserRequest, case: "Case") -> HttpResponse:
    context = {
        "header": case_header(case, request.user, "tracks:of_case"),
        "waiting": waiting_of(case, None),
        "may_assign": can_assign_in(case, request.user),
    }
    return render(request, "tracks/none.html", context)
