"""What the pages of a handover have in common: the frame, the status, a refusal on the form."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.http import UserRequest
from common.exceptions import ReasonRequired
from common.forms import refusals_on
from handover.screens.frame import handover_frame

if TYPE_CHECKING:
    from django.forms import Form

    from handover.models import Handover


def part_page(
    request: UserRequest,
    handover: "Handover",
    part: str,
    form: "Form | None" = None,
    *,
    template: str = "",
    **more: Any,
) -> HttpResponse:
    """A page of this handover; a refused form answers 422, an overtaken one 409."""
    bound = form is not None and form.is_bound
    if bound:
        handover.refresh_from_db()
    context = {
        "frame": handover_frame(handover, request.user, f"handover:{part}"),
        "form": form,
        **more,
    }
    status = getattr(form, "status", 422 if bound else 200)
    return render(request, f"handover/{template or part}.html", context, status=status)


def try_step(form: "Form", act: Callable[[], object]) -> None:
    """The domain's refusal on the form; a missing reason beside the question for it."""
    with refusals_on(form):
        try:
            act()
        except ReasonRequired as caution:
            beside = "despite" if "despite" in form.fields else None
            form.add_error(beside, list(caution.reasons))


def done(request: UserRequest, sentence: str, to: str, *args: object) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(to, *args)
