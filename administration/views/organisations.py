"""Organisations with their teams and task packages."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from administration import access, screens, selectors
from administration.forms import LastDayForm, OrganisationForm, TaskPackageForm, TeamForm
from administration.services import organisations as services
from administration.views.answers import form_page
from common.forms import refusals_on
from organisations.models import Organisation, Region, Team

PART = "organisations"


@require_GET
def organisations(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    rows = selectors.organisations(region)
    context = {"tabs": screens.tabs(PART), "organisations": rows}
    return render(request, "administration/organisations.html", context)


@require_GET
def organisation(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    organisation = access.open_organisation(region, number)
    context = {
        "tabs": screens.tabs(PART),
        "organisation": organisation,
        "teams": selectors.teams_of(organisation),
        "packages": selectors.packages_of(organisation),
        "last_day": LastDayForm(auto_id=False),
    }
    return render(request, "administration/organisation.html", context)


@require_http_methods(["GET", "POST"])
def add_organisation(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    organisation = services.blank_organisation(region)
    return _organisation_form(request, region, organisation, "Nieuwe organisatie")


@require_http_methods(["GET", "POST"])
def change_organisation(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    organisation = access.open_organisation(region, number)
    return _organisation_form(request, region, organisation, f"{organisation.name} wijzigen")


def _organisation_form(
    request: UserRequest, region: Region, organisation: Organisation, heading: str
) -> HttpResponse:
    municipalities = selectors.municipalities(region)
    form = OrganisationForm(
        request.POST or None, instance=organisation, municipalities=municipalities
    )
    if form.is_valid():
        with refusals_on(form):
            kept = services.save_organisation(
                form.instance, changed=form.changed_data, actor=request.user
            )
            messages.success(request, f"{kept.name} is bewaard.")
            return redirect("administration:organisation", kept.pk)
    back = reverse("administration:organisations")
    return form_page(request, form, part=PART, heading=heading, back=back)


@require_http_methods(["GET", "POST"])
def add_team(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    organisation = access.open_organisation(region, number)
    return _team_form(request, region, services.blank_team(organisation), "Nieuw team")


@require_http_methods(["GET", "POST"])
def change_team(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    team = access.open_team(region, number)
    return _team_form(request, region, team, f"{team.name} wijzigen")


def _team_form(request: UserRequest, region: Region, team: Team, heading: str) -> HttpResponse:
    municipalities = selectors.municipalities(region)
    form = TeamForm(request.POST or None, instance=team, municipalities=municipalities)
    if form.is_valid():
        with refusals_on(form):
            services.save_team(
                form.instance,
                municipalities=form.cleaned_data["municipalities"],
                changed=form.changed_data,
                actor=request.user,
            )
            messages.success(request, f"Team {team.name} is bewaard.")
            return redirect("administration:organisation", team.organisation_id)
    back = reverse("administration:organisation", args=[team.organisation_id])
    return form_page(request, form, part=PART, heading=heading, back=back)


@require_http_methods(["GET", "POST"])
def add_task_package(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    organisation = access.open_organisation(region, number)
    package = services.blank_task_package(organisation)
    form = TaskPackageForm(request.POST or None, instance=package)
    if form.is_valid():
        with refusals_on(form):
            services.agree_task_package(form.instance, actor=request.user)
            messages.success(request, "De afspraak is bewaard.")
            return redirect("administration:organisation", number)
    heading = f"Nieuwe afspraak met {organisation.name}"
    back = reverse("administration:organisation", args=[number])
    return form_page(request, form, part=PART, heading=heading, back=back)


@require_POST
def end_task_package(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    package = access.open_task_package(region, number)
    form = LastDayForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            services.end_task_package(package, until=form.cleaned_data["until"], actor=request.user)
            messages.success(request, "De afspraak is beëindigd.")
            return redirect("administration:organisation", package.team_organisation_id)
    back = reverse("administration:organisation", args=[package.team_organisation_id])
    return form_page(request, form, part=PART, heading="Afspraak beëindigen", back=back)
