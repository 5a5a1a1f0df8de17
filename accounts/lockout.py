"""What happens after too many wrong passwords, and whose they were."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def attempted_login(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The address somebody tried. allauth calls it ``email``, our form calls it ``login``.

    Without this axes counts every colleague behind one address as one person.
    """
    given = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(given).strip().lower()


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any]
) -> HttpResponse:
    return render(request, "account/locked.html", status=429)
