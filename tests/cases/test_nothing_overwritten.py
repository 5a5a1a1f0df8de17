"""Two colleagues on one page: neither loses what they wrote, and each hears of the other."""

import re

import pytest
from django.urls import reverse

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.enums import (
    AssessmentState,
    ExitKind,
    SourceKind,
    TriageOutcome,
)
from cases.models import Report, SafetyAssessment
from notifications.models import Notification
from tests.factories import assessments as bring
from tests.notifications.test_concurrency import beside_itself
from tests.support.windows import Window

O = TriageOutcome  # noqa: E741
NOTHING = dict.fromkeys(bring.NOTHING_HOLDS, "no")


@pytest.fixture
def report(noord, anna):
    return bring.received(noord, by=anna)


@pytest.fixture
def two_at(as_, anna, hanna, report):
    """Anna and Hanna open the same page before either saves."""

    def windows(page):
        url = reverse(f"cases:{page}", args=[report.number])
        return [Window(as_(who), url) for who in (anna, hanna)]

    return windows


def assessment():
    return SafetyAssessment.objects.get()


# The judgement


@pytest.fixture
def judging(report, anna):
    return bring.judging_begun(report, anna)


def test_two_who_write_the_same_text_both_keep_it_and_the_second_sees_both(two_at, judging):
    annas, hannas = two_at("assessment_judge")
    annas.send(chronology="Anna: op 3 mei hoorden buren geschreeuw.")

    answer = hannas.send(chronology="Hanna: op 4 mei kwam de politie.")

    assert answer.status_code == 409
    assert assessment().chronology == "Anna: op 3 mei hoorden buren geschreeuw."
    assert "Anna: op 3 mei hoorden buren geschreeuw.</blockquote>" in hannas.html
    assert "Hanna: op 4 mei kwam de politie.</textarea>" in hannas.html
    assert re.search(
        r"Intussen bewaarde Anna Meijer hier iets anders \(\d\d\.\d\d uur\)", hannas.html
    )


@pytest.mark.django_db(transaction=True)
def test_at_the_very_same_moment_one_is_saved_and_the_other_hears_of_it(two_at, judging):
    windows = two_at("assessment_judge")
    texts = {"Van Anna.": windows[0], "Van Hanna.": windows[1]}
    waiting, answers = list(texts), {}

    def save():
        words = waiting.pop()
        answers[words] = texts[words].send(chronology=words).status_code

    beside_itself(save, times=2)

    [saved] = [words for words, status in answers.items() if status == 302]
    [other] = [words for words, status in answers.items() if status == 409]
    assert assessment().chronology == saved
    assert f"{saved}</blockquote>" in texts[other].html


def test_with_both_texts_in_sight_saving_again_is_a_choice(two_at, judging):
    annas, hannas = two_at("assessment_judge")
    annas.send(chronology="Van Anna.")
    hannas.send(chronology="Van Hanna.")

    answer = hannas.send(chronology="Van Anna. Van Hanna.")

    assert answer.status_code == 302
    assert assessment().chronology == "Van Anna. Van Hanna."


def test_who_was_warned_is_warned_again_of_what_came_after(two_at, judging):
    annas, hannas = two_at("assessment_judge")
    annas.send(chronology="Van Anna.")
    hannas.send(chronology="Van Hanna.")
    annas.reload()
    annas.send(chronology="Van Anna, later.")

    answer = hannas.send()

    assert answer.status_code == 409
    assert "Van Anna, later.</blockquote>" in hannas.html


def test_what_two_write_in_different_places_both_stands(two_at, judging):
    annas, hannas = two_at("assessment_judge")
    annas.send(chronology="Van Anna.", acute_1="yes", acute_1_note="Buurvrouw zag een mes.")

    answer = hannas.send(current_help="Van Hanna.", structural_1="no")

    assert answer.status_code == 302
    kept = assessment()
    assert (kept.chronology, kept.current_help) == ("Van Anna.", "Van Hanna.")
    assert kept.answers["acute_1"] == {"answer": "yes", "note": "Buurvrouw zag een mes."}
    assert kept.answers["structural_1"]["answer"] == "no"


def test_the_same_words_twice_are_no_quarrel(two_at, judging):
    annas, hannas = two_at("assessment_judge")
    annas.send(chronology="Rust.\r\nDaarna ruzie.")

    assert hannas.send(chronology="Rust.\nDaarna ruzie. ").status_code == 302


def test_a_text_made_empty_does_not_wipe_what_came_meanwhile(two_at, judging, anna):
    bring.judging.save_judgement(judging, actor=anna, chronology="Eerst.")
    annas, hannas = two_at("assessment_judge")
    annas.send(chronology="Eerst. Daarna meer.")

    answer = hannas.send(chronology="")

    assert answer.status_code == 409
    assert assessment().chronology == "Eerst. Daarna meer."


