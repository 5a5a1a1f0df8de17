"""Addresses of the radar."""

from django.urls import URLPattern, path

from radar.views import watch

app_name = "radar"
urlpatterns: list[URLPattern] = [
    path("radar/", watch.overview, name="overview"),
    path("radar/gelijkenissen/<int:pk>/", watch.look_alike, name="look_alike"),
    path("radar/gelijkenissen/<int:pk>/oordeel/", watch.judge, name="judge"),
]
