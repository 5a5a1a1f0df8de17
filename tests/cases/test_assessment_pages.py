"""The pages of an assessment, as colleagues use them: forms, refusals, and who gets what."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.enums import (
    AssessmentState,
    AuthorityKind,
    ReportState,
    SourceKind,
    TriageOutcome,
    YesNoUnknown,
)
from cases.models import AuthorityNotice, Report, SafetyAssessment
from cases.services import judging
from cases.services.exits import propose_exit
from cases.services.review import judge_again
from organisations.models import RegionProfile
from people.models import HouseholdMember
from tests.factories import assessments as bring
from tests.factories import cases as make

O = TriageOutcome  # noqa: E741
TODAY = timezone.localdate


@pytest.fixture
def report(noord, anna):
    return bring.received(noord, by=anna)


def url(name, report):
    return reverse(f"cases:{name}", args=[report.number])


def sources_given(**other):
    given = {"household_complete": "on"}
    for kind in SourceKind:
        given |= {f"{kind}_result": "consulted", f"{kind}_consulted_on": TODAY().isoformat()}
    return given | other


def answers_given(assessment, answer="no"):
    items = [item for part in assessment.instrument.parts for item in part["items"]]
    return {item["code"]: answer for item in items}


def conclusions_given(report):
    given = {"severity": "light", "severity_reason": "Eén incident, het gezin ziet het."}
    for key in report.involvements.values_list("pk", flat=True):
        given |= {
            f"p{key}_immediate_safety": "yes",
            f"p{key}_structural_safety": "yes",
            f"p{key}_score": "7",
            f"p{key}_explanation": "Oma let op.",
        }
    return given


def decision_given(outcome, **other):
    return {**dict.fromkeys(bring.NOTHING_HOLDS, "no"), "outcome": outcome, **other}


def text_of(answer):
    return answer.content.decode()


def state():
    return SafetyAssessment.objects.get().state


def test_from_the_board_to_completed_in_the_browser(as_, report, anna, gijs):
    client = as_(anna)
    client.post(url("assessment_take", report))
    client.post(url("assessment_sources", report), sources_given(on="1"))
    assert state() == AssessmentState.JUDGING

    assessment = SafetyAssessment.objects.get()
    client.post(url("assessment_judge", report), answers_given(assessment) | {"on": "1"})
    client.post(url("assessment_conclude", report), conclusions_given(report) | {"on": "1"})
    client.post(url("assessment_review_ask", report), {"reviewer": gijs.pk, "form": "peer"})
    assert state() == AssessmentState.PEER_REVIEW

    as_(gijs).post(url("assessment_review_answer", report), {"agrees": "yes", "view": "Akkoord."})
    client.post(url("assessment_decide", report), decision_given(O.CLOSE, on="1"))
    assert state() == AssessmentState.DECIDED

    answer = client.post(
        url("assessment_close", report),
        {"motivation": "Geen gevaar meer.", "family_contact_by": "vt", "on": "1"},
        follow=True,
    )
    assert state() == AssessmentState.COMPLETED
    assert "De terugkoppeling aan melder en gezin staat klaar" in text_of(answer)


@pytest.mark.rule("002-04")
def test_a_source_that_is_half_filled_in_gets_a_sentence_and_nothing_is_lost(as_, report, anna):
    bring.gathering(report, anna)

    answer = as_(anna).post(
        url("assessment_sources", report),
        {
            "police_result": "consulted",
            "police_summary": "Twee registraties in maart.",
            "rvdk_result": "unreachable",
            "reporter_summary": "Gebeld 🙂",
        },
    )

    html = text_of(answer)
    assert answer.status_code == 422
    assert "Vul in wanneer u deze bron hebt geraadpleegd." in html
    assert "Schrijf waarom deze bron niet is geraadpleegd." in html
    assert "Kies de uitkomst van deze bron." in html
    assert "Twee registraties in maart." in html
    assert not SafetyAssessment.objects.get().sources.exists()


@pytest.mark.parametrize("given", ["2099-01-01", "2026-02-30", "gisteren"])
def test_an_impossible_date_gets_a_sentence(as_, report, anna, given):
    bring.gathering(report, anna)

    answer = as_(anna).post(
        url("assessment_sources", report), sources_given(police_consulted_on=given)
    )

    assert answer.status_code == 422
    assert not SafetyAssessment.objects.get().sources.exists()


def test_going_on_too_early_keeps_what_was_saved_and_says_what_is_missing(as_, report, anna):
    bring.gathering(report, anna)
    given = {"police_result": "consulted", "police_consulted_on": TODAY().isoformat(), "on": "1"}

    answer = as_(anna).post(url("assessment_sources", report), given)

    assert answer.status_code == 422
    assert "Nog niet elke bron heeft een uitkomst" in text_of(answer)
    assert SafetyAssessment.objects.get().sources.count() == 1


@pytest.mark.rule("003-25")
def test_a_child_the_report_does_not_name_is_shown(as_, report, anna, noord):
    brother = make.person(noord, "Tim", "Vermeer")
    HouseholdMember.objects.create(
        person=brother, household=report.case.household, since=date(2022, 1, 1)
    )
    bring.gathering(report, anna)

    assert "Tim Vermeer" in text_of(as_(anna).get(url("assessment_sources", report)))


def test_what_is_typed_is_kept_on_the_server(as_, report, anna):
    assessment = bring.judging_begun(report, anna)

    answer = as_(anna).post(
        url("assessment_autosave", report),
        {"chronology": "3 mei: geschreeuw", "acute_1": "yes", "acute_1_note": "buurvrouw zag mes"},
    )

    assessment.refresh_from_db()
    assert answer.status_code == 200
    assert assessment.chronology == "3 mei: geschreeuw"
    assert assessment.answers["acute_1"] == {"answer": "yes", "note": "buurvrouw zag mes"}


def test_a_text_that_is_too_long_is_refused_and_stays_on_the_page(as_, report, anna):
    bring.judging_begun(report, anna)

    answer = as_(anna).post(url("assessment_judge", report), {"chronology": "x" * 100_000})

    assert answer.status_code == 422
    assert "x" * 100_000 in text_of(answer)
    assert SafetyAssessment.objects.get().chronology == ""


def test_an_acute_answer_proposes_spoed_and_the_triagist_confirms(as_, report, anna):
    assessment = bring.judging_begun(report, anna)
    bring.answer(assessment, anna, "acute")
    client = as_(anna)

    assert url("assessment_urgent", report) in text_of(client.get(url("assessment_judge", report)))
    client.post(
        url("assessment_urgent", report), {"reason": "Mes", "first_action": "Politie gebeld"}
    )

    assert Report.objects.get().urgent


def test_half_a_conclusion_is_not_saved(as_, report, anna):
    bring.judging_begun(report, anna)
    key = report.involvements.get().pk

    answer = as_(anna).post(url("assessment_conclude", report), {f"p{key}_score": "4"})

    assert answer.status_code == 422
    assert "Vul ook dit in voor deze persoon." in text_of(answer)
    assert not SafetyAssessment.objects.get().conclusions.exists()


@pytest.mark.rule("002-33")
def test_the_author_finds_no_form_to_review_and_cannot_post_one(as_, report, anna, gijs):
    bring.asked(report, anna, gijs)
    client = as_(anna)

    assert "Uw toets" not in text_of(client.get(url("assessment_review", report)))
    answer = client.post(url("assessment_review_answer", report), {"agrees": "yes"})
    assert answer.status_code == 403


@pytest.mark.rule("002-33")
def test_a_colleague_reads_everything_and_dissents_with_a_view(as_, report, anna, gijs):
    bring.asked(report, anna, gijs)
    client = as_(gijs)

    assert "Uw toets" in text_of(client.get(url("assessment_review", report)))
    refused = client.post(url("assessment_review_answer", report), {"agrees": "no"})
    assert refused.status_code == 422
    assert "schrijf dan waarom" in text_of(refused)
    client.post(url("assessment_review_answer", report), {"agrees": "no", "view": "Te licht."})

    assert SafetyAssessment.objects.get().reviews.get().view == "Te licht."


def test_the_reader_sees_what_is_not_known_and_every_note(as_, report, anna):
    assessment = bring.judging_begun(report, anna)
    given = {
        "acute_1": {"answer": "unknown", "note": "niet gesproken"},
        "structural_1": {"answer": "no", "note": "volgens school niet"},
    }
    judging.save_judgement(assessment, actor=anna, answers=given)

    html = text_of(as_(anna).get(url("assessment", report)))

    assert "Onbekend. niet gesproken" in html
    assert "Nee. volgens school niet" in html


def test_a_review_that_fell_away_meanwhile_says_so_and_keeps_the_text(
    as_, report, anna, gijs, bram
):
    assessment = bring.asked(report, anna, gijs)
    judge_again(assessment, actor=anna)

    answer = as_(bram).post(
        url("assessment_review_answer", report), {"agrees": "no", "view": "Te licht, want …"}
    )

    assert answer.status_code == 422
    assert "geen toets meer open" in text_of(answer)
    assert "Te licht, want …" in text_of(answer)


@pytest.mark.rule("002-35", "003-44")
def test_every_outcome_says_why_it_is_not_possible(as_, report, anna, gijs):
    bring.reviewed(report, anna, gijs, severity="heavy", yes=("structural",))
    client = as_(anna)
    client.post(url("assessment_decide", report), decision_given("", k2="yes"))

    html = text_of(client.get(url("assessment_decide", report)))

    assert html.count("Een zware casus blijft bij Veilig Thuis") == 3
    assert html.count("houdt de casus bij Veilig Thuis: kies D of E") == 3
    assert html.count("Kies bij uitkomst C aan welke organisatie") == 1
    assert html.count("Kies een uitkomst A tot en met E") == 1


@pytest.mark.rule("A5")
def test_k5_is_filled_in_for_an_anonymous_reporter(as_, noord, anna, gijs):
    report = bring.received(noord, by=anna, anonymous=True)
    bring.reviewed(report, anna, gijs)

    html = text_of(as_(anna).get(url("assessment_decide", report)))

    assert "aan de melder is anonimiteit toegezegd" in html
    assert SafetyAssessment.objects.get().k5 is None


def test_o1_is_offered_only_where_the_region_chose_it(as_, report, anna, gijs, noord):
    bring.reviewed(report, anna, gijs)
    client = as_(anna)
    assert "Afwijking O1" not in text_of(client.get(url("assessment_decide", report)))

    RegionProfile.objects.create(region=noord, valid_from=date(2020, 1, 1), medium_direct=True)

    assert "Afwijking O1" in text_of(client.get(url("assessment_decide", report)))


def test_the_second_who_decides_hears_who_was_first_and_loses_nothing(
    as_, report, anna, hanna, gijs
):
    bring.reviewed(report, anna, gijs)
    slower = decision_given(O.OWN_HELP, despite="Moeder woont nu bij oma.", on="1")
    as_(anna).post(url("assessment_decide", report), decision_given(O.CLOSE, on="1"))

    answer = as_(hanna).post(url("assessment_decide", report), slower)

    html = text_of(answer)
    assert answer.status_code == 422
    assert "de situatie is intussen veranderd" in html
    assert "Anna Meijer nam het besluit" in html
    assert "Moeder woont nu bij oma." in html
    assert SafetyAssessment.objects.get().outcome == O.CLOSE


def test_a_second_click_on_decide_decides_once(as_, report, anna, gijs):
    bring.reviewed(report, anna, gijs)
    client = as_(anna)
    given = decision_given(O.CLOSE, on="1")

    assert client.post(url("assessment_decide", report), given).status_code == 302
    assert client.post(url("assessment_decide", report), given).status_code == 422
    assert SafetyAssessment.objects.get().decisions.count() == 1


def test_a_decision_is_taken_back_with_a_button(as_, report, anna, gijs):
    bring.decided(report, anna, gijs, O.CLOSE)

    as_(anna).post(url("assessment_withdraw", report))

    assert state() == AssessmentState.PEER_REVIEW


def test_a_team_lead_reopens_with_a_reason(as_, report, anna, gijs, bram):
    bring.completed(report, anna, gijs, O.CLOSE)
    client = as_(bram)

    assert client.post(url("assessment_reopen", report), {"reason": " "}).status_code == 422
    client.post(url("assessment_reopen", report), {"reason": "Nieuwe foto's van letsel."})

    assert state() == AssessmentState.REOPENED


def test_a_triagist_gives_the_assessment_to_another(as_, report, anna, hanna):
    bring.gathering(report, anna)

    as_(anna).post(url("assessment_hand_over", report), {"to": hanna.pk, "reason": "Vrije dag"})

    assert SafetyAssessment.objects.get().assessor == hanna


@pytest.mark.rule("004-13", "A9")
def test_sharing_without_consent_needs_a_weighing(as_, report, anna):
    client = as_(anna)
    given = {
        "to": AuthorityKind.POLICE,
        "organisation_name": "Basisteam Noord",
        "at_0": TODAY().isoformat(),
        "at_1": "00:01",
        "what": "Dat er een wapen in huis is.",
        "ground": "Gevaar voor de agenten",
    }

    refused = client.post(url("assessment_notices", report), given)
    assert refused.status_code == 422
    assert "waarom delen toch nodig is" in text_of(refused)

    client.post(url("assessment_notices", report), given | {"weighing": "Vragen waarschuwt vader."})
    assert AuthorityNotice.objects.get().weighing == "Vragen waarschuwt vader."


def test_a_report_that_waits_shows_how_to_take_it(as_, report, anna, bram):
    assert "Pak deze melding op" in text_of(as_(anna).get(url("assessment", report)))
    lead = text_of(as_(bram).get(url("assessment", report)))
    assert "Wijs toe aan een triagist" in lead
    assert "Pak deze melding op" not in lead


def test_unanswered_is_not_the_same_as_no(as_, report, anna):
    assessment = bring.judging_begun(report, anna)

    as_(anna).post(url("assessment_judge", report), {"acute_1": YesNoUnknown.UNKNOWN})

    assessment.refresh_from_db()
    assert assessment.answers["acute_1"]["answer"] == "unknown"
    assert assessment.answers["structural_1"]["answer"] == ""


def test_a_report_that_left_triage_cannot_be_assessed_on(as_, report, anna, bram):
    bring.gathering(report, anna)
    propose_exit(
        report,
        kind="transfer",
        reason="Gezin verhuisd",
        receiving_party="Veilig Thuis Zuid",
        receipt_confirmed_at=timezone.now(),
        actor=anna,
    )
    as_(bram).post(url("report_exit_approve", report))

    assert Report.objects.get().state == ReportState.TRANSFERRED
    answer = as_(anna).post(url("assessment_sources", report), sources_given())
    assert answer.status_code in {404, 422}