def test_each_is_named_for_what_they_wrote(two_at, judging, hanna):
    """The last to save anything was Hanna; what clashes is of Anna."""
    annas, hannas = two_at("assessment_judge")
    annas.send(acute_1="yes")
    bring.judging.save_judgement(judging, actor=hanna, severity="light", severity_reason="Eens.")

    hannas.send(acute_1="no")

    assert "Intussen bewaarde Anna Meijer hier iets anders" in hannas.html
    assert '<blockquote class="vt-prose">Ja</blockquote>' in hannas.html


def test_a_page_that_saves_by_itself_does_not_overwrite_either(two_at, judging, report):
    annas, hannas = two_at("assessment_judge")
    autosave = reverse("cases:assessment_autosave", args=[report.number])
    annas.send(chronology="Van Anna.")

    answer = hannas.send(to=autosave, chronology="Van Hanna.")

    assert answer.status_code == 409
    assert answer.content.decode().startswith("Terwijl u bezig was")
    assert assessment().chronology == "Van Anna."


def test_a_page_that_saves_by_itself_does_not_take_its_own_words_for_anothers(
    as_, anna, judging, report
):
    page = reverse("cases:assessment_judge", args=[report.number])
    window = Window(as_(anna), page)
    autosave = reverse("cases:assessment_autosave", args=[report.number])
    seen = window.answers["seen"]
    for words in ("Drie mei.", "Drie mei: geschreeuw.", "Drie mei: geschreeuw en een klap."):
        answer = window.client.post(autosave, {"chronology": words, "seen": seen})
        assert answer.status_code == 200
        seen = answer.content.decode()

    sent = window.client.post(page, {"chronology": "Klaar.", "seen": seen})

    assert sent.status_code == 302
    assert assessment().chronology == "Klaar."


def test_what_a_page_that_saves_by_itself_never_showed_is_not_overwritten_later(
    two_at, judging, report
):
    """Hanna's page still shows an empty chronology; she never touched it."""
    annas, hannas = two_at("assessment_judge")
    autosave = reverse("cases:assessment_autosave", args=[report.number])
    annas.send(chronology="Van Anna.")

    first = hannas.send(to=autosave, current_help="Wijkteam.")
    seen = first.content.decode()
    again = hannas.send(to=autosave, current_help="Wijkteam en oma.", seen=seen)

    assert (first.status_code, again.status_code) == (200, 200)
    assert assessment().chronology == "Van Anna."
    assert assessment().current_help == "Wijkteam en oma."


def test_saving_twice_from_a_page_that_came_back_is_no_quarrel_with_oneself(as_, anna, report):
    bring.gathering(report, anna)
    window = Window(as_(anna), reverse("cases:assessment_sources", args=[report.number]))
    given = {"police_result": "unreachable", "police_reason": "Geen gehoor."}
    assert window.send(on="1", **given).status_code == 422

    answer = window.send(police_reason="Twee keer geen gehoor.")

    assert answer.status_code == 302
    assert assessment().sources.get().reason == "Twee keer geen gehoor."


# Sources, conclusions, decision, closing


def test_two_who_ask_the_same_source(two_at, report, anna):
    bring.gathering(report, anna)
    annas, hannas = two_at("assessment_sources")
    kind = SourceKind.POLICE
    annas.send(**{f"{kind}_result": "unreachable", f"{kind}_reason": "Geen gehoor."})

    answer = hannas.send(**{f"{kind}_result": "not_applicable", f"{kind}_reason": "Niet nodig."})

    assert answer.status_code == 409
    assert "Geen gehoor.</blockquote>" in hannas.html
    assert "Intussen bewaarde Anna Meijer" in hannas.html
    assert assessment().sources.get().reason == "Geen gehoor."


def test_two_who_conclude_on_one_person(two_at, judging, report):
    key = report.involvements.first().pk
    whole = {
        f"p{key}_immediate_safety": "yes",
        f"p{key}_structural_safety": "yes",
        f"p{key}_score": "7",
    }
    annas, hannas = two_at("assessment_conclude")
    annas.send(**whole, **{f"p{key}_explanation": "Oma let op."})

    theirs = whole | {f"p{key}_score": "3", f"p{key}_explanation": "Vader drinkt."}
    answer = hannas.send(**theirs)

    assert answer.status_code == 409
    assert "Oma let op.</blockquote>" in hannas.html
    assert '<blockquote class="vt-prose">7</blockquote>' in hannas.html
    assert "Intussen bewaarde Anna Meijer" in hannas.html
    assert assessment().conclusions.get().score == 7


@pytest.fixture
def reviewed(report, anna, gijs):
    return bring.reviewed(report, anna, gijs)


