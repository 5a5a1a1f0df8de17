"""Addresses of the radar."""

from django.urls import URLPattern, path

from radar.views import merging, watch

app_name = "radar"
urlpatterns: list[URLPattern] = [
    path("radar/", watch.overview, name="overview"),
    path("radar/gelijkenissen/<int:pk>/", watch.look_alike, name="look_alike"),
    path("radar/gelijkenissen/<int:pk>/oordeel/", watch.judge, name="judge"),
    path("radar/personen/<uuid:reference>/", merging.person, name="person"),
    path("radar/personen/<uuid:reference>/uit-elkaar/", merging.propose_part, name="propose_part"),
    path("radar/samenvoegen/<uuid:one>/<uuid:other>/", merging.propose, name="propose"),
    path("radar/voorstellen/", merging.history, name="history"),
    path("radar/voorstellen/<int:pk>/", merging.proposal, name="proposal"),
    path("radar/voorstellen/<int:pk>/besluit/", merging.decide, name="decide"),
]
