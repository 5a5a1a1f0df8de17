"""The list of families, and the page of one family."""

from django.urls import URLPattern, path

from localfield.views import families

urlpatterns: list[URLPattern] = [
    path("gezinnen/<str:number>/", families.family, name="family"),
]
