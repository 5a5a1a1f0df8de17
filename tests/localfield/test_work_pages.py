"""The pages on which the local field judges and evaluates, and where Veilig Thuis answers."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from cases.models import Report, UnsafeEvent
from localfield.enums import RegiePart, ReportBackState
from localfield.models import LocalEstimate, LocalEvaluation, RegieNote
from localfield.reference.estimate_v1 import QUESTIONS
from safety.models import RiskFactor, SafetyScore
from tests.factories import local_work as work
from tests.factories import localfield as make
from tests.factories.letters import moment

pytestmark = pytest.mark.django_db
TODAY = moment(2026, 4, 28, 15)
OF_A_FAMILY = [
    "safety",
    "add_event",
    "add_risk",
    "add_score",
    "add_estimate",
    "evaluations",
    "add_evaluation",
    "regie",
    "add_note",
]


@pytest.fixture(autouse=True)
def _at_the_end_of_april():
    with time_machine.travel(TODAY, tick=False):
        yield


def address(name, trajectory, *more):
    return reverse(f"localfield:{name}", args=[trajectory.case.number, *more])


def page_of(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def text_of(client, url):
    return page_of(client, url).get_text(" ", strip=True)


def estimated(**told):
    answers = {f"answer_{code}": "no" for code in QUESTIONS}
    return {
        "on": "2026-04-28",
        "instrument": "own_list",
        **answers,
        "discussed_on": "2026-04-28",
        "discussed_with": "Het team",
        "conclusion": "Rustig, maar kwetsbaar.",
        "safe_now": "yes",
        **told,
    }


def evaluated(trajectory, **told):
    people = make.people_of(trajectory)
    said = {f"member_{person.pk}_said": "Het helpt." for person in people}
    held = {f"member_{person.pk}_held": "yes" for person in people}
    return {
        "on": "2026-04-28",
        "method": "Gesprek aan tafel",
        "participants": "Fenna en Sanne",
        "risks_weighed": "Nog weinig te zeggen.",
        "safe_now": "yes",
        "safe_note": "Er is niets gebeurd.",
        "asked_1_who": "Juf Els, school",
        "asked_1_on": "2026-04-28",
        "asked_1_said": "Sanne is vrolijker.",
        "decision": "continue",
        "decision_note": "De hulp slaat aan.",
        "next_on": "2026-06-02",
        **said,
        **held,
        **told,
    }


@pytest.mark.rule("A1", "A2")
@pytest.mark.parametrize("name", OF_A_FAMILY)
@pytest.mark.parametrize(
    ("who", "status"), [("daan", 200), ("omar", 200), ("els", 404), ("lotte", 404), ("bram", 404)]
)
def test_only_the_organisation_that_directs_gets_in(as_, request, family, name, who, status):
    answer = as_(request.getfixturevalue(who)).get(address(name, family))

    assert answer.status_code == status


@pytest.mark.rule("001-10")
def test_an_estimate_is_recorded_and_stands_beside_the_first(as_, daan, family):
    client = as_(daan)
    answer = client.post(address("add_estimate", family), estimated())
    assert answer.url == address("safety", family)
    again = estimated(answer_fear="yes", note_fear="Sanne schrikt.", conclusion="Minder rustig.")
    client.post(address("add_estimate", family), again)

    last = LocalEstimate.objects.order_by("pk").last()
    page = page_of(client, address("estimate", family, last.pk))
    row = next(row for row in page.select("tr") if "bang voor iemand" in row.get_text())
    assert [cell.get_text(" ", strip=True) for cell in row.select("td")] == [
        "nee",
        "ja Sanne schrikt.",
    ]


@pytest.mark.rule("001-10")
def test_an_open_question_is_refused_beside_itself_and_nothing_typed_is_lost(as_, daan, family):
    answer = as_(daan).post(address("add_estimate", family), estimated(answer_fear=""))

    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert "Kies ja, nee of onbekend." in page.find(id="id_answer_fear_error").get_text()
    assert "Rustig, maar kwetsbaar." in page.find(id="id_conclusion").get_text()
    assert not LocalEstimate.objects.exists()


@pytest.mark.rule("001-25")
def test_an_evaluation_is_recorded_and_read_by_veilig_thuis(as_, daan, bram, family):
    answer = as_(daan).post(address("add_evaluation", family), evaluated(family))

    row = LocalEvaluation.objects.get()
    assert answer.url == address("evaluation", family, row.pk)
    assert "Sanne is vrolijker." in text_of(as_(daan), answer.url)
    page = text_of(as_(bram), address("work", family))
    assert "Sanne is vrolijker." in page
    assert "De hulp slaat aan." in page


@pytest.mark.rule("001-25", "001-26")
@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("method", {"method": ""}),
        ("nobody_asked", {"asked_1_who": "", "asked_1_on": "", "asked_1_said": ""}),
        ("asked_1_who", {"asked_1_said": ""}),
        ("decision", {"safe_now": "no"}),
    ],
)
def test_what_an_evaluation_misses_is_said_beside_its_question(as_, daan, family, field, told):
    answer = as_(daan).post(address("add_evaluation", family), evaluated(family, **told))

    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.find(id=f"id_{field}_error").get_text(strip=True)
    assert not LocalEvaluation.objects.exists()


@pytest.mark.rule("001-11", "001-24")
def test_scaling_up_leads_to_reporting_back(as_, daan, family):
    told = {"safe_now": "no", "decision": "scale_up"}
    answer = as_(daan).post(address("add_evaluation", family), evaluated(family, **told))

    page = page_of(as_(daan), answer.url)
    assert page.find("a", href=address("report_back", family))


@pytest.mark.rule("002-37")
def test_after_an_event_the_meldcode_is_walked_again(as_, daan, family):
    told = {"happened_on": "27-04-2026", "what": "Er is geslagen.", "known_by": "said"}
    answer = as_(daan).post(address("add_event", family), told, follow=True)

    page = BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)
    assert "doorloop de meldcode opnieuw" in page
    assert "Er is geslagen." in page
    assert UnsafeEvent.objects.filter(case=family.case).count() == 1


def test_a_risk_and_a_score_are_noted_and_a_risk_moves(as_, daan, family):
    client, child = as_(daan), make.people_of(family)[0]
    told = {"kind": "debts", "about": str(child.pk), "description": "Geen schoolgeld."}
    assert client.post(address("add_risk", family), told).status_code == 302
    risk = RiskFactor.objects.get(case=family.case)
    moved = {"status": "manageable", "reason": "Er is een regeling."}
    assert client.post(address("move_risk", family, risk.pk), moved).status_code == 302
    score = {
        "person": str(child.pk),
        "score": "6",
        "on": "2026-04-28",
        "rater": "child",
        "rated_by": str(child.pk),
    }
    assert client.post(address("add_score", family), score).status_code == 302

    assert SafetyScore.objects.get(case=family.case).rated_by == child
    page = text_of(client, address("safety", family))
    assert "Risico: schulden" in page
    assert "hanteerbaar" in page


@pytest.mark.rule("A2")
def test_the_words_of_veilig_thuis_stay_there(as_, daan, anna, family):
    make.risk(family.case, by=anna, description="De buurvrouw hoort geschreeuw.")
    make.event(family.case, by=anna, on=TODAY.date())

    page = text_of(as_(daan), address("safety", family))
    assert "Verslaving" in page
    assert "buurvrouw" not in page
    assert "deur in" not in page


@pytest.mark.rule("000-13")
def test_the_log_of_regie_shows_all_or_one_part(as_, daan, family):
    client = as_(daan)
    told = {"part": RegiePart.EFFECTS, "text": "Sanne slaapt weer door."}
    assert client.post(address("add_note", family), told).url == address("regie", family)
    work.regie_note(family, by=daan)

    everything = text_of(client, address("regie", family))
    assert "Sanne slaapt weer door." in everything
    assert "wie belt" in everything
    effects = text_of(client, address("regie", family) + "?onderdeel=effects")
    assert "wie belt" not in effects
    assert RegieNote.objects.count() == 2


def test_another_family_has_other_estimates_and_evaluations(as_, daan, anna, family, monitored):
    estimate, evaluation = work.estimate(monitored, by=daan), work.evaluation(monitored, by=daan)

    assert as_(daan).get(address("estimate", family, estimate.pk)).status_code == 404
    assert as_(daan).get(address("evaluation", family, evaluation.pk)).status_code == 404


@pytest.mark.rule("001-11", "003-59")
def test_a_triagist_sees_the_case_as_long_as_the_answer_is_owed(as_, anna, daan, family):
    assert as_(anna).get(address("of_case", family)).status_code == 404
    row = make.report_back(family, by=daan)

    for where in (reverse("reporting:my_work"), address("of_case", family)):
        page = page_of(as_(anna), where)
        assert page.find("a", href=address("judge", family, row.pk))
    answer = as_(anna).post(
        address("judge", family, row.pk), {"outcome": "advice", "text": "Bel de wijkagent."}
    )
    assert answer.url == reverse("reporting:my_work")
    assert as_(anna).get(address("of_case", family)).status_code == 404
    assert "Bel de wijkagent." in text_of(as_(daan), address("family", family))


def test_a_report_back_becomes_a_report_on_the_page(as_, bram, daan, family):
    row = make.report_back(family, by=daan)
    given = {
        "outcome": "new_report",
        "text": "Wij gaan beoordelen.",
        "occasions": ["domestic_other"],
        "disclose": "yes",
    }
    for _ in range(2):
        answer = as_(bram).post(address("judge", family, row.pk), given)
        assert answer.url == address("of_case", family)

    row.refresh_from_db()
    assert row.state == ReportBackState.NEW_REPORT
    assert Report.objects.filter(case=family.case).count() == 2
    assert row.report_number in text_of(as_(bram), address("of_case", family))


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("text", {"text": ""}),
        ("occasions", {"occasions": []}),
        ("withholding_ground", {"disclose": "no"}),
    ],
)
def test_what_an_answer_misses_is_said_beside_its_question(as_, bram, daan, family, field, told):
    row = make.report_back(family, by=daan)
    given = {"outcome": "new_report", "text": "Ja.", "occasions": ["domestic_other"]}
    answer = as_(bram).post(address("judge", family, row.pk), {**given, **told})

    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.find(id=f"id_{field}_error").get_text(strip=True)


@pytest.mark.rule("A2")
@pytest.mark.parametrize(
    ("who", "status"),
    [("bram", 200), ("anna", 200), ("gijs", 404), ("daan", 404), ("chantal", 404)],
)
def test_only_triagist_and_team_lead_come_to_judge(as_, request, daan, family, who, status):
    row = make.report_back(family, by=daan)

    answer = as_(request.getfixturevalue(who)).get(address("judge", family, row.pk))
    assert answer.status_code == status


def test_who_carries_the_case_reads_and_does_not_judge(as_, gijs, bram, daan, monitored):
    make.carried_by(monitored.case, gijs, by=bram)
    row = make.report_back(monitored, by=daan)

    assert as_(gijs).get(address("work", monitored)).status_code == 200
    assert as_(gijs).get(address("judge", monitored, row.pk)).status_code == 403


@pytest.mark.parametrize("name", ["safety", "evaluations", "regie"])
def test_a_page_costs_the_same_for_ten_rows_as_for_one(
    as_, daan, family, name, django_assert_max_num_queries
):
    client = as_(daan)

    def fill(count):
        for place in range(count):
            work.estimate(family, by=daan, conclusion=f"Conclusie {place} van {count}.")
            work.evaluation(family, by=daan, method=f"Methode {place} van {count}")
            work.regie_note(family, by=daan, text=f"Aantekening {place} van {count}.")
            make.risk(family.case, by=daan, description=f"Risico {place} van {count}.")

    fill(1)
    client.get(address(name, family))
    with django_assert_max_num_queries(200) as one:
        client.get(address(name, family))
    fill(9)
    with django_assert_max_num_queries(len(one)):
        client.get(address(name, family))
