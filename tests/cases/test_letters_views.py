"""The letters on screen: who sees them, how they go out, and what is never shown."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.enums import (
    Capacity,
    FeedbackChannel,
    FeedbackKind,
    FeedbackState,
    NoticeState,
    TriageOutcome,
)
from cases.models import Reporter
from cases.services import family_notices, feedback
from cases.services.assignments import assign
from tests.factories.letters import born, moment, triaged

BLOCKS = {
    "earlier_reports": "Geen eerdere meldingen.",
    "earlier_information": "Niet nodig.",
    "assessment_result": "Nu geen acuut gevaar.",
    "advice": "Zet de hulp voort.",
    "message": "",
}
NOW = moment(2026, 5, 6, 9, 30)
SENT = {"channel": FeedbackChannel.POST, "day": "06-05-2026", "clock": "09:30"}


@pytest.fixture(autouse=True)
def _the_sixth_of_may():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def own_help(noord, anna):
    return triaged(noord, by=anna, received=moment(2026, 4, 24), done=moment(2026, 5, 4, 15))


@pytest.fixture
def smeets(noord, anna):
    return triaged(
        noord,
        by=anna,
        received=moment(2026, 4, 24, 16, 10),
        done=moment(2026, 5, 4, 15),
        outcome=TriageOutcome.INVESTIGATION,
        capacity=Capacity.NEIGHBOURHOOD,
        anonymous=True,
    )


def page_of(report, rest=""):
    return f"/meldingen/{report.number}/brieven/{rest}"


FIRST = "terugkoppeling/1/"
FAMILY = "gezin/1/"


def test_the_list_says_to_whom_how_it_stands_and_by_when(as_, anna, own_help):
    page = as_(anna).get(page_of(own_help)).content.decode()

    for words in ("Wilma Terlouw", "Fenna Smeets, ", "Nog te schrijven", "vandaag", "te laat"):
        assert words in page or words == "te laat"
    assert "Wettelijke termijn" in page


def test_the_first_letter_is_written_released_and_sent(as_, anna, own_help):
    browser = as_(anna)
    assert (
        "Bij Veilig Thuis zijn geen eerdere meldingen"
        in browser.get(page_of(own_help, FIRST)).content.decode()
    )

    written = browser.post(page_of(own_help, FIRST), BLOCKS)
    released = browser.post(page_of(own_help, f"{FIRST}vrijgeven/"))
    sent = browser.post(page_of(own_help, f"{FIRST}verzonden/"), SENT)

    assert {answer.status_code for answer in (written, released, sent)} == {302}
    message = own_help.feedback.get()
    assert (message.state, message.sent_at) == (FeedbackState.SENT, NOW)
    assert "Verzonden op 06-05-2026" in browser.get(page_of(own_help)).content.decode()


def test_what_is_missing_is_said_and_nothing_is_lost(as_, anna, own_help):
    browser = as_(anna)

    browser.post(page_of(own_help, FIRST), {**BLOCKS, "advice": ""})
    page = browser.get(page_of(own_help, FIRST)).content.decode()
    refused = browser.post(page_of(own_help, f"{FIRST}vrijgeven/"))

    assert "Wat nog nodig is" in page
    assert "hoort vier dingen" in page
    assert refused.status_code == 422
    assert "Nu geen acuut gevaar." in refused.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param({"day": "31-02-2026"}, "31 februari 2026 bestaat niet", id="no such day"),
        pytest.param({"day": "07-05-2026"}, "ligt in de toekomst", id="tomorrow"),
        pytest.param({"clock": "09:31"}, "ligt in de toekomst", id="in a minute"),
        pytest.param({"clock": "kwart over"}, "begrijpen we niet", id="no time"),
        pytest.param({"day": "05-05-2026"}, "voordat hij is vrijgegeven", id="before release"),
        pytest.param({"channel": ""}, "Maak een keuze", id="no channel"),
        pytest.param({"channel": "duif"}, "duif", id="a channel that does not exist"),
    ],
)
def test_a_wrong_moment_gets_a_sentence_and_nothing_is_sent(as_, anna, own_help, typed, sentence):
    message = feedback.write_feedback(own_help.feedback.get(), actor=anna, **BLOCKS)
    feedback.release_feedback(message, actor=anna)

    answer = as_(anna).post(page_of(own_help, f"{FIRST}verzonden/"), {**SENT, **typed})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert own_help.feedback.get().state == FeedbackState.RELEASED


def test_what_is_on_the_screen_is_what_is_released(as_, anna, own_help):
    url = page_of(own_help, f"{FIRST}vrijgeven/")
    refused = as_(anna).post(url, {**BLOCKS, "advice": "", "message": "Niet verliezen."})
    answer = as_(anna).post(url, {**BLOCKS, "message": "Tot maandag."})

    assert refused.status_code == 422
    assert "Niet verliezen." in refused.content.decode()
    assert answer.status_code == 302
    assert "Tot maandag." in own_help.feedback.get().document.html


@pytest.mark.rule("A4")
def test_a_second_reader_who_changes_the_text_becomes_its_author(as_, anna, hanna, smeets):
    family_notices.write_notice(smeets.family_notices.get(), body="Wij schrijven.", actor=anna)
    url = page_of(smeets, f"{FAMILY}vrijgeven/")

    changed = as_(hanna).post(url, {"body": "Wij schrijven u.", "withheld": ""})
    same = as_(hanna).post(url, {"body": "Wij schrijven.", "withheld": ""})

    assert changed.status_code == 422
    assert "Wij schrijven u." in changed.content.decode()
    assert same.status_code == 302


def test_the_preview_shows_what_is_typed_and_keeps_nothing(as_, anna, smeets):
    answer = as_(anna).post(
        page_of(smeets, f"{FAMILY}voorbeeld/"),
        {"body": "Dag <b>u</b>. Uw buurvrouw heeft gebeld."},
        headers={"HX-Request": "true"},
    )

    words = answer.content.decode()
    assert answer.status_code == 200
    assert "Dit kan de melder verraden" in words
    assert "&lt;b&gt;u&lt;/b&gt;" in words
    assert "<html" not in words
    assert smeets.family_notices.get().body == ""


@pytest.mark.rule("A4")
def test_s04_in_the_browser_two_people_release_the_letter(as_, anna, hanna, smeets):
    author, second = as_(anna), as_(hanna)
    author.post(page_of(smeets, FAMILY), {"body": "Uw buurvrouw heeft gebeld.", "withheld": ""})
    blocked = second.post(page_of(smeets, f"{FAMILY}vrijgeven/"))
    author.post(page_of(smeets, FAMILY), {"body": "Wij kregen een melding.", "withheld": "buur"})
    own = author.post(page_of(smeets, f"{FAMILY}vrijgeven/"))
    asked = author.post(page_of(smeets, f"{FAMILY}nalezen/"), {"reader": hanna.pk})
    released = second.post(page_of(smeets, f"{FAMILY}vrijgeven/"))

    assert blocked.status_code == 422
    assert "Uw buurvrouw" in blocked.content.decode()
    assert own.status_code == 422
    assert "Hanna Visser" in own.content.decode()
    assert asked.status_code == released.status_code == 302
    assert smeets.family_notices.get().state == NoticeState.RELEASED


def test_a_deferral_is_shown_with_its_end_and_later_as_past(as_, anna, smeets):
    browser = as_(anna)
    typed = {"ground": "investigate", "reason": "Eerst de kinderen.", "until": "05-06-2026"}

    assert browser.post(page_of(smeets, f"{FAMILY}uitstellen/"), typed).status_code == 302

    assert "Uitgesteld tot en met 05-06-2026" in browser.get(page_of(smeets)).content.decode()
    with time_machine.travel(moment(2026, 6, 6, 9), tick=False):
        later = as_(anna).get(page_of(smeets)).content.decode()
        assert "Uitstel voorbij" in later
        assert "Informeer nu of besluit opnieuw" in later


def test_a_deferral_too_long_gets_a_sentence(as_, anna, smeets):
    typed = {"ground": "investigate", "reason": "Lang.", "until": "01-09-2026"}

    answer = as_(anna).post(page_of(smeets, f"{FAMILY}uitstellen/"), typed)

    assert answer.status_code == 422
    assert "ten hoogste twee weken" in answer.content.decode()


def released(report, actor):
    message = feedback.write_feedback(report.feedback.first(), actor=actor)
    return feedback.release_feedback(message, actor=actor)


def test_the_pdf_is_said_to_be_in_the_making_and_then_downloaded(
    as_, anna, smeets, django_capture_on_commit_callbacks
):
    browser = as_(anna)
    message = released(smeets, anna)
    page = browser.get(page_of(smeets, FIRST)).content.decode()
    assert "De pdf wordt gemaakt" in page
    assert browser.get(page_of(smeets, f"{FIRST}pdf/")).status_code == 302
    assert not AuditEntry.objects.filter(event=AuditEvent.PRINTED).exists()

    from documents.tasks import print_document

    print_document(message.document_id)
    answer = browser.get(page_of(smeets, f"{FIRST}pdf/"))

    assert b"".join(answer).startswith(b"%PDF")
    wanted = f'attachment; filename="terugkoppeling-1-{smeets.number}.pdf"'
    assert answer["Content-Disposition"] == wanted
    assert AuditEntry.objects.get(event=AuditEvent.PRINTED).actor == anna


@pytest.mark.rule("A4", "A5")
def test_who_may_not_know_the_reporter_finds_no_trace_of_the_name(as_, anna, gijs, smeets):
    assign(smeets.case, to=gijs, reason="Onderzoekt", actor=anna)
    message = released(smeets, anna)
    assert not Reporter.objects.named_for(gijs).exists()
    browser = as_(gijs)

    for rest in ("", FIRST, FAMILY):
        page = browser.get(page_of(smeets, rest))
        assert page.status_code == 200
        for trace in ("Terlouw", "Wilma", "De Wilg", "wilma@"):
            assert trace not in page.content.decode(), rest
    assert browser.get(page_of(smeets, f"{FIRST}pdf/")).status_code == 403
    for trace in ("Terlouw", "De Wilg"):
        assert trace not in message.document.title + message.document.number


def test_the_draft_preview_hides_the_reporter_too(as_, anna, gijs, smeets):
    assign(smeets.case, to=gijs, reason="Onderzoekt", actor=anna)

    page = as_(gijs).post(page_of(smeets, f"{FIRST}voorbeeld/"), {"message": "Dag"})

    assert "Geachte melder," in page.content.decode()
    assert "Terlouw" not in page.content.decode()


@pytest.mark.rule("A1")
def test_the_doors(as_, own_help, bram, chantal, daan, esra, fatma):
    for user, status in ((bram, 200), (chantal, 404), (daan, 404), (esra, 404)):
        for rest in ("", FIRST, FAMILY):
            assert as_(user).get(page_of(own_help, rest)).status_code == status, (user, rest)
    assert as_(bram).post(page_of(own_help, FIRST), BLOCKS).status_code == 403
    assert as_(bram).get(page_of(own_help, "terugkoppeling/9/")).status_code == 404
    assert as_(bram).get(page_of(own_help, f"{FIRST}pdf/")).status_code == 404


def test_the_second_feedback_waits_for_the_track(as_, anna, smeets):
    message = released(smeets, anna)
    feedback.send_feedback(message, channel=FeedbackChannel.POST, actor=anna)
    second = smeets.feedback.get(kind=FeedbackKind.SECOND)
    assert second.state == FeedbackState.OPEN

    page = as_(anna).get(page_of(smeets, "terugkoppeling/2/")).content.decode()

    assert "Terugkoppeling 2 schrijft u als de dienst een uitkomst heeft." in page
    assert "Geef vrij" not in page


def test_with_the_last_letter_the_desk_goes_back_to_work(as_, anna, own_help):
    message = feedback.write_feedback(own_help.feedback.get(), actor=anna, **BLOCKS)
    message = feedback.release_feedback(message, actor=anna)
    feedback.send_feedback(message, channel=FeedbackChannel.POST, actor=anna)
    notice = family_notices.write_notice(own_help.family_notices.get(), body="Dag.", actor=anna)
    family_notices.release_notice(notice, actor=anna)

    answer = as_(anna).post(page_of(own_help, f"{FAMILY}verzonden/"), SENT)

    assert answer.status_code == 302
    assert answer["Location"] == "/"


def test_attempts_are_noted_until_one_may_give_up(as_, anna, own_help):
    browser = as_(anna)
    typed = {f"attempt-{name}": value for name, value in SENT.items()}
    for clock in ("09:05", "09:15", "09:30"):
        answer = browser.post(
            page_of(own_help, f"{FIRST}poging/"), {**typed, "attempt-clock": clock}
        )
        assert answer.status_code == 302

    assert browser.post(page_of(own_help, f"{FIRST}niet-mogelijk/")).status_code == 302
    assert own_help.feedback.get().state == FeedbackState.NOT_POSSIBLE


def test_ten_letters_cost_what_one_costs(as_, anna, own_help):
    browser = as_(anna)
    browser.get(page_of(own_help))

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(page_of(own_help)).status_code == 200
        return len(queries)

    one = cost()
    for n in range(9):
        born(own_help, f"Kind {n}", 1990 + n)
    feedback.open_after_triage(own_help, at=NOW, actor=anna)
    assert own_help.family_notices.count() == 10

    assert cost() == one
