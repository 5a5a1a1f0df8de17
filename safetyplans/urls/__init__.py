"""Addresses of safety plans: a public number, never a key or a name."""

from django.urls import URLPattern

app_name = "safetyplans"
urlpatterns: list[URLPattern] = []
