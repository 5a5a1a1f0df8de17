"""Noting a risk or what protects, changing it, and ending it."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from common.forms import refusals_on
from common.shared_form import shown
from safety.access import open_to_note
from safety.forms.factors import EndForm, ProtectiveForm, RiskForm, RiskNowForm
from safety.screens import standing
from safety.screens.picture import course_of, people_choices
from safety.selectors.factors import one_protective_of, risk_of
from safety.selectors.people import person_of
from safety.services import factors
from safety.views.page import act_page, done

if TYPE_CHECKING:
    from cases.models import Case
    from safety.forms.factors import FactorForm
    from safety.models import ProtectiveFactor, RiskFactor


@require_http_methods(["GET", "POST"])
def add_risk(request: UserRequest, number: str) -> HttpResponse:
    case = open_to_note(request.user, number)
    form = RiskForm(request.POST or None, people=people_choices(case))
    if form.is_valid():
        with refusals_on(form):
            factors.note_risk(case, actor=request.user, **_facts(case, form))
    if form.is_bound and form.is_valid():
        return done(request, case, "De risicofactor is vastgelegd.")
    return act_page(request, case, form, title="Risicofactor vastleggen")


@require_http_methods(["GET", "POST"])
def risk(request: UserRequest, number: str, risk: int) -> HttpResponse:
    case = open_to_note(request.user, number)
    row = risk_of(case, risk)
    initial = shown(standing.risk_initial(row))
    form = RiskNowForm(request.POST or None, initial=initial, people=people_choices(case))
    if form.is_valid():
        there = standing.risk(case, row.pk, request.user)
        form.save_beside(there, lambda: _change_risk(request, case, row, form))
    if form.is_bound and form.is_valid():
        return done(request, case, "De risicofactor is bijgewerkt.")
    return _risk_page(request, case, row, form, EndForm())


@require_POST
def end_risk(request: UserRequest, number: str, risk: int) -> HttpResponse:
    case = open_to_note(request.user, number)
    row = risk_of(case, risk)
    end = EndForm(request.POST)
    if end.is_valid():
        with refusals_on(end):
            factors.end_risk(row, actor=request.user, **end.cleaned_data)
    if end.is_valid():
        return done(request, case, "De risicofactor geldt niet meer.")
    form = RiskNowForm(initial=shown(standing.risk_initial(row)), people=people_choices(case))
    return _risk_page(request, case, row, form, end)


@require_http_methods(["GET", "POST"])
def add_protective(request: UserRequest, number: str) -> HttpResponse:
    case = open_to_note(request.user, number)
    form = ProtectiveForm(request.POST or None, people=people_choices(case))
    if form.is_valid():
        with refusals_on(form):
            factors.note_protective(case, actor=request.user, **_facts(case, form))
    if form.is_bound and form.is_valid():
        return done(request, case, "De beschermende factor is vastgelegd.")
    return act_page(request, case, form, title="Beschermende factor vastleggen")


@require_http_methods(["GET", "POST"])
def protective(request: UserRequest, number: str, factor: int) -> HttpResponse:
    case = open_to_note(request.user, number)
    row = one_protective_of(case, factor)
    initial = shown(standing.protective_initial(row))
    form = ProtectiveForm(request.POST or None, initial=initial, people=people_choices(case))
    if form.is_valid():
        there = standing.protective(case, row.pk, request.user)
        form.save_beside(there, lambda: _change_protective(request, case, row, form))
    if form.is_bound and form.is_valid():
        return done(request, case, "De beschermende factor is bijgewerkt.")
    return _protective_page(request, case, row, form, EndForm())


@require_POST
def end_protective(request: UserRequest, number: str, factor: int) -> HttpResponse:
    case = open_to_note(request.user, number)
    row = one_protective_of(case, factor)
    end = EndForm(request.POST)
    if end.is_valid():
        with refusals_on(end):
            factors.end_protective(row, actor=request.user, **end.cleaned_data)
    if end.is_valid():
        return done(request, case, "De beschermende factor geldt niet meer.")
    initial = shown(standing.protective_initial(row))
    form = ProtectiveForm(initial=initial, people=people_choices(case))
    return _protective_page(request, case, row, form, end)


@transaction.atomic
def _change_risk(request: UserRequest, case: "Case", row: "RiskFactor", form: RiskNowForm) -> None:
    """What it says and how it stands, both or neither."""
    facts = _facts(case, form)
    status, reason = facts.pop("risk_status"), facts.pop("reason")
    factors.describe_risk(row, actor=request.user, **facts)
    factors.change_risk_status(row, status=status, reason=reason, actor=request.user)


def _change_protective(
    request: UserRequest, case: "Case", row: "ProtectiveFactor", form: ProtectiveForm
) -> None:
    factors.describe_protective(row, actor=request.user, **_facts(case, form))


def _facts(case: "Case", form: "FactorForm") -> dict[str, Any]:
    """What was filled in, with the person instead of the key."""
    return {**form.cleaned_data, "about": person_of(case, form.cleaned_data["about"])}


def _risk_page(
    request: UserRequest, case: "Case", row: "RiskFactor", form: RiskNowForm, end: EndForm
) -> HttpResponse:
    return act_page(
        request,
        case,
        form,
        title="Risicofactor bijwerken",
        form_url=reverse("safety:risk", args=[case.number, row.pk]),
        end_form=end,
        end_url=reverse("safety:end_risk", args=[case.number, row.pk]),
        course=course_of(row),
    )


def _protective_page(
    request: UserRequest,
    case: "Case",
    row: "ProtectiveFactor",
    form: ProtectiveForm,
    end: EndForm,
) -> HttpResponse:
    return act_page(
        request,
        case,
        form,
        title="Beschermende factor bijwerken",
        form_url=reverse("safety:protective", args=[case.number, row.pk]),
        end_form=end,
        end_url=reverse("safety:end_protective", args=[case.number, row.pk]),
    )
