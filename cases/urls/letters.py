"""Addresses of the letters about a report; a letter has its place in the order they arose."""

from django.urls import URLPattern, path

from cases.views import letters, letters_family, letters_feedback

HERE = "meldingen/<str:number>/brieven"
FEEDBACK = f"{HERE}/terugkoppeling/<int:place>"
NOTICE = f"{HERE}/gezin/<int:place>"

urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", letters.letters, name="letters"),
    path(f"{FEEDBACK}/", letters_feedback.feedback, name="feedback"),
    path(f"{FEEDBACK}/voorbeeld/", letters_feedback.preview, name="feedback_preview"),
    path(f"{FEEDBACK}/vrijgeven/", letters_feedback.release, name="feedback_release"),
    path(f"{FEEDBACK}/terugtrekken/", letters_feedback.take_back, name="feedback_take_back"),
    path(f"{FEEDBACK}/verzonden/", letters_feedback.send, name="feedback_send"),
    path(f"{FEEDBACK}/poging/", letters_feedback.attempt, name="feedback_attempt"),
    path(f"{FEEDBACK}/niet-mogelijk/", letters_feedback.give_up, name="feedback_give_up"),
    path(f"{FEEDBACK}/bevestigd/", letters_feedback.confirm, name="feedback_confirm"),
    path(f"{FEEDBACK}/pdf/", letters_feedback.pdf, name="feedback_pdf"),
    path(f"{NOTICE}/", letters_family.notice, name="notice"),
    path(f"{NOTICE}/voorbeeld/", letters_family.preview, name="notice_preview"),
    path(f"{NOTICE}/nalezen/", letters_family.ask_reader, name="notice_ask_reader"),
    path(f"{NOTICE}/vrijgeven/", letters_family.release, name="notice_release"),
    path(f"{NOTICE}/terugtrekken/", letters_family.take_back, name="notice_take_back"),
    path(f"{NOTICE}/verzonden/", letters_family.send, name="notice_send"),
    path(f"{NOTICE}/bevestigd/", letters_family.confirm, name="notice_confirm"),
    path(f"{NOTICE}/uitstellen/", letters_family.defer, name="notice_defer"),
    path(f"{NOTICE}/pdf/", letters_family.pdf, name="notice_pdf"),
]
