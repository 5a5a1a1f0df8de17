"""The second pair of eyes: ask, agree or dissent, or go back to judging."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from cases import access
from cases.enums import ReviewForm as Shape
from cases.forms.decision import ReviewForm, ReviewRequestForm
from cases.screens.assessment import REVIEW, assessment_page
from cases.screens.overview import overview
from cases.selectors.assessments import open_review
from cases.selectors.colleagues import possible_reviewers
from cases.services.review import ask_review, do_review, judge_again
from common.exceptions import DomainError
from common.forms import refusals_on

if TYPE_CHECKING:
    from django.forms import Form

    from cases.models import SafetyAssessment

ANSWERED = "Er staat geen toets meer open bij deze beoordeling. Bekijk hoe het er nu voor staat."


@require_GET
def review(request: UserRequest, number: str) -> HttpResponse:
    """For the triagist: whom to ask and what they said. For the colleague: read and answer."""
    assessment = access.open_assessment(request.user, number)
    return _page(request, assessment)


@require_POST
def ask(request: UserRequest, number: str) -> HttpResponse:
    assessment = access.open_assessment(request.user, number, step="ask_review")
    colleagues = {user.pk: user for user in possible_reviewers(assessment)}
    form = _request_form(assessment, request.POST)
    if form.is_valid():
        with refusals_on(form):
            ask_review(
                assessment,
                reviewer=colleagues[form.cleaned_data["reviewer"]],
                form=form.cleaned_data["form"],
                participants=form.others(),
                actor=request.user,
            )
    if form.is_valid():
        messages.success(request, "De collega heeft bericht gekregen.")
        return redirect("cases:assessment_review", number)
    return _page(request, assessment, asking=form)


@require_POST
def answer(request: UserRequest, number: str) -> HttpResponse:
    """The colleague's view; without an open question this is nobody's to answer."""
    assessment = access.open_assessment(request.user, number)
    access.require_reviewer(assessment, request.user)
    form = ReviewForm(request.POST)
    asked = open_review(assessment, reviewer=request.user)
    if asked is None:
        form.add_error(None, ANSWERED)
    elif form.is_valid():
        with refusals_on(form):
            do_review(asked, actor=request.user, **form.cleaned_data)
    if form.is_valid():
        messages.success(request, "Dank u. De triagist heeft bericht gekregen.")
        return redirect("cases:assessment", number)
    return _page(request, assessment, answering=form)


@require_POST
def back(request: UserRequest, number: str) -> HttpResponse:
    assessment = access.open_assessment(request.user, number, step="judge_again")
    try:
        judge_again(assessment, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("cases:assessment", number)
    messages.success(
        request, "U kunt de beoordeling weer aanpassen. Vraag daarna een nieuwe toets."
    )
    return redirect("cases:assessment_judge", number)


def _request_form(assessment: "SafetyAssessment", data: Any = None) -> ReviewRequestForm:
    reviewers = [(user.pk, user.name) for user in possible_reviewers(assessment)]
    return ReviewRequestForm(
        data, reviewers=reviewers, shapes=Shape.choices, initial={"form": Shape.PEER}
    )


def _page(
    request: UserRequest,
    assessment: "SafetyAssessment",
    *,
    asking: "Form | None" = None,
    answering: "Form | None" = None,
) -> HttpResponse:
    page = assessment_page(assessment, request.user, REVIEW)
    waits = open_review(assessment, reviewer=request.user) is not None
    context = {
        "page": page,
        "overview": overview(assessment),
        "asking": asking or (_request_form(assessment) if page.writable else None),
        "answering": answering or (ReviewForm() if page.may_review and waits else None),
    }
    status = 422 if asking or answering else 200
    return render(request, "cases/assessment/review.html", context, status=status)
