"""Addresses of the lists of tracks."""

from django.urls import URLPattern, path

from tracks.views import lists

urlpatterns: list[URLPattern] = [
    path("diensten/", lists.tracks, name="list"),
    path("diensten/wachtlijst/", lists.waiting, name="waiting"),
]
