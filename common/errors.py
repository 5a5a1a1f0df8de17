"""The pages for when something is refused or breaks: why, and what to do."""

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or came from elsewhere: say what to do."""
    return render(request, "errors/csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return _page("errors/413.html", 413)
    return _page("errors/400.html", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page("errors/403.html", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same for what does not exist and for what somebody may not see."""
    return _page("errors/404.html", 404)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    return _page("errors/429.html", 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """A mistake of ours, or the database that does not answer for a while."""
    if isinstance(sys.exc_info()[1], OperationalError):
        return _page("errors/unavailable.html", 503)
    return _page("errors/500.html", 500)


def _page(template: str, status: int) -> HttpResponse:
    """Without context processors: these pages must work when nothing else does."""
    return HttpResponse(render_to_string(template), status=status)
