"""The radar: what waits for a human, and one likeness."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from common.exceptions import DomainError
from radar import access
from radar.screens.merging import proposal_line
from radar.screens.watch import lines, look_alike_page
from radar.selectors.merging import waiting_proposals
from radar.services import watch


@require_GET
def overview(request: UserRequest) -> HttpResponse:
    access.enter(request.user)
    context = {
        "lines": lines(request.user),
        "proposals": [proposal_line(row) for row in waiting_proposals(request.user)],
    }
    return render(request, "radar/overview.html", context)


@require_GET
def look_alike(request: UserRequest, pk: int) -> HttpResponse:
    alike = access.open_look_alike(request.user, pk)
    page = look_alike_page(alike, request.user)
    return render(request, "radar/look_alike.html", {"page": page})


@require_POST
def judge(request: UserRequest, pk: int) -> HttpResponse:
    alike = access.open_look_alike(request.user, pk)
    try:
        watch.judge(alike, verdict=request.POST.get("verdict", ""), actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect("radar:look_alike", pk)
