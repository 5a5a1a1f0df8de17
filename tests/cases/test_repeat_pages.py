"""A repeat report on the screen: what is asked, what was said, and what a partner never reads."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from cases.enums import (
    AdviceVariant,
    Capacity,
    DirectorView,
    RepeatOutcome,
    RepeatState,
    TriageOutcome,
)
from cases.models import CoordinationAttempt, DirectorAnswer, RepeatReport
from cases.services.coordinating import answer_as_director
from tests.factories import assessments as bring
from tests.factories import repeats as make
from tests.factories.facts import reporter_facts

LATER = make.MONDAY + timedelta(hours=6)
SECRET = {
    "name": "Wilma Terlouw",
    "organisation_name": "",
    "capacity": Capacity.NEIGHBOURHOOD,
    "disclose": "no",
    "withholding_ground": "no_consent",
}
PUSHED = "duwde haar"


@pytest.fixture
def family(noord, town, daan, anna):
    return make.family_at_partner(noord, town, daan, by=anna)


@pytest.fixture
def repeat(family, anna):
    return make.reported_again(family, by=anna).repeat


@pytest.fixture
def decided(repeat, anna, hanna):
    make.heard(repeat, by=anna)
    with time_machine.travel(LATER, tick=False):
        variant = {"advice_variant": AdviceVariant.ADAPT}
        bring.completed(repeat.report, anna, hanna, TriageOutcome.OWN_HELP, **variant)
    return RepeatReport.objects.get(pk=repeat.pk)


def page_of(repeat, part=""):
    return reverse(f"cases:repeat{part}", args=[repeat.report.number])


def at(moment):
    return {"at_0": moment.strftime("%Y-%m-%d"), "at_1": moment.strftime("%H:%M")}


def read(client, url):
    with time_machine.travel(make.MONDAY, tick=False):
        return client.get(url).content.decode()


@pytest.mark.rule("000-32", "D12")
@pytest.mark.parametrize("name", ["cases:report", "cases:assessment", "cases:repeat"])
def test_the_pages_of_the_report_say_who_has_to_be_heard_and_when(as_, repeat, anna, town, name):
    page = read(as_(anna), reverse(name, args=[repeat.report.number]))

    assert "Stem vóór het eind van maandag 23 februari af met de procesregisseur" in page
    assert f"Daan Kuipers, {town.name}" in page


def test_the_case_and_the_triage_board_show_it_too(as_, repeat, family, anna, bram):
    case = read(as_(bram), reverse("cases:detail", args=[family.number]))
    board = read(as_(anna), reverse("cases:triage_board"))

    assert "Naar de hermelding van" in case
    assert "Afstemmen" in board


def test_the_bureaudienst_reads_no_judgement_of_a_director(as_, repeat, fatma):
    page = read(as_(fatma), reverse("cases:report", args=[repeat.report.number]))

    assert "Hermelding" in page
    assert "procesregisseur" not in page


def test_late_is_said_in_words(as_, repeat, anna):
    with time_machine.travel(make.MONDAY + timedelta(days=2), tick=False):
        page = as_(anna).get(page_of(repeat)).content.decode()

    assert "te laat" in page


def test_a_talk_is_written_down_on_the_page(as_, repeat, anna):
    typed = {
        "spoken_to": "Daan Kuipers, consulent",
        "channel": "phone",
        "view": "able",
        "words": "Wij kunnen verder.",
        **at(make.MONDAY),
    }
    with time_machine.travel(make.MONDAY + timedelta(hours=1), tick=False):
        client = as_(anna)
        lacking = client.post(page_of(repeat, "_coordinate"), {**typed, "view": "", "words": ""})
        done = client.post(page_of(repeat, "_coordinate"), typed, follow=True)

    assert lacking.status_code == 422
    assert "Kies wat de procesregisseur ervan vindt." in lacking.content.decode()
    assert "Daan Kuipers, consulent" in lacking.content.decode()
    assert "Op 23 feb 2026 afgestemd met Daan Kuipers" in done.content.decode()
    assert RepeatReport.objects.get().state == RepeatState.COORDINATED


def test_an_attempt_is_written_down_on_the_page(as_, repeat, anna):
    typed = {"tried": "Daan", "channel": "phone", "result": "Geen gehoor.", **at(make.MONDAY)}
    posted = {f"poging-{name}": value for name, value in typed.items()}
    with time_machine.travel(make.MONDAY + timedelta(hours=1), tick=False):
        page = as_(anna).post(page_of(repeat, "_attempt"), posted, follow=True).content.decode()

    assert "Daan (telefoon): Geen gehoor." in page
    assert CoordinationAttempt.objects.count() == 1


@pytest.mark.rule("A3", "000-32")
def test_the_partner_answers_on_the_page_of_the_family_and_vt_confirms(
    as_, repeat, family, anna, daan
):
    with time_machine.travel(make.MONDAY, tick=False):
        client, url = as_(daan), reverse("localfield:repeat", args=[family.number, repeat.pk])
        asked = client.get(reverse("localfield:family", args=[family.number])).content.decode()
        empty = client.post(url, {"view": "", "words": ""})
        client.post(url, {"view": "able", "words": "Wij zijn er elke week."})
        answer = DirectorAnswer.objects.get()
        page = as_(anna).get(page_of(repeat)).content.decode()
        as_(anna).post(reverse("cases:repeat_confirm", args=[repeat.report.number, answer.pk]))

    assert "Geef uw zienswijze" in asked
    assert empty.status_code == 422
    assert "Wij zijn er elke week." in page
    assert "Bevestig deze zienswijze" in page
    assert RepeatReport.objects.get().director_words == "Wij zijn er elke week."


@pytest.mark.rule("A4", "A5")
def test_the_partner_reads_that_there_is_a_report_and_nothing_of_it(as_, family, anna, daan):
    facts = {"reporter": reporter_facts(**SECRET)}
    report = make.reported_again(family, by=anna, **facts)

    page = read(as_(daan), reverse("localfield:family", args=[family.number]))

    assert "Er is een nieuwe melding over dit gezin." in page
    for secret in ("Terlouw", PUSHED, report.number, "03.15", "03:15", "buur"):
        assert secret not in page


def test_somebody_of_another_organisation_does_not_answer(as_, repeat, family, noord, jet):
    url = reverse("localfield:repeat", args=[family.number, repeat.pk])

    assert as_(jet).get(url).status_code == 404


@pytest.mark.rule("000-37")
def test_what_becomes_of_it_is_chosen_on_the_page_and_read_by_the_partner(
    as_, decided, family, anna, daan
):
    with time_machine.travel(LATER, tick=False):
        client = as_(anna)
        asked = client.get(page_of(decided)).content.decode()
        typed = {"outcome": "vt_takes_over", "others_told_by": "partner", "others_to_tell": "x"}
        refused = client.post(page_of(decided, "_process"), typed)
        typed |= {"outcome": "sharpen_plan", "advice": "Denk aan de nachten."}
        done = client.post(page_of(decided, "_process"), typed, follow=True).content.decode()
        theirs = as_(daan).get(reverse("localfield:family", args=[family.number])).content.decode()

    assert asked.count("Kan nu niet.") == 3
    assert refused.status_code == 422
    assert "past niet bij het triagebesluit" in refused.content.decode()
    assert "21 aug 2026" in done
    assert "het veiligheidsplan wordt aangescherpt" in theirs
    assert "Denk aan de nachten." in theirs
    assert "Maak een nieuwe versie van het veiligheidsplan." in theirs
    assert "Informeer x" in theirs


@pytest.mark.rule("002-18", "000-32")
def test_the_decision_proposes_the_partner_and_says_what_is_needed_first(
    as_, repeat, anna, hanna, town
):
    with time_machine.travel(make.MONDAY, tick=False):
        bring.reviewed(repeat.report, anna, hanna)
    page = read(as_(anna), reverse("cases:assessment_decide", args=[repeat.report.number]))

    assert f'<option value="{town.pk}" selected>' in page
    assert "Deze hermelding komt binnen terwijl er al een traject loopt." in page


def test_the_timeline_tells_the_steps_to_who_reads_the_judgement(as_, repeat, family, bram, fatma):
    url = reverse("cases:timeline", args=[family.number])
    step = f"Hermelding {repeat.report.number}: afstemming loopt"

    assert step in read(as_(bram), url)
    assert step not in read(as_(fatma), url)


@pytest.mark.rule("002-18")
def test_the_partner_says_that_the_others_were_told(as_, decided, family, anna, daan, jet):
    url = reverse("localfield:repeat_told", args=[family.number, decided.pk])
    with time_machine.travel(LATER, tick=False):
        client = as_(daan)
        early = client.post(url, follow=True).content.decode()
        make.becomes(decided, RepeatOutcome.SHARPEN_PLAN, by=anna)
        client.post(url)
        page = client.get(reverse("localfield:family", args=[family.number])).content.decode()
        ours = as_(anna).get(page_of(decided)).content.decode()

    assert "Deze stap kan niet meer" in early
    assert "De huisarts: geïnformeerd door Daan Kuipers, 23 feb 2026." in page
    assert "Zij zijn geïnformeerd" not in page
    assert "De ketenpartner: de huisarts, gedaan op 23 feb 2026" in ours
    assert as_(jet).post(url).status_code == 404


def test_a_report_where_nothing_runs_says_so(as_, noord, anna):
    case = make.settled_family(noord, by=anna)
    report = make.reported_again(case, by=anna)

    page = read(as_(anna), reverse("cases:repeat", args=[report.number]))

    assert "Er loopt geen traject." in page
    assert "Afstemming vastleggen" not in page


def test_a_report_that_is_no_repeat_has_no_such_page(as_, noord, anna, fatma):
    report = bring.received(noord, by=fatma)

    assert as_(anna).get(reverse("cases:repeat", args=[report.number])).status_code == 404


def test_an_answer_is_confirmed_once(as_, repeat, anna, daan):
    with time_machine.travel(make.MONDAY, tick=False):
        answer = answer_as_director(repeat, view=DirectorView.ABLE, words="Ja.", actor=daan)
        url = reverse("cases:repeat_confirm", args=[repeat.report.number, answer.pk])
        client = as_(anna)
        assert client.post(url).status_code == 302
        assert client.post(url).status_code == 302

    assert RepeatReport.objects.get().coordinated_by == anna
