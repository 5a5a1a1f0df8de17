"""Addresses of what VT shared of a family, and of the signals a municipality hears."""

from django.urls import URLPattern, path

from sharing.views import signals

app_name = "sharing"
urlpatterns: list[URLPattern] = [
    path("signalen/", signals.signals, name="signals"),
    path("signalen/<int:signal>/gezien/", signals.seen, name="signal_seen"),
]
