"""The page and the list of a consulent, as she reads and fills them in."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import RegionContact
from accounts.roles import Role
from consultations.enums import PresentDanger, UsdState
from consultations.models import UsdConsultation
from consultations.services.following import report_followed
from consultations.services.usd_deciding import divide_tasks, plan_follow_up
from consultations.services.usd_facts import FollowUp
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of
from tests.factories.usd import TASKS, closed_usd, decided_usd, unfinished_usd, usd, usd_facts

pytestmark = pytest.mark.django_db
LIST, NEW = "/consultaties/", "/consultaties/nieuw/"


def page_of(row) -> str:
    return f"/consultaties/{row.number}/"


def typed(*tasks, **given):
    """What a browser sends: everything on the page."""
    local = timezone.localtime(timezone.now() - timedelta(minutes=10))
    facts = usd_facts()
    answers = {
        "key": str(facts.key),
        "consulted_at_0": f"{local:%Y-%m-%d}",
        "consulted_at_1": f"{local:%H:%M}",
        "channel": "phone",
        "meldcode_step": facts.meldcode_step,
        "own_reference": facts.own_reference,
        "danger": facts.danger,
        "own_estimate": facts.own_estimate,
        "cooperation": facts.cooperation,
        "can_lift": facts.can_lift,
        "question": facts.question,
        "advice_received": facts.advice_received,
    }
    return {**answers, **division(*tasks), **given}


def division(*tasks, known=0):
    rows = {"taken-TOTAL_FORMS": len(tasks), "taken-INITIAL_FORMS": known}
    for place, task in enumerate(tasks):
        rows |= {f"taken-{place}-{name}": value for name, value in task.items()}
    return rows


def own_way(**given):
    return {"decision": UsdState.OWN_WAY, "decision_note": "De ouders werken mee.", **given}


def errors(answer) -> dict[str, list[str]]:
    return {name: list(said) for name, said in answer.context["form"].errors.items()}


def test_the_whole_talk_is_kept_in_one_go(as_, daan):
    task = {"holder": "usd", "role": "procesregie", "what": "Belt de school."}
    answer = as_(daan).post(NEW, typed(task, **own_way(follow_up="We bellen over een week.")))

    row = UsdConsultation.objects.get()
    assert answer.url == page_of(row)
    assert (row.state, row.decision_note) == (UsdState.OWN_WAY, "De ouders werken mee.")
    assert (row.tasks.get().what, row.follow_up) == ("Belt de school.", "We bellen over een week.")


def test_pressed_twice_it_is_one_consultation(as_, daan):
    page = typed(**own_way())
    first, second = as_(daan).post(NEW, page), as_(daan).post(NEW, page)

    assert first.url == second.url
    assert UsdConsultation.objects.count() == 1


@pytest.mark.rule("000-08")
def test_half_done_is_kept_and_says_what_is_still_needed(as_, daan):
    browser = as_(daan)
    answer = browser.post(NEW, typed(own_estimate="", advice_received=""), follow=True)

    assert UsdConsultation.objects.get().state == UsdState.REGISTERED
    page = answer.content.decode()
    assert "Leg eerst uw eigen inschatting van de veiligheid vast." in page
    assert "Schrijf welk advies u van Veilig Thuis kreeg." in page


def test_without_the_step_nothing_is_kept_and_nothing_typed_is_lost(as_, daan):
    answer = as_(daan).post(NEW, typed(meldcode_step="", question="Wat nu?"))

    assert answer.status_code == 422
    assert "welke stap" in errors(answer)["meldcode_step"][0]
    assert "Wat nu?" in answer.content.decode()
    assert not UsdConsultation.objects.exists()


@pytest.mark.rule("000-08", "000-09")
@pytest.mark.parametrize(
    ("gap", "field"),
    [
        ({"danger": ""}, "danger"),
        ({"own_estimate": ""}, "own_estimate"),
        ({"question": ""}, "question"),
        ({"advice_received": ""}, "advice_received"),
    ],
)
def test_a_decision_too_early_is_refused_beside_the_question(as_, daan, gap, field):
    answer = as_(daan).post(NEW, typed(**own_way(**gap)))

    assert answer.status_code == 422
    assert field in errors(answer)
    assert not UsdConsultation.objects.exists()


@pytest.mark.rule("002-03", "000-09")
def test_the_norm_is_said_and_passed_with_a_reason_that_stays_on_the_page(as_, daan):
    browser = as_(daan)
    page = typed(**own_way(danger=PresentDanger.ACUTE, cooperation="no"))
    refused = browser.post(NEW, page)
    assert refused.status_code == 422
    assert len(errors(refused)["unreported"]) == 2
    assert "Waarom komt er nu geen melding?" in refused.content.decode()

    reason = "Vader is vandaag aangehouden."
    kept = browser.post(NEW, {**page, "unreported": reason}, follow=True)
    assert reason in kept.content.decode()


@pytest.mark.rule("002-03")
def test_who_estimates_it_unsafe_is_warned_before_deciding(as_, daan):
    row = usd(daan, danger=PresentDanger.STRUCTURAL)

    assert "Melden is de norm" in as_(daan).get(page_of(row)).content.decode()


def test_a_reason_typed_without_a_decision_is_not_thrown_away(as_, daan):
    answer = as_(daan).post(NEW, typed(decision_note="Zo doen we het."))

    assert answer.status_code == 422
    assert "decision" in errors(answer)
    assert "Zo doen we het." in answer.content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "1950-05-05"])
def test_a_talk_of_before_veilig_thuis_began_is_refused_beside_its_day(as_, daan, day):
    answer = as_(daan).post(NEW, typed(consulted_at_0=day))

    assert answer.status_code == 422
    assert "vóór 2015" in " ".join(errors(answer)["consulted_at"])


@pytest.mark.rule("000-10")
def test_overleg_veilig_verder_asks_for_its_day(as_, daan):
    answer = as_(daan).post(NEW, typed(decision=UsdState.TALK_FURTHER, decision_note="Samen."))

    assert "talk_on" in errors(answer)


@pytest.mark.rule("A6", "003-31")
def test_a_name_is_pointed_out_and_stays_only_with_a_reason(as_, daan):
    browser = as_(daan)
    text = "Mevrouw Sandra Jansen woont op Kerkstraat 12."
    refused = browser.post(NEW, typed(own_estimate=text))
    assert refused.status_code == 422
    assert "Kerkstraat 12" in " ".join(errors(refused)["own_estimate"])
    assert not UsdConsultation.objects.exists()

    further = {"decision": UsdState.TALK_FURTHER, "decision_note": "Samen.", "talk_with": text}
    assert "talk_with" in errors(browser.post(NEW, typed(**further)))

    browser.post(NEW, typed(own_estimate=text, despite="Dit is de naam van de flat."))
    assert UsdConsultation.objects.get().overruled_because == "Dit is de naam van de flat."


@pytest.mark.rule("A6")
def test_a_name_in_a_task_is_pointed_out_as_well(as_, daan):
    task = {"holder": "usd", "what": "Belt mevrouw Sandra Jansen."}
    refused = as_(daan).post(NEW, typed(task))

    assert refused.status_code == 422
    assert "Jansen" in refused.context["tasks"][0].errors["what"][0]
    assert "Waarom laat u dit staan?" in refused.content.decode()


@pytest.mark.rule("000-11")
def test_a_task_half_filled_in_says_so_in_its_row(as_, daan):
    answer = as_(daan).post(NEW, typed({"holder": "usd", "what": ""}))

    assert answer.status_code == 422
    assert answer.context["tasks"][0].errors["what"] == ["Schrijf wat de taak is."]


@pytest.mark.rule("000-11")
def test_tasks_are_added_and_removed_without_script(as_, daan):
    row = decided_usd(daan)
    divide_tasks(row, TASKS, actor=daan)
    first = {"holder": "usd", "role": "procesregie", "what": TASKS[0].what, "gone": "on"}
    second = {"holder": "veilig_thuis", "what": TASKS[1].what}
    third = {"holder": "provider", "what": "Komt twee keer per week thuis."}
    page = {"key": str(row.key), **division(first, second, third, known=2), "row": "1"}
    answer = as_(daan).post(page_of(row), page)

    assert answer.url.endswith("#taken")
    assert [task.what for task in row.tasks.all()] == [TASKS[1].what, third["what"]]


def test_after_the_decision_the_talk_is_read_and_a_stale_page_is_refused(as_, daan):
    row, browser = decided_usd(daan), as_(daan)
    page = browser.get(page_of(row)).content.decode()
    assert "Welk advies kreeg u?" not in page
    assert row.advice_received in page

    answer = browser.post(page_of(row), typed(question="Toch nog iets."))
    assert answer.status_code == 422
    assert "staan nu vast" in answer.content.decode()
    assert "Toch nog iets." in answer.content.decode()


@pytest.mark.rule("000-10")
def test_own_way_becomes_a_report_from_the_same_page(as_, daan):
    row = decided_usd(daan)
    change = {"decision": UsdState.REPORTED, "decision_note": "Het geweld ging door."}
    answer = as_(daan).post(
        page_of(row), {"key": str(row.key), **division(), **change}, follow=True
    )

    page = answer.content.decode()
    assert f"noem nummer {row.number}" in page
    assert "Het besluit wijzigen" not in page


@pytest.mark.rule("000-10")
def test_a_report_is_not_taken_back_on_a_stale_page(as_, daan):
    row = decided_usd(daan, UsdState.REPORTED)
    answer = as_(daan).post(page_of(row), {"key": str(row.key), **division(), **own_way()})

    assert answer.status_code == 422
    assert "niet meer worden gewijzigd in ‘zelf verder’" in answer.content.decode()


@pytest.mark.rule("000-11")
def test_closing_from_the_page_asks_for_the_tasks_and_the_report(as_, daan):
    row, browser = decided_usd(daan, UsdState.REPORTED), as_(daan)
    page = {"key": str(row.key), "close": "1"}
    assert (
        "Verdeel eerst de taken" in browser.post(page_of(row), page | division()).content.decode()
    )

    task = division({"holder": "usd", "what": "Houdt contact met de school."})
    refused = browser.post(page_of(row), page | task)
    assert "unlinked" in errors(refused)
    assert not row.tasks.exists()
    named = browser.post(page_of(row), page | task | {"unlinked": "Via Jan de Boer."})
    assert "Jan de Boer" in str(errors(named)["unlinked"])
    closed = browser.post(page_of(row), page | task | {"unlinked": "Via de politie."}, follow=True)
    assert "voordat de melding was gekoppeld" in closed.content.decode()
    assert "Via de politie." in closed.content.decode()
    assert "is afgesloten" in closed.content.decode()
    assert "Houdt contact met de school." in closed.content.decode()


def test_a_page_that_is_out_of_date_writes_nothing_in_what_is_closed(as_, daan):
    row = closed_usd(daan)
    late = {"key": str(row.key), "follow_up": "Nog bellen.", **division()}
    answer = as_(daan).post(page_of(row), late)

    assert answer.status_code == 422
    assert "Deze consultatie is afgesloten" in answer.content.decode()
    assert "Nog bellen." in answer.content.decode()
    row.refresh_from_db()
    assert row.follow_up == ""


def test_the_coordinator_finishes_what_a_colleague_began(as_, daan, noord):
    row = usd(daan)
    iris = colleague("Iris Kok", Role.USD_COORDINATOR, municipality_of(noord))
    as_(iris).post(page_of(row), typed(**own_way()))

    row.refresh_from_db()
    assert (row.state, row.made_by) == (UsdState.OWN_WAY, daan)


def test_once_tied_the_number_of_the_report_stands_there(as_, daan, fatma, noord):
    row = decided_usd(daan, UsdState.VT_DIRECTS)
    now = timezone.now()
    report_followed(row.number, report_number="M-2026-00031", region=noord, actor=fatma, at=now)

    assert "M-2026-00031" in as_(daan).get(page_of(row)).content.decode()


def test_the_page_says_whom_to_call(as_, daan, fatma, noord):
    RegionContact.objects.create(municipality=municipality_of(noord), colleague=fatma)
    page = as_(daan).get(NEW).content.decode()

    assert "Uw vaste contactpersoon bij Veilig Thuis" in page
    assert fatma.name in page
    assert noord.phone in page


def test_a_colleague_of_two_municipalities_says_for_which(as_, daan, noord):
    buurdam = municipality_of(noord, "Gemeente Buurdam")
    daan.memberships.create(organisation=buurdam, role=Role.CONSULENT)
    browser = as_(daan)
    assert "organisation" in errors(browser.post(NEW, typed()))

    browser.post(NEW, typed(organisation=buurdam.pk))
    assert UsdConsultation.objects.get().organisation == buurdam


def test_what_asks_something_stands_on_top_of_the_list(as_, daan):
    unfinished, advised = unfinished_usd(daan), usd(daan)
    decided, reported = decided_usd(daan), decided_usd(daan, UsdState.REPORTED)
    for row in (decided, reported):
        divide_tasks(row, TASKS, actor=daan)
    quiet = decided_usd(daan)
    divide_tasks(quiet, TASKS, actor=daan)
    closed_usd(daan)
    plan_follow_up(decided, FollowUp(on=timezone.localdate()), actor=daan)

    asking = {row.number: row.asks for row in as_(daan).get(LIST).context["asking"]}
    assert asking == {
        unfinished.number: ["Vul aan: inschatting, vraag of advies ontbreekt"],
        advised.number: ["Leg het besluit vast"],
        decided.number: ["Vandaag opvolgen"],
        reported.number: ["De melding is nog niet gekoppeld"],
    }

    everything = as_(daan).get(LIST, {"status": "vraagt"}).context
    assert {row.number for row in everything["rows"]} == set(asking)
    assert everything["asking"] == []


def test_an_empty_list_says_what_it_is_for(as_, daan):
    assert "Er lopen geen consultaties" in as_(daan).get(LIST).content.decode()
    assert "past bij dit filter" in as_(daan).get(LIST, {"periode": "7"}).content.decode()


def test_the_list_is_filtered_on_state_period_and_colleague(as_, daan, noord):
    town = municipality_of(noord)
    jan = colleague("Jan Collega", Role.CONSULENT, town)
    iris = colleague("Iris Kok", Role.USD_COORDINATOR, town)
    old = usd(daan, consulted_at=timezone.now() - timedelta(days=40))
    closed, of_jan = closed_usd(daan), usd(jan)
    browser = as_(iris)

    def numbers(**chosen):
        return {row.number for row in browser.get(LIST, chosen).context["rows"]}

    assert numbers() == {old.number, of_jan.number}
    assert numbers(status="alle", periode="31") == {closed.number, of_jan.number}
    assert numbers(status="closed") == {closed.number}
    assert numbers(medewerker=jan.pk) == {of_jan.number}
    assert numbers(status="onzin", medewerker="x") == {old.number, of_jan.number}
    assert "medewerker" not in as_(jan).get(LIST).context["form"].fields


def test_ten_rows_cost_as_many_queries_as_one(as_, daan):
    browser = as_(daan)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(LIST).status_code == 200
        return len(queries)

    usd(daan)
    browser.get(LIST)
    one = cost()
    for _ in range(9):
        row = decided_usd(daan)
        divide_tasks(row, TASKS, actor=daan)
    assert cost() == one
