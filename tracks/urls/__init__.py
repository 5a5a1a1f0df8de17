"""Addresses of tracks: a public number, never a key or a name."""

from django.urls import URLPattern

from tracks.urls import lists

app_name = "tracks"
urlpatterns: list[URLPattern] = [
    *lists.urlpatterns,
]
