"""What the pages of monitoring have in common."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render

from accounts.http import UserRequest
from cases.screens.header import case_header
from common.exceptions import ReasonRequired
from common.forms import refusals_on

if TYPE_CHECKING:
    from django.core.files import File
    from django.forms import Form

    from cases.models import Case

BEING_PRINTED = "Dit wordt nog klaargezet als PDF. Probeer het over een minuut opnieuw."


def case_page(
    request: UserRequest, case: "Case", template: str, form: "Form | None" = None, **more: Any
) -> HttpResponse:
    """A page under the tab Monitoring; a refused form answers 422, an overtaken one 409."""
    header = case_header(case, request.user, "monitoring:of_case")
    refused = 422 if form is not None and form.is_bound else 200
    context = {"header": header, "form": form, **more}
    status = getattr(form, "status", refused)
    return render(request, f"monitoring/{template}.html", context, status=status)


def act_page(
    request: UserRequest,
    case: "Case",
    form: "Form",
    *,
    title: str,
    button: str,
    back: str,
    text: str = "",
    notes: "list[str] | None" = None,
) -> HttpResponse:
    """One act with its form."""
    act = {"title": title, "button": button, "text": text, "back": back, "notes": notes or []}
    return case_page(request, case, "act", form, **act)


def try_act(form: "Form", act: Callable[[], object]) -> bool:
    """Do it; what the domain refuses stands on the form, a reason that is asked beside it."""
    if not form.is_valid():
        return False
    with refusals_on(form):
        try:
            act()
        except ReasonRequired as asked:
            form.add_error("despite" if "despite" in form.fields else None, list(asked.reasons))
    return form.is_valid()


def done(request: UserRequest, sentence: str, to: str, *args: object) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(f"monitoring:{to}", *args)


def pdf(
    request: UserRequest, printed: "File[bytes] | None", name: str, back: str, *args: object
) -> HttpResponse | FileResponse:
    """The file, or the page it came from while it is still being printed."""
    if printed is None:
        messages.info(request, BEING_PRINTED)
        return redirect(back, *args)
    return FileResponse(printed, as_attachment=True, filename=name, content_type="application/pdf")
