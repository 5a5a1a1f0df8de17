"""Other systems that send reports through the API."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from administration import access, screens, selectors
from administration.forms import SourceForm
from administration.views.answers import form_page
from cases.services import intake_sources as services
from common.forms import refusals_on

PART = "sources"


@require_GET
def sources(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    context = {"tabs": screens.tabs(PART), "sources": selectors.sources(region)}
    return render(request, "administration/sources.html", context)


@require_http_methods(["GET", "POST"])
def add_source(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    form = SourceForm(request.POST or None, organisations=selectors.active_organisations(region))
    if form.is_valid():
        with refusals_on(form):
            source, token = services.connect_source(region, actor=request.user, **form.cleaned_data)
            # Told in the answer itself: after a redirect it would have to be kept somewhere.
            context = {"tabs": screens.tabs(PART), "source": source, "token": token}
            answer = render(request, "administration/token.html", context)
            answer["Cache-Control"] = "no-store"
            return answer
    back = reverse("administration:sources")
    return form_page(request, form, part=PART, heading="Systeem aansluiten", back=back)


@require_POST
def disconnect_source(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    source = access.open_source(region, number)
    services.disconnect_source(source, actor=request.user)
    messages.success(request, f"{source.name} kan geen meldingen meer sturen.")
    return redirect("administration:sources")
