"""What every view of the guided report needs: the frame, and the page it stands on."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.forms import intake_draft as reading
from cases.screens.intake import Wizard, wizard
from cases.selectors.drafts import municipalities

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
    """A page of the wizard; 422 when it comes back because something has to be mended."""
    page = {"wizard": frame(draft, step), "draft": draft, **context}
    return render(request, f"cases/intake/{template}.html", page, status=422 if refused else 200)
