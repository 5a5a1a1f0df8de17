"""What is typed and not recorded yet: kept while typing, or thrown away."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from accounts.models import User
from common.exceptions import DomainError
from consultations import access
from consultations.enums import DraftKind
from consultations.forms.drafts import typed
from consultations.screens.drafts import draft_url
from consultations.selectors.talks import handed_in_as as advice_under
from consultations.selectors.usd import handed_in_as as consultation_under
from consultations.services import drafts

PLAIN = "text/plain; charset=utf-8"
LISTS = {
    DraftKind.ADVICE: "consultations:new",
    DraftKind.USD: "consultations:usd_list",
    DraftKind.CRISIS_NOTICE: "consultations:crisis_notices",
}


@require_POST
def keep(request: UserRequest, key: UUID, kind: DraftKind) -> HttpResponse:
    access.require(request.user, drafts.TYPED_BY[kind])
    given = typed(request.POST)
    return kept_or_why_not(lambda: drafts.keep_draft(key, given, actor=request.user, kind=kind))


@require_http_methods(["GET", "POST"])
def discard(request: UserRequest, key: UUID, kind: DraftKind) -> HttpResponse:
    """Asked once before what was typed is thrown away."""
    draft = access.open_draft(request.user, key, kind)
    if draft is None:
        raise Http404
    if request.method == "POST":
        drafts.discard_draft(draft, actor=request.user)
        messages.success(request, "Wat u typte is weggegooid.")
        return redirect(_after(request.user, key, kind))
    context = {"draft": draft, "back": draft_url(kind, "draft", key)}
    return render(request, "consultations/discard.html", context)


def kept_or_why_not(keep: Callable[[], object]) -> HttpResponse:
    """Autosave: kept as typed. 409, and why in its text, when it cannot be."""
    try:
        keep()
    except DomainError as refusal:
        return HttpResponse(" ".join(refusal.reasons), status=409, content_type=PLAIN)
    return HttpResponse(status=204)


def _after(reader: User, key: UUID, kind: DraftKind) -> str:
    """What it was a change of, or where one begins anew."""
    if kind == DraftKind.ADVICE and (advice := advice_under(reader, key)):
        return reverse("consultations:detail", args=[advice.number])
    if kind == DraftKind.USD and (row := consultation_under(reader, key)):
        return reverse("consultations:usd", args=[row.number])
    return reverse(LISTS[kind])
