"""Addresses of the triage board and the safety assessment."""

from django.urls import path

from cases.views import around_assessment as around
from cases.views import assessment, assessment_review, assessment_steps, triage_board

HERE = "meldingen/<str:number>/beoordeling"

urlpatterns = [
    path("triage/", triage_board.board, name="triage_board"),
    path(f"{HERE}/", assessment.detail, name="assessment"),
    path(f"{HERE}/oppakken/", triage_board.take, name="assessment_take"),
    path(f"{HERE}/toewijzen/", triage_board.assign, name="assessment_assign"),
    path(f"{HERE}/overgeven/", assessment.hand_over, name="assessment_hand_over"),
    path(f"{HERE}/heropenen/", assessment.again, name="assessment_reopen"),
    path(f"{HERE}/spoed/", assessment.urgent, name="assessment_urgent"),
    path(f"{HERE}/bronnen/", assessment_steps.sources, name="assessment_sources"),
    path(f"{HERE}/beoordelen/", assessment_steps.judge, name="assessment_judge"),
    path(
        f"{HERE}/beoordelen/bewaren/",
        assessment_steps.autosave_judgement,
        name="assessment_autosave",
    ),
    path(f"{HERE}/conclusie/", assessment_steps.conclude, name="assessment_conclude"),
    path(f"{HERE}/toets/", assessment_review.review, name="assessment_review"),
    path(f"{HERE}/toets/vragen/", assessment_review.ask, name="assessment_review_ask"),
    path(f"{HERE}/toets/doen/", assessment_review.answer, name="assessment_review_answer"),
    path(f"{HERE}/toets/terug/", assessment_review.back, name="assessment_review_back"),
    path(f"{HERE}/besluit/", assessment_steps.decide, name="assessment_decide"),
    path(f"{HERE}/besluit/terug/", assessment_steps.withdraw, name="assessment_withdraw"),
    path(f"{HERE}/afronden/", assessment_steps.close, name="assessment_close"),
    path(f"{HERE}/kennisgevingen/", around.notices, name="assessment_notices"),
    path(f"{HERE}/uit-triage/", around.propose, name="report_exit"),
    path(f"{HERE}/uit-triage/akkoord/", around.approve, name="report_exit_approve"),
    path(f"{HERE}/uit-triage/intrekken/", around.refuse, name="report_exit_withdraw"),
    path(f"{HERE}/doorzetten/", around.forward, name="report_forward"),
]
