"""Addresses of an advice: the call page, and what is recorded of it."""

from django.urls import path, re_path

from consultations.enums import DraftKind
from consultations.views import advice, advice_call, drafts

_ADVICE = r"^adviezen/(?P<number>AD-\d{4}-\d{5,})"

urlpatterns = [
    path("adviezen/nieuw/", advice_call.new, name="new"),
    path("adviezen/nieuw/controle/", advice_call.check, name="advice_check"),
    path("adviezen/nieuw/wegen/", advice_call.walk, name="advice_walk"),
    path("adviezen/nieuw/<uuid:key>/", advice_call.draft, name="advice_draft"),
    path("adviezen/nieuw/<uuid:key>/bewaren/", advice_call.keep, name="advice_keep"),
    path(
        "adviezen/nieuw/<uuid:key>/weggooien/",
        drafts.discard,
        {"kind": DraftKind.ADVICE},
        name="advice_discard",
    ),
    re_path(rf"{_ADVICE}/$", advice.detail, name="detail"),
    re_path(rf"{_ADVICE}/wijzigen/$", advice_call.change, name="advice_change"),
    re_path(rf"{_ADVICE}/ondersteuning/$", advice.support, name="advice_support"),
    re_path(rf"{_ADVICE}/contact/$", advice.contact, name="advice_contact"),
    re_path(rf"{_ADVICE}/overdragen/$", advice.hand_over, name="advice_hand_over"),
    re_path(rf"{_ADVICE}/overnemen/$", advice.take_over, name="advice_take_over"),
    re_path(rf"{_ADVICE}/afsluiten/$", advice.close, name="advice_close"),
    re_path(rf"{_ADVICE}/vervallen/$", advice.lapse, name="advice_lapse"),
    re_path(rf"{_ADVICE}/heropenen/$", advice.reopen, name="advice_reopen"),
]
