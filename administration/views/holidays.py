"""The calendar: what the law closes, and what was added to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from administration import access, screens, selectors
from administration.forms import HolidayForm, YearForm
from administration.services import holidays as services
from administration.views.answers import form_page
from common.forms import refusals_on

PART = "holidays"
RECOUNTED = (
    "De open termijnen worden nu opnieuw geteld. "
    "Bij de laatste wijzigingen staat hoeveel er zijn verschoven."
)


@require_GET
def holidays(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    this_year = timezone.localdate().year
    form = YearForm(request.GET or {"jaar": this_year})
    year = form.cleaned_data["jaar"] if form.is_valid() else this_year
    context = {
        "tabs": screens.tabs(PART),
        "years": form,
        "year": year,
        "law": screens.law_calendar(year),
        "added": selectors.days_entered(region),
        "changes": selectors.calendar_changes(region),
    }
    return render(request, "administration/holidays.html", context)


@require_http_methods(["GET", "POST"])
def add_holiday(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    form = HolidayForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            services.close_day(region, actor=request.user, **form.cleaned_data)
            messages.success(request, f"De dag is toegevoegd. {RECOUNTED}")
            return redirect("administration:holidays")
    back = reverse("administration:holidays")
    return form_page(request, form, part=PART, heading="Dag toevoegen", back=back)


@require_POST
def remove_holiday(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    holiday = access.open_holiday(region, number)
    services.reopen_day(holiday, actor=request.user)
    messages.success(request, f"De dag telt weer mee. {RECOUNTED}")
    return redirect("administration:holidays")
