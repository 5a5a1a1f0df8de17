"""Searching an advice. What is typed is posted: no words of a talk in an address."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.http import UserRequest
from common.middleware import NUL
from consultations.screens.lists import advice_rows
from consultations.selectors.lists import lists_of
from consultations.selectors.search import SHOWN, search

LONGEST = 80


@require_http_methods(["GET", "POST"])
def find(request: UserRequest) -> HttpResponse:
    """One hit on a number opens at once; words always show the list."""
    if not lists_of(request.user):
        raise PermissionDenied
    text = request.POST.get("q", "").replace(NUL, "").strip()[:LONGEST]
    found = search(request.user, text) if text else None
    if found and found.by_number and len(found.advices) == 1:
        return redirect("consultations:detail", found.advices[0].number)
    context = {
        "text": text,
        "rows": advice_rows(found.advices, timezone.localdate()) if found else [],
        "more": found.more if found else False,
        "most": SHOWN,
        "by_words": bool(found and not found.by_number),
    }
    return render(request, "consultations/lists/search.html", context)
