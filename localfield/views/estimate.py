"""The local estimate of safety."""

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import UserRequest
from common.forms import refusals_on
from localfield import access
from localfield.forms.estimate import EstimateForm
from localfield.screens.estimate import estimate_page
from localfield.selectors.evaluation import estimate_of, estimates_of
from localfield.services.estimate import note_estimate
from localfield.views.page import done, family_page

NOT_SAFE = (
    "De directe veiligheid is er niet: meld terug aan Veilig Thuis "
    "als u die niet vandaag zelf kunt herstellen. Is iemand nu in gevaar? Bel 112."
)


@require_GET
def estimate(request: UserRequest, number: str, estimate: int) -> HttpResponse:
    """The first beside this one."""
    case = access.open_family(request.user, number)
    page = estimate_page(estimates_of(case), estimate_of(case, estimate))
    return family_page(request, case, "safety", "estimate", page=page)


@require_http_methods(["GET", "POST"])
def add_estimate(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_to_work(request.user, number)
    trajectory = access.require_running(case)
    form = EstimateForm(request.POST or None)
    if form.is_valid():
        facts = form.facts()
        with refusals_on(form):
            note_estimate(trajectory, actor=request.user, **facts)
    if form.is_bound and form.is_valid():
        if not facts["safe_now"]:
            messages.warning(request, NOT_SAFE)
        return done(request, "De inschatting is vastgelegd.", "safety", number)
    return family_page(request, case, "safety", "estimate_form", form)
