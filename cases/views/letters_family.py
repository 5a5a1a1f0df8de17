"""One message to somebody of the family: write, have it read, release, send, or defer."""

from typing import TYPE_CHECKING

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from cases import access
from cases.forms.letters import (
    DeferForm,
    NoticeForm,
    ReleaseForm,
    SecondReaderForm,
    SendForm,
)
from cases.permissions import can_send_feedback
from cases.screens.header import case_header
from cases.screens.letter_sheets import (
    findings_in,
    kept_texts,
    notice_file_name,
    notice_sheet,
    notice_texts,
    with_texts,
)
from cases.screens.letters import notice_page
from cases.selectors.addressees import possible_readers
from cases.services import family_notices as services
from cases.views.letters import Desk, download, status_with, times_asked
from common.shared_form import shown

if TYPE_CHECKING:
    from django.forms import Form

    from cases.models import FamilyNotice

PAGE = "cases:notice"


@require_http_methods(["GET", "POST"])
def notice(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place, step="write" if request.method == "POST" else "")
    if request.method == "GET":
        return _page(request, desk.message, place)
    form = NoticeForm(request.POST)
    return desk.write(
        form,
        lambda: services.write_notice(desk.message, actor=request.user, **form.cleaned_data),
        "Het concept is bewaard.",
    )


@require_POST
def preview(request: UserRequest, number: str, place: int) -> HttpResponse:
    """The letter with what is typed now, and what the filter finds in it; nothing is kept."""
    message = access.open_notice(request.user, number, place, step="write")
    form = NoticeForm(request.POST)
    form.is_valid()
    message.body = form.cleaned_data.get("body", "")
    context = {
        "sheet": notice_sheet(message),
        "findings": findings_in(message),
        "checked": message.report.reporter.anonymous,
    }
    return render(request, "cases/letters/partials/preview.html", context)


@require_POST
def ask_reader(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place)
    access.require_that(can_send_feedback, desk.message, request.user)
    readers = {user.pk: user for user in possible_readers(desk.message)}
    form = SecondReaderForm(request.POST, readers=[(pk, u.name) for pk, u in readers.items()])
    return desk.take(
        lambda: services.ask_second_reader(
            desk.message, reader=readers[form.cleaned_data["reader"]], actor=request.user
        ),
        "Uw collega heeft bericht gekregen.",
        form=form,
        shown_as="reader",
    )


@require_POST
def release(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place)
    typed = "body" in request.POST
    form = NoticeForm(request.POST) if typed else ReleaseForm(request.POST)
    return desk.write(
        form,
        lambda: services.release_notice(desk.message, actor=request.user, **form.cleaned_data),
        "De brief is vrijgegeven.",
        deciding=True,
        shown_as="write" if typed else "refused",
    )


@require_POST
def take_back(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place, step="take_back")
    return desk.take(
        lambda: services.take_back_notice(desk.message, actor=request.user),
        "De brief is weer een concept.",
    )


@require_POST
def send(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place, step="send")
    form = SendForm(request.POST)
    return desk.take(
        lambda: services.send_notice(
            desk.message,
            channel=form.cleaned_data["channel"],
            at=form.moment,
            actor=request.user,
        ),
        "Vastgelegd dat deze persoon het weet.",
        form=form,
        shown_as="send",
    )


@require_POST
def confirm(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place, step="confirm")
    return desk.take(
        lambda: services.confirm_notice(desk.message, actor=request.user),
        "Vastgelegd dat de brief is aangekomen.",
    )


@require_POST
def defer(request: UserRequest, number: str, place: int) -> HttpResponse:
    desk = _desk(request, number, place, step="defer")
    form = DeferForm(request.POST)
    return desk.take(
        lambda: services.defer_notice(desk.message, actor=request.user, **form.cleaned_data),
        "Het uitstel is vastgelegd.",
        form=form,
        shown_as="defer",
    )


@require_GET
def pdf(request: UserRequest, number: str, place: int) -> HttpResponse | FileResponse:
    message = access.open_notice(request.user, number, place)
    name = notice_file_name(message, place)
    return download(request, message, name, back=(PAGE, number, place))


def _desk(request: UserRequest, number: str, place: int, *, step: str = "") -> "Desk[FamilyNotice]":
    message = access.open_notice(request.user, number, place, step=step)
    return Desk(request, message, (PAGE, number, place), _page)


def _page(
    request: UserRequest, message: "FamilyNotice", place: int, **bound: "Form"
) -> HttpResponse:
    """The page of this message; with the form that was refused, when there is one."""
    if bound:
        message.refresh_from_db()
    report = message.report
    header = case_header(report.case, request.user, "letters", report)
    page = notice_page(message, place, request.user, header, times_asked(request))
    texts, kept = notice_texts(message), kept_texts(message)
    forms = {
        "write": NoticeForm(initial=shown(kept, **texts)),
        "release": ReleaseForm(initial=shown(kept)),
        "send": SendForm(),
        "reader": SecondReaderForm(readers=page.readers),
        "refused": None,
        "defer": DeferForm(initial={"until": services.latest_deferral(message)}),
    }
    context = {
        "page": page,
        "forms": {**forms, **bound},
        "findings": findings_in(with_texts(message, texts)),
        "checked": report.reporter.anonymous,
    }
    return render(request, "cases/letters/notice.html", context, status=status_with(bound))
