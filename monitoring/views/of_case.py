"""The tab Monitoring of a case, and the acts around a trajectory."""

from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from cases.screens.header import case_header
from monitoring import access
from monitoring.forms.acts import AnswerForm, EndForm, ExtraForm, SupportForm, ToldForm
from monitoring.screens.of_case import monitoring_page
from monitoring.selectors.workers import approver_by, approvers_of
from monitoring.services.ending import answer_proposal, propose_end
from monitoring.services.moments import add_extra
from monitoring.services.reports import note_told
from monitoring.services.support import note_support
from monitoring.views.page import act_page, case_page, done, pdf, try_act

EXTRA_TEXT = "Een extra moment kan altijd. Later dan de langste duur is een besluit om langer te "
EXTRA_TEXT += "volgen; schrijf dan waarom dat nodig is."
END_TEXT = "Een collega moet akkoord zijn. Tot die tijd blijft alles zoals het is."


@require_GET
def of_case(request: UserRequest, number: str) -> HttpResponse:
    return _show(request, number)


@require_http_methods(["GET", "POST"])
def extra(request: UserRequest, number: str) -> HttpResponse:
    trajectory = access.open_running(request.user, number)
    form = ExtraForm(request.POST or None)
    if try_act(form, lambda: add_extra(trajectory, actor=request.user, **form.cleaned_data)):
        return done(request, "Het extra moment staat in de lijn.", "of_case", number)
    return act_page(
        request,
        trajectory.case,
        form,
        title="Extra moment",
        button="Voeg toe",
        text=EXTRA_TEXT,
        back=reverse("monitoring:of_case", args=[number]),
    )


@require_http_methods(["GET", "POST"])
def support(request: UserRequest, number: str) -> HttpResponse:
    trajectory = access.open_running(request.user, number)
    form = SupportForm(request.POST or None)
    if try_act(form, lambda: note_support(trajectory, actor=request.user, **form.cleaned_data)):
        return done(request, "De ondersteuning is vastgelegd.", "of_case", number)
    return act_page(
        request,
        trajectory.case,
        form,
        title="Ondersteuning vastleggen",
        button="Leg vast",
        text="Wat Veilig Thuis voor het gezin doet terwijl het volgt.",
        back=reverse("monitoring:of_case", args=[number]),
    )


@require_http_methods(["GET", "POST"])
def propose(request: UserRequest, number: str) -> HttpResponse:
    trajectory = access.open_running(request.user, number)
    approvers = approvers_of(trajectory.case, but=request.user)
    form = EndForm(request.POST or None, approvers=[(one.pk, one.name) for one in approvers])

    def act() -> None:
        told = dict(form.cleaned_data)
        told["approver"] = approver_by(trajectory.case, told["approver"], but=request.user)
        propose_end(trajectory, actor=request.user, **told)

    if try_act(form, act):
        return done(request, "Uw voorstel ligt bij een collega.", "of_case", number)
    return act_page(
        request,
        trajectory.case,
        form,
        title="Stel voor om te stoppen",
        button="Stel voor",
        text=END_TEXT,
        back=reverse("monitoring:of_case", args=[number]),
    )


@require_POST
def answer(request: UserRequest, number: str, proposal: int) -> HttpResponse:
    """Agree or not; taking one's own proposal back is not agreeing."""
    row = access.open_proposal_to_answer(request.user, number, proposal)
    form = AnswerForm(request.POST)
    if try_act(form, lambda: answer_proposal(row, actor=request.user, **form.cleaned_data)):
        if access.is_open_to(request.user, number):
            return done(request, "Uw antwoord is vastgelegd.", "of_case", number)
        return done(request, "Uw antwoord is vastgelegd.", "list")
    return _show(request, number, answer=form)


@require_GET
def end_letter(request: UserRequest, number: str, proposal: int) -> HttpResponse | FileResponse:
    row = access.open_proposal(request.user, number, proposal)
    printed = access.open_pdf(request.user, row, row.letter)
    name = f"einde-volgen-{number}.pdf"
    return pdf(request, printed, name, "monitoring:of_case", number)


@require_POST
def end_told(request: UserRequest, number: str, proposal: int) -> HttpResponse:
    """The family heard that VT stops."""
    row = access.open_proposal(request.user, number, proposal)
    access.require_follower(request.user, row.trajectory.case)
    form = ToldForm(request.POST)
    if try_act(form, lambda: note_told(row, actor=request.user, **form.cleaned_data)):
        return done(request, "Vastgelegd dat het gezin het weet.", "of_case", number)
    return _show(request, number, told=form)


def _show(
    request: UserRequest,
    number: str,
    *,
    answer: AnswerForm | None = None,
    told: ToldForm | None = None,
) -> HttpResponse:
    """With the form that was refused, when there is one."""
    case = access.open_of_case(request.user, number)
    reports = case_header(case, request.user, "monitoring:of_case").reports
    page = monitoring_page(case, request.user, reports)
    refused = answer or told
    forms = {"answer_form": answer or AnswerForm(), "told_form": told or ToldForm()}
    return case_page(request, case, "of_case", refused, page=page, **forms)
