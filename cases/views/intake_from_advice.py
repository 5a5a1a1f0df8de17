"""From an advice to a report, because the caller wants to report."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.http import UserRequest
from accounts.roles import Permission
from cases import access
from cases.forms.from_advice import ConversionForm, typed_from
from cases.forms.intake_draft import REPORTER
from cases.screens.from_advice import conversion_page
from cases.services.drafts import start_from_advice
from common.forms import refusals_on
from consultations.access import open_advice


@require_http_methods(["GET", "POST"])
def convert(request: UserRequest, number: str) -> HttpResponse:
    """Asks once whether the caller wants it; then the guided report begins, half filled in."""
    access.require(request.user, Permission.REPORT_REGISTER)
    advice = open_advice(request.user, number)
    form = ConversionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_on(form):
            draft = start_from_advice(advice, typed_from, actor=request.user, at=timezone.now())
            return redirect("cases:intake_step", draft.key, REPORTER)
    context = {"page": conversion_page(advice), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "cases/intake/from_advice.html", context, status=status)
