"""The list of families, the view of who distributes, and the page of one family."""

from django.urls import URLPattern, path

from localfield.views import ending, families, overview

urlpatterns: list[URLPattern] = [
    path("gezinnen/", families.families, name="families"),
    path("gezinnen/overzicht/", overview.overview, name="overview"),
    path("gezinnen/<str:number>/", families.family, name="family"),
    path("gezinnen/<str:number>/medewerker/", overview.give, name="give"),
    path("gezinnen/<str:number>/afsluiten/", ending.choose, name="end"),
    path("gezinnen/<str:number>/afsluiten/<str:way>/", ending.end, name="end_as"),
]
