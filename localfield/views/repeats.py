"""Who directs at the partner says what they think of a new report."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from cases.services.coordinating import answer_as_director, others_have_heard
from common.exceptions import DomainError
from common.forms import refusals_on
from localfield import access
from localfield.forms.repeats import DirectorAnswerForm
from localfield.views.page import act_page, done

TEXT = (
    "Er is een nieuwe melding over dit gezin. Veilig Thuis beoordeelt de veiligheid en hoort eerst "
    "u, omdat uw organisatie de procesregie heeft. Een collega van Veilig Thuis leest uw antwoord "
    "en bevestigt het. Bellen mag ook. Is iemand nu in gevaar? Bel 112."
)


@require_http_methods(["GET", "POST"])
def repeat(request: UserRequest, number: str, repeat: int) -> HttpResponse:
    case, row = access.open_to_answer(request.user, number, repeat)
    if request.method == "GET" and row.coordinated_at:
        return redirect("localfield:family", number)
    form = DirectorAnswerForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            answer_as_director(row, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        return done(request, "Veilig Thuis heeft uw zienswijze.", "family", number)
    title = "Uw zienswijze op een nieuwe melding"
    return act_page(request, case, "family", form, title=title, button="Verstuur", text=TEXT)


@require_POST
def told(request: UserRequest, number: str, repeat: int) -> HttpResponse:
    """The partner informed the others, as was asked."""
    _, row = access.open_to_answer(request.user, number, repeat)
    try:
        others_have_heard(row, actor=request.user)
    except DomainError as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("localfield:family", number)
    return done(request, "Vastgelegd dat u hen hebt geïnformeerd.", "family", number)
