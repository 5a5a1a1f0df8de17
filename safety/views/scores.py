"""Noting a score, and mending a slip of the pen."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.http import UserRequest
from common.forms import refusals_on
from common.shared_form import shown
from safety.access import open_to_note
from safety.forms.scores import MendScoreForm, ScoreForm
from safety.screens import standing
from safety.screens.picture import people_choices
from safety.selectors.people import person_of
from safety.selectors.scores import score_of
from safety.services import scores
from safety.views.page import act_page, done


@require_http_methods(["GET", "POST"])
def add_score(request: UserRequest, number: str) -> HttpResponse:
    case = open_to_note(request.user, number)
    form = ScoreForm(request.POST or None, people=people_choices(case))
    if form.is_valid():
        who = {name: person_of(case, form.cleaned_data[name]) for name in ("person", "rated_by")}
        with refusals_on(form):
            scores.note_score(case, actor=request.user, **{**form.cleaned_data, **who})
    if form.is_bound and form.is_valid():
        return done(request, case, "De score is vastgelegd.")
    return act_page(request, case, form, title="Score vastleggen")


@require_http_methods(["GET", "POST"])
def mend_score(request: UserRequest, number: str, score: int) -> HttpResponse:
    case = open_to_note(request.user, number)
    row = score_of(case, score)
    form = MendScoreForm(request.POST or None, initial=shown(standing.score_initial(row)))
    if form.is_valid():
        form.save_beside(
            standing.score(case, row.pk, request.user),
            lambda: scores.mend_score(row, actor=request.user, **form.cleaned_data),
        )
    if form.is_bound and form.is_valid():
        return done(request, case, "De score is hersteld.")
    return act_page(request, case, form, title=f"Score van {row.person.name} herstellen")
