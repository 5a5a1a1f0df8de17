"""The pages of a case say in which track its report goes on."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from cases.enums import ReportState
from tests.cases.test_letters_second_terms import decided_beside
from tests.factories.letters import moment
from tests.factories.tracks import assigned, decided, drafting
from tracks.services.assigning import join_report

pytestmark = pytest.mark.django_db


def step(client, case, label):
    page = client.get(reverse("cases:detail", args=[case.number]))
    steps = BeautifulSoup(page.content, "html.parser").select(".vt-steps li")
    found = [" ".join(each.get_text(" ").split()) for each in steps]
    return next(text for text in found if label in text)


def test_a_family_that_waits_is_said_to_wait(as_, noord, bram):
    case = decided(noord, by=bram).case

    assert step(as_(bram), case, "Voorwaarden en Vervolg").endswith("wacht op toewijzing")


def test_a_report_in_a_track_says_which(as_, noord, bram, gijs):
    track = assigned(noord, by=bram, owner=gijs)
    client = as_(gijs)

    shown = step(client, track.case, "Voorwaarden en Vervolg")
    report = client.get(reverse("cases:report", args=[track.report.number])).content.decode()

    assert shown == f"Bezig: Dienst Voorwaarden en Vervolg {track.number}"
    assert track.number in report


@pytest.mark.rule("003-54")
def test_a_joined_report_says_with_which_track_it_goes_on(as_, noord, anna, bram, gijs):
    track = drafting(noord, by=bram, owner=gijs)
    late = decided_beside(track, by=anna)
    with time_machine.travel(moment(2026, 4, 30, 10), tick=False):
        join_report(late, actor=bram)

    late.refresh_from_db()
    assert (late.state, late.track_number) == (ReportState.JOINED_TRACK, track.number)
    assert step(as_(gijs), track.case, "Dienst").endswith(f"gekoppeld aan {track.number}")
