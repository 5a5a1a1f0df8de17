"""The contact log of a family."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from cases.selectors.involved import directly_involved
from common.dutch import short_day
from common.forms import refusals_on
from common.shared_form import shown
from localfield import access
from localfield.forms.contacts import ContactForm, MendContactForm
from localfield.permissions import can_work_locally
from localfield.screens import standing
from localfield.screens.contacts import contact_lines, contact_page
from localfield.selectors.contacts import contact_of, contacts_of
from localfield.selectors.trajectories import running_of
from localfield.services.contacts import mend_contact, note_contact
from localfield.views.page import act_page, done, family_page

PAGE_SIZE = 20


@require_GET
def contacts(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_family(request.user, number)
    log = contacts_of(case)
    page = Paginator(log, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = contact_page(running_of(case), log.first())
    may_mend = can_work_locally(case, request.user)
    lines = contact_lines(page.object_list, may_mend=may_mend)
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


@require_http_methods(["GET", "POST"])
def mend(request: UserRequest, number: str, contact: int) -> HttpResponse:
    """What a colleague saved meanwhile is not overwritten unseen."""
    case = access.open_to_work(request.user, number)
    row = contact_of(case, contact)
    form = MendContactForm(request.POST or None, initial=shown(standing.contact_initial(row)))
    if form.is_valid():
        form.save_beside(
            standing.contact(case, row.pk, request.user),
            lambda: mend_contact(row, actor=request.user, **form.cleaned_data),
        )
    if form.is_bound and form.is_valid():
        return done(request, "Het contact is aangepast.", "contacts", number)
    title = f"{row.get_form_display()} op {short_day(row.on)} aanpassen"
    return act_page(request, case, "contacts", form, title=capfirst(title), button="Pas aan")
