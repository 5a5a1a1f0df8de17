"""The pages of a family: who gets in, what is refused beside the question, what follows."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from audit.models import AuditEntry
from localfield.models import LocalContact, LocalTrajectory, ReportBack
from localfield.services.ending import transfer
from people.models import Address
from tests.factories import localfield as make
from tests.factories.handovers import team_of
from tests.factories.letters import moment
from tests.factories.organisations import local_team_of, municipality_of

pytestmark = pytest.mark.django_db
TODAY = moment(2026, 4, 16, 15)
OF_A_FAMILY = [
    "family",
    "contacts",
    "add_contact",
    "waits",
    "begin_waiting",
    "report_back",
    "end",
    "give",
]


@pytest.fixture(autouse=True)
def _on_a_day_in_april():
    with time_machine.travel(TODAY, tick=False):
        yield


def address(name: str, trajectory: LocalTrajectory, *more: object) -> str:
    return reverse(f"localfield:{name}", args=[trajectory.case.number, *more])


def page_of(client, name: str, trajectory: LocalTrajectory, *more: object) -> BeautifulSoup:
    answer = client.get(address(name, trajectory, *more))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def visit(trajectory, **told):
    child, mother = make.people_of(trajectory)[:2]
    return {
        "on": "2026-04-16",
        "form": "home_visit",
        f"met_{mother.pk}": "spoken",
        f"met_{child.pk}": "seen",
        "summary": "Moeder vertelt dat het rustiger is.",
        "unsafe_signals": "no",
        **told,
    }


@pytest.mark.rule("A1", "A2")
@pytest.mark.parametrize("name", OF_A_FAMILY)
@pytest.mark.parametrize(
    ("who", "status"),
    [("daan", 200), ("omar", 200), ("els", 404), ("lotte", 404), ("chantal", 404), ("esra", 404)],
)
def test_only_the_organisation_that_directs_gets_in(as_, request, family, name, who, status):
    answer = as_(request.getfixturevalue(who)).get(address(name, family))

    assert answer.status_code == status


@pytest.mark.rule("A1")
@pytest.mark.parametrize("name", OF_A_FAMILY[1:])
def test_veilig_thuis_reads_on_its_own_tab_and_not_here(as_, bram, family, name):
    assert as_(bram).get(address(name, family)).status_code == 404


def test_veilig_thuis_is_led_on_to_its_own_tab(as_, bram, family):
    answer = as_(bram).get(address("family", family))

    assert answer.url == address("of_case", family)


@pytest.mark.rule("A1")
@pytest.mark.parametrize(
    ("who", "status"),
    [("bram", 200), ("anna", 404), ("fatma", 404), ("daan", 404), ("chantal", 404)],
)
def test_the_tab_is_for_who_sees_the_case(as_, request, family, who, status):
    answer = as_(request.getfixturevalue(who)).get(address("of_case", family))

    assert answer.status_code == status


@pytest.mark.rule("A2")
def test_a_former_holder_no_longer_gets_in(as_, family, noord, daan, lotte):
    transfer(
        family,
        to=team_of(noord),
        helper_name="Lotte Prins",
        help_started_on=TODAY.date(),
        actor=daan,
        **make.GROUNDED,
    )

    assert as_(daan).get(address("family", family)).status_code == 404
    assert as_(lotte).get(address("family", family)).status_code == 200


def test_opening_a_family_is_written_in_the_log(as_, daan, family):
    page_of(as_(daan), "family", family)

    assert AuditEntry.objects.filter(
        event="viewed", actor=daan, case_number=family.case.number
    ).exists()


def test_the_page_of_a_family_says_what_comes_next_and_whom_to_call(as_, daan, family, noord):
    page = page_of(as_(daan), "family", family).get_text(" ", strip=True)

    assert "Eerste contact door het lokale veld" in page
    assert noord.phone in page
    assert "OV-2026-00001" in page
    assert "Sanne Vermeer" in page


@pytest.mark.rule("A11")
def test_a_secret_address_is_masked(as_, daan, family):
    child = make.people_of(family)[0]
    Address.objects.create(
        person=child,
        kind="shelter",
        street="Schuilstraat",
        number=7,
        postcode="1234AB",
        city="Ergens",
        secret=True,
        since=TODAY.date(),
    )

    page = page_of(as_(daan), "family", family).get_text(" ", strip=True)

    assert "Schuilstraat" not in page
    assert "1234" not in page


@pytest.mark.rule("A2")
def test_of_another_organisation_no_name_is_shown(as_, daan, family, noord, lotte, anna):
    make.give_casusregie(family.case, local_team_of(noord), person=lotte, by=anna)

    page = page_of(as_(daan), "family", family).get_text(" ", strip=True)

    assert "Wijkteam Centrum" in page
    assert "Lotte" not in page


@pytest.mark.rule("003-36", "003-37")
def test_a_visit_is_noted_and_stands_in_the_log(as_, daan, family):
    client = as_(daan)

    answer = client.post(address("add_contact", family), visit(family))

    assert answer.url == address("contacts", family)
    page = page_of(client, "contacts", family).get_text(" ", strip=True)
    assert "Gesproken: Fenna Vermeer" in page
    assert "Gezien: Sanne Vermeer" in page


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"summary": ""}, "Vul dit in."),
        ({"form": "message"}, "Met een bericht of brief spreekt u niemand"),
        ({"on": "2026-04-17"}, "toekomst"),
        ({"on": "31-31-2026"}, "Vul een datum in."),
        ({"unsafe_signals": ""}, "Maak een keuze."),
    ],
)
def test_a_refused_contact_comes_back_with_what_was_typed(as_, daan, family, told, sentence):
    answer = as_(daan).post(address("add_contact", family), visit(family, **told))

    page = BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)
    assert answer.status_code == 422
    assert sentence in page
    assert not LocalContact.objects.exists()
    if "summary" not in told:
        assert "Moeder vertelt dat het rustiger is." in page


@pytest.mark.rule("002-37")
def test_after_unsafe_signals_the_way_back_to_veilig_thuis_is_shown(as_, daan, family):
    client = as_(daan)
    client.post(address("add_contact", family), visit(family, unsafe_signals="yes"))

    page = page_of(client, "contacts", family)

    assert page.find("a", href=address("report_back", family), string="Meld terug aan Veilig Thuis")


@pytest.mark.rule("003-37")
def test_only_telephone_is_said_to_be_not_enough(as_, daan, family):
    client = as_(daan)
    child = make.people_of(family)[0]
    by_phone = {"form": "phone", f"met_{child.pk}": "absent"}
    client.post(address("add_contact", family), visit(family, **by_phone))

    page = page_of(client, "contacts", family).get_text(" ", strip=True)

    assert "de telefoon is niet genoeg" in page


@pytest.mark.rule("001-11", "003-59")
def test_reporting_back_is_seen_by_both_sides(as_, daan, bram, family):
    told = {
        "reason": "no_access",
        "happened": "De deur blijft dicht.",
        "tried": "Drie keer aangebeld.",
        "family_knows": "yes",
        "family_told": "Aangekondigd in een brief.",
        "urgent": "on",
    }

    answer = as_(daan).post(address("report_back", family), told)

    assert answer.url == address("family", family)
    for client, name in ((as_(daan), "family"), (as_(bram), "of_case")):
        page = page_of(client, name, family).get_text(" ", strip=True)
        assert "Drie keer aangebeld." in page
        assert "Kan niet wachten" in page


@pytest.mark.rule("001-11")
def test_a_report_back_without_what_was_tried_is_refused(as_, daan, family):
    answer = as_(daan).post(
        address("report_back", family), {"reason": "unsafe", "happened": "Er is geslagen."}
    )

    assert answer.status_code == 422
    assert not ReportBack.objects.exists()


@pytest.mark.rule("000-30", "D17")
def test_a_wait_is_agreed_checked_and_ended(as_, daan, family):
    client = as_(daan)
    agreed = {
        "waits_for": "systeemtherapie",
        "alternative_help": "Elke week een gesprek.",
        "escalation_name": "Daan",
        "escalation_phone": "0612345678",
    }
    client.post(address("begin_waiting", family), agreed)
    wait = family.case.bridging.get()
    looked = {
        "on": "2026-04-16",
        "how_is_it": "Het gaat.",
        "alternative_runs": "yes",
        "contact_is_right": "yes",
        "sight": "Wekelijks op bezoek.",
    }
    client.post(address("check", family, wait.pk), looked)

    page = page_of(client, "waits", family).get_text(" ", strip=True)
    assert "Wacht op systeemtherapie" in page
    assert "Wekelijks op bezoek." in page

    began = {"way": "help_started", "on": "2026-04-16"}
    client.post(address("end_waiting", family, wait.pk), began)
    assert "Hulp gestart" in page_of(client, "waits", family).get_text(" ", strip=True)


@pytest.mark.rule("000-30")
def test_a_check_that_leaves_a_family_without_help_comes_back_with_a_sentence(as_, daan, family):
    wait = make.waiting(family.case, by=daan, organisation=family.organisation, at=make.ACCEPTED)
    looked = {
        "on": "2026-04-16",
        "how_is_it": "Het gaat niet.",
        "alternative_runs": "no",
        "contact_is_right": "yes",
        "sight": "Wekelijks op bezoek.",
    }

    answer = as_(daan).post(address("check", family, wait.pk), looked)

    assert answer.status_code == 422
    assert "Spreek andere hulp af" in answer.content.decode()


@pytest.mark.rule("A2")
def test_the_wait_of_another_family_does_not_exist(as_, daan, family, noord, anna):
    other = make.family_at(
        municipality_of(noord), by=anna, worker=daan, name="Gezin Ander", number="OV-2026-00009"
    )
    wait = make.waiting(other.case, by=daan, organisation=other.organisation, at=make.ACCEPTED)

    assert as_(daan).get(address("check", family, wait.pk)).status_code == 404
    assert as_(daan).post(address("end_waiting", family, wait.pk)).status_code == 404


@pytest.mark.rule("003-33", "D11")
def test_the_page_of_ending_says_what_stands_in_the_way(as_, daan, family):
    page = page_of(as_(daan), "end", family).get_text(" ", strip=True)

    assert "De laatste onveilige gebeurtenis is nog geen zes maanden geleden" in page


@pytest.mark.rule("003-33")
@pytest.mark.parametrize("way", ["stabiel", "overgenomen", "anders"])
def test_each_way_out_has_its_form_and_refuses_what_is_empty(as_, daan, family, way):
    client = as_(daan)

    assert client.get(address("end_as", family, way)).status_code == 200
    assert client.post(address("end_as", family, way), {"csrf": "x"}).status_code == 422
    assert client.get(address("end_as", family, "verzonnen")).status_code == 404


@pytest.mark.rule("003-33")
def test_a_family_that_moved_is_let_go_and_no_longer_seen(as_, daan, family):
    client = as_(daan)

    answer = client.post(
        address("end_as", family, "anders"), {"reason": "moved", "note": "Naar Groningen."}
    )

    assert answer.url == reverse("localfield:families")
    assert client.get(address("family", family)).status_code == 404


@pytest.mark.rule("000-17")
def test_who_distributes_gives_a_family_away_with_a_reason(as_, omar, family, noord):
    colleague = make.consulent_of(noord, "Iris Vonk")
    client = as_(omar)

    refused = client.post(address("give", family), {"worker": colleague.pk, "reason": ""})
    assert refused.status_code == 422
    assert "Een gezin houdt" in refused.content.decode()

    client.post(address("give", family), {"worker": colleague.pk, "reason": "Daan gaat weg."})
    desk = family.case.partner_workers.get(until=None)
    assert desk.worker == colleague


@pytest.mark.rule("A1")
def test_a_colleague_to_whom_the_family_was_not_given_does_not_see_it(as_, noord, family):
    other = make.consulent_of(noord, "Iris Vonk")

    assert as_(other).get(address("give", family)).status_code == 404


def mending(page: BeautifulSoup, **told: str) -> dict[str, str]:
    seen = page.find("input", {"name": "seen"})["value"]
    return {"seen": seen, "others_present": "", "reason": "Tikfout.", **told}


def test_two_who_mend_one_contact_do_not_overwrite_each_other(as_, daan, omar, family):
    contact = make.contact(family, by=daan, on=TODAY.date())
    of_daan, of_omar = as_(daan), as_(omar)
    page = page_of(of_daan, "mend_contact", family, contact.pk)
    first = mending(page, summary="Moeder vertelt dat vader terug is.")
    of_omar.post(address("mend_contact", family, contact.pk), first)

    answer = of_daan.post(
        address("mend_contact", family, contact.pk), mending(page, summary="Vader is weg.")
    )

    contact.refresh_from_db()
    assert answer.status_code == 409
    assert contact.summary == "Moeder vertelt dat vader terug is."
    log = page_of(of_daan, "contacts", family).get_text(" ", strip=True)
    assert "Omar Bakker: Tikfout. Er stond: besproken en gezien: Moeder vertelt" in log


@pytest.mark.rule("A2")
def test_a_contact_with_another_family_does_not_exist(as_, daan, family, noord, anna):
    other = make.family_at(
        municipality_of(noord), by=anna, worker=daan, name="Gezin Ander", number="OV-2026-00009"
    )
    contact = make.contact(other, by=daan, on=TODAY.date())

    assert as_(daan).get(address("mend_contact", family, contact.pk)).status_code == 404
