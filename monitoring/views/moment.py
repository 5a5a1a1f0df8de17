"""One moment: how it stands, its steps, and the acts around it."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import UserRequest
from monitoring import access
from monitoring.enums import ReportFor
from monitoring.forms.acts import AttemptForm, GiveForm, MoveForm, StepForm, ToldForm
from monitoring.screens.moment import moment_page, next_step
from monitoring.selectors.evaluations import evaluation_agreed
from monitoring.selectors.workers import follower_by, followers_of
from monitoring.services import judging
from monitoring.services.moments import give_moment, move
from monitoring.services.reports import note_told
from monitoring.services.talks import note_attempt
from monitoring.views.page import act_page, case_page, done, pdf, try_act
from workflow.steps import NOT_FROM_HERE, cautions

if TYPE_CHECKING:
    from monitoring.models import MonitoringMoment

STEPS: dict[str, tuple[Any, str]] = {
    "hold": (judging.hold, "De gesprekken zijn afgerond."),
    "judge": (judging.judge, "Beoordeeld. Schrijf nu uw conclusie en besluit."),
    "judge_again": (judging.judge_again, "U kunt de antwoorden weer aanpassen."),
    "close": (judging.close, "Het moment is afgesloten en het verslag staat vast."),
}


@require_GET
def moment(request: UserRequest, number: str, moment: int) -> HttpResponse:
    return _show(request, access.open_moment(request.user, number, moment))


@require_POST
def take(request: UserRequest, number: str, moment: int, step: str) -> HttpResponse:
    """The next step. Who comes too late reads how it stands now."""
    if step not in STEPS:
        raise Http404
    row = access.open_to_work(request.user, number, moment)
    act, sentence = STEPS[step]
    form = StepForm(request.POST, cautioned=bool(cautions(row, step)))
    if try_act(form, lambda: act(row, actor=request.user, **form.cleaned_data)):
        return done(request, sentence, "moment", number, moment)
    row = access.open_moment(request.user, number, moment)
    if step != next_step(row):
        messages.error(request, " ".join(map(str, form.non_field_errors())) or NOT_FROM_HERE)
        return redirect("monitoring:moment", number, moment)
    return _show(request, row, step_form=form)


@require_http_methods(["GET", "POST"])
def to_move(request: UserRequest, number: str, moment: int) -> HttpResponse:
    row = access.open_to_work(request.user, number, moment)
    agreed = evaluation_agreed(row.trajectory.case)
    form = MoveForm(request.POST or None)
    if try_act(form, lambda: move(row, actor=request.user, **form.cleaned_data)):
        return done(request, "Het moment heeft een nieuwe dag.", "moment", number, moment)
    note = f"Het lokale veld evalueert op {agreed}. U kunt het moment daaraan koppelen."
    return act_page(
        request,
        row.trajectory.case,
        form,
        title=f"{row.name}: kies een andere dag",
        button="Verzet",
        back=reverse("monitoring:moment", args=[number, moment]),
        notes=[note] if agreed else [],
    )


@require_http_methods(["GET", "POST"])
def give(request: UserRequest, number: str, moment: int) -> HttpResponse:
    row = access.open_to_give(request.user, number, moment)
    case = row.trajectory.case
    colleagues = [(one.pk, one.name) for one in followers_of(case)]
    form = GiveForm(request.POST or None, colleagues=colleagues)

    def act() -> None:
        give_moment(row, to=follower_by(case, form.cleaned_data["to"]), actor=request.user)

    if try_act(form, act):
        return done(request, "Uw collega krijgt bericht.", "moment", number, moment)
    back = reverse("monitoring:moment", args=[number, moment])
    title = f"{row.name}: geef aan een collega"
    return act_page(request, case, form, title=title, button="Geef", back=back)


@require_http_methods(["GET", "POST"])
def attempt(request: UserRequest, number: str, moment: int) -> HttpResponse:
    row = access.open_to_work(request.user, number, moment)
    form = AttemptForm(request.POST or None)
    if try_act(form, lambda: note_attempt(row, actor=request.user, **form.cleaned_data)):
        return done(request, "De poging is vastgelegd.", "moment", number, moment)
    return act_page(
        request,
        row.trajectory.case,
        form,
        title=f"{row.name}: het gezin niet bereikt",
        button="Leg vast",
        text="Na de tweede keer krijgt de regisseur van de gemeente bericht.",
        back=reverse("monitoring:moment", args=[number, moment]),
    )


@require_GET
def report(
    request: UserRequest, number: str, moment: int, made_for: str
) -> HttpResponse | FileResponse:
    row = access.open_report(request.user, number, moment, made_for)
    printed = access.open_pdf(request.user, row, row.document)
    name = f"monitorverslag-{number}-{moment}-{made_for}.pdf"
    return pdf(request, printed, name, "monitoring:moment", number, moment)


@require_POST
def told(request: UserRequest, number: str, moment: int) -> HttpResponse:
    """The family heard the outcome."""
    opened = access.open_to_work(request.user, number, moment)
    row = access.open_report(request.user, number, moment, ReportFor.FAMILY)
    form = ToldForm(request.POST)
    if try_act(form, lambda: note_told(row, actor=request.user, **form.cleaned_data)):
        return done(request, "Vastgelegd dat het gezin het weet.", "moment", number, moment)
    return _show(request, opened, told_form=form)


def _show(
    request: UserRequest,
    row: "MonitoringMoment",
    *,
    step_form: StepForm | None = None,
    told_form: ToldForm | None = None,
) -> HttpResponse:
    page = moment_page(row, request.user)
    cautioned = bool(page.next and page.next.cautions)
    forms = {
        "step_form": step_form or StepForm(cautioned=cautioned),
        "told_form": told_form or ToldForm(),
    }
    refused = step_form or told_form
    return case_page(request, row.trajectory.case, "moment", refused, page=page, **forms)
