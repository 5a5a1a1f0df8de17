"""Addresses of the radar."""

from django.urls import URLPattern, path

from radar.views import merging, regions, watch

app_name = "radar"
REGIONS = "meldingen/<str:number>/andere-regios/"
urlpatterns: list[URLPattern] = [
    path("radar/", watch.overview, name="overview"),
    path("radar/gelijkenissen/<int:pk>/", watch.look_alike, name="look_alike"),
    path("radar/gelijkenissen/<int:pk>/oordeel/", watch.judge, name="judge"),
    path("radar/personen/<uuid:reference>/", merging.person, name="person"),
    path("radar/personen/<uuid:reference>/uit-elkaar/", merging.propose_part, name="propose_part"),
    path("radar/samenvoegen/<uuid:one>/<uuid:other>/", merging.propose, name="propose"),
    path(REGIONS, regions.of_report, name="regions"),
    path(f"{REGIONS}vragen/", regions.ask, name="ask_region"),
    path(f"{REGIONS}<int:pk>/antwoord/", regions.answer, name="region_answer"),
    path(f"{REGIONS}<int:pk>/niet-meer-nodig/", regions.withdraw, name="region_withdraw"),
    path("radar/voorstellen/", merging.history, name="history"),
    path("radar/voorstellen/<int:pk>/", merging.proposal, name="proposal"),
    path("radar/voorstellen/<int:pk>/besluit/", merging.decide, name="decide"),
]
