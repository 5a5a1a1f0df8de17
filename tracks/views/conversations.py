"""The plan of conversations, and every act on one talk."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from cases.selectors.involved import directly_involved
from common.shared_form import kept_or_refused, shown
from tracks import access
from tracks.forms.conversations import (
    CorrectionForm,
    NotSpokenForm,
    PlanForm,
    PlannedForm,
    RecordForm,
)
from tracks.screens import standing
from tracks.screens.conversations import plan_of, talk_page
from tracks.selectors.conversations import member_of, talk_of, talks_of
from tracks.services import conversations as talks
from tracks.views.page import done, part_page, plainly, try_step

if TYPE_CHECKING:
    from people.models import Person
    from tracks.models import Conversation, Track

PART = "conversations"
HOLD = "on"  # the name of the button that says the talk took place


@require_GET
def conversations(request: UserRequest, number: str) -> HttpResponse:
    track = access.open_track(request.user, number)
    return part_page(request, track, PART, "conversations", plan=plan_of(track, talks_of(track)))


@require_POST
def everybody(request: UserRequest, number: str) -> HttpResponse:
    track = access.open_to_work(request.user, number)
    return plainly(
        request,
        lambda: talks.plan_everybody(track, actor=request.user),
        "Ieder gezinslid staat in het gespreksplan.",
        "tracks:conversations",
        number,
    )


@require_http_methods(["GET", "POST"])
def plan(request: UserRequest, number: str) -> HttpResponse:
    """Somebody of the family again, of the network, or a professional."""
    track = access.open_to_work(request.user, number)
    people = directly_involved(track.case, on=timezone.localdate())
    form = PlanForm(request.POST or None, people=_choices(people))
    if form.is_valid():
        person = member_of(people, form.cleaned_data.pop("person"))
        try_step(
            form,
            lambda: talks.plan_conversation(
                track, person=person, actor=request.user, **form.cleaned_data
            ),
        )
    if form.is_bound and form.is_valid():
        return done(request, "Het gesprek staat in het plan.", "tracks:conversations", number)
    return _act(request, track, form, title="Gesprek toevoegen aan het plan")


@require_GET
def talk(request: UserRequest, number: str, talk: int) -> HttpResponse:
    track = access.open_track(request.user, number)
    row = talk_of(track, talk)
    return part_page(request, track, PART, "talk", page=talk_page(row), talk=row)


@require_http_methods(["GET", "POST"])
def replan(request: UserRequest, number: str, talk: int) -> HttpResponse:
    track = access.open_to_work(request.user, number)
    row = talk_of(track, talk)
    initial = {name: getattr(row, name) for name in PlannedForm.base_fields}
    form = PlannedForm(request.POST or None, member=row.person is not None, initial=initial)
    if form.is_valid():
        try_step(
            form,
            lambda: talks.change_conversation(row, actor=request.user, **form.cleaned_data),
        )
    if form.is_bound and form.is_valid():
        return done(request, "Het plan is aangepast.", "tracks:conversations", number)
    return _act(request, track, form, title=f"Gesprek met {row.who} plannen", talk=row)


@require_POST
def drop(request: UserRequest, number: str, talk: int) -> HttpResponse:
    track = access.open_to_work(request.user, number)
    row = talk_of(track, talk)
    return plainly(
        request,
        lambda: talks.drop_conversation(row, actor=request.user),
        "Het gesprek staat niet meer in het plan.",
        "tracks:conversations",
        number,
    )


@require_http_methods(["GET", "POST"])
def hold(request: UserRequest, number: str, talk: int) -> HttpResponse:
    """The record of a talk: kept while it is written, and then: it took place."""
    track = access.open_to_work(request.user, number)
    row = talk_of(track, talk)
    if row.held_at:
        return _correct(request, track, row)
    form = RecordForm(request.POST or None, initial=shown(standing.record_of(row)))
    if form.is_valid():
        _keep(request, row, form, deciding=HOLD in request.POST)
    if form.is_bound and form.is_valid() and HOLD in request.POST:
        facts = form.cleaned_data
        try_step(form, lambda: talks.hold_conversation(row, actor=request.user, **facts))
    if form.is_bound and form.is_valid():
        sentence = "Het gesprek is vastgelegd." if HOLD in request.POST else "Opgeslagen."
        return done(request, sentence, "tracks:talk", number, talk)
    return part_page(request, track, PART, "record", form, talk=row)


@require_POST
def autosave(request: UserRequest, number: str, talk: int) -> HttpResponse:
    """What is being typed, kept every few seconds; what does not fit is kept out until sent."""
    track = access.open_to_work(request.user, number)
    form = RecordForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    _keep(request, talk_of(track, talk), form)
    return kept_or_refused(form)


@require_http_methods(["GET", "POST"])
def not_spoken(request: UserRequest, number: str, talk: int) -> HttpResponse:
    track = access.open_to_work(request.user, number)
    row = talk_of(track, talk)
    initial = {"reason": row.not_spoken, "why": row.not_spoken_why}
    form = NotSpokenForm(request.POST or None, initial=initial)
    if form.is_valid():
        try_step(form, lambda: talks.note_not_spoken(row, actor=request.user, **form.cleaned_data))
    if form.is_bound and form.is_valid():
        return done(request, "De reden is vastgelegd.", "tracks:conversations", number)
    return _act(request, track, form, title=f"Niet gesproken: {row.who}", talk=row)


def _correct(request: UserRequest, track: "Track", row: "Conversation") -> HttpResponse:
    form = CorrectionForm(request.POST or None, initial=shown(standing.record_of(row)))
    if form.is_valid():
        form.save_beside(
            standing.record(row, request.user),
            lambda: talks.correct_conversation(row, actor=request.user, **form.cleaned_data),
        )
    if form.is_bound and form.is_valid():
        return done(request, "Het verslag is aangepast.", "tracks:talk", track.number, row.pk)
    return part_page(request, track, PART, "record", form, talk=row)


def _keep(
    request: UserRequest, row: "Conversation", form: RecordForm, *, deciding: bool = False
) -> None:
    def save() -> None:
        said: dict[str, Any] = {name: form.cleaned_data[name] for name in standing.RECORD}
        talks.write_conversation(row, actor=request.user, **said)

    form.save_beside(standing.record(row, request.user), save, deciding=deciding)


def _choices(people: "list[Person]") -> list[tuple[str, str]]:
    today = timezone.localdate()
    return [(str(one.pk), f"{one.name}, {one.age_text(today)}") for one in people]


def _act(
    request: UserRequest, track: "Track", form: Any, *, title: str, **more: Any
) -> HttpResponse:
    return part_page(request, track, PART, "act", form, title=title, **{"talk": None, **more})
