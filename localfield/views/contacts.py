"""The contact log of a family."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from cases.selectors.involved import directly_involved
from common.forms import refusals_on
from localfield import access
from localfield.forms.contacts import ContactForm
from localfield.screens.contacts import contact_lines, contact_page
from localfield.selectors.contacts import contacts_of
from localfield.selectors.trajectories import running_of
from localfield.services.contacts import note_contact
from localfield.views.page import act_page, done, family_page

PAGE_SIZE = 20


@require_GET
def contacts(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_family(request.user, number)
    log = contacts_of(case)
    page = Paginator(log, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = contact_page(running_of(case), log.first())
    lines = contact_lines(page.object_list)
    return family_page(request, case, "contacts", "contacts", shown=shown, lines=lines, page=page)


@require_http_methods(["GET", "POST"])
def add(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_to_work(request.user, number)
    people = directly_involved(case, on=timezone.localdate())
    form = ContactForm(request.POST or None, people=people)
    if form.is_valid():
        with refusals_on(form):
            note_contact(case, actor=request.user, **form.facts())
    if form.is_bound and form.is_valid():
        return done(request, "Het contact is vastgelegd.", "contacts", number)
    title = "Contact vastleggen"
    return act_page(request, case, "contacts", form, title=title, button="Leg het contact vast")
