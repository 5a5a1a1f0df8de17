"""Addresses of the advice desk, one module per part."""

from django.urls import URLPattern

from consultations.urls import contacts, guidance

app_name = "consultations"

urlpatterns: list[URLPattern] = [
    *contacts.urlpatterns,
    *guidance.urlpatterns,
]
