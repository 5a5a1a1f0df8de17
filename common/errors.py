"""The pages for when something is refused before any view of ours runs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or came from elsewhere: say what to do."""
    return render(request, "errors/csrf.html", status=403)
