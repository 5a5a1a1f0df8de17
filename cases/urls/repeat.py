"""Addresses of a repeat report: coordinate with who directs, and process it."""

from django.urls import path

from cases.views import repeat

HERE = "meldingen/<str:number>/hermelding"

urlpatterns = [
    path(f"{HERE}/", repeat.repeat, name="repeat"),
    path(f"{HERE}/afstemmen/", repeat.coordinate, name="repeat_coordinate"),
    path(f"{HERE}/poging/", repeat.attempt, name="repeat_attempt"),
    path(f"{HERE}/antwoord/<int:answer>/", repeat.confirm, name="repeat_confirm"),
    path(f"{HERE}/verwerken/", repeat.process, name="repeat_process"),
]
