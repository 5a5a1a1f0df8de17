"""The lists of tracks and the second letter in a real browser: nothing axe objects to."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.enums import ContactChannel, ContactWith
from cases.services.contacts import note_contact
from tests.cases.test_letters_second import CONDITIONS, send_first
from tests.factories.tracks import assigned, decided, drafting
from tests.support.browser import DESK, PHONE, complaints_of, violations, wider_than_the_screen
from tracks.enums import TrackKind
from tracks.services import course

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def region_at_work(noord, anna, bram, gijs):
    """Families that wait and families whose track runs; of one the result is known."""
    now = timezone.now()
    decided(noord, by=bram, at=now - timedelta(days=20), kind=TrackKind.INVESTIGATION)
    seen = decided(noord, by=bram, at=now - timedelta(days=9))
    note_contact(
        seen.case,
        contact_with=ContactWith.FAMILY,
        channel=ContactChannel.HOME_VISIT,
        summary="Moeder en kind gezien.",
        actor=bram,
    )
    assigned(noord, by=bram, owner=gijs, at=now - timedelta(days=10))
    track = drafting(noord, by=bram, owner=gijs, at=now - timedelta(days=30))
    send_first(track.report, anna, now - timedelta(days=29))
    course.set_conditions(track, because=track, actor=gijs)
    second = track.report.feedback.get(kind="second")
    second.conditions = CONDITIONS
    second.save()
    return f"/meldingen/{track.report.number}/brieven/terugkoppeling/2/"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("what", ["tracks:list", "tracks:waiting", "reporting:my_work", "letter"])
def test_axe_finds_nothing(page, live_server, as_, bram, gijs, region_at_work, what, size):
    cookie = as_(bram if what == "tracks:waiting" else gijs).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page.set_viewport_size(size)
    complaints = complaints_of(page)

    page.goto(live_server.url + (region_at_work if what == "letter" else reverse(what)))

    assert complaints == []
    assert violations(page) == []
    assert not wider_than_the_screen(page)
