"""The choices of the region, from which day they hold, and what held before."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from administration import access, screens
from administration.forms import ProfileForm
from administration.services import profiles as services
from administration.views.answers import form_page
from common.exceptions import DomainError
from common.forms import refusals_on

PART = "profiles"


@require_GET
def profiles(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    today = timezone.localdate()
    context = {
        "tabs": screens.tabs(PART),
        "region": region,
        "now": region.profile_on(today),
        "rows": screens.profile_rows(region, today),
    }
    return render(request, "administration/profiles.html", context)


@require_http_methods(["GET", "POST"])
def add_profile(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    form = ProfileForm(request.POST or None, instance=services.blank_profile(region))
    if form.is_valid():
        with refusals_on(form):
            services.add_profile(form.instance, actor=request.user)
            messages.success(request, "Het nieuwe profiel is bewaard.")
            return redirect("administration:profiles")
    back = reverse("administration:profiles")
    return form_page(request, form, part=PART, heading="Nieuw regioprofiel", back=back)


@require_POST
def withdraw_profile(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    profile = access.open_profile(region, number)
    try:
        services.withdraw_profile(profile, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "Het profiel is teruggenomen.")
    return redirect("administration:profiles")
