"""Addresses of tracks: a public number, never a key or a name."""

from django.urls import URLPattern

app_name = "tracks"
urlpatterns: list[URLPattern] = []
