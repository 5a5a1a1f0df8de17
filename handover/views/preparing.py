"""Ontvanger, Afstemming, Veiligheid en spoed: to whom, after which talk, and how fast."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.http import UserRequest
from cases.access import require_that
from common.shared_form import SharedForm, shown
from handover import access
from handover.forms.preparing import ContactForm, ReceiverForm, SafetyForm
from handover.permissions import can_arrange, can_prepare
from handover.screens import preparing as screens
from handover.screens.standing import shown_of, standing_of
from handover.services import writing
from handover.views.page import done, part_page

if TYPE_CHECKING:
    from handover.models import Handover

Write = Callable[..., object]


@require_http_methods(["GET", "POST"])
def receiver(request: UserRequest, number: str) -> HttpResponse:
    """Out of the matrix of the region: who has what in its task package (002-23)."""
    handover = access.open_handover(request.user, number)
    form = ReceiverForm(
        request.POST or None,
        initial=shown(shown_of(handover, writing.RECEIVER)),
        receivers=screens.receiver_choices(handover),
    )
    if request.method == "POST":
        require_that(can_arrange, handover, request.user)
        if _saved(request, handover, form, writing.RECEIVER, writing.choose):
            return done(request, "Bewaard.", "handover:contact", number)
    page = screens.receiver_page(handover)
    return part_page(request, handover, "receiver", form, page=page)


@require_http_methods(["GET", "POST"])
def contact(request: UserRequest, number: str) -> HttpResponse:
    """VT speaks the receiver before it sends, and asks who directs care already (003-40)."""
    handover = access.open_handover(request.user, number)
    names = (*writing.CONTACT, *writing.DIRECTOR)
    form = ContactForm(
        request.POST or None,
        initial=shown(shown_of(handover, names)),
        directors=screens.director_choices(handover),
    )
    if request.method == "POST":
        require_that(can_arrange, handover, request.user)
        if _saved(request, handover, form, names, writing.choose):
            return done(request, "Bewaard.", "handover:safety", number)
    return part_page(request, handover, "contact", form, facts=screens.contact_facts(handover))


@require_http_methods(["GET", "POST"])
def safety(request: UserRequest, number: str) -> HttpResponse:
    """Nobody is acutely unsafe at a handover, and can the follow-up wait (003-35, 003-36)?"""
    handover = access.open_handover(request.user, number)
    form = SafetyForm(request.POST or None, initial=shown(shown_of(handover, writing.SAFETY)))
    if request.method == "POST":
        require_that(can_prepare, handover, request.user)
        if _saved(request, handover, form, writing.SAFETY, writing.write):
            return done(request, "Bewaard.", "handover:texts", number)
    return part_page(request, handover, "safety", form, facts=screens.safety_facts(handover))


def _saved(
    request: UserRequest,
    handover: "Handover",
    form: SharedForm,
    names: Iterable[str],
    write: Write,
) -> bool:
    """What was typed, beside what others saved meanwhile."""
    if form.is_valid():
        form.save_beside(
            standing_of(handover, request.user, names),
            lambda: write(handover, actor=request.user, **_facts(handover, form)),
        )
    return form.is_valid()


def _facts(handover: "Handover", form: SharedForm) -> dict[str, Any]:
    """As the service takes them: an organisation instead of its key."""
    facts = dict(form.cleaned_data)
    for name in ("receiver", "director"):
        if name in facts:
            facts[name] = screens.organisation_by(handover, facts[name])
    return facts
