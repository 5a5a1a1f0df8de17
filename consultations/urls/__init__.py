"""Addresses of the advice desk, one module per part."""

from django.urls import URLPattern

from consultations.urls import advice, contacts, crisis_notices, guidance, lists, usd

app_name = "consultations"

urlpatterns: list[URLPattern] = [
    *lists.urlpatterns,
    *advice.urlpatterns,
    *contacts.urlpatterns,
    *crisis_notices.urlpatterns,
    *guidance.urlpatterns,
    *usd.urlpatterns,
]
