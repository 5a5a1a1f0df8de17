"""Addresses of crisis notices."""

from django.urls import path, re_path

from consultations.enums import DraftKind
from consultations.views import crisis_notices, drafts

_NOTICE = r"^vooraankondigingen/(?P<number>VA-\d{4}-\d{5,})"

NOTICE = {"kind": DraftKind.CRISIS_NOTICE}

urlpatterns = [
    path("vooraankondigingen/", crisis_notices.crisis_notices, name="crisis_notices"),
    path("vooraankondigingen/nieuw/", crisis_notices.announce, name="announce_crisis"),
    path("vooraankondigingen/nieuw/<uuid:key>/", crisis_notices.draft, name="notice_draft"),
    path("vooraankondigingen/nieuw/<uuid:key>/bewaren/", drafts.keep, NOTICE, name="notice_keep"),
    path(
        "vooraankondigingen/nieuw/<uuid:key>/weggooien/",
        drafts.discard,
        NOTICE,
        name="notice_discard",
    ),
    re_path(rf"{_NOTICE}/$", crisis_notices.crisis_notice, name="crisis_notice"),
    re_path(rf"{_NOTICE}/gezien/$", crisis_notices.acknowledge, name="acknowledge_crisis_notice"),
    re_path(rf"{_NOTICE}/intrekken/$", crisis_notices.withdraw, name="withdraw_crisis_notice"),
]
