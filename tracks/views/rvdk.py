"""The request to the Raad: prepared, sent, waited for, and its end (3.11b)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from common.forms import refusals_on
from common.shared_form import kept_or_refused, shown
from tracks import access
from tracks.enums import RvdkState
from tracks.forms.rvdk import PlanForm, RenewForm, RulingForm, SightForm, WithdrawalForm
from tracks.permissions import can_work
from tracks.screens import rvdk as screens
from tracks.selectors.rvdk import keeper_chosen, keepers, running_request
from tracks.services import rvdk as services
from tracks.views.page import done, part_page, plainly
from workflow.steps import NOT_FROM_HERE

if TYPE_CHECKING:
    from django.forms import Form

    from tracks.models import RvdkRequest, Track

PAGE = "tracks:rvdk"
SUBMIT = "submit"  # the name of the button that also sends it
STEPS: dict[str, tuple[Callable[..., object], str]] = {
    "wait": (services.note_received, "Vastgelegd: de Raad heeft het verzoek."),
    "investigate": (services.note_investigating, "Vastgelegd: de Raad onderzoekt."),
}


@require_GET
def rvdk(request: UserRequest, number: str) -> HttpResponse:
    track = access.open_track(request.user, number)
    works = can_work(track, request.user)
    page = screens.rvdk_page(track, works=works)
    return part_page(request, track, "rvdk", "rvdk", page=page)


@require_POST
def prepare_request(request: UserRequest, number: str) -> HttpResponse:
    track = access.open_to_work(request.user, number)
    return plainly(
        request,
        lambda: services.prepare_request(track, actor=request.user),
        "U kunt het verzoek nu schrijven.",
        "tracks:write_request",
        number,
    )


@require_http_methods(["GET", "POST"])
def write_request(request: UserRequest, number: str) -> HttpResponse:
    """The request as it is written. Who comes after it was sent reads what was sent."""
    track, row = _open_to_write(request, number)
    if row is None:
        return redirect(PAGE, number)
    form = _plan_form(track, row, request.POST or None)
    sent = SUBMIT in request.POST
    if form.is_valid():
        _keep(form, track, row, request)
    if sent and form.is_valid():
        _submit(form, row, request)
    if form.is_bound and form.is_valid():
        sentence = "Het verzoek is ingediend." if sent else "Opgeslagen."
        return done(request, sentence, PAGE if sent else "tracks:write_request", number)
    more = {"page": screens.rvdk_page(track, works=True)}
    return part_page(request, track, "rvdk", "write_request", form, **more)


@require_POST
def autosave_request(request: UserRequest, number: str) -> HttpResponse:
    """What is being typed, kept every few seconds; what does not fit is kept out until sent."""
    track, row = _open_to_write(request, number)
    if row is None:
        return HttpResponse(NOT_FROM_HERE, status=409, content_type="text/plain")
    form = _plan_form(track, row, request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    _keep(form, track, row, request)
    return kept_or_refused(form)


@require_POST
def request_step(request: UserRequest, number: str, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404
    row = _open_running(request, number)
    act, sentence = STEPS[step]
    return plainly(request, lambda: act(row, actor=request.user), sentence, PAGE, number)


@require_http_methods(["GET", "POST"])
def renew_estimate(request: UserRequest, number: str) -> HttpResponse:
    row = _open_running(request, number)
    form = RenewForm(request.POST or None)
    return _act(
        request,
        row,
        form,
        lambda: services.renew_estimate(row, actor=request.user, **form.cleaned_data),
        title="Nieuwe veiligheidstaxatie",
        sentence="De nieuwe veiligheidstaxatie is vastgelegd.",
    )


@require_http_methods(["GET", "POST"])
def agree_sight(request: UserRequest, number: str) -> HttpResponse:
    row = _open_running(request, number)
    region = row.track.case.region
    now = {
        "organisation": row.sight_organisation_id,
        "person": row.sight_person,
        "decided_at_table": row.decided_at_table,
    }
    form = SightForm(request.POST or None, initial=now, keepers=keepers(region))

    def agree() -> None:
        facts = form.cleaned_data
        facts["organisation"] = keeper_chosen(region, facts["organisation"])
        services.agree_sight(row, actor=request.user, **facts)

    title, sentence = "Wie houdt zicht op veiligheid?", "De afspraak is vastgelegd."
    return _act(request, row, form, agree, title=title, sentence=sentence)


@require_http_methods(["GET", "POST"])
def rule_request(request: UserRequest, number: str) -> HttpResponse:
    row = _open_running(request, number)
    form = RulingForm(request.POST or None)
    return _act(
        request,
        row,
        form,
        lambda: services.rule_request(row, actor=request.user, **form.cleaned_data),
        title="Uitspraak van de Raad",
        sentence="De uitspraak is vastgelegd.",
    )


@require_http_methods(["GET", "POST"])
def withdraw_request(request: UserRequest, number: str) -> HttpResponse:
    row = _open_running(request, number)
    form = WithdrawalForm(request.POST or None)
    return _act(
        request,
        row,
        form,
        lambda: services.withdraw_request(row, actor=request.user, **form.cleaned_data),
        title="Verzoek intrekken",
        sentence="Het verzoek is ingetrokken.",
    )


def _open_to_write(request: UserRequest, number: str) -> "tuple[Track, RvdkRequest | None]":
    """The track, and its request as long as that is being prepared."""
    track = access.open_to_work(request.user, number)
    row = running_request(track)
    return track, row if row and row.state == RvdkState.PREPARING else None


def _open_running(request: UserRequest, number: str) -> "RvdkRequest":
    """The request that runs; without one there is nothing to do."""
    row = running_request(access.open_to_work(request.user, number))
    if row is None:
        raise Http404
    return row


def _plan_form(track: "Track", row: "RvdkRequest", typed: Any) -> PlanForm:
    offered = keepers(track.case.region)
    return PlanForm(typed, keepers=offered, initial=shown(screens.plan_of(row)))


def _keep(form: PlanForm, track: "Track", row: "RvdkRequest", request: UserRequest) -> None:
    def save() -> None:
        facts = {name: form.cleaned_data[name] for name in services.PLAN_FACTS}
        chosen = facts["sight_organisation"]
        facts["sight_organisation"] = keeper_chosen(track.case.region, chosen)
        services.write_request(row, actor=request.user, **facts)

    there = screens.standing_plan(row, request.user)
    form.save_beside(there, save, deciding=SUBMIT in request.POST)


def _submit(form: PlanForm, row: "RvdkRequest", request: UserRequest) -> None:
    """What was typed stays kept, also when the request is not complete yet."""
    on = form.cleaned_data["requested_on"]
    if on is None:
        form.add_error("requested_on", "Vul in op welke dag u het verzoek indient.")
        return
    with refusals_on(form):
        services.submit_request(row, on=on, actor=request.user)


def _act(
    request: UserRequest,
    row: "RvdkRequest",
    form: "Form",
    act: Callable[[], object],
    *,
    title: str,
    sentence: str,
) -> HttpResponse:
    """A page with one form; a refused form answers 422 and what was typed stays."""
    if form.is_valid():
        with refusals_on(form):
            act()
    if form.is_bound and form.is_valid():
        return done(request, sentence, PAGE, row.track.number)
    return part_page(request, row.track, "rvdk", "request_act", form, title=title)
