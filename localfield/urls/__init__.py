"""Addresses of the local field."""

from django.urls import URLPattern

app_name = "localfield"
urlpatterns: list[URLPattern] = []
