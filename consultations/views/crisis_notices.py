"""Crisis notices: the list of both sides, announcing one, and the page of one."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.contacts import answers_for
from accounts.http import UserRequest
from accounts.models import User
from accounts.roles import Permission
from common.exceptions import DomainError
from common.forms import refusals_on
from consultations import access
from consultations.enums import DraftKind
from consultations.forms.crisis_notices import CrisisNoticeForm, NoticeFilter, WithdrawalForm
from consultations.forms.drafts import key_on, typed, typed_before
from consultations.screens import crisis_notices as screens
from consultations.screens.drafts import typing, unfinished_notices
from consultations.selectors import crisis_notices as selectors
from consultations.services import crisis_notices as services
from consultations.services.drafts import keep_draft

if TYPE_CHECKING:
    from consultations.models import CrisisNotice

PAGE_SIZE = 25


@require_GET
def crisis_notices(request: UserRequest) -> HttpResponse:
    reader = request.user
    gives = reader.may(Permission.CRISIS_NOTICE_GIVE)
    _require_either(reader)
    form = NoticeFilter(request.GET, municipalities=selectors.municipalities(reader))
    rows = selectors.notices(reader, **form.chosen)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "rows": [screens.notice_row(notice) for notice in page.object_list],
        "page": page,
        "form": form,
        "gives": gives,
        "checking": screens.is_checking(reader),
        "unfinished": unfinished_notices(reader) if gives else [],
        "route": screens.route_of(reader, timezone.now()),
    }
    return render(request, "consultations/crisis_notices/list.html", context)


@require_http_methods(["GET", "POST"])
def announce(request: UserRequest) -> HttpResponse:
    access.require(request.user, Permission.CRISIS_NOTICE_GIVE)
    oneself = {"contact_name": request.user.name, "contact_phone": request.user.work_phone}
    form = _form(request, request.POST or None, initial=oneself)
    if form.is_valid() and (notice := _announced(request, form)):
        messages.success(request, f"Veilig Thuis heeft bericht. Noem {notice.number} als u belt.")
        return redirect("consultations:crisis_notice", notice.number)
    if form.is_bound and (key := key_on(form)):
        with refusals_on(form):
            given = typed(request.POST) | {"key": [str(key)]}
            keep_draft(key, given, actor=request.user, kind=DraftKind.CRISIS_NOTICE)
    return _announcing(request, form)


@require_GET
def draft(request: UserRequest, key: UUID) -> HttpResponse:
    """Going on with what was typed before, here or on another computer."""
    kept = access.open_draft(request.user, key, DraftKind.CRISIS_NOTICE)
    if kept is None:
        raise Http404
    before = typed_before(CrisisNoticeForm, kept.data) | {"key": key}
    return _announcing(request, _form(request, initial=before), resumed=True)


@require_GET
def crisis_notice(request: UserRequest, number: str) -> HttpResponse:
    notice = access.open_crisis_notice(request.user, number)
    return _page(request, notice, WithdrawalForm())


@require_POST
def acknowledge(request: UserRequest, number: str) -> HttpResponse:
    notice = access.open_crisis_notice(request.user, number)
    try:
        services.acknowledge(notice, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect("consultations:crisis_notice", number)


@require_POST
def withdraw(request: UserRequest, number: str) -> HttpResponse:
    notice = access.open_crisis_notice(request.user, number, "lapse")
    form = WithdrawalForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            services.withdraw(notice, actor=request.user, **form.cleaned_data)
            messages.success(request, "De vooraankondiging is ingetrokken.")
            return redirect("consultations:crisis_notice", number)
    return _page(request, notice, form)


def _form(request: UserRequest, *data: Any, **more: Any) -> CrisisNoticeForm:
    places = selectors.announced_for(request.user)
    return CrisisNoticeForm(*data, municipalities=places, **more)


def _announced(request: UserRequest, form: CrisisNoticeForm) -> "CrisisNotice | None":
    """The notice, or nothing and on the form why not."""
    with refusals_on(form):
        facts, despite = services.NoticeFacts(**form.facts), form.cleaned_data["despite"]
        try:
            return services.announce(facts, actor=request.user, despite=despite)
        except services.AlreadyAnnounced:
            form.begin_anew()
            raise
    return None


def _announcing(
    request: UserRequest, form: CrisisNoticeForm, *, resumed: bool = False
) -> HttpResponse:
    context = {
        "form": form,
        "route": screens.route_of(request.user, timezone.now()),
        "typing": typing(DraftKind.CRISIS_NOTICE, key_on(form), resumed=resumed),
    }
    status = 422 if form.is_bound else 200
    return render(request, "consultations/crisis_notices/announce.html", context, status=status)


def _page(request: UserRequest, notice: "CrisisNotice", form: WithdrawalForm) -> HttpResponse:
    page = screens.notice_page(notice, request.user, timezone.now())
    status = 422 if form.is_bound else 200
    context = {"page": page, "form": form}
    return render(request, "consultations/crisis_notices/detail.html", context, status=status)


def _require_either(reader: User) -> None:
    """Who gives notices and who reads them share the list; so do a fixed contact and privacy."""
    comes_in = reader.may(Permission.CRISIS_NOTICE_GIVE) or reader.may(Permission.ADVICE_CHECK)
    if not comes_in and not answers_for(reader, timezone.localdate()):
        access.require(reader, Permission.CRISIS_NOTICE_READ)
