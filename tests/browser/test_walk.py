"""From the first word to both letters, as a region works: three colleagues, three browsers."""

from pathlib import Path

import pytest

from tests.browser import intake, triage
from tests.support.pdf import objections_to, text_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.timeout(300),
]


def test_from_the_first_word_to_both_letters(seat, fatma, anna, hanna):
    bureaudienst = seat(None)
    intake.log_in(bureaudienst, fatma.email)
    intake.begin(bureaudienst)
    for step in intake.STEPS:
        step(bureaudienst)
    number = intake.hand_in(bureaudienst)
    assert bureaudienst.reads(f"Melding {number} is ontvangen. De termijnen lopen.")

    triagist, colleague = seat(anna), seat(hanna)
    triage.up_to_review(triagist, number, "Hanna Visser")
    triage.review(colleague, number)
    assert colleague.reads("De triagist heeft bericht gekregen.")
    triage.decide(triagist, number)
    triage.close(triagist)
    assert triagist.reads("De terugkoppeling aan melder en gezin staat klaar.")

    triage.letter(triagist, number, "terugkoppeling")
    to_reporter = _downloaded(triagist)
    triage.sent(triagist, "Telefoon")
    assert triagist.reads("Vastgelegd dat de melder het weet.")
    triage.letter(triagist, number, "gezin")
    to_family = _downloaded(triagist)
    triage.sent(triagist, "Brief per post")
    assert triagist.reads("Iedereen is ingelicht. Het dossier is afgesloten.")

    assert "Geachte Wilma Terlouw" in text_of(to_reporter)
    assert "Wij kregen een melding over uw gezin" in text_of(to_family)
    assert objections_to(to_family) == []


def _downloaded(desk) -> bytes:
    with desk.page.expect_download() as download:
        desk.follow("Download pdf")
    return Path(download.value.path()).read_bytes()
