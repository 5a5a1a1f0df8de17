"""Addresses of what VT shared of a family, and of the signals a municipality hears."""

from django.urls import URLPattern, path

from sharing.views import case, fact_signals

app_name = "sharing"
HERE = "dossiers/<str:number>/delen/"
urlpatterns: list[URLPattern] = [
    path(HERE, case.of_case, name="of_case"),
    path(f"{HERE}vastleggen/", case.note, name="note"),
    path(f"{HERE}signaal/", case.signal, name="signal"),
    path("signalen/", fact_signals.signals, name="signals"),
    path("signalen/<int:signal>/gezien/", fact_signals.seen, name="signal_seen"),
]
