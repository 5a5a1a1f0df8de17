"""The page of one act on the picture of safety, with its form."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.http import UserRequest
from cases.screens.header import case_header

if TYPE_CHECKING:
    from django.forms import Form

    from cases.models import Case


def act_page(
    request: UserRequest,
    case: "Case",
    form: "Form",
    *,
    title: str,
    end_form: "Form | None" = None,
    **more: Any,
) -> HttpResponse:
    """A refused form answers 422, an overtaken one 409; what was typed stays.

    ``end_form`` is the form beside it that ends what the page is about, sent to ``end_url``.
    """
    ending = end_form is not None and end_form.is_bound
    status = getattr(form, "status", 422 if form.is_bound else 200)
    context = {
        "header": case_header(case, request.user, "safety:picture"),
        "case": case,
        "form": form,
        "title": title,
        "end_form": end_form,
        "end_url": "",
        "form_url": "",
        "course": [],
        **more,
    }
    return render(request, "safety/act.html", context, status=422 if ending else status)


def done(request: UserRequest, case: "Case", sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("safety:picture", case.number)
