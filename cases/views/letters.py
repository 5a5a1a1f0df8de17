"""The letters about one report, and what every page of one letter shares."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from cases import access
from cases.forms.letters import StepForm
from cases.screens import standing
from cases.screens.header import case_header
from cases.screens.letters import letters_page
from common.forms import refusals_on
from common.shared_form import SharedForm

if TYPE_CHECKING:
    from django.forms import Form

    from cases.models import FamilyNotice, Feedback

M = TypeVar("M", "Feedback", "FamilyNotice")
Address = tuple[str, str, int]  # the name of the page, the number of the report, the place
BEING_PRINTED = "De pdf wordt nog gemaakt. Probeer het over een halve minuut opnieuw."


@require_GET
def letters(request: UserRequest, number: str) -> HttpResponse:
    report = access.open_report_to_judge(request.user, number)
    header = case_header(report.case, request.user, "letters", report)
    page = letters_page(report, request.user, header)
    return render(request, "cases/letters/list.html", {"page": page})


@dataclass(frozen=True)
class Desk(Generic[M]):
    """One letter before somebody: where it lies, and how its page is drawn with a refused form."""

    request: UserRequest
    message: M
    back: Address
    page: "Callable[..., HttpResponse]"

    def take(
        self,
        step: Callable[[], object],
        said: str,
        *,
        form: "Form | None" = None,
        shown_as: str = "refused",
    ) -> HttpResponse:
        """Take a step when the form is right and the domain agrees; else show the form again."""
        form = form or StepForm(self.request.POST)
        if form.is_valid():
            with refusals_on(form):
                step()
        return self._answer(form, said, shown_as)

    def write(
        self,
        form: SharedForm,
        save: Callable[[], object],
        said: str,
        *,
        deciding: bool = False,
        shown_as: str = "write",
    ) -> HttpResponse:
        """The same with the words of the letter, in which a colleague may be writing as well."""
        if form.is_valid():
            there = standing.letter(self.message, self.request.user)
            form.save_beside(there, save, deciding=deciding)
        return self._answer(form, said, shown_as)

    def _answer(self, form: "Form", said: str, shown_as: str) -> HttpResponse:
        if not form.is_valid():
            return self.page(self.request, self.message, self.back[2], **{shown_as: form})
        messages.success(self.request, said)
        if access.is_open_to(self.request.user, self.back[1]):
            return redirect(*self.back)
        messages.info(self.request, "Iedereen is ingelicht. Het dossier is afgesloten.")
        return redirect("/")


def download(
    request: UserRequest,
    message: "Feedback | FamilyNotice",
    name: str,
    *,
    back: Address,
) -> HttpResponse | FileResponse:
    """The printed letter as a file; a PDF is never made while somebody waits for it."""
    printed = access.open_pdf(request.user, message)
    if printed is None:
        messages.info(request, BEING_PRINTED)
        return redirect(*back)
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
