"""What every view of the guided report needs: the frame, and the page it stands on."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.forms import intake_draft as reading
from cases.screens.intake import Wizard, wizard
from cases.selectors.drafts import municipalities
from common.exceptions import DomainError
from common.overtaking import marks

if TYPE_CHECKING:
    from cases.models import ReportDraft


def frame(draft: "ReportDraft", step: str) -> Wizard:
    data = draft.data
    return wizard(
        draft,
        step,
        reading.STEPS,
        reading.progress(data, municipalities(draft.region)),
        kind=reading.reporter_kind(data),
        heavy=reading.weighs_heavy(data),
        urgent=reading.urgent_of(data) is not None,
        persons=len(reading.persons_of(data)),
    )


def wizard_page(
    request: HttpRequest,
    draft: "ReportDraft",
    step: str,
    template: str,
    *,
    refused: bool = False,
    **context: Any,
) -> HttpResponse:
    """A page of the wizard; 422 when it comes back because something has to be mended, 409 when
    another window kept something else."""
    page = {"wizard": frame(draft, step), "draft": draft, **context}
    status = 422 if refused else 200
    if getattr(context.get("form"), "overtaken", False):
        status = 409
    return render(request, f"cases/intake/{template}.html", page, status=status)


def kept_by_itself(typed: reading.Typed, keep: Callable[[], object]) -> HttpResponse:
    """To a page that saves by itself: its new marks when what was typed is kept, else why not."""
    try:
        keep()
    except DomainError as refusal:
        return HttpResponse(" ".join(refusal.reasons), status=409, content_type="text/plain")
    return HttpResponse(marks(typed), content_type="text/plain")
