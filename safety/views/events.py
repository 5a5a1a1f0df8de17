"""Noting an unsafe event, and mending one."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.http import UserRequest
from cases.selectors.events import event_of, source_readable
from cases.services import events
from common.forms import refusals_on
from common.shared_form import shown
from safety.access import open_to_note
from safety.forms.events import EventForm, MendEventForm
from safety.screens import standing
from safety.views.page import act_page, done


@require_http_methods(["GET", "POST"])
def add_event(request: UserRequest, number: str) -> HttpResponse:
    case = open_to_note(request.user, number)
    form = EventForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            events.note_event(case, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        return done(request, case, "De gebeurtenis is vastgelegd.")
    return act_page(request, case, form, title="Onveilige gebeurtenis vastleggen")


@require_http_methods(["GET", "POST"])
def mend_event(request: UserRequest, number: str, event: int) -> HttpResponse:
    case = open_to_note(request.user, number)
    row = event_of(case, event)
    knows = row.pk in source_readable(case, [row], request.user)
    initial = shown(standing.event_initial(row, source_readable=knows))
    form = MendEventForm(request.POST or None, initial=initial, source_readable=knows)
    if form.is_valid():
        form.save_beside(
            standing.event(case, row.pk, request.user, source_readable=knows),
            lambda: events.mend_event(row, actor=request.user, **form.cleaned_data),
        )
    if form.is_bound and form.is_valid():
        return done(request, case, "De gebeurtenis is aangepast.")
    return act_page(request, case, form, title="Onveilige gebeurtenis aanpassen")
