"""Terugmelden aan Veilig Thuis."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.http import UserRequest
from common.forms import refusals_on
from localfield import access
from localfield.forms.contacts import ReportBackForm
from localfield.services import reporting_back
from localfield.views.page import act_page, done

TEXT = (
    "Veilig Thuis krijgt meteen bericht en kijkt of er een nieuwe melding komt, een advies, of een "
    "contact vanuit het monitoren. U blijft het gezin helpen tot u antwoord hebt. Is iemand nu in "
    "gevaar? Bel 112."
)


@require_http_methods(["GET", "POST"])
def report_back(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_to_work(request.user, number)
    form = ReportBackForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            reporting_back.report_back(case, actor=request.user, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        return done(request, "Veilig Thuis heeft uw terugmelding.", "family", number)
    title = "Terugmelden aan Veilig Thuis"
    return act_page(
        request, case, "family", form, title=title, button="Verstuur de terugmelding", text=TEXT
    )
