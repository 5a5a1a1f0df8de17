"""Colleagues: the list, a new account, and everything about one account."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from accounts.models import User
from administration import access, screens, selectors
from administration.contact_forms import WorkPhoneForm
from administration.forms import (
    AccountForm,
    CompetenceForm,
    FunctionForm,
    LastDayForm,
    SkillsForm,
    StaffFilterForm,
)
from administration.services import accounts, memberships
from administration.views.answers import form_page
from common.exceptions import DomainError
from common.forms import refusals_on

PART = "staff"
PAGE_SIZE = 50


@require_GET
def staff(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    filters = StaffFilterForm(request.GET)
    words = filters.cleaned_data["q"] if filters.is_valid() else ""
    found = Paginator(selectors.staff_found(region, words), PAGE_SIZE)
    page = found.get_page(request.GET.get("page"))
    rows = screens.staff_rows(list(page.object_list), timezone.localdate())
    context = {"tabs": screens.tabs(PART), "filters": filters, "page": page, "rows": rows}
    return render(request, "administration/staff.html", context)


@require_http_methods(["GET", "POST"])
def add_account(request: UserRequest) -> HttpResponse:
    region = access.enter(request.user)
    form = AccountForm(
        request.POST or None,
        organisations=selectors.active_organisations(region),
        teams=selectors.teams(region),
    )
    if form.is_valid():
        with refusals_on(form):
            account, password = accounts.open_account(
                name=form.cleaned_data["name"],
                email=form.cleaned_data["email"],
                function=form.function,
                actor=request.user,
            )
            return _tell_password(request, account, password)
    back = reverse("administration:staff")
    return form_page(request, form, part=PART, heading="Nieuwe medewerker", back=back)


@require_GET
def account(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    account = access.open_account(region, number)
    context = {
        "tabs": screens.tabs(PART),
        "account": account,
        "functions": screens.function_rows(account, timezone.localdate()),
        "competences": selectors.competences(account),
        "work_phone": WorkPhoneForm(initial={"work_phone": account.work_phone}),
        "skills": SkillsForm(initial={"severities": selectors.skills(account)}),
        "last_day": LastDayForm(auto_id=False),
        "today": timezone.localdate(),
    }
    return render(request, "administration/account.html", context)


@require_http_methods(["GET", "POST"])
def add_function(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    account = access.open_account(region, number)
    form = FunctionForm(
        request.POST or None,
        organisations=selectors.active_organisations(region),
        teams=selectors.teams(region),
    )
    if form.is_valid():
        with refusals_on(form):
            memberships.give_role(account, form.function, actor=request.user)
            messages.success(request, "De functie is toegevoegd.")
            return redirect("administration:account", number)
    heading = f"Functie voor {account.name}"
    back = reverse("administration:account", args=[number])
    return form_page(request, form, part=PART, heading=heading, back=back)


@require_POST
def end_function(request: UserRequest, number: int, function: int) -> HttpResponse:
    region = access.enter(request.user)
    account = access.open_account(region, number)
    membership = access.open_membership(account, region, function)
    form = LastDayForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            memberships.end_role(membership, until=form.cleaned_data["until"], actor=request.user)
            messages.success(request, "De functie is beëindigd.")
            return redirect("administration:account", number)
    back = reverse("administration:account", args=[number])
    return form_page(request, form, part=PART, heading="Functie beëindigen", back=back)


@require_http_methods(["GET", "POST"])
def add_competence(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    account = access.open_account(region, number)
    blank = memberships.blank_competence(account)
    form = CompetenceForm(request.POST or None, instance=blank)
    if form.is_valid():
        with refusals_on(form):
            memberships.register_competence(form.instance, actor=request.user)
            messages.success(request, "De registratie is toegevoegd.")
            return redirect("administration:account", number)
    heading = f"Registratie van {account.name}"
    back = reverse("administration:account", args=[number])
    return form_page(request, form, part=PART, heading=heading, back=back)


@require_POST
def remove_competence(request: UserRequest, number: int, competence: int) -> HttpResponse:
    region = access.enter(request.user)
    account = access.open_account(region, number)
    registration = access.open_competence(account, competence)
    memberships.remove_competence(registration, actor=request.user)
    messages.success(request, "De registratie is verwijderd.")
    return redirect("administration:account", number)


@require_POST
def set_skills(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    account = access.open_account(region, number)
    form = SkillsForm(request.POST)
    if form.is_valid():
        chosen = form.cleaned_data["severities"]
        memberships.set_severity_skills(account, chosen, actor=request.user)
        messages.success(request, "De specialisaties zijn bewaard.")
        return redirect("administration:account", number)
    back = reverse("administration:account", args=[number])
    return form_page(request, form, part=PART, heading="Specialisaties", back=back)


@require_POST
def end_account(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    account = access.open_account(region, number)
    try:
        accounts.end_account(account, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, f"{account.name} kan niet meer inloggen en is overal uitgelogd.")
    return redirect("administration:account", number)


@require_POST
def reopen_account(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    account = access.open_account(region, number)
    accounts.reopen_account(account, actor=request.user)
    messages.success(request, f"{account.name} kan weer inloggen.")
    return redirect("administration:account", number)


@require_POST
def restore_login(request: UserRequest, number: int) -> HttpResponse:
    region = access.enter(request.user)
    account = access.open_account(region, number)
    try:
        password = accounts.restore_login(account, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("administration:account", number)
    return _tell_password(request, account, password)


def _tell_password(request: UserRequest, account: User, password: str) -> HttpResponse:
    """Shown in the answer itself: after a redirect it would have to be kept somewhere."""
    context = {"tabs": screens.tabs(PART), "account": account, "password": password}
    answer = render(request, "administration/first_password.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