def test_two_who_prepare_a_decision(two_at, reviewed):
    annas, hannas = two_at("assessment_decide")
    annas.send(outcome=O.CLOSE, k3="yes", in_doubt="on")

    answer = hannas.send(outcome=O.OWN_HELP, advice_variant="continue", k4="yes")

    assert answer.status_code == 409
    assert assessment().outcome == O.CLOSE
    assert assessment().k4 is None
    assert f"{O.CLOSE.label}</blockquote>" in hannas.html
    # Hanna did not touch these; the page that comes back has what Anna saved.
    assert (hannas.answers["k3"], hannas.answers["in_doubt"]) == ("yes", "on")
    assert (hannas.answers["outcome"], hannas.answers["k4"]) == (O.OWN_HELP, "yes")


def test_nobody_decides_on_an_answer_that_was_not_on_the_page(two_at, reviewed):
    """Hanna touches nothing Anna wrote; yet her decision would rest on it."""
    annas, hannas = two_at("assessment_decide")
    annas.send(**NOTHING, outcome=O.CLOSE)
    annas.reload()
    hannas.reload()
    annas.send(outcome=O.INVESTIGATION, k4="yes")

    answer = hannas.send(on="1")

    assert answer.status_code == 409
    assert assessment().state == AssessmentState.PEER_REVIEW
    assert "Intussen veranderde Anna Meijer dit" in hannas.html
    assert (hannas.answers["outcome"], hannas.answers["k4"]) == (O.INVESTIGATION, "yes")


def test_a_proposed_answer_is_saved_though_nobody_touched_it(as_, anna, gijs, noord):
    """K5 is filled in on the page when anonymity was promised."""
    report = bring.received(noord, by=anna, anonymous=True)
    bring.reviewed(report, anna, gijs)
    window = Window(as_(anna), reverse("cases:assessment_decide", args=[report.number]))

    window.send()

    assert assessment().k5 is True


def test_two_who_close(two_at, report, anna, gijs):
    bring.decided(report, anna, gijs, O.CLOSE)
    annas, hannas = two_at("assessment_close")
    annas.send(motivation="Van Anna.", family_contact_by="vt")

    answer = hannas.send(motivation="Van Hanna.", family_contact_by="vt", on="1")

    assert answer.status_code == 409
    assert assessment().motivation == "Van Anna."
    assert assessment().state == AssessmentState.DECIDED
    assert "Van Anna.</blockquote>" in hannas.html
    assert hannas.answers["motivation"] == "Van Hanna."


def test_who_comes_after_the_step_hears_that_first(two_at, reviewed, report):
    annas, hannas = two_at("assessment_decide")
    annas.send(**NOTHING, outcome=O.CLOSE, on="1")

    answer = hannas.send(**NOTHING, outcome=O.INVESTIGATION, on="1")

    assert answer.status_code == 422
    assert "Anna Meijer nam het besluit op" in hannas.html


def test_closing_twice_with_the_same_words_is_logged_once(two_at, report, anna, gijs):
    bring.decided(report, anna, gijs, O.CLOSE)
    [annas, _] = two_at("assessment_close")
    before = AuditEntry.objects.filter(event=AuditEvent.CHANGED).count()

    annas.send(motivation="Van Anna.", family_contact_by="vt")
    annas.send()

    assert AuditEntry.objects.filter(event=AuditEvent.CHANGED).count() == before + 1


# Leaving triage


def propose(window, **other):
    given = {"kind": ExitKind.TRANSFER, "reason": "Gezin woont in Zuid.", "receiving_party": "Zuid"}
    return window.send(**{**given, **other})


def test_a_proposal_sent_twice_is_one_proposal(two_at, report, anna, bram):
    bring.gathering(report, anna)
    [annas, _] = two_at("report_exit")

    assert {propose(annas).status_code for _ in range(2)} == {302}

    proposals = AuditEntry.objects.filter(data__exit_kind=ExitKind.TRANSFER)
    assert proposals.count() == 1
    assert Notification.objects.filter(recipient=bram, kind="approval").count() == 1


def test_a_proposal_of_another_is_not_overwritten(two_at, report, anna):
    bring.gathering(report, anna)
    annas, hannas = two_at("report_exit")
    propose(annas)

    answer = propose(hannas, reason="De melder trekt zich terug.", kind=ExitKind.ADVICE)

    kept = Report.objects.get()
    assert answer.status_code == 409
    assert (kept.exit_reason, kept.exit_proposed_by.name) == ("Gezin woont in Zuid.", "Anna Meijer")
    assert "Gezin woont in Zuid.</blockquote>" in hannas.html
    assert "De melder trekt zich terug.</textarea>" in hannas.html
