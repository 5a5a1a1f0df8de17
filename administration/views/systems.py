"""Other systems that send reports or advice through the API."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from administration import access, screens, selectors
from administration.forms import SystemForm
from administration.views.answers import form_page
from common.forms import refusals_on
from connections import services

PART = "systems"


@require_GET
def systems(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    context = {"tabs": screens.tabs(PART), "systems": selectors.systems(region)}
    return render(request, "administration/systems.html", context)


@require_http_methods(["GET", "POST"])
def connect_system(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    form = SystemForm(request.POST or None, organisations=selectors.active_organisations(region))
    if form.is_valid():
        with refusals_on(form):
            system, token = services.connect(region, actor=request.user, **form.cleaned_data)
            # Told in the answer itself: after a redirect it would have to be kept somewhere.
            context = {"tabs": screens.tabs(PART), "system": system, "token": token}
            answer = render(request, "administration/token.html", context)
            answer["Cache-Control"] = "no-store"
            return answer
    back = reverse("administration:systems")
    return form_page(request, form, part=PART, heading="Systeem aansluiten", back=back)


@require_POST
def disconnect_system(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    system = access.open_system(region, number)
    services.disconnect(system, actor=request.user)
    messages.success(request, f"{system.name} kan niets meer insturen.")
    return redirect("administration:systems")
