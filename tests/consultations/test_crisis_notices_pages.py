"""Crisis notices on the screen, from both sides."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership
from accounts.roles import Role
from audit.events import AuditEvent
from audit.models import AuditEntry
from consultations.enums import PresentDanger, WithdrawalReason
from consultations.models import CrisisNotice
from consultations.services.crisis_notices import report_followed, withdraw
from tests.factories.accounts import colleague
from tests.factories.contacts import contact
from tests.factories.deadlines import local
from tests.factories.notices import TYPED, notice
from tests.factories.organisations import municipality_of, veilig_thuis_of

LIST = reverse("consultations:crisis_notices")
ANNOUNCE = reverse("consultations:announce_crisis")


def page_of(made):
    return reverse("consultations:crisis_notice", args=[made.number])


def typed(**others):
    return {"key": str(uuid4()), **TYPED, **others}


def words(answer):
    return answer.content.decode()


@pytest.mark.rule("000-20")
def test_a_consulent_announces_and_gets_the_number_to_mention(as_, daan):
    browser = as_(daan)

    answer = browser.post(ANNOUNCE, typed(age_bands=["0_3", "23_64"]))

    made = CrisisNotice.objects.get()
    assert (answer.status_code, answer.url) == (302, page_of(made))
    page = words(browser.get(answer.url))
    assert f"Noem {made.number} als u belt." in page
    assert "0 tot 4 jaar, 23 tot 65 jaar" in page


@pytest.mark.rule("000-20")
def test_who_works_for_two_municipalities_chooses_for_which_one(as_, daan, noord):
    assert "Voor welke gemeente?" not in words(as_(daan).get(ANNOUNCE))
    nearby = municipality_of(noord, "Gemeente Buurdam")
    elsewhere = municipality_of(noord, "Gemeente Verderop")
    Membership.objects.create(
        user=daan, organisation=nearby, role=Role.CONSULENT, since=date(2021, 1, 1)
    )
    browser = as_(daan)

    assert "Voor welke gemeente?" in words(browser.get(ANNOUNCE))
    for wrong in ("", elsewhere.pk):
        assert browser.post(ANNOUNCE, typed(organisation=wrong)).status_code == 422
    browser.post(ANNOUNCE, typed(organisation=nearby.pk))

    assert CrisisNotice.objects.get().organisation == nearby


def test_the_page_says_to_call_and_name_nobody(as_, daan):
    page = words(as_(daan).get(ANNOUNCE))

    assert "Is de crisis er al? Bel dan" in page
    assert "U noemt hier geen namen" in page
    assert "Waarom laat u dit staan?" not in page


@pytest.mark.rule("003-55")
def test_the_fixed_contact_reads_what_she_is_told_of_and_nothing_else(as_, daan, gijs, noord):
    made = notice(daan)
    nearby = municipality_of(noord, "Gemeente Buurdam")
    other = notice(colleague("Kim Buurvrouw", Role.CONSULENT, nearby))
    assert as_(gijs).get(page_of(made)).status_code == 404
    contact(daan.organisation, gijs)

    browser = as_(gijs)
    browser.post(reverse("consultations:acknowledge_crisis_notice", args=[made.number]))

    assert f"Gezien door {gijs.name}" in words(browser.get(page_of(made)))
    assert browser.get(page_of(other)).status_code == 404
    assert made.number in words(browser.get(LIST))
    assert other.number not in words(browser.get(LIST))


@pytest.mark.rule("000-19")
def test_outside_the_hours_every_page_of_the_municipality_says_whom_to_call(as_, daan):
    with time_machine.travel(local("2026-03-07T11:00"), tick=False):
        made = notice(daan)
        pages = [words(as_(daan).get(url)) for url in (LIST, ANNOUNCE, page_of(made))]

    assert all("Het is nu buiten kantooruren: de crisisdienst neemt op." in page for page in pages)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"threat": ""}, "Vul dit in."),
        ({"danger": ""}, "Maak een keuze."),
        ({"contact_phone": "12"}, "Dit telefoonnummer klopt niet."),
        ({"expected_from": "05-03-2099", "expected_until": "04-03-2099"}, "vóór de eerste dag."),
        ({"expected_until": "04-03-2020"}, "De verwachte periode is al voorbij."),
        ({"night_name": "Piket"}, "Vul naam en telefoonnummer allebei in"),
        ({"night_phone": "0612345678"}, "Vul naam en telefoonnummer allebei in"),
    ],
)
def test_a_refusal_stands_beside_the_field_and_nothing_typed_is_lost(as_, daan, wrong, sentence):
    answer = as_(daan).post(ANNOUNCE, typed(agreements="Buurman belt 112.", **wrong))

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert "Buurman belt 112." in words(answer)
    assert not CrisisNotice.objects.exists()


@pytest.mark.rule("A6")
def test_a_text_that_points_to_somebody_stays_only_with_a_reason(as_, daan):
    browser, given = as_(daan), typed(threat="Moeder is te bellen op 06-12345678.")

    refused = browser.post(ANNOUNCE, given)
    kept = browser.post(ANNOUNCE, {**given, "despite": "Dit is het nummer van de opvang."})

    assert refused.status_code == 422
    assert "Dit lijkt een telefoonnummer" in words(refused)
    assert "Waarom laat u dit staan?" in words(refused)
    assert kept.status_code == 302
    assert CrisisNotice.objects.get().overruled_because == "Dit is het nummer van de opvang."


def test_veilig_thuis_reads_it_and_says_so(as_, daan, fatma):
    made, browser = notice(daan), as_(fatma)

    page = words(browser.get(page_of(made)))
    browser.post(reverse("consultations:acknowledge_crisis_notice", args=[made.number]))

    assert "Ik heb dit gezien" in page
    assert f"Vul bij de melding {made.number} in" in page
    assert "Gezien door Fatma Haddou" in words(as_(daan).get(page_of(made)))
    assert "Ik heb dit gezien" not in words(browser.get(page_of(made)))
    viewed = AuditEntry.objects.filter(event=AuditEvent.VIEWED, actor=fatma, target_id=made.pk)
    assert viewed.exists()


def test_the_maker_withdraws_with_a_reason_from_the_list(as_, daan):
    made, browser = notice(daan), as_(daan)
    address = reverse("consultations:withdraw_crisis_notice", args=[made.number])

    refused = browser.post(address)
    browser.post(address, {"reason": WithdrawalReason.AVERTED})

    assert refused.status_code == 422
    assert "Maak een keuze." in words(refused)
    page = words(browser.get(page_of(made)))
    assert "Ingetrokken: de crisis is afgewend." in page
    assert "Waarom trekt u" not in page


@pytest.mark.rule("000-21")
def test_the_consulent_sees_the_number_of_the_report_that_followed(as_, daan, fatma):
    made = notice(daan)
    report_followed(made, report_number="M-2026-00012", actor=fatma, at=timezone.now())

    page = words(as_(daan).get(page_of(made)))

    assert "Veilig Thuis is in actie: melding M-2026-00012." in page


@pytest.mark.rule("A2")
@pytest.mark.parametrize("who", ["chantal", "neighbour", "other_consulent", "gijs"])
def test_for_others_a_notice_does_not_exist(as_, daan, noord, request, who):
    made = notice(daan)
    others = {
        "neighbour": lambda: colleague(
            "Ward Smit", Role.USD_COORDINATOR, municipality_of(noord, "Gemeente Elders")
        ),
        "other_consulent": lambda: colleague("Lotte Mol", Role.CONSULENT, daan.organisation),
    }
    reader = others[who]() if who in others else request.getfixturevalue(who)
    browser = as_(reader)

    assert browser.get(page_of(made)).status_code == 404
    listed = browser.get(LIST)
    assert made.number not in words(listed)
    assert listed.status_code == (403 if who == "gijs" else 200)


def test_the_coordinator_sees_all_of_the_own_municipality(as_, daan):
    made = notice(daan)
    coordinator = colleague("Carla Mol", Role.USD_COORDINATOR, daan.organisation)

    assert made.number in words(as_(coordinator).get(LIST))


def test_the_list_opens_with_what_is_open_newest_first(as_, daan, fatma):
    with time_machine.travel(timezone.now() - timedelta(hours=3), tick=False):
        first = notice(daan)
    second, gone = notice(daan), notice(daan)
    withdraw(gone, reason=WithdrawalReason.MISTAKE, actor=daan)
    browser = as_(fatma)

    page = words(browser.get(LIST))
    everything = words(browser.get(LIST, {"stand": "alle"}))

    assert page.index(second.number) < page.index(first.number)
    assert gone.number not in page
    assert gone.number in everything


def test_the_list_is_filtered_by_municipality(as_, daan, noord, fatma):
    here = notice(daan)
    elsewhere = municipality_of(noord, "Gemeente Elders")
    there = notice(colleague("Ward Smit", Role.CONSULENT, elsewhere))

    page = words(as_(fatma).get(LIST, {"gemeente": elsewhere.pk}))

    assert there.number in page
    assert here.number not in page


def test_what_cannot_be_read_filters_nothing(as_, daan, fatma):
    made = notice(daan)

    assert made.number in words(as_(fatma).get(LIST, {"gemeente": "x", "stand": "y"}))


def test_ten_notices_cost_what_one_costs(as_, daan, fatma, django_assert_max_num_queries):
    notice(daan)
    browser = as_(fatma)
    browser.get(LIST)
    with django_assert_max_num_queries(100) as short:
        browser.get(LIST)
    for _ in range(10):
        notice(daan, danger=PresentDanger.ACUTE)

    # Each of them told Fatma something; the list costs the page and not the table.
    with django_assert_max_num_queries(len(short)):
        browser.get(LIST)


@pytest.mark.rule("A6")
def test_privacy_reads_only_the_notices_in_which_a_found_word_stayed(as_, daan, noord, zuid):
    petra = colleague("Petra Zwart", Role.PRIVACY_OFFICER, veilig_thuis_of(noord))
    other = colleague("Piet Blauw", Role.PRIVACY_OFFICER, veilig_thuis_of(zuid))
    plain = notice(daan)
    stays = notice(daan, threat="De flat heet Jan de Boer.", despite="Naam van de flat.")

    listed = words(as_(petra).get(LIST))
    assert stays.number in listed
    assert "Naam van de flat." in listed
    assert plain.number not in listed
    assert as_(petra).get(page_of(stays)).status_code == 200
    assert as_(petra).get(page_of(plain)).status_code == 404
    assert as_(other).get(page_of(stays)).status_code == 404
    assert stays.number not in words(as_(other).get(LIST))
