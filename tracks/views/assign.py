"""Giving a track to two professionals, changing who does it, and joining another report."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import UserRequest
from cases.access import require_that
from cases.screens.header import case_header
from tracks import access
from tracks.forms.course import AssignForm, TeamForm
from tracks.permissions import can_assign_in, can_assign_track
from tracks.screens import assign as screens
from tracks.selectors import tracks
from tracks.services import assigning
from tracks.views.page import done, part_page, plainly, try_step

if TYPE_CHECKING:
    from cases.models import Case, Report
    from tracks.models import Track


@require_http_methods(["GET", "POST"])
def assign(request: UserRequest, number: str) -> HttpResponse:
    case = access.open_of_case(request.user, number)
    require_that(can_assign_in, case, request.user)
    reports = {report.number: report for report in tracks.waiting_reports(case)}
    if not reports:
        messages.info(request, "Er wacht in dit dossier geen melding meer op een dienst.")
        return redirect("tracks:of_case", number)
    form = AssignForm(
        request.POST or None,
        reports=screens.report_choices(reports.values()),
        owners=screens.owner_choices(case),
        seconds=screens.second_choices(case),
    )
    if form.is_valid():
        report = reports[form.cleaned_data["report"]]
        try_step(form, lambda: _assign(request, case, report, form))
    if form.is_bound and form.is_valid():
        return _assigned(request, case)
    context = {
        "header": case_header(case, request.user, "tracks:of_case"),
        "case_number": number,
        "waiting": screens.decisions(reports.values()),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "tracks/assign.html", context, status=status)


@require_http_methods(["GET", "POST"])
def team(request: UserRequest, number: str) -> HttpResponse:
    """Another owner or another second; who was it no longer sees the case."""
    track = access.open_track(request.user, number)
    require_that(can_assign_track, track, request.user)
    form = TeamForm(
        request.POST or None,
        owners=screens.owner_choices(track.case, with_owner=track.owner),
        seconds=screens.second_choices(track.case, with_second=track.second),
        initial={"owner": track.owner_id, "second": track.second_id},
    )
    if form.is_valid():
        try_step(form, lambda: _change(request, track, form))
    if form.is_bound and form.is_valid():
        return _assigned(request, track.case)
    return part_page(request, track, "of_case", "team", form)


@require_POST
def join(request: UserRequest, number: str, report: str) -> HttpResponse:
    """Another report on this family goes on in the track that runs."""
    case = access.open_of_case(request.user, number)
    require_that(can_assign_in, case, request.user)
    waiting = {row.number: row for row in tracks.waiting_reports(case)}
    if report not in waiting:
        raise Http404
    return plainly(
        request,
        lambda: assigning.join_report(waiting[report], actor=request.user),
        f"Melding {report} hoort nu bij de dienst.",
        "tracks:of_case",
        number,
    )


def _assign(request: UserRequest, case: "Case", report: "Report", form: AssignForm) -> None:
    assigning.assign_track(
        report,
        owner=screens.colleague_chosen(case, form.cleaned_data["owner"]),
        second=screens.second_chosen(case, form.cleaned_data["second"]),
        despite=form.cleaned_data["despite"],
        actor=request.user,
    )


@transaction.atomic
def _change(request: UserRequest, track: "Track", form: TeamForm) -> None:
    """Both changes or neither."""
    given = form.cleaned_data
    second = screens.second_chosen(track.case, given["second"])
    if second and second.pk != track.second_id:
        assigning.change_second(track, second=second, actor=request.user)
    if given["owner"] != str(track.owner_id):
        owner = screens.colleague_chosen(track.case, given["owner"])
        assigning.change_owner(track, owner=owner, reason=given["reason"], actor=request.user)


def _assigned(request: UserRequest, case: "Case") -> HttpResponse:
    """A triagist no longer sees the case once it is somebody else's."""
    sentence = f"De dienst in dossier {case.number} is toegewezen."
    if access.is_case_open_to(request.user, case):
        return done(request, sentence, "tracks:of_case", case.number)
    return done(request, sentence, "reporting:my_work")
