"""The five steps of an assessment, each with its own address and its own form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from cases import access
from cases.forms.assessment import ConclusionForm, JudgementForm, SourcesForm
from cases.forms.decision import ClosingForm, DecisionForm
from cases.screens import initials, standing
from cases.screens.assessment import (
    CLOSE,
    DECIDE,
    JUDGE,
    SOURCES,
    assessment_page,
)
from cases.screens.household import household_check
from cases.screens.outcomes import outcome_choices, retention_questions
from cases.screens.receivers import decision_choices
from cases.selectors.colleagues import receiver_chosen, second_chosen
from cases.services import assessment as assessments
from cases.services import decision as decisions
from cases.services import judging
from common.exceptions import DomainError
from common.forms import refusals_on
from common.shared_form import SharedForm, kept_or_refused, shown

ON = "on"  # the name of the button that also takes the next step


@require_http_methods(["GET", "POST"])
def sources(request: UserRequest, number: str) -> HttpResponse:
    assessment = access.open_assessment(request.user, number, step="start_judging")
    form = SourcesForm(request.POST or None, initial=shown(initials.sources(assessment)))
    if form.is_valid():
        form.save_beside(
            standing.sources(assessment, request.user),
            lambda: judging.record_findings(
                assessment,
                form.sources(),
                household_complete=form.cleaned_data["household_complete"],
                actor=request.user,
            ),
            deciding=ON in request.POST,
        )
        _step_on(request, form, lambda: judging.start_judging(assessment, actor=request.user))
    if form.is_bound and form.is_valid():
        return _onwards(request, "cases:assessment_sources", "cases:assessment_judge", number)
    extra = {"household": household_check(assessment)}
    return _page(request, assessment, SOURCES, "sources", form, extra)


@require_http_methods(["GET", "POST"])
def judge(request: UserRequest, number: str) -> HttpResponse:
    assessment = access.open_assessment(request.user, number, step="ask_review")
    form = JudgementForm(
        request.POST or None,
        parts=assessment.instrument.parts,
        initial=shown(initials.judgement(assessment)),
    )
    if form.is_valid():
        _keep_judgement(assessment, form, request)
    if form.is_bound and form.is_valid():
        return _onwards(request, "cases:assessment_judge", "cases:assessment_conclude", number)
    return _page(request, assessment, JUDGE, "judge", form, {})


@require_POST
def autosave_judgement(request: UserRequest, number: str) -> HttpResponse:
    """What is being typed, kept every few seconds; what does not fit is kept out until sent."""
    assessment = access.open_assessment(request.user, number, step="ask_review")
    form = JudgementForm(request.POST, parts=assessment.instrument.parts)
    if not form.is_valid():
        return HttpResponse(status=422)
    _keep_judgement(assessment, form, request)
    return kept_or_refused(form)


@require_http_methods(["GET", "POST"])
def conclude(request: UserRequest, number: str) -> HttpResponse:
    assessment = access.open_assessment(request.user, number, step="ask_review")
    form = ConclusionForm(
        request.POST or None,
        persons=initials.persons(assessment),
        initial=shown(initials.conclusions(assessment)),
    )
    if form.is_valid():
        form.save_beside(
            standing.conclusions(assessment, request.user),
            lambda: judging.conclude(
                assessment,
                form.conclusions(),
                severity=form.cleaned_data["severity"],
                severity_reason=form.cleaned_data["severity_reason"],
                actor=request.user,
            ),
        )
    if form.is_bound and form.is_valid():
        return _onwards(request, "cases:assessment_conclude", "cases:assessment_review", number)
    return _page(request, assessment, JUDGE, "conclude", form, {})


@require_http_methods(["GET", "POST"])
def decide(request: UserRequest, number: str) -> HttpResponse:
    """Two colleagues can be here at once: the second hears who was first and keeps the text."""
    assessment = access.open_assessment(request.user, number, step="decide")
    choices = decision_choices(assessment)
    form = DecisionForm(
        request.POST or None,
        initial=shown(initials.decision(assessment), **initials.proposed_decision(assessment)),
        receivers=choices.receivers,
        seconds=choices.seconds,
    )
    if form.is_valid():
        _keep_decision(assessment, form, request)
        _step_on(request, form, lambda: _decide(assessment, form, request))
    if form.is_bound and form.is_valid():
        return _onwards(request, "cases:assessment_decide", "cases:assessment_close", number)
    return _page(request, assessment, DECIDE, "decide", form, _choices(assessment, form, choices))


@require_POST
def withdraw(request: UserRequest, number: str) -> HttpResponse:
    assessment = access.open_assessment(request.user, number, step="withdraw_decision")
    return _plainly(
        request,
        lambda: decisions.withdraw_decision(assessment, actor=request.user),
        "Het besluit is teruggenomen. U kunt het nu aanpassen.",
        ("cases:assessment_decide", number),
    )


@require_http_methods(["GET", "POST"])
def close(request: UserRequest, number: str) -> HttpResponse:
    assessment = access.open_assessment(request.user, number, step="complete")
    form = ClosingForm(request.POST or None, initial=shown(initials.closing(assessment)))
    if form.is_valid():
        form.save_beside(
            standing.closing(assessment, request.user),
            lambda: assessments.save_closing(assessment, actor=request.user, **form.cleaned_data),
            deciding=ON in request.POST,
        )
        _step_on(request, form, lambda: assessments.complete(assessment, actor=request.user))
    if form.is_bound and form.is_valid():
        return _onwards(request, "cases:assessment_close", "cases:assessment", number)
    return _page(request, assessment, CLOSE, "close", form, {})


def _keep_judgement(assessment: Any, form: JudgementForm, request: UserRequest) -> None:
    form.save_beside(
        standing.judgement(assessment, request.user),
        lambda: judging.save_judgement(
            assessment,
            actor=request.user,
            answers=form.answers(),
            chronology=form.cleaned_data["chronology"],
            current_help=form.cleaned_data["current_help"],
        ),
    )


def _keep_decision(assessment: Any, form: DecisionForm, request: UserRequest) -> None:
    region = assessment.report.case.region

    def save() -> None:
        facts = form.facts()
        facts["receiver"] = receiver_chosen(region, facts["receiver"])
        facts["override_second"] = second_chosen(region, facts["override_second"])
        decisions.save_decision(assessment, actor=request.user, **facts)

    there = standing.decision(assessment, request.user)
    form.save_beside(there, save, deciding=ON in request.POST)


def _decide(assessment: Any, form: DecisionForm, request: UserRequest) -> None:
    decisions.decide(assessment, actor=request.user, despite=form.cleaned_data["despite"])


def _choices(assessment: Any, form: DecisionForm, choices: Any) -> dict[str, Any]:
    if form.is_bound:
        assessment.refresh_from_db()
    return {
        "retention": retention_questions(assessment, form),
        "outcomes": outcome_choices(assessment),
        "choices": choices,
    }


def _step_on(request: UserRequest, form: Form, take: Callable[[], object]) -> None:
    """With the second button the next step is taken as well; what was saved stays saved."""
    if ON in request.POST and not form.errors:
        with refusals_on(form):
            take()


def _onwards(request: UserRequest, here: str, there: str, number: str) -> HttpResponse:
    if ON in request.POST:
        return redirect(there, number)
    messages.success(request, "Opgeslagen.")
    return redirect(here, number)


def _plainly(
    request: UserRequest, act: Callable[[], object], done: str, to: tuple[str, str]
) -> HttpResponse:
    """A button without a form: do it and go on, or say why not."""
    try:
        act()
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, done)
    return redirect(*to)


def _page(
    request: UserRequest,
    assessment: Any,
    step: str,
    name: str,
    form: SharedForm,
    extra: dict[str, Any],
) -> HttpResponse:
    if form.is_bound:
        assessment.refresh_from_db()
    context = {"page": assessment_page(assessment, request.user, step), "form": form, **extra}
    return render(request, f"cases/assessment/{name}.html", context, status=form.status)
