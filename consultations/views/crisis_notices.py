"""Crisis notices: the list of both sides, announcing one, and the page of one."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
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
from consultations.forms.crisis_notices import CrisisNoticeForm, NoticeFilter, WithdrawalForm
from consultations.screens import crisis_notices as screens
from consultations.selectors import crisis_notices as selectors
from consultations.services import crisis_notices as services

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
        "route": screens.route_of(reader, timezone.now()),
    }
    return render(request, "consultations/crisis_notices/list.html", context)


@require_http_methods(["GET", "POST"])
def announce(request: UserRequest) -> HttpResponse:
    access.require(request.user, Permission.CRISIS_NOTICE_GIVE)
    oneself = {"contact_name": request.user.name, "contact_phone": request.user.work_phone}
    form = CrisisNoticeForm(request.POST or None, initial=oneself)
    if form.is_valid():
        with refusals_on(form):
            facts = services.NoticeFacts(**form.facts)
            notice = services.announce(
                facts, actor=request.user, despite=form.cleaned_data["despite"]
            )
            messages.success(
                request, f"Veilig Thuis heeft bericht. Noem {notice.number} als u belt."
            )
            return redirect("consultations:crisis_notice", notice.number)
    context = {"form": form, "route": screens.route_of(request.user, timezone.now())}
    status = 422 if form.is_bound else 200
    return render(request, "consultations/crisis_notices/announce.html", context, status=status)


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


def _page(request: UserRequest, notice: "CrisisNotice", form: WithdrawalForm) -> HttpResponse:
    page = screens.notice_page(notice, request.user, timezone.now())
    status = 422 if form.is_bound else 200
    context = {"page": page, "form": form}
    return render(request, "consultations/crisis_notices/detail.html", context, status=status)


def _require_either(reader: User) -> None:
    """Who gives notices and who reads them share the list; so does a fixed contact."""
    gives = reader.may(Permission.CRISIS_NOTICE_GIVE)
    if not gives and not answers_for(reader, timezone.localdate()):
        access.require(reader, Permission.CRISIS_NOTICE_READ)
