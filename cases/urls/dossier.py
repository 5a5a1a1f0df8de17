"""Addresses of a case: its overview, its parts, and what one does on it."""

from django.urls import URLPattern, path

from cases.views import dossier, dossier_acts, dossier_grants

urlpatterns: list[URLPattern] = [
    path("dossiers/openen/", dossier_grants.break_glass, name="break_glass"),
    path("dossiers/inzage/", dossier_grants.grant_list, name="grants"),
    path("dossiers/inzage/<int:grant>/", dossier_grants.review_grant, name="review_grant"),
    path("dossiers/<str:number>/", dossier.detail, name="detail"),
    path("dossiers/<str:number>/gezin/", dossier.household, name="household"),
    path("dossiers/<str:number>/tijdlijn/", dossier.timeline, name="timeline"),
    path("dossiers/<str:number>/logboek/", dossier.access_log, name="access_log"),
    path("dossiers/<str:number>/contact/", dossier_acts.add_contact, name="add_contact"),
    path(
        "dossiers/<str:number>/termijnen/<int:term>/",
        dossier_acts.breach_reason,
        name="breach_reason",
    ),
    path("dossiers/<str:number>/toewijzen/", dossier_acts.assign, name="assign"),
    path("dossiers/<str:number>/belangenconflict/", dossier_acts.conflict_list, name="conflicts"),
    path(
        "dossiers/<str:number>/belangenconflict/<int:conflict>/",
        dossier_acts.end_conflict,
        name="end_conflict",
    ),
]
