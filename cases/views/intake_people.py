"""The persons of a report in the making: search first, then choose or describe, then relate."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from cases import access
from cases.forms import intake_draft as reading
from cases.forms.intake_draft import PEOPLE, PERSONS
from cases.forms.intake_persons import RelationForm, SearchForm
from cases.selectors.candidates import candidates
from cases.selectors.drafts import municipalities
from cases.services import drafts
from cases.views.intake_review import people_of, persons_shown
from cases.views.wizard import wizard_page
from common.exceptions import DomainError
from common.forms import refusals_on
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
            draft = _keep(draft, request, search=reading.typed(request.POST))
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
    persons = reading.persons_of(draft.data)
    if reference and any(person["reference"] == reference for person in persons.values()):
        messages.warning(request, "Deze persoon staat al bij de betrokkenen.")
        return redirect("cases:intake_step", key, PERSONS)
    name = f"p{max((int(one[1:]) for one in persons), default=0) + 1}"
    typed = {**({} if reference else searched), "in_household": ["on"]}
    added = {"reference": reference, "typed": typed, "searched": searched}
    _keep(draft, request, persons={**persons, name: added}, search={})
    return redirect("cases:intake_person", key, name)


@require_http_methods(["GET", "POST"])
def person(request: UserRequest, key: UUID, person: str) -> HttpResponse:
    draft = access.open_draft(request.user, key)
    known = _person(draft, person)
    form = reading.first_look(reading.person_form(known))
    if request.method == "POST":
        form = reading.person_form(known, request.POST)
        with refusals_on(form):
            draft = _keep_person(draft, request, person)
        if form.is_valid():
            return redirect("cases:intake_step", key, PERSONS)
    shown = next(one for one in persons_shown(draft, request.user) if one.key == person)
    refused = request.method == "POST"
    return wizard_page(request, draft, PERSONS, "person", refused=refused, form=form, person=shown)


@require_POST
def keep_person(request: UserRequest, key: UUID, person: str) -> HttpResponse:
    """Autosave of one person. 409 when the draft is no longer here."""
    draft = access.open_draft(request.user, key)
    try:
        _keep_person(draft, request, person)
    except DomainError as refusal:
        return JsonResponse({"reasons": refusal.reasons}, status=409)
    return HttpResponse(status=204)


@require_POST
def drop_person(request: UserRequest, key: UUID, person: str) -> HttpResponse:
    draft = access.open_draft(request.user, key)
    _person(draft, person)
    persons = {k: v for k, v in reading.persons_of(draft.data).items() if k != person}
    ties = [
        tie
        for tie in reading.relations_of(draft.data)
        if person not in (tie["person"], tie["other"])
    ]
    _keep(draft, request, persons=persons, relations=ties)
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
    ties = reading.relations_of(draft.data)
    if form.cleaned_data not in ties:
        _keep(draft, request, relations=[*ties, form.cleaned_data])
    return redirect("cases:intake_step", key, PERSONS)


@require_POST
def unrelate(request: UserRequest, key: UUID, index: int) -> HttpResponse:
    draft = access.open_draft(request.user, key)
    ties = reading.relations_of(draft.data)
    _keep(draft, request, relations=[tie for i, tie in enumerate(ties) if i != index])
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


def _keep(draft: "ReportDraft", request: UserRequest, **changed: Any) -> "ReportDraft":
    people = {**draft.data.get(PEOPLE, {}), **changed}
    return drafts.keep(draft, PEOPLE, people, actor=request.user)


def _keep_person(draft: "ReportDraft", request: UserRequest, person: str) -> "ReportDraft":
    known = {**_person(draft, person), "typed": reading.typed(request.POST)}
    persons = {**reading.persons_of(draft.data), person: known}
    return _keep(draft, request, persons=persons)
