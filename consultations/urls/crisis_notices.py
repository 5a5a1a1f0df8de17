"""Addresses of crisis notices."""

from django.urls import path

from consultations.views import crisis_notices

urlpatterns = [
    path("vooraankondigingen/", crisis_notices.crisis_notices, name="crisis_notices"),
    path("vooraankondigingen/nieuw/", crisis_notices.announce, name="announce_crisis"),
    path("vooraankondigingen/<str:number>/", crisis_notices.crisis_notice, name="crisis_notice"),
    path(
        "vooraankondigingen/<str:number>/gezien/",
        crisis_notices.acknowledge,
        name="acknowledge_crisis_notice",
    ),
    path(
        "vooraankondigingen/<str:number>/intrekken/",
        crisis_notices.withdraw,
        name="withdraw_crisis_notice",
    ),
]
