"""The letter on the right to destruction: owed after 'geen', in words that tell nothing else."""

from io import BytesIO

import pikepdf
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied

from cases.enums import FeedbackChannel
from common.exceptions import DomainError
from documents.pdf import html_to_pdf
from people.particulars import AddressGiven
from people.services import move
from safetyplans.wording.readability import readability
from tests.factories import tracks as make
from tests.factories.letters import born, moment
from tests.support.pdf import objections_to, text_of
from tracks.enums import Conclusion
from tracks.guards.track import destruction_right_is_told
from tracks.models import TrackLetter
from tracks.selectors.letters import letters_of
from tracks.services import course
from tracks.services.letters import print_letter, send_letter

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 20, 11)
CHANNEL = FeedbackChannel.POST


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def concluded(noord, bram, gijs, *, found=Conclusion.NONE):
    """An investigation on Sanne (8) and her mother Fenna, with Mees who is thirteen."""
    track = make.with_findings(noord, by=bram, owner=gijs)
    born(track.report, "Mees", 2013)
    make.mdo(track)
    facts = {"violence_conclusion": found, "child_abuse_conclusion": found}
    course.write_facts(track, actor=gijs, conclusion_text="Alles gewogen.", **facts)
    return course.conclude(track, actor=gijs)


@pytest.fixture
def track(noord, bram, gijs):
    return concluded(noord, bram, gijs)


def letter_to(track, name) -> TrackLetter:
    return track.letters.get(addressee__calling_name=name)


def words_of(letter) -> str:
    return " ".join(text_of(html_to_pdf(letter.document.html)).split())


@pytest.mark.rule("002-39")
@pytest.mark.rule("A10")
def test_after_geen_everybody_of_twelve_and_older_is_owed_the_letter(track):
    assert {letter.addressee.calling_name for letter in track.letters.all()} == {"Fenna", "Mees"}


@pytest.mark.rule("002-39")
def test_after_confirmed_nobody_is(noord, bram, gijs):
    assert not concluded(noord, bram, gijs, found=Conclusion.CONFIRMED).letters.exists()


@pytest.mark.rule("002-39")
def test_the_track_ends_once_all_these_letters_were_sent(track, gijs):
    first, second = letters_of(track)
    for letter in (first, second):
        assert not destruction_right_is_told(track)
        send_letter(print_letter(letter, actor=gijs), channel=CHANNEL, actor=gijs)

    assert destruction_right_is_told(track)


@pytest.mark.rule("002-39")
def test_the_letter_tells_the_right_how_to_ask_and_within_which_term(track, gijs):
    said = words_of(print_letter(letter_to(track, "Fenna"), actor=gijs))

    assert "U kunt ons vragen om dit dossier te vernietigen" in said
    assert "Postbus 1 1000 AA Ergens" in said
    assert "Binnen drie maanden" in said
    assert "Kinderen vanaf 12 jaar vragen het zelf" in said
    assert track.number in said


def test_a_young_reader_is_addressed_as_one(track, gijs):
    said = words_of(print_letter(letter_to(track, "Mees"), actor=gijs))

    assert "Beste Mees," in said
    assert "Jij mag ons vragen om jouw dossier te vernietigen" in said
    assert " u " not in said


@pytest.mark.rule("A4")
def test_the_letter_holds_no_reporter_no_source_and_nothing_of_the_case(track, gijs):
    for letter in letters_of(track):
        html = print_letter(letter, actor=gijs).document.html
        body = html[html.index("<body>") :]
        for secret in (
            "Wilma",
            "Terlouw",
            "De Wilg",
            "Jeugdarts",
            "blauwe plek",
            "geweld",
            "Sanne",
        ):
            assert secret not in body


@pytest.mark.rule("A11")
def test_a_secret_address_never_stands_on_the_letter(track, gijs):
    letter = letter_to(track, "Fenna")
    hidden = AddressGiven(
        street="Schuilstraat", number=5, postcode="9971AB", city="Ergens", secret=True
    )
    move(letter.addressee, hidden, actor=gijs)

    assert "Schuilstraat" not in print_letter(letter, actor=gijs).document.html


def test_the_paper_is_for_the_archive_and_for_a_screen_reader_on_one_page(track, gijs):
    for name in ("Fenna", "Mees"):
        pdf = html_to_pdf(print_letter(letter_to(track, name), actor=gijs).document.html)

        assert objections_to(pdf) == []
        with pikepdf.open(BytesIO(pdf)) as paper:
            assert len(paper.pages) == 1


def test_no_name_stands_in_what_becomes_a_file_name(track, gijs):
    document = print_letter(letter_to(track, "Fenna"), actor=gijs).document

    assert document.title == f"Brief over het recht op vernietiging bij dienst {track.number}"


def test_a_letter_is_made_before_it_is_sent_and_sent_once(track, gijs, clock):
    letter = letter_to(track, "Fenna")
    with pytest.raises(DomainError, match="Maak eerst de brief"):
        send_letter(letter, channel=CHANNEL, actor=gijs)

    sent = send_letter(print_letter(letter, actor=gijs), channel=CHANNEL, actor=gijs)
    clock.move_to(moment(2026, 3, 21, 9))
    again = send_letter(letter, channel=FeedbackChannel.PHONE, actor=gijs)

    assert (again.sent_at, again.channel) == (sent.sent_at, CHANNEL)
    with pytest.raises(DomainError, match="al verzonden"):
        print_letter(letter, actor=gijs)


def test_a_letter_is_not_sent_tomorrow_nor_before_it_was_made(track, gijs):
    letter = print_letter(letter_to(track, "Fenna"), actor=gijs)

    for at in (moment(2026, 3, 21), moment(2026, 3, 19)):
        with pytest.raises(DomainError):
            send_letter(letter, channel=CHANNEL, actor=gijs, at=at)


@pytest.mark.parametrize("who", ["anna", "bram", "chantal"])
def test_only_who_does_tracks_here_sends_the_letter(request, track, who):
    other, letter = request.getfixturevalue(who), letter_to(track, "Fenna")

    with pytest.raises(PermissionDenied):
        print_letter(letter, actor=other)
    with pytest.raises(PermissionDenied):
        send_letter(letter, channel=CHANNEL, actor=other)


@pytest.mark.rule("A10")
def test_of_a_child_below_twelve_the_parent_reads(noord, bram, gijs):
    track = concluded(noord, bram, gijs)
    child = track.report.involvements.get(person__calling_name="Sanne").person
    letter = TrackLetter.objects.create(track=track, kind="destruction_right", addressee=child)

    said = words_of(print_letter(letter, actor=gijs))

    assert "De ouders van Sanne" in said
    assert "het dossier van mijn kind" in said


def test_the_letter_reads_easily(track, gijs):
    for letter in letters_of(track):
        html = print_letter(letter, actor=gijs).document.html
        article = BeautifulSoup(html, "html.parser").select_one("article")
        lines = [part.get_text(" ", strip=True) for part in article.select("p, li")]

        found = readability("\n".join(lines))

        assert found.score >= 70, found
