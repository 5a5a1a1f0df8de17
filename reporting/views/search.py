"""Searching a case by number or name. What is typed is posted: no name in an address."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.http import UserRequest
from accounts.roles import Permission
from cases import access
from common.middleware import NUL
from reporting.screens.search import found_cases
from reporting.selectors.search import SHOWN, search

LONGEST = 80


@require_http_methods(["GET", "POST"])
def find(request: UserRequest) -> HttpResponse:
    """One hit on a number opens at once; names always show the list, so one sees who it is."""
    access.require(request.user, Permission.CASE_SEARCH)
    text = request.POST.get("q", "").replace(NUL, "").strip()[:LONGEST]
    found = search(request.user, text) if text else []
    if len(found) == 1 and any(letter.isdigit() for letter in text):
        return redirect("cases:detail", found[0].number)
    context = {"text": text, "found": found_cases(found), "most": SHOWN}
    return render(request, "reporting/search.html", context)
