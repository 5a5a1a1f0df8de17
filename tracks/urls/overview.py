"""The track of a case, who does it, and its steps."""

from django.urls import path

from tracks.views import assign, overview

CASE, TRACK = "dossiers/<str:number>/dienst/", "diensten/<str:number>/"
urlpatterns = [
    path(CASE, overview.of_case, name="of_case"),
    path(f"{CASE}toewijzen/", assign.assign, name="assign"),
    path(f"{CASE}koppelen/<str:report>/", assign.join, name="join"),
    path(f"{TRACK}stap/<str:step>/", overview.take, name="step"),
    path(f"{TRACK}uitvoerders/", assign.team, name="team"),
]
