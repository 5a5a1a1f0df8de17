"""The persons of a report in the making: search first, then choose or describe, then relate."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from cases import access
from cases.forms import intake_draft as reading
from cases.forms.intake_draft import PERSONS
from cases.forms.intake_persons import RelationForm, SearchForm
from cases.forms.overtaken import show_both
from cases.forms.step_form import StepForm
from cases.selectors.candidates import candidates
from cases.selectors.drafts import municipalities
from cases.services import draft_people
from cases.views.intake_review import people_of, persons_shown
from cases.views.wizard import kept_by_itself, wizard_page
from common.exceptions import DomainError
from common.forms import refusals_on
from common.overtaking import Overtaken, marks
from people.access import pick_person

if TYPE_CHECKING:
    from cases.models import ReportDraft


@require_http_methods(["GET", "POST"])
def search(request: UserRequest, key: UUID) -> HttpResponse:
    """Who is meant? What was typed lies in the draft: a name never stands in an address."""
    draft = access.open_draft(request.user, key)
    if request.method == "POST":
        form = SearchForm(request.POST)
        with refusals_on(form):
            typed = reading.typed(request.POST)
            draft = draft_people.seek_person(draft, typed, actor=request.user)
        if form.is_valid():
            return redirect("cases:intake_search", key)
        return wizard_page(request, draft, PERSONS, "search", refused=True, form=form, found=None)
    sought = reading.search_of(draft.data)
    form = SearchForm(reading.as_post(sought)) if sought else SearchForm()
    found = None
    if form.is_valid():
        found = candidates(request.user, form.particulars(), form.address())
    return wizard_page(request, draft, PERSONS, "search", form=form, found=found)


@require_POST
def choose(request: UserRequest, key: UUID) -> HttpResponse:
    """Somebody we know, or somebody new; nobody new without having searched."""
    draft = access.open_draft(request.user, key)
    searched = reading.search_of(draft.data)
    reference = _chosen(request)
    if not searched and not reference:
        return redirect("cases:intake_search", key)
    persons = reading.persons_of(draft.data).values()
    if reference and any(one["reference"] == reference for one in persons):
        messages.warning(request, "Deze persoon staat al bij de betrokkenen.")
        return redirect("cases:intake_step", key, PERSONS)
    typed = {**({} if reference else searched), "in_household": ["on"]}
    added = {"reference": reference, "typed": typed, "searched": searched}
    draft = draft_people.add_person(draft, added, actor=request.user)
    new = [name for name, one in reading.persons_of(draft.data).items() if one == added]
    if not new:
        return redirect("cases:intake_step", key, PERSONS)
    return redirect("cases:intake_person", key, new[-1])


@require_http_methods(["GET", "POST"])
def person(request: UserRequest, key: UUID, person: str) -> HttpResponse:
    draft = access.open_draft(request.user, key)
    known = _person(draft, person)
    form = reading.first_look(reading.person_form(known))
    if request.method == "POST":
        form = reading.person_form(known, request.POST)
        try:
            draft = _keep_person(draft, request, person)
        except Overtaken as both:
            draft.refresh_from_db()
            form = reading.first_look(reading.person_form({**known, "typed": both.settled.answers}))
            show_both([form], both, kept_at=draft.changed_at)
        except DomainError as refusal:
            form.add_error(None, list(refusal.reasons))
        if form.is_valid():
            return redirect("cases:intake_step", key, PERSONS)
    return _person_page(request, draft, person, form)


@require_POST
def keep_person(request: UserRequest, key: UUID, person: str) -> HttpResponse:
    """Autosave of one person. 409 when the draft is no longer here, or another window kept more."""
    draft = access.open_draft(request.user, key)
    _person(draft, person)
    typed = reading.typed(request.POST)
    return kept_by_itself(typed, lambda: _keep_person(draft, request, person))


@require_POST
def drop_person(request: UserRequest, key: UUID, person: str) -> HttpResponse:
    draft = access.open_draft(request.user, key)
    _person(draft, person)
    draft_people.drop_person(draft, person, actor=request.user)
    return redirect("cases:intake_step", key, PERSONS)


@require_POST
def relate(request: UserRequest, key: UUID) -> HttpResponse:
    """ "Fatma is ouder van Emma, met gezag"."""
    draft = access.open_draft(request.user, key)
    shown = persons_shown(draft, request.user)
    form = RelationForm(request.POST, names=[(one.key, one.name) for one in shown])
    if not form.is_valid():
        page = {**people_of(draft, request.user), "relation_form": form}
        step = reading.step_form(draft.data, PERSONS, municipalities(draft.region))
        return wizard_page(request, draft, PERSONS, "persons", refused=True, form=step, **page)
    draft_people.relate_persons(draft, form.cleaned_data, actor=request.user)
    return redirect("cases:intake_step", key, PERSONS)


@require_POST
def unrelate(request: UserRequest, key: UUID, marked: str) -> HttpResponse:
    draft = access.open_draft(request.user, key)
    draft_people.unrelate_persons(draft, marked, actor=request.user)
    return redirect("cases:intake_step", key, PERSONS)


def _chosen(request: UserRequest) -> str:
    """The reference of who was chosen, if the reader may see that person; "" for somebody new."""
    given = request.POST.get("reference", "")
    if not given:
        return ""
    try:
        return str(pick_person(request.user, UUID(given)).reference)
    except ValueError:
        raise Http404 from None


def _person(draft: "ReportDraft", person: str) -> dict[str, Any]:
    try:
        return reading.persons_of(draft.data)[person]
    except KeyError:
        raise Http404 from None


def _keep_person(draft: "ReportDraft", request: UserRequest, person: str) -> "ReportDraft":
    typed, seen = reading.typed(request.POST), request.POST.get("seen")
    return draft_people.describe_person(draft, person, typed, seen=seen, actor=request.user)


def _person_page(
    request: UserRequest, draft: "ReportDraft", person: str, form: StepForm
) -> HttpResponse:
    shown = next((one for one in persons_shown(draft, request.user) if one.key == person), None)
    if shown is None:
        messages.warning(request, "Deze persoon is intussen weggehaald, in een ander venster.")
        return redirect("cases:intake_step", draft.key, PERSONS)
    return wizard_page(
        request,
        draft,
        PERSONS,
        "person",
        refused=request.method == "POST",
        form=form,
        person=shown,
        seen=marks(_person(draft, person)["typed"]),
    )
