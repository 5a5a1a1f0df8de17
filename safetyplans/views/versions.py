"""The versions of a plan: the list, one to read, two side by side."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from cases.screens.header import case_header
from safetyplans import access
from safetyplans.screens import versions as screens

if TYPE_CHECKING:
    from safetyplans.models import SafetyPlan


@require_GET
def versions(request: UserRequest, number: str) -> HttpResponse:
    plan = access.open_plan(request.user, number)
    facts = {"number": number, "writing": plan.is_open}
    lines = screens.version_lines(plan)
    return _page(request, plan, "safetyplans/versions.html", lines=lines, **facts)


@require_GET
def version(request: UserRequest, number: str, version: int) -> HttpResponse:
    found = access.open_version(request.user, number, version)
    page = screens.version_page(found)
    return _page(request, found.plan, "safetyplans/version.html", page=page)


@require_GET
def compare(request: UserRequest, number: str, first: int, second: int) -> HttpResponse:
    """In whatever order they are asked: the older one is what it was, the newer one what it is."""
    if first == second:
        raise Http404
    older, newer = (access.open_version(request.user, number, n) for n in sorted((first, second)))
    page = screens.compare_page(older, newer)
    return _page(request, older.plan, "safetyplans/compare.html", page=page)


@require_GET
def compare_now(request: UserRequest, number: str, version: int) -> HttpResponse:
    """A version beside what is being written on top of it."""
    found = access.open_version(request.user, number, version)
    if not found.plan.is_open:
        raise Http404
    page = screens.compare_now_page(found)
    return _page(request, found.plan, "safetyplans/compare.html", page=page)


def _page(request: UserRequest, plan: "SafetyPlan", template: str, **context: Any) -> HttpResponse:
    header = case_header(plan.case, request.user, "safetyplans:of_case")
    return render(request, template, {"header": header, **context})
