"""Addresses of the explanation of the meldcode."""

from django.urls import URLPattern, path

from consultations.views import guidance

urlpatterns: list[URLPattern] = [
    path("meldcode/", guidance.meldcode, name="meldcode"),
    path("meldcode/<slug:slug>/", guidance.meldcode, name="meldcode_page"),
]
