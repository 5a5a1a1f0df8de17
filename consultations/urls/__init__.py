"""Addresses of the advice desk, one module per part."""

from django.urls import URLPattern

app_name = "consultations"

urlpatterns: list[URLPattern] = []
