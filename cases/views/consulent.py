"""After a crisis: tell the municipal consulent, or say why not (D8)."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from cases import access, permissions
from cases.forms.consulent import TellConsulentForm, UntoldForm
from cases.screens.consulent import consulent_page
from cases.services import consulent
from common.forms import refusals_on

if TYPE_CHECKING:
    from cases.models import Report


@require_http_methods(["GET", "POST"])
def tell(request: UserRequest, number: str) -> HttpResponse:
    report = _urgent_report(request, number)
    form = TellConsulentForm(request.POST or None, initial=_initial(report))
    if form.is_valid():
        with refusals_on(form):
            consulent.tell_consulent(report, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        messages.success(request, "Vastgelegd: de consulent weet ervan.")
        return redirect("cases:report", number)
    return _page(request, report, form=form, untold_form=UntoldForm())


@require_POST
def leave_untold(request: UserRequest, number: str) -> HttpResponse:
    report = _urgent_report(request, number)
    form = UntoldForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            consulent.leave_consulent_untold(report, actor=request.user, **form.cleaned_data)
    if form.is_valid():
        messages.success(request, "Vastgelegd waarom de consulent niets hoort.")
        return redirect("cases:report", number)
    return _page(
        request, report, form=TellConsulentForm(initial=_initial(report)), untold_form=form
    )


def _urgent_report(request: UserRequest, number: str) -> "Report":
    """Only a report that is spoed has this page."""
    report = access.open_report(request.user, number)
    access.require_that(permissions.can_tell_consulent, report, request.user)
    if not report.urgent:
        raise Http404
    return report


def _initial(report: "Report") -> dict[str, object]:
    municipality = report.case.municipality
    return {
        "municipality": municipality.name if municipality else "",
        "at": timezone.now(),
    }


def _page(
    request: UserRequest, report: "Report", *, form: TellConsulentForm, untold_form: UntoldForm
) -> HttpResponse:
    context = {
        "page": consulent_page(report, request.user),
        "form": form,
        "untold_form": untold_form,
    }
    status = 422 if form.is_bound or untold_form.is_bound else 200
    return render(request, "cases/report/tell_consulent.html", context, status=status)
