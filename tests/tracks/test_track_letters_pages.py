"""The page Brieven of a track: read, made, printed in the worker, sent."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from audit.events import AuditEvent
from audit.models import AuditEntry
from documents.tasks import print_document
from tests.factories.letters import born, moment
from tests.tracks.test_track_letters import concluded
from tracks.enums import Conclusion, TrackLetterKind
from tracks.models import TrackLetter
from tracks.selectors.letters import letters_of
from tracks.services.letters import print_letter

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 20, 11)
SENT = {"channel": "post", "day": "20-03-2026", "clock": "11:00"}


@pytest.fixture(autouse=True)
def _on_the_twentieth():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def track(noord, bram, gijs):
    return concluded(noord, bram, gijs)


def address(name, track, *args) -> str:
    return reverse(f"tracks:{name}", args=[track.number, *args])


def said(answer) -> str:
    page = BeautifulSoup(answer.content, "html.parser")
    return page.select_one("main").get_text(" ", strip=True)


def printed(track, gijs):
    letter = print_letter(letters_of(track)[0], actor=gijs)
    print_document(letter.document.pk)
    return letter


@pytest.mark.rule("002-39")
def test_the_list_says_who_is_owed_a_letter(as_, track, gijs):
    shown = said(as_(gijs).get(address("letters", track)))

    assert "Fenna Smeets" in shown
    assert "Nog te maken" in shown


def test_without_geen_nobody_is_owed_one(as_, noord, bram, gijs):
    track = concluded(noord, bram, gijs, found=Conclusion.CONFIRMED)

    assert "Er zijn geen brieven van deze dienst" in said(as_(gijs).get(address("letters", track)))


def test_the_letter_is_read_before_it_is_made(as_, track, gijs):
    shown = said(as_(gijs).get(address("letter", track, 1)))

    assert "U kunt ons vragen om dit dossier te vernietigen" in shown
    assert "Maak de brief" in shown
    assert "Leg vast: verzonden" not in shown


def test_the_page_answers_at_once_and_shows_that_it_is_being_printed(as_, track, gijs):
    browser, page = as_(gijs), address("letter", track, 1)

    assert browser.post(address("print_letter", track, 1)).url == page
    answer = browser.get(page)
    assert "De pdf wordt gemaakt" in said(answer)
    assert 'hx-trigger="load delay:3s"' in answer.content.decode()
    assert browser.get(address("letter_pdf", track, 1)).url == page

    print_document(letters_of(track)[0].document.pk)
    assert "Download pdf" in said(browser.get(page))


def test_a_download_is_recorded_and_its_name_names_nobody(as_, track, gijs):
    printed(track, gijs)

    answer = as_(gijs).get(address("letter_pdf", track, 1))

    name = answer["Content-Disposition"]
    assert f"{track.number}-recht-op-vernietiging-1.pdf" in name
    assert b"".join(answer).startswith(b"%PDF")
    entry = AuditEntry.objects.filter(event=AuditEvent.PRINTED).latest("pk")
    assert (entry.actor, entry.case_number) == (gijs, track.case.number)


def test_that_it_was_sent_is_recorded(as_, track, gijs):
    printed(track, gijs)
    browser = as_(gijs)

    assert browser.post(address("send_letter", track, 1), SENT).url == address("letters", track)

    assert "20 mrt 2026, brief per post" in said(browser.get(address("letters", track)))
    shown = said(browser.get(address("letter", track, 1)))
    assert "20 mrt 2026 door Gijs van Dam" in shown
    assert "Maak opnieuw" not in shown


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"channel": ""}, "Maak een keuze."),
        ({"day": "21-03-2026"}, "ligt in de toekomst"),
        ({"clock": "10:00"}, "voordat hij is vrijgegeven"),
    ],
)
def test_a_refusal_stands_on_the_page_of_the_letter(as_, track, gijs, typed, sentence):
    printed(track, gijs)

    answer = as_(gijs).post(address("send_letter", track, 1), {**SENT, **typed})

    assert answer.status_code == 422
    assert sentence in said(answer)


def test_a_letter_that_was_not_made_has_no_file_and_cannot_be_sent(as_, track, gijs):
    assert as_(gijs).get(address("letter_pdf", track, 1)).status_code == 404
    assert as_(gijs).post(address("send_letter", track, 1), SENT).status_code == 422


def test_who_may_not_do_tracks_here_makes_no_letter(as_, track, gijs, bram, chantal):
    printed(track, gijs)

    assert as_(bram).get(address("letter", track, 1)).status_code == 200
    assert as_(chantal).get(address("letter", track, 1)).status_code == 404
    assert as_(chantal).get(address("letter_pdf", track, 1)).status_code == 404
    for name in ("print_letter", "send_letter"):
        assert as_(bram).post(address(name, track, 1), SENT).status_code == 403
    for place in (0, 9):
        assert as_(gijs).get(address("letter", track, place)).status_code == 404


def test_ten_letters_cost_as_many_queries_as_two(
    as_, track, gijs, django_assert_num_queries, django_assert_max_num_queries
):
    browser, page = as_(gijs), address("letters", track)
    for letter in letters_of(track):
        print_letter(letter, actor=gijs)
    browser.get(page)
    with django_assert_max_num_queries(200) as counted:
        browser.get(page)
    for place in range(8):
        person = born(track.report, f"Kind {place}", 2010)
        letter = TrackLetter.objects.create(
            track=track, kind=TrackLetterKind.DESTRUCTION_RIGHT, addressee=person
        )
        print_letter(letter, actor=gijs)

    with django_assert_num_queries(len(counted)):
        browser.get(page)
