"""Addresses of the consultations of a municipality."""

from django.urls import path, re_path

from consultations.enums import DraftKind
from consultations.views import drafts, usd

urlpatterns = [
    path("consultaties/", usd.usd_list, name="usd_list"),
    path("consultaties/nieuw/", usd.usd_new, name="usd_new"),
    path("consultaties/nieuw/<uuid:key>/", usd.usd_draft, name="usd_draft"),
    path("consultaties/nieuw/<uuid:key>/bewaren/", usd.usd_keep, name="usd_keep"),
    path(
        "consultaties/nieuw/<uuid:key>/weggooien/",
        drafts.discard,
        {"kind": DraftKind.USD},
        name="usd_discard",
    ),
    re_path(r"^consultaties/(?P<number>UC-\d{4}-\d{5,})/$", usd.usd, name="usd"),
]
