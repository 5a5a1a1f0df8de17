"""Overdrachten at the receiver: the inbox, reading what VT handed over, and the answer."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from cases.selectors.partner_workers import could_work
from common.forms import refusals_on
from handover import partner_access as access
from handover.forms.answering import AcceptForm, RefuseForm
from handover.screens import received as screens
from handover.selectors import received as selectors
from handover.services import answering
from workflow.steps import objections

if TYPE_CHECKING:
    from django.forms import Form

    from handover.models import Handover

PAGE = "handover:received"
BEING_PRINTED = "De pdf wordt nog gemaakt. Probeer het over een halve minuut opnieuw."


@require_GET
def inbox(request: UserRequest) -> HttpResponse:
    reader, now = request.user, timezone.now()
    access.enter_inbox(reader)
    context = {
        "waiting": screens.inbox_rows(selectors.waiting_rows(reader), reader, now),
        "accepted": screens.accepted_rows(selectors.accepted_rows(reader, now)),
        "copies": selectors.copies(reader).count(),
    }
    return render(request, "handover/received/inbox.html", context)


@require_GET
def received(request: UserRequest, number: str) -> HttpResponse:
    handover = access.open_received(request.user, number)
    page = screens.received_page(handover, request.user)
    return render(
        request, "handover/received/handover.html", {"page": page, "crumbs": screens.crumbs()}
    )


@require_GET
def received_pdf(request: UserRequest, number: str) -> HttpResponse | FileResponse:
    handover = access.open_received(request.user, number)
    return pdf_answer(request, handover, PAGE)


@require_http_methods(["GET", "POST"])
def accept(request: UserRequest, number: str) -> HttpResponse:
    handover = access.open_to_answer(request.user, number, "accept")
    form = _accept_form(request, handover)
    if form.is_valid():
        with refusals_on(form):
            answering.accept(handover, actor=request.user, **form.cleaned_data)
    if not form.is_valid():
        return _answer_page(request, handover, form, "accept")
    messages.success(
        request,
        f"U hebt overdracht {number} geaccepteerd. De regie ligt nu bij {handover.receiver}.",
    )
    return redirect(_after_accepting(request, handover))


@require_http_methods(["GET", "POST"])
def refuse(request: UserRequest, number: str) -> HttpResponse:
    handover = access.open_to_answer(request.user, number, "refuse")
    form = RefuseForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            answering.refuse(handover, actor=request.user, **form.cleaned_data)
    if not form.is_valid():
        return _answer_page(request, handover, form, "refuse")
    messages.success(
        request,
        f"U hebt overdracht {number} geweigerd. De regie blijft bij Veilig Thuis, dat nu bericht "
        "heeft met uw toelichting.",
    )
    return redirect("handover:inbox")


def pdf_answer(
    request: UserRequest, handover: "Handover", page: str
) -> HttpResponse | FileResponse:
    """A PDF is never made while somebody waits for it."""
    printed = access.open_pdf(request.user, handover)
    if printed is None:
        messages.info(request, BEING_PRINTED)
        return redirect(page, handover.number)
    name = f"overdracht-{handover.number}.pdf"
    return FileResponse(printed, as_attachment=True, filename=name, content_type="application/pdf")


def _accept_form(request: UserRequest, handover: "Handover") -> AcceptForm:
    assert handover.receiver, "what lies at a receiver has one"
    colleagues = could_work(handover.case, handover.receiver)
    first = {"worker": request.user.pk}
    return AcceptForm(request.POST or None, colleagues=colleagues, initial=first)


def _answer_page(
    request: UserRequest, handover: "Handover", form: "Form", step: str
) -> HttpResponse:
    """The form of this answer. Whoever comes when it can no longer be given reads why."""
    page = screens.received_page(handover, request.user)
    can = page.may_refuse if step == "refuse" else page.may_accept
    if not form.is_bound and not can:
        messages.error(request, " ".join(page.accept_objections or objections(handover, step)))
        return redirect(PAGE, handover.number)
    template = f"handover/received/{step}.html"
    status = 422 if form.is_bound else 200
    context = {"page": page, "form": form, "crumbs": screens.crumbs(handover.number)}
    return render(request, template, context, status=status)


def _after_accepting(request: UserRequest, handover: "Handover") -> str:
    """The page of the family, unless a colleague has it now and this reader distributes nothing."""
    if access.knows_family(request.user, handover):
        return reverse("localfield:family", args=[handover.case.number])
    return reverse("handover:inbox")
