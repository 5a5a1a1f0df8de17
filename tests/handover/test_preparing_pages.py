"""Preparing a handover on the screen: each page opens, writes and says what is missing."""

import pytest
from django.urls import reverse

from handover.models import Handover
from tests.factories import handovers as make

pytestmark = pytest.mark.django_db

PARTS = ("receiver", "contact", "safety", "texts", "sharing", "preview")


def test_every_page_of_a_handover_opens_for_who_prepares_it(noord, anna, as_):
    handover = make.preparing(noord, by=anna)
    browser = as_(anna)
    assert browser.get(reverse("handover:of_case", args=[handover.case.number])).status_code == 200
    for part in PARTS:
        assert browser.get(reverse(f"handover:{part}", args=[handover.number])).status_code == 200
    for slug in ("melding", "gezin", "hulp", "advies", "afspraken"):
        page = browser.get(reverse("handover:text", args=[handover.number, slug]))
        assert page.status_code == 200
    assert browser.get(reverse("handover:withdraw", args=[handover.number])).status_code == 200
    assert browser.get(reverse("handover:list")).status_code == 200
    assert Handover.objects.count() == 1
