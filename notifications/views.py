"""The list of messages, opening one, and putting them all away."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from notifications import access, selectors, services

PAGE_SIZE = 25


@require_GET
def inbox(request: UserRequest) -> HttpResponse:
    page = Paginator(selectors.inbox(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    unread = selectors.unread_count(request.user)
    return render(request, "notifications/list.html", {"page": page, "unread": unread})


@require_POST
def open_message(request: UserRequest, number: int) -> HttpResponse:
    """Read it and go where it is about."""
    message = access.open_message(request.user, number)
    services.mark_read(message)
    return redirect(message.path)


@require_POST
def read_all(request: UserRequest) -> HttpResponse:
    services.mark_all_read(request.user)
    return redirect("notifications:list")
