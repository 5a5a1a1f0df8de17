"""The letters about one report, and what every page of one letter shares."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from cases import access
from cases.screens import standing
from cases.screens.header import case_header
from cases.screens.letters import letters_page
from common.forms import refusals_on
from common.shared_form import SharedForm

if TYPE_CHECKING:
    from django.forms import Form

    from cases.models import FamilyNotice, Feedback

BEING_PRINTED = "De pdf wordt nog gemaakt. Probeer het over een halve minuut opnieuw."


@require_GET
def letters(request: UserRequest, number: str) -> HttpResponse:
    report = access.open_report_to_judge(request.user, number)
    header = case_header(report.case, request.user, "letters", report)
    page = letters_page(report, request.user, header)
    return render(request, "cases/letters/list.html", {"page": page})


def act(
    request: UserRequest,
    form: "Form",
    service: Callable[[], object],
    said: str,
    *,
    back: tuple[str, str, int],
) -> HttpResponseRedirect | None:
    """Do it when the form is right and the domain agrees; nothing means: show the form again."""
    if form.is_valid():
        with refusals_on(form):
            service()
    return _onwards(request, form, said, back)


def write(
    request: UserRequest,
    form: SharedForm,
    message: "Feedback | FamilyNotice",
    service: Callable[[], object],
    said: str,
    *,
    back: tuple[str, str, int],
    deciding: bool = False,
) -> HttpResponseRedirect | None:
    """The same with the words of the letter, in which a colleague may be writing as well."""
    if form.is_valid():
        form.save_beside(standing.letter(message, request.user), service, deciding=deciding)
    return _onwards(request, form, said, back)


def download(
    request: UserRequest,
    message: "Feedback | FamilyNotice",
    name: str,
    *,
    back: tuple[str, str, int],
) -> HttpResponse | FileResponse:
    """The printed letter as a file; a PDF is never made while somebody waits for it."""
    printed = access.open_pdf(request.user, message)
    if printed is None:
        messages.info(request, BEING_PRINTED)
        return redirect(back[0], back[1], back[2])
    return FileResponse(printed, as_attachment=True, filename=name, content_type="application/pdf")


def times_asked(request: UserRequest) -> int:
    """How often this page asked by itself whether the PDF is there."""
    asked = request.GET.get("gevraagd", "")
    return int(asked) if asked.isdecimal() and len(asked) < 3 else 0


def status_with(refused: "dict[str, Form]") -> int:
    """Of the page with the forms that were refused: 409 when a colleague wrote there too."""
    if any(isinstance(form, SharedForm) and form.overtaken for form in refused.values()):
        return 409
    return 422 if refused else 200


def _onwards(
    request: UserRequest, form: "Form", said: str, back: tuple[str, str, int]
) -> HttpResponseRedirect | None:
    if not form.is_valid():
        return None
    messages.success(request, said)
    name, number, place = back
    if access.is_open_to(request.user, number):
        return redirect(name, number, place)
    messages.info(request, "Iedereen is ingelicht. Het dossier is afgesloten.")
    return redirect("/")
