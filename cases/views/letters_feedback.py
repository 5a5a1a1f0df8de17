"""One message to the reporter: write, release, send, or give up."""

from typing import TYPE_CHECKING

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from cases import access
from cases.enums import FeedbackKind, YesNoUnknown
from cases.forms.letters import (
    AttemptForm,
    FeedbackForm,
    ReleaseForm,
    SecondFeedbackForm,
    SendForm,
)
from cases.permissions import can_send_feedback
from cases.screens.header import case_header
from cases.screens.letter_sheets import (
    feedback_file_name,
    feedback_sheet,
    feedback_texts,
    kept_texts,
)
from cases.screens.letters import feedback_page
from cases.selectors.letters import telling_of
from cases.selectors.messages import sees_reporter
from cases.selectors.second_feedback import second_telling_of
from cases.services import feedback as services
from cases.views.letters import Desk, download, status_with, times_asked
from common.shared_form import shown

if TYPE_CHECKING:
    from django.forms import Form

    from cases.models import Feedback

PAGE = "cases:feedback"


@require_http_methods(["GET", "POST"])
def feedback(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place, step="write" if request.method == "POST" else "")
    if request.method == "GET":
        return _page(request, desk.message, place)
    form = _form(desk.message, request)
    return desk.write(
        form,
        lambda: services.write_feedback(desk.message, actor=request.user, **form.cleaned_data),
        "Het concept is bewaard.",
    )


@require_POST
def preview(request: UserRequest, number: str, place: int) -> HttpResponse:
    """The letter with what is typed now; nothing is kept."""
    message = access.open_feedback(request.user, number, place, step="write")
    form = _form(message, request)
    form.is_valid()
    for name, text in form.cleaned_data.items():
        setattr(message, name, text)
    known = sees_reporter(request.user, message.report)
    sheet = feedback_sheet(message, known=known)
    context = {"sheet": sheet, "findings": [], "checked": False}
    return render(request, "cases/letters/partials/preview.html", context)


@require_POST
def release(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place, step="release")
    typed = "message" in request.POST
    form = _form(desk.message, request) if typed else ReleaseForm(request.POST)
    return desk.write(
        form,
        lambda: services.release_feedback(desk.message, actor=request.user, **form.cleaned_data),
        "De brief is vrijgegeven. Verstuur hem en leg vast hoe en wanneer.",
        deciding=True,
        shown_as="write" if typed else "refused",
    )


@require_POST
def take_back(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place, step="take_back")
    return desk.take(
        lambda: services.take_back_feedback(desk.message, actor=request.user),
        "De brief is weer een concept.",
    )


@require_POST
def send(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place, step="send")
    form = SendForm(request.POST)
    return desk.take(
        lambda: services.send_feedback(
            desk.message,
            channel=form.cleaned_data["channel"],
            at=form.moment,
            actor=request.user,
        ),
        "Vastgelegd dat de melder het weet.",
        form=form,
        shown_as="send",
    )


@require_POST
def attempt(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place)
    access.require_that(can_send_feedback, desk.message, request.user)
    form = AttemptForm(request.POST)
    return desk.take(
        lambda: services.note_attempt(
            desk.message,
            channel=form.cleaned_data["channel"],
            note=form.cleaned_data["note"],
            at=form.moment,
            actor=request.user,
        ),
        "De poging is genoteerd.",
        form=form,
        shown_as="attempt",
    )


@require_POST
def give_up(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place, step="give_up")
    return desk.take(
        lambda: services.give_up(desk.message, actor=request.user),
        "Vastgelegd dat de melder niet te bereiken is.",
    )


@require_POST
def confirm(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place, step="confirm")
    return desk.take(
        lambda: services.confirm_feedback(desk.message, actor=request.user),
        "Vastgelegd dat de brief is aangekomen.",
    )


@require_GET
def pdf(request: UserRequest, number: str, place: int) -> HttpResponse | FileResponse:
    message = access.open_feedback(request.user, number, place)
    name = feedback_file_name(message)
    return download(request, message, name, back=(PAGE, number, place))


def _desk(request: UserRequest, number: str, place: int, *, step: str = "") -> "Desk[Feedback]":
    message = access.open_feedback(request.user, number, place, step=step)
    return Desk(request, message, (PAGE, number, place), _page)


def _form(
    message: "Feedback", request: UserRequest | None = None
) -> FeedbackForm | SecondFeedbackForm:
    typed = request.POST if request else None
    initial = shown(kept_texts(message), **feedback_texts(message))
    if message.kind == FeedbackKind.FIRST:
        blocks = telling_of(message.report).four_blocks
        return FeedbackForm(typed, four_blocks=blocks, initial=initial)
    telling = second_telling_of(message.report)
    follows = message.follow_up == YesNoUnknown.YES
    return SecondFeedbackForm(
        typed,
        parties=telling.parties and follows,
        agreements=telling.agreements and follows,
        initial=initial,
    )


def _page(request: UserRequest, message: "Feedback", place: int, **bound: "Form") -> HttpResponse:
    """The page of this message; with the form that was refused, when there is one."""
    if bound:
        message.refresh_from_db()
    report = message.report
    header = case_header(report.case, request.user, "letters", report)
    forms = {
        "write": _form(message),
        "send": SendForm(),
        "attempt": AttemptForm(),
        "refused": None,
    }
    context = {
        "page": feedback_page(message, place, request.user, header, times_asked(request)),
        "forms": {**forms, **bound},
    }
    return render(request, "cases/letters/feedback.html", context, status=status_with(bound))
