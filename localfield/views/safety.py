"""The page Veiligheid of a family, and what a worker adds to the picture."""

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from common.forms import refusals_on
from localfield import access
from localfield.forms.safety import (
    LocalEventForm,
    LocalRiskForm,
    LocalScoreForm,
    RiskStandsForm,
)
from localfield.screens.safety import family_choices, risk_title, safety_page
from localfield.selectors.sight import risk_in_sight
from localfield.selectors.trajectories import running_of
from localfield.services import events_and_risks as told
from localfield.views.page import act_page, done, family_page
from safety.selectors.people import person_of

# What whoever hears something new has to do first (002-37).
MELDCODE_AGAIN = (
    "Dit is een nieuw signaal: doorloop de meldcode opnieuw. Is de directe veiligheid onvoldoende, "
    "meld dan terug aan Veilig Thuis. Veilig Thuis maakt hier niet vanzelf een melding van."
)


@require_GET
def safety(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_family(request.user, number)
    page = safety_page(case, running_of(case))
    return family_page(request, case, "safety", "safety", page=page)


@require_http_methods(["GET", "POST"])
def add_event(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_to_work(request.user, number)
    form = LocalEventForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            told.tell_event(case, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        messages.warning(request, MELDCODE_AGAIN)
        return done(request, "De gebeurtenis is vastgelegd.", "safety", number)
    title = "Onveilige gebeurtenis vastleggen"
    return act_page(request, case, "safety", form, title=title, button="Leg de gebeurtenis vast")


@require_http_methods(["GET", "POST"])
def add_risk(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_to_work(request.user, number)
    form = LocalRiskForm(request.POST or None, people=family_choices(case))
    if form.is_valid():
        facts = {**form.cleaned_data, "about": person_of(case, form.cleaned_data["about"])}
        with refusals_on(form):
            told.tell_risk(case, actor=request.user, **facts)
    if form.is_bound and form.is_valid():
        return done(request, "Het risico is vastgelegd.", "safety", number)
    title = "Nieuw risico vastleggen"
    return act_page(request, case, "safety", form, title=title, button="Leg het risico vast")


@require_http_methods(["GET", "POST"])
def move_risk(request: UserRequest, number: str, risk: int) -> HttpResponse:
    case = access.open_to_work(request.user, number)
    row = risk_in_sight(case, risk)
    form = RiskStandsForm(request.POST or None, initial={"status": row.row.status})
    if form.is_valid():
        with refusals_on(form):
            told.move_risk(row.row, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        return done(request, "De stand van het risico is bijgewerkt.", "safety", number)
    return act_page(
        request,
        case,
        "safety",
        form,
        title=risk_title(row),
        button="Werk de stand bij",
        text=row.row.description if row.own else "",
    )


@require_http_methods(["GET", "POST"])
def add_score(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_to_work(request.user, number)
    form = LocalScoreForm(request.POST or None, people=family_choices(case))
    if form.is_valid():
        facts = form.cleaned_data
        people = {name: person_of(case, facts[name]) for name in ("person", "rated_by")}
        with refusals_on(form):
            told.give_score(case, actor=request.user, **{**facts, **people})
    if form.is_bound and form.is_valid():
        return done(request, "De score is vastgelegd.", "safety", number)
    title = "Score vastleggen"
    return act_page(request, case, "safety", form, title=title, button="Leg de score vast")
