"""Addresses of the advice desk, one module per part."""

from django.urls import URLPattern

from consultations.urls import contacts, crisis_notices, guidance

app_name = "consultations"

urlpatterns: list[URLPattern] = [
    *contacts.urlpatterns,
    *crisis_notices.urlpatterns,
    *guidance.urlpatterns,
]
