"""The sources of an investigation, and what the family says of each (2.7, 5.3)."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from common.forms import refusals_on
from common.shared_form import shown
from tracks import access
from tracks.forms.sources import HearingForm, MendSourceForm, SourceForm
from tracks.permissions import can_work
from tracks.screens import sources as screens
from tracks.screens.frame import is_over
from tracks.selectors.sources import source_of
from tracks.services import sources as services
from tracks.views.page import done, part_page

PAGE = "tracks:sources"


@require_GET
def sources(request: UserRequest, number: str) -> HttpResponse:
    track = access.open_sources(request.user, number)
    works = can_work(track, request.user) and not is_over(track)
    page = screens.sources_page(track, works=works)
    return part_page(request, track, "sources", "sources", page=page, works=works)


@require_http_methods(["GET", "POST"])
def add_source(request: UserRequest, number: str) -> HttpResponse:
    track = access.open_sources_to_work(request.user, number)
    form = SourceForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            services.add_source(track, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        return done(request, "De bron is vastgelegd.", PAGE, number)
    title = "Bron vastleggen"
    return part_page(request, track, "sources", "source", form, title=title)


@require_http_methods(["GET", "POST"])
def source(request: UserRequest, number: str, source: int) -> HttpResponse:
    track = access.open_sources_to_work(request.user, number)
    row = source_of(track, source)
    form = MendSourceForm(request.POST or None, initial=shown(screens.told_by(row)))
    if form.is_valid():
        form.save_beside(
            screens.standing_told(row, request.user),
            lambda: services.mend_source(row, actor=request.user, **form.cleaned_data),
        )
    if form.is_bound and form.is_valid():
        return done(request, "De bron is aangepast.", PAGE, number)
    title = "Bron aanpassen"
    return part_page(request, track, "sources", "source", form, title=title)


@require_http_methods(["GET", "POST"])
def hear_source(request: UserRequest, number: str, source: int) -> HttpResponse:
    track = access.open_sources_to_work(request.user, number)
    row = source_of(track, source)
    form = HearingForm(request.POST or None, initial=shown(screens.heard_of(row)))
    if form.is_valid():
        form.save_beside(
            screens.standing_heard(row, request.user),
            lambda: services.hear_source(row, actor=request.user, **form.cleaned_data),
        )
    if form.is_bound and form.is_valid():
        return done(request, "Het wederhoor is vastgelegd.", PAGE, number)
    more = {
        "title": f"Wederhoor over wat {screens.who_told(row)} vertelde",
        "source": row,
        "anonymous": screens.promised_anonymity(track),
    }
    return part_page(request, track, "sources", "hear_source", form, **more)
