"""Signing at the table: one person at a time reads the plan and signs, or says why not."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from common.exceptions import DomainError
from common.forms import refusals_on
from safetyplans import local_access
from safetyplans.forms.local import RefuseForm, SignForm
from safetyplans.screens.local_frame import family_frame
from safetyplans.screens.local_signing import sign_page, signing_page
from safetyplans.selectors.local import newest_local_version
from safetyplans.services.signing import OTHER_WORDS, sign_version

if TYPE_CHECKING:
    from safetyplans.models import LocalVersion, SafetyPlan, Signatory

NOTHING_TO_SIGN = "Er is nu geen tekst om te ondertekenen. Leg het plan eerst vast."
REFUSES = "weigert"


@require_GET
def signing(request: UserRequest, number: str) -> HttpResponse:
    """Who signed and who not yet."""
    plan = local_access.open_local_plan(request.user, number)
    version = _to_sign(plan)
    if version is None:
        messages.info(request, NOTHING_TO_SIGN)
        return redirect("safetyplans:local", number)
    context = {
        "frame": family_frame(plan.case, request.user, "safetyplans:local"),
        "page": signing_page(version, request.user),
    }
    return render(request, "safetyplans/local/signing.html", context)


@require_http_methods(["GET", "POST"])
def sign(request: UserRequest, number: str, place: int) -> HttpResponse:
    """The plan as this person reads it; below it the field to sign, or to say why not."""
    signatory = local_access.open_signatory(request.user, number, place)
    version = _to_sign(signatory.plan)
    if version is None:
        messages.info(request, NOTHING_TO_SIGN)
        return redirect("safetyplans:local", number)
    if request.method == "GET":
        return _page(request, version, signatory)
    if REFUSES in request.POST:
        refuse = RefuseForm(request.POST, auto_id="weiger-%s")
        if _stands(request, refuse, version, signatory):
            messages.success(request, "Vastgelegd.")
            return redirect("safetyplans:local_signing", number)
        return _page(request, version, signatory, refuse=refuse)
    form = SignForm(request.POST)
    if _stands(request, form, version, signatory):
        messages.success(request, "De handtekening staat eronder.")
        return redirect("safetyplans:local_signing", number)
    return _page(request, version, signatory, form=form)


def _stands(
    request: UserRequest,
    form: SignForm | RefuseForm,
    version: "LocalVersion",
    signatory: "Signatory",
) -> bool:
    """Whether what was sent now stands under the version; else the form says why not."""
    if form.is_valid():
        told = form.cleaned_data
        with refusals_on(form):
            if told["seen"] != version.content_hash:
                raise DomainError(OTHER_WORDS)
            given, refusal = told.get("signature"), told.get("refusal", "")
            sign_version(version, signatory, given=given, refusal=refusal, actor=request.user)
    return form.is_valid()


def _to_sign(plan: "SafetyPlan") -> "LocalVersion | None":
    """The newest version, while the plan waits for signatures."""
    return newest_local_version(plan) if plan.is_locally_open else None


def _page(
    request: UserRequest,
    version: "LocalVersion",
    signatory: "Signatory",
    *,
    form: SignForm | None = None,
    refuse: RefuseForm | None = None,
) -> HttpResponse:
    """Sent back for other words, the page shows the words of now to read anew."""
    context = {
        "page": sign_page(version, signatory),
        "form": form or SignForm(),
        "refuse": refuse or RefuseForm(auto_id="weiger-%s"),
        "refusing": refuse is not None,
    }
    refused = form or refuse
    status = 422 if refused else 200
    return render(request, "safetyplans/local/sign.html", context, status=status)
