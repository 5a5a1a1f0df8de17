"""Everything works with JavaScript off: a step per page, and nothing is lost."""

import pytest

from tests.browser import intake, triage

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.timeout(300),
]


def test_a_report_is_taken_in_assessed_and_answered_without_script(seat, fatma, anna, hanna):
    bureaudienst = seat(fatma, java_script_enabled=False)
    intake.begin(bureaudienst)
    intake.reporter(bureaudienst)
    bureaudienst.open("/meldingen/nieuw/")
    bureaudienst.page.get_by_role("link", name="Verder met concept").click()
    for step in intake.STEPS[1:]:
        step(bureaudienst)
    number = intake.hand_in(bureaudienst)

    triagist = seat(anna, java_script_enabled=False)
    triage.up_to_review(triagist, number, "Hanna Visser")
    triage.review(seat(hanna, java_script_enabled=False), number)
    triage.decide(triagist, number)
    triage.close(triagist)
    triage.letter(triagist, number, "terugkoppeling")
    triage.sent(triagist, "Telefoon")

    assert triagist.reads("Vastgelegd dat de melder het weet.")
