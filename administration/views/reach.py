"""Who can be reached at Veilig Thuis: fixed contacts of municipalities, and opening hours."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from administration import access, screens, selectors
from administration.contact_forms import (
    ContactChangeForm,
    ReachForm,
    RegionContactForm,
    WorkPhoneForm,
)
from administration.forms import LastDayForm
from administration.services import reach as services
from administration.views.answers import form_page
from common.forms import refusals_on
from organisations.selectors import opening_hours

PART = "contacts"


@require_GET
def contacts(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    today = timezone.localdate()
    context = {
        "tabs": screens.tabs(PART),
        "board": screens.contact_board(region, today),
        "last_day": LastDayForm(auto_id=False),
    }
    return render(request, "administration/contacts.html", context)


@require_http_methods(["GET", "POST"])
def add_contact(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    form = RegionContactForm(
        request.POST or None,
        instance=services.blank_contact(),
        colleagues=selectors.colleagues(region, timezone.localdate()),
        municipalities=selectors.municipalities(region),
    )
    if form.is_valid():
        with refusals_on(form):
            kept = services.name_contact(form.instance, actor=request.user)
            messages.success(request, f"De contactpersoon van {kept.place} is bewaard.")
            return redirect("administration:contacts")
    back = reverse("administration:contacts")
    return form_page(request, form, part=PART, heading="Nieuwe contactpersoon", back=back)


@require_http_methods(["GET", "POST"])
def change_contact(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    contact = access.open_contact(region, number)
    form = ContactChangeForm(
        request.POST or None,
        instance=contact,
        colleagues=selectors.colleagues(region, timezone.localdate()),
    )
    if form.is_valid():
        with refusals_on(form):
            services.change_contact(form.instance, changed=form.changed_data, actor=request.user)
            messages.success(request, f"De contactpersoon van {contact.place} is bewaard.")
            return redirect("administration:contacts")
    heading = f"Contactpersoon van {contact.place}"
    back = reverse("administration:contacts")
    return form_page(request, form, part=PART, heading=heading, back=back)


@require_POST
def end_contact(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    contact = access.open_contact(region, number)
    form = LastDayForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            services.end_contact(contact, until=form.cleaned_data["until"], actor=request.user)
            messages.success(request, f"De contactpersoon van {contact.place} is beëindigd.")
            return redirect("administration:contacts")
    heading = f"Contactpersoon van {contact.place} beëindigen"
    back = reverse("administration:contacts")
    return form_page(request, form, part=PART, heading=heading, back=back)


@require_http_methods(["GET", "POST"])
def reach(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    now = ReachForm.filled_with(region.crisis_phone, opening_hours(region))
    form = ReachForm(request.POST or None, initial=now)
    if form.is_valid():
        with refusals_on(form):
            services.set_reach(
                region,
                crisis_phone=form.cleaned_data["crisis_phone"],
                hours=form.hours,
                actor=request.user,
            )
            messages.success(request, "De bereikbaarheid is bewaard.")
            return redirect("administration:reach")
    back = reverse("administration:overview")
    return form_page(request, form, part="reach", heading="Bereikbaarheid", back=back)


@require_POST
def set_work_phone(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    account = access.open_account(region, number)
    form = WorkPhoneForm(request.POST)
    if form.is_valid():
        services.set_work_phone(account, actor=request.user, **form.cleaned_data)
        messages.success(request, "Het telefoonnummer is bewaard.")
        return redirect("administration:account", number)
    heading = f"Telefoon van {account.name}"
    back = reverse("administration:account", args=[number])
    return form_page(request, form, part="staff", heading=heading, back=back)
