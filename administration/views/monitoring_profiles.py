"""How the region follows families, from which day, and what held before."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from administration import access, screens
from administration.monitoring_forms import MonitoringProfileForm
from administration.services import monitoring_profiles as services
from administration.views.answers import form_page
from common.exceptions import DomainError
from common.forms import refusals_on
from monitoring.selectors.profiles import profile_on

PART = "monitoring_profiles"


@require_GET
def profiles(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    today = timezone.localdate()
    context = {
        "tabs": screens.tabs(PART),
        "region": region,
        "now": screens.monitoring_profile_facts(profile_on(region, today)),
        "rows": screens.monitoring_profile_rows(region, today),
    }
    return render(request, "administration/monitoring_profiles.html", context)


@require_http_methods(["GET", "POST"])
def add_profile(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    form = MonitoringProfileForm(request.POST or None, instance=services.blank_profile(region))
    if form.is_valid():
        with refusals_on(form):
            services.add_profile(form.instance, actor=request.user)
            messages.success(request, "Het nieuwe monitorprofiel is bewaard.")
            return redirect("administration:monitoring_profiles")
    back = reverse("administration:monitoring_profiles")
    return form_page(request, form, part=PART, heading="Nieuw monitorprofiel", back=back)


@require_POST
def withdraw_profile(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    profile = access.open_monitoring_profile(region, number)
    try:
        services.withdraw_profile(profile, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "Het monitorprofiel is teruggenomen.")
    return redirect("administration:monitoring_profiles")
