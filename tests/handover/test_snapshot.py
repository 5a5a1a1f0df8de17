"""Reading what was handed over, and answering it on the screen."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from audit.events import AuditEvent
from audit.models import AuditEntry
from documents.tasks import print_document
from handover.enums import HandoverState
from handover.models import Handover, HandoverDocument
from tests.factories import handovers as make
from tests.factories.letters import moment

pytestmark = pytest.mark.django_db
TUESDAY = moment(2026, 4, 14, 10)


@pytest.fixture
def waiting(noord, anna):
    return make.sent(noord, by=anna)


@pytest.fixture
def lotte(waiting):
    return make.worker_at(waiting.receiver)


@pytest.fixture(autouse=True)
def _on_tuesday(waiting):
    with time_machine.travel(TUESDAY, tick=False):
        yield


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def at(name: str, handover: Handover) -> str:
    return reverse(f"handover:{name}", args=[handover.number])


@pytest.mark.rule("003-15", "001-02")
def test_the_frozen_document_is_read_under_headings_with_a_table_of_contents(as_, waiting, lotte):
    page = soup(as_(lotte).get(at("received", waiting)))

    contents = [link["href"] for link in page.select('nav[aria-label^="Inhoud"] a')]
    headings = [heading.get_text() for heading in page.select("main h2")]
    assert contents
    assert all(page.select_one(anchor) for anchor in contents)
    assert "3. Inhoud van de melding" in headings
    assert "Bel eerst, op een ochtend." in page.get_text()


@pytest.mark.rule("002-22")
def test_out_of_triage_there_is_no_section_on_conditions(as_, waiting, lotte):
    page = soup(as_(lotte).get(at("received", waiting)))
    assert page.select_one("#onderdeel-10") is None
    assert page.select_one("#onderdeel-9") is None


def test_what_is_edited_later_changes_nothing_of_what_is_read(as_, waiting, lotte):
    before = soup(as_(lotte).get(at("received", waiting))).select_one("#onderdeel-8").get_text()
    Handover.objects.filter(pk=waiting.pk).update(advice_contact="Bel vooral niet.")
    after = soup(as_(lotte).get(at("received", waiting))).select_one("#onderdeel-8").get_text()
    assert before == after


def test_the_pdf_is_given_once_it_is_printed_and_each_download_is_in_the_log(as_, waiting, lotte):
    first = as_(lotte).get(at("received_pdf", waiting))
    print_document(HandoverDocument.objects.get(handover=waiting).document_id)
    second = as_(lotte).get(at("received_pdf", waiting))

    assert first.status_code == 302
    assert second["Content-Type"] == "application/pdf"
    assert b"".join(second.streaming_content).startswith(b"%PDF")
    assert waiting.number in second["Content-Disposition"]
    assert AuditEntry.objects.filter(event=AuditEvent.PRINTED, actor=lotte).count() == 1


def test_opening_is_in_the_log(as_, waiting, lotte):
    as_(lotte).get(at("received", waiting))
    entries = AuditEntry.objects.filter(event=AuditEvent.VIEWED, actor=lotte)
    assert any(waiting.number in str(entry.target_label) for entry in entries)


@pytest.mark.rule("001-09", "000-34", "001-17")
def test_accepting_on_the_screen_leads_to_the_family(as_, waiting, lotte):
    form = soup(as_(lotte).get(at("accept", waiting)))
    taken = form.get_text()
    answer = as_(lotte).post(
        at("accept", waiting),
        {"receipt_confirmed": "on", "regie_taken": "on", "worker": lotte.pk},
    )

    assert "Zicht op veiligheid" in taken
    assert "Procesregie" in taken
    assert answer.status_code == 302
    assert answer["Location"] == reverse("localfield:family", args=[waiting.case.number])
    assert Handover.objects.get(pk=waiting.pk).state == HandoverState.ACCEPTED


@pytest.mark.rule("001-09", "000-34")
def test_without_the_confirmations_the_form_comes_back_with_the_sentence_beside_it(
    as_, waiting, lotte
):
    answer = as_(lotte).post(at("accept", waiting), {"worker": lotte.pk})

    page = soup(answer)
    assert answer.status_code == 422
    assert (
        "Bevestig dat u de informatie"
        in page.select_one(
            "#" + page.select_one("[name=receipt_confirmed]")["aria-describedby"].split()[-1]
        ).get_text()
    )
    assert page.select_one(f'option[value="{lotte.pk}"][selected]')
    assert Handover.objects.get(pk=waiting.pk).state == HandoverState.SENT


def test_the_family_can_be_given_to_a_colleague_there_and_to_nobody_else(as_, waiting, lotte, daan):
    kees = make.worker_at(waiting.receiver, "Kees Mol")
    options = {
        option["value"]
        for option in soup(as_(lotte).get(at("accept", waiting))).select("[name=worker] option")
    }
    given = {"receipt_confirmed": "on", "regie_taken": "on", "worker": daan.pk}
    refused = as_(lotte).post(at("accept", waiting), given)
    answer = as_(lotte).post(at("accept", waiting), {**given, "worker": kees.pk})

    assert options == {str(lotte.pk), str(kees.pk)}
    assert refused.status_code == 422
    assert answer["Location"] == reverse("handover:inbox")


def test_pressing_accept_twice_says_that_it_was_done(as_, waiting, lotte):
    given = {"receipt_confirmed": "on", "regie_taken": "on", "worker": lotte.pk}
    browser = as_(lotte)
    browser.post(at("accept", waiting), given)
    again = browser.post(at("accept", waiting), given)

    assert again.status_code == 422
    assert "intussen veranderd" in soup(again).get_text()
    assert browser.get(at("accept", waiting)).status_code == 302


@pytest.mark.rule("003-40")
def test_refusing_asks_why_and_says_that_regie_stays(as_, waiting, lotte):
    empty = as_(lotte).post(at("refuse", waiting), {"note": ""})
    answer = as_(lotte).post(
        at("refuse", waiting),
        {"reason": "no_capacity", "note": "Twee collega's zijn ziek."},
        follow=True,
    )

    assert empty.status_code == 422
    assert "De regie blijft bij Veilig Thuis" in soup(answer).get_text()
    assert Handover.objects.get(pk=waiting.pk).refusal_note == "Twee collega's zijn ziek."


@pytest.mark.rule("003-40")
def test_a_question_goes_to_the_contact_or_the_region(as_, waiting, lotte):
    page = soup(as_(lotte).get(at("received", waiting))).get_text(" ", strip=True)
    assert "Bel Veilig Thuis Noord" in page
    assert "088 000 00 00" in page
