"""Reading the plan with its marks, ticking it, and asking a second reader."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from cases.screens.header import case_header
from common.forms import refusals_on
from safetyplans import access
from safetyplans.forms.checking import AskReaderForm, CheckForm
from safetyplans.screens.checking import check_page
from safetyplans.selectors.readers import possible_readers
from safetyplans.services import checking

if TYPE_CHECKING:
    from safetyplans.models import SafetyPlan


@require_http_methods(["GET", "POST"])
def check(request: UserRequest, number: str) -> HttpResponse:
    if request.method == "GET":
        return _page(request, access.open_plan(request.user, number))
    plan = access.open_plan_to_check(request.user, number)
    form = CheckForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            checking.check_plan(
                plan,
                ticks=form.ticks,
                remarks=form.cleaned_data["remarks"],
                seen=form.cleaned_data["seen"],
                actor=request.user,
            )
    if not form.is_valid():
        return _page(request, plan, form=form)
    messages.success(request, "Uw toets is vastgelegd.")
    return redirect("safetyplans:check", number)


@require_POST
def ask_reader(request: UserRequest, number: str) -> HttpResponse:
    plan = access.open_plan_to_write(request.user, number)
    readers = {user.pk: user for user in possible_readers(plan)}
    form = AskReaderForm(request.POST, readers=[(pk, user.name) for pk, user in readers.items()])
    if form.is_valid():
        reader = readers[form.cleaned_data["reader"]]
        with refusals_on(form):
            checking.ask_second_reader(plan, reader=reader, actor=request.user)
    if not form.is_valid():
        return _page(request, plan, ask=form)
    messages.success(request, "Uw collega heeft bericht gekregen en kan het dossier nu zien.")
    return redirect("safetyplans:check", number)


def _page(
    request: UserRequest,
    plan: "SafetyPlan",
    *,
    form: CheckForm | None = None,
    ask: AskReaderForm | None = None,
) -> HttpResponse:
    page = check_page(plan, request.user)
    if page.role and form is None:
        form = CheckForm()
    if page.may_ask and ask is None:
        readers = [(user.pk, user.name) for user in possible_readers(plan)]
        ask = AskReaderForm(readers=readers)
    context: dict[str, Any] = {
        "header": case_header(plan.case, request.user, "safetyplans:of_case"),
        "page": page,
        "form": form,
        "ask": ask,
    }
    refused = any(one is not None and one.is_bound for one in (form, ask))
    return render(request, "safetyplans/check.html", context, status=422 if refused else 200)
