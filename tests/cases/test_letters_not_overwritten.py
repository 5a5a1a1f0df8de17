"""Two colleagues on one letter: neither loses what they wrote, and none goes out unread."""

import pytest

from cases.enums import Capacity, FeedbackState, NoticeState, TriageOutcome
from cases.services import family_notices
from tests.factories.letters import born, moment, triaged
from tests.support.windows import Window


@pytest.fixture
def smeets(noord, anna):
    made = triaged(
        noord,
        by=anna,
        received=moment(2026, 4, 24),
        done=moment(2026, 5, 4, 15),
        outcome=TriageOutcome.INVESTIGATION,
        capacity=Capacity.YOUTH_CARE,
    )
    born(made, "Tess", 1988)
    return made


@pytest.fixture
def two_at_letter(as_, anna, hanna, smeets):
    def windows(letter):
        url = f"/meldingen/{smeets.number}/brieven/{letter}"
        return [Window(as_(who), url) for who in (anna, hanna)]

    return windows


def test_two_who_write_a_letter_to_the_family(two_at_letter, smeets):
    annas, hannas = two_at_letter("gezin/1/")
    annas.send(body="Anna schrijft u.", withheld="De school.")

    answer = hannas.send(body="Hanna schrijft u.")

    assert answer.status_code == 409
    assert smeets.family_notices.first().body == "Anna schrijft u."
    assert "Anna schrijft u.</blockquote>" in hannas.html
    assert "Hanna schrijft u.</textarea>" in hannas.html
    assert "De school.</textarea>" in hannas.html  # untouched by Hanna: as Anna left it
    assert "Intussen bewaarde Anna Meijer hier iets anders" in hannas.html


def test_a_letter_is_not_released_with_words_the_reader_never_saw(two_at_letter, smeets):
    annas, hannas = two_at_letter("gezin/1/")
    annas.send(body="Eerste versie.")
    annas.reload()
    hannas.reload()
    annas.send(body="Tweede versie.")

    answer = hannas.send(to=f"{hannas.url}vrijgeven/", body="Eerste versie.")

    notice = smeets.family_notices.first()
    assert answer.status_code == 409
    assert (notice.state, notice.body) == (NoticeState.DRAFT, "Tweede versie.")
    assert "Tweede versie.</textarea>" in hannas.html
    assert "Intussen veranderde Anna Meijer dit" in hannas.html


@pytest.mark.rule("003-08")
def test_a_second_reader_releases_what_was_read(as_, anna, gijs, hanna, noord):
    report = triaged(
        noord,
        by=anna,
        received=moment(2026, 4, 24),
        done=moment(2026, 5, 4, 15),
        capacity=Capacity.NEIGHBOURHOOD,
        anonymous=True,
    )
    notice = family_notices.write_notice(
        report.family_notices.first(), body="Wij kregen een melding.", actor=anna
    )
    url = f"/meldingen/{report.number}/brieven/gezin/1/"
    reads = Window(as_(hanna), url)
    family_notices.write_notice(notice, body="Wij kregen een bericht.", actor=anna)

    answer = reads.send(to=f"{url}vrijgeven/")

    notice.refresh_from_db()
    assert answer.status_code == 409
    assert notice.state == NoticeState.DRAFT
    assert "Intussen veranderde Anna Meijer dit" in reads.html


def test_two_who_write_to_the_reporter(two_at_letter, smeets):
    annas, hannas = two_at_letter("terugkoppeling/1/")
    annas.send(message="Ga door.")

    answer = hannas.send(message="Stop ermee.")

    feedback = smeets.feedback.get()
    assert answer.status_code == 409
    assert (feedback.state, feedback.message) == (FeedbackState.DRAFT, "Ga door.")
    assert "Ga door.</blockquote>" in hannas.html
    assert hannas.answers["message"] == "Stop ermee."
