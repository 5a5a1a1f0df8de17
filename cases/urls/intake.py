"""Addresses of taking in a report, and of the report itself."""

from django.urls import URLPattern, path

from cases.views import (
    consulent,
    intake,
    intake_around,
    intake_from_advice,
    intake_people,
    report,
    report_acts,
)

DRAFT = "meldingen/nieuw/<uuid:key>/"
REPORT = "meldingen/<str:number>/"

urlpatterns: list[URLPattern] = [
    path("meldingen/nieuw/", intake.start, name="intake_start"),
    path(
        "meldingen/nieuw/uit-advies/<str:number>/",
        intake_from_advice.convert,
        name="intake_from_advice",
    ),
    path(DRAFT, intake.resume, name="intake"),
    path(f"{DRAFT}spoed/", intake_around.urgent, name="intake_urgent"),
    path(f"{DRAFT}overdragen/", intake_around.hand_over, name="intake_hand_over"),
    path(f"{DRAFT}weggooien/", intake_around.discard, name="intake_discard"),
    path(f"{DRAFT}bijlagen/", intake_around.attach, name="intake_attachments"),
    path(f"{DRAFT}bijlagen/<int:number>/weg/", intake_around.detach, name="intake_detach"),
    path(f"{DRAFT}betrokkenen/zoeken/", intake_people.search, name="intake_search"),
    path(f"{DRAFT}betrokkenen/kiezen/", intake_people.choose, name="intake_choose"),
    path(f"{DRAFT}betrokkenen/relaties/", intake_people.relate, name="intake_relate"),
    path(
        f"{DRAFT}betrokkenen/relaties/<slug:marked>/weg/",
        intake_people.unrelate,
        name="intake_unrelate",
    ),
    path(f"{DRAFT}personen/<slug:person>/", intake_people.person, name="intake_person"),
    path(
        f"{DRAFT}personen/<slug:person>/bewaren/",
        intake_people.keep_person,
        name="intake_person_keep",
    ),
    path(
        f"{DRAFT}personen/<slug:person>/weg/",
        intake_people.drop_person,
        name="intake_person_drop",
    ),
    path(f"{DRAFT}<slug:step>/", intake.step, name="intake_step"),
    path(f"{DRAFT}<slug:step>/bewaren/", intake.keep, name="intake_keep"),
    path(REPORT, report.detail, name="report"),
    path(f"{REPORT}spoed/", report_acts.urgent, name="report_urgent"),
    path(f"{REPORT}eerste-actie/", report_acts.first_action, name="report_first_action"),
    path(f"{REPORT}consulent/", consulent.tell, name="report_consulent"),
    path(f"{REPORT}consulent/niet/", consulent.leave_untold, name="report_consulent_untold"),
    path(f"{REPORT}schriftelijk/", report_acts.written, name="report_written"),
    path(f"{REPORT}melder/", report_acts.reveal, name="report_reveal"),
    path(f"{REPORT}situatie/", report_acts.join, name="report_join"),
    path(f"{REPORT}situatie/los/", report_acts.leave, name="report_leave"),
    path(f"{REPORT}koppelen/", report_acts.tie, name="report_tie"),
    path(f"{REPORT}radar/<int:hit>/", report_acts.judge, name="report_radar"),
    path(f"{REPORT}bijlagen/", report_acts.attach, name="report_attach"),
    path(f"{REPORT}bijlagen/<int:position>/", report.attachment, name="report_attachment"),
]
