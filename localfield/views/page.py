"""What the pages of a family have in common: the frame, the status, the way back."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.http import UserRequest
from localfield.screens.frame import family_frame

if TYPE_CHECKING:
    from django.forms import Form

    from cases.models import Case


def family_page(
    request: UserRequest,
    case: "Case",
    tab: str,
    template: str,
    form: "Form | None" = None,
    **more: Any,
) -> HttpResponse:
    """A page of this family, under one of its tabs; a refused form answers 422, an overtaken one
    409."""
    refused = 422 if form is not None and form.is_bound else 200
    context = {"frame": family_frame(case, request.user, f"localfield:{tab}"), "form": form, **more}
    status = getattr(form, "status", refused)
    return render(request, f"localfield/{template}.html", context, status=status)


def act_page(
    request: UserRequest,
    case: "Case",
    tab: str,
    form: "Form",
    *,
    title: str,
    button: str,
    text: str = "",
    back: str = "",
) -> HttpResponse:
    """One act with its form; ``back`` is the name of the page without it, the tab by default."""
    act = {"title": title, "button": button, "text": text, "back": f"localfield:{back or tab}"}
    return family_page(request, case, tab, "act", form, **act)


def done(request: UserRequest, sentence: str, to: str, *args: object) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(f"localfield:{to}", *args)
