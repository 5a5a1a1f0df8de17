"""The page Overdracht of a case: what can begin, what is next, what it misses, and what was."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from audit.models import AuditEntry
from deadlines.schedules import sweep
from handover.enums import HandoverForm, HandoverState, RefusalReason
from handover.models import Handover
from handover.services.answering import accept, refuse
from organisations.enums import OrganisationKind
from sharing.enums import ShareKind
from sharing.models import Share
from tests.factories import handovers as make
from tests.factories import sharing as make_share
from tests.factories.organisations import municipality_of, organisation

pytestmark = pytest.mark.django_db


def page_of(browser, handover, name="of_case") -> str:
    number = handover.case.number if name == "of_case" else handover.number
    answer = browser.get(reverse(f"handover:{name}", args=[number]))
    assert answer.status_code == 200
    return answer.content.decode()


def accepted(handover):
    lotte = make.worker_at(handover.receiver)
    at = handover.sent_at + timedelta(hours=2)
    with time_machine.travel(at, tick=False):
        return accept(handover, actor=lotte, receipt_confirmed=True, regie_taken=True)


@pytest.mark.rule("003-34")
def test_what_can_be_handed_over_is_said_and_begun_with_one_button(noord, anna, as_):
    case = make.handing_over(noord, by=anna, receiver=make.team_of(noord))
    browser, page = as_(anna), reverse("handover:of_case", args=[case.number])
    assert "Triagebesluit C op melding" in browser.get(page).content.decode()
    answer = browser.post(reverse("handover:begin", args=[case.number]))
    handover = Handover.objects.get(case=case)
    assert answer.url == reverse("handover:receiver", args=[handover.number])


def test_the_next_step_says_in_sentences_what_it_misses(noord, anna, as_):
    handover = make.preparing(noord, by=anna)
    page = page_of(as_(anna), handover)
    assert "Stem af met de ontvanger" in page
    assert "Overleg eerst met de ontvanger" in page
    assert "U weet nog niet of er al een casusregisseur of gids is" in page


def test_a_whole_written_handover_goes_by_the_buttons(noord, anna, as_):
    with time_machine.travel(make.BEGUN + timedelta(hours=5), tick=False):
        handover = make.filled(make.preparing(noord, by=anna), by=anna)
        browser = as_(anna)
        for step, state in (("coordinate", "coordinated"), ("send", "sent")):
            browser.post(reverse("handover:step", args=[handover.number, step]))
            handover.refresh_from_db()
            assert handover.state == state
        page = page_of(browser, handover)
    assert "De ontvanger is aan zet" in page
    assert "Verzend de overdracht" not in page


@pytest.mark.rule("003-38", "003-56")
@pytest.mark.rule("D5a")
def test_the_term_of_the_answer_is_named_in_words_that_are_true(noord, anna, as_):
    """Before the answer nothing says that it was accepted, and no page shows a code."""
    waiting = make.sent(noord, by=anna)
    page = page_of(as_(anna), waiting)
    assert "<strong>Antwoord van de ontvanger</strong>, uiterlijk" in page
    assert "Overdracht geaccepteerd" not in page

    sweep()
    past = as_(anna).get(reverse("cases:timeline", args=[waiting.case.number])).content.decode()
    assert "Termijn ‘Overdracht geaccepteerd’: termijn overschreden" in past
    assert "D5a" not in past


def test_a_caution_is_passed_with_a_reason_only(noord, anna, as_):
    handover = make.filled(make.preparing(noord, by=anna), by=anna, director_known="unknown")
    browser, step = as_(anna), reverse("handover:step", args=[handover.number, "coordinate"])
    assert browser.post(step).status_code == 422
    assert browser.post(step, {"despite": "De gemeente neemt niet op."}).status_code == 302
    handover.refresh_from_db()
    assert handover.state == HandoverState.COORDINATED
    entry = AuditEntry.objects.filter(data__step="coordinate").get()
    assert entry.data["despite"] == "De gemeente neemt niet op."


@pytest.mark.rule("000-05")
def test_a_warm_handover_leads_to_the_conversation(noord, anna, gijs, as_):
    handover = make.coordinated_after(noord, by=anna, owner=gijs)
    assert handover.form == HandoverForm.WARM
    browser = as_(gijs)
    page = page_of(browser, handover)
    assert "Nodig uit voor het gesprek" in page
    assert reverse("handover:meeting_invite", args=[handover.number]) in page
    assert "Verzend de overdracht" not in page


def test_a_refused_handover_says_why_and_a_new_one_can_begin(noord, anna, as_):
    handover = make.sent(noord, by=anna)
    lotte = make.worker_at(handover.receiver)
    refuse(handover, reason=RefusalReason.TOO_HEAVY, note="Er is geweld.", actor=lotte)
    browser = as_(anna)
    page = page_of(browser, handover)
    assert "De situatie is te zwaar voor ons" in page
    assert "Bereid de overdracht voor" in page
    browser.post(reverse("handover:begin", args=[handover.case.number]))
    page = page_of(browser, handover)
    assert "Eerdere overdrachten" in page
    assert handover.number in page


@pytest.mark.rule("002-25")
def test_after_acceptance_the_reporter_who_stays_involved_hears_whom_to_call(noord, anna, as_):
    handover = accepted(make.sent(noord, by=anna))
    browser = as_(anna)
    assert "Leg vast dat de melder het weet" in page_of(browser, handover)
    address = reverse("handover:reporter", args=[handover.number, handover.report.number])
    assert "Wijkteam Centrum, Lotte Prins" in browser.get(address).content.decode()
    asked = {
        f"consent_{one.person.pk}_answer": "not_asked"
        for one in make_share.everybody_gave(handover.case)
    }
    answer = browser.post(address, {"party": "Wijkteam Centrum, Lotte Prins", **asked})
    assert answer.status_code == 302
    share = Share.objects.get(kind=ShareKind.CONTACT_DATA_OF_RECEIVER)
    assert (share.to_name, share.number) == ("de melder", handover.number)
    assert "Wilma" not in share.what
    assert "Verteld op" in page_of(browser, handover)


@pytest.mark.rule("002-25", "A5")
def test_a_reporter_who_leaves_hears_nothing_of_who_took_over(noord, anna, as_):
    handover = accepted(make.sent(noord, by=anna, stays_involved="no"))
    browser = as_(anna)
    assert "Leg vast dat de melder het weet" not in page_of(browser, handover)
    address = reverse("handover:reporter", args=[handover.number, handover.report.number])
    assert browser.get(address).status_code == 404


@pytest.mark.rule("A8", "003-46")
def test_a_municipality_without_an_agreement_hears_it_with_consent_only(noord, anna, as_):
    helper = organisation(noord, OrganisationKind.CARE_PROVIDER, "Jeugdhulp De Brug")
    five = dict.fromkeys(Handover.FIVE, "yes")
    handover = accepted(make.sent(noord, by=anna, receiver=helper, involved=True, **five))
    page = page_of(as_(anna), handover)
    assert "De gemeente weet dit niet vanzelf" in page
    team = accepted(make.sent(noord, by=anna))
    assert "Gemeente informeren" not in page_of(as_(anna), team)


@pytest.mark.rule("A8", "003-46", "003-60")
def test_a_municipality_that_asked_for_it_is_told_by_an_act_of_its_own(noord, anna, as_):
    helper = organisation(noord, OrganisationKind.CARE_PROVIDER, "Jeugdhulp De Brug")
    five = dict.fromkeys(Handover.FIVE, "yes")
    handover = make.sent(noord, by=anna, receiver=helper, involved=True, **five)
    town = make_share.agreed(municipality_of(noord))
    handover.case.municipality = town
    handover.case.save()
    handover = accepted(handover)
    page = page_of(as_(anna), handover)
    assert "Gemeente informeren" in page
    assert reverse("sharing:signal", args=[handover.case.number]) in page


@pytest.mark.rule("A1", "A2")
def test_a_stranger_finds_no_handover_and_a_reader_writes_nothing(
    noord, anna, hanna, bram, chantal, daan, as_
):
    handover = make.preparing(noord, by=anna)
    receiver = reverse("handover:receiver", args=[handover.number])
    for stranger in (hanna, chantal, daan):
        assert as_(stranger).get(receiver).status_code == 404
    reader = as_(bram)
    assert reader.get(receiver).status_code == 200
    assert reader.post(receiver, {"form": "warm"}).status_code == 403


def test_opening_a_handover_is_kept_in_the_log(noord, anna, as_):
    handover = make.preparing(noord, by=anna)
    page_of(as_(anna), handover, "receiver")
    seen = AuditEntry.objects.filter(event="viewed", target_id=handover.pk, actor=anna)
    assert seen.filter(target_type="handover.handover").exists()


@pytest.mark.rule("A9")
def test_downloading_the_document_is_kept_in_the_log(
    noord, anna, as_, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        handover = make.sent(noord, by=anna)
    answer = as_(anna).get(reverse("handover:pdf", args=[handover.number]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert "Vermeer" not in answer["Content-Disposition"]
    assert AuditEntry.objects.filter(event="printed", actor=anna).exists()
