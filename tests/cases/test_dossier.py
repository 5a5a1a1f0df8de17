"""The dossier: what is shown, and to whom."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership
from accounts.roles import Role
from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.enums import AuthorityKind, ContactChannel, ContactWith, RegieKind
from cases.models import CaseDeadline
from cases.services.assignments import assign
from cases.services.authority_notices import notify_authority
from cases.services.contacts import note_contact
from cases.services.regie import pass_regie
from cases.services.terms import start_term
from deadlines.services import extend
from tests.factories import cases
from tests.factories.organisations import municipality_of

pytestmark = pytest.mark.django_db


def page_of(client, name: str, *args) -> BeautifulSoup:
    return BeautifulSoup(client.get(reverse(f"cases:{name}", args=args)).content, "html.parser")


def text_of(client, name: str, *args) -> str:
    return page_of(client, name, *args).select_one("main").get_text(" ", strip=True)


def test_the_overview_says_who_directs_and_who_does_not_yet(as_, anna, family):
    regie = page_of(as_(anna), "detail", family.number).select_one(".vt-regie").get_text(" ")

    assert "Zicht op veiligheid" in regie
    assert "Veilig Thuis Noord" in regie or "Noord" in regie
    assert "Nog niemand" in regie


def test_the_route_shows_the_phase_in_words(as_, anna, family):
    route = page_of(as_(anna), "detail", family.number).select_one(".vt-route")

    assert route.select_one("[aria-current=step]").get_text(" ", strip=True) == (
        "Nu: Directe veiligheid"
    )


def test_a_deadline_explains_itself(as_, anna, family):
    explanation = CaseDeadline.objects.get(case=family).explanation

    assert " ".join(explanation.split()) in text_of(as_(anna), "detail", family.number)


@pytest.mark.rule("D6")
def test_a_moved_date_says_when_and_why(as_, anna, bram, fatma, family):
    term = start_term("D6", family, at=timezone.now(), actor=fatma)
    extend(term, weeks=2, reason="Onderzoek vraagt tijd", actor=bram)

    shown = text_of(as_(anna), "detail", family.number)

    assert "Herrekend op" in shown
    assert "Onderzoek vraagt tijd" in shown


def test_who_works_at_veilig_thuis_and_at_a_partner_sees_their_own_case(as_, anna, noord, family):
    Membership.objects.create(user=anna, organisation=municipality_of(noord), role=Role.CONSULENT)

    answer = as_(anna).get(reverse("cases:detail", args=[family.number]))

    assert "cases/dossier/detail.html" in [template.name for template in answer.templates]


def test_who_works_at_both_sees_a_case_of_the_partner_as_the_partner_does(
    as_, bram, gijs, noord, family
):
    municipality = municipality_of(noord)
    Membership.objects.create(user=gijs, organisation=municipality, role=Role.CONSULENT)
    now = timezone.now()
    pass_regie(
        family, RegieKind.PROCESREGIE, to=municipality, at=now, reason="Overdracht", actor=bram
    )

    answer = as_(gijs).get(reverse("cases:detail", args=[family.number]))

    assert answer.url == reverse("localfield:family", args=[family.number])


def test_a_partner_role_opens_nothing_that_only_veilig_thuis_directs(as_, gijs, noord, family):
    Membership.objects.create(user=gijs, organisation=municipality_of(noord), role=Role.CONSULENT)

    answer = as_(gijs).get(reverse("cases:detail", args=[family.number]))

    assert answer.status_code == 404


def test_the_history_of_regie_keeps_its_reasons(as_, anna, bram, noord, family):
    pass_regie(
        family,
        RegieKind.PROCESREGIE,
        to=municipality_of(noord),
        at=timezone.now(),
        reason="Overdracht aan de gemeente",
        actor=bram,
    )

    assert "Overdracht aan de gemeente" in text_of(as_(anna), "detail", family.number)


def test_opening_is_written_in_the_log(as_, anna, family):
    as_(anna).get(reverse("cases:detail", args=[family.number]))

    seen = AuditEntry.objects.get(event=AuditEvent.VIEWED, case_number=family.number)
    assert seen.actor == anna


@pytest.mark.rule("A1")
def test_a_case_one_may_not_see_and_a_case_that_is_not_there_answer_alike(
    as_,
    gijs,
    family,
):
    client = as_(gijs)

    answers = [
        client.get(reverse("cases:detail", args=[number]))
        for number in (family.number, "VT-1999-00001")
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


@pytest.mark.rule("A2", "A3")
def test_a_partner_sees_who_directs_and_whom_to_call_and_no_report(
    as_,
    daan,
    bram,
    noord,
    family,
):
    pass_regie(
        family,
        RegieKind.PROCESREGIE,
        to=municipality_of(noord),
        at=timezone.now(),
        reason="Geheime overweging",
        actor=bram,
    )
    report = family.reports.get()

    answer = as_(daan).get(reverse("cases:detail", args=[family.number]), follow=True)

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert family.region.phone in shown
    for hidden in (report.number, "Geheime overweging", "Terlouw", "zonder eten"):
        assert hidden not in shown


@pytest.mark.rule("A2")
@pytest.mark.parametrize("name", ["household", "timeline"])
def test_a_partner_gets_no_further_than_that_page(as_, daan, bram, noord, family, name):
    pass_regie(
        family,
        RegieKind.PROCESREGIE,
        to=municipality_of(noord),
        at=timezone.now(),
        reason="Overdracht",
        actor=bram,
    )

    assert as_(daan).get(reverse(f"cases:{name}", args=[family.number])).status_code == 404


@pytest.mark.rule("A11")
def test_a_secret_address_stays_masked_without_a_ground(as_, bram, families):
    shown = text_of(as_(bram), "household", families[0].number)

    assert "geheim adres" in shown
    assert "Geheimestraat" not in shown


@pytest.mark.rule("A11")
def test_a_caseworker_unmasks_it_with_a_ground_that_is_logged(as_, gijs, bram, families):
    assign(families[0], to=gijs, reason="Neemt over", actor=bram)
    url = reverse("cases:household", args=[families[0].number])

    without = as_(gijs).post(url, {"ground": ""})
    with_ground = as_(gijs).post(url, {"ground": "Huisbezoek vandaag"})

    assert without.status_code == 422
    assert "Geheimestraat" not in without.content.decode()
    assert "Geheimestraat" in with_ground.content.decode()
    assert AuditEntry.objects.filter(data__ground="Huisbezoek vandaag", actor=gijs).exists()


@pytest.mark.rule("A11")
def test_whose_role_does_not_include_it_cannot_ask(as_, bram, families):
    url = reverse("cases:household", args=[families[0].number])

    assert as_(bram).post(url, {"ground": "Toch"}).status_code == 403


def test_the_timeline_tells_what_happened_newest_first(as_, anna, family):
    note_contact(
        family,
        contact_with=ContactWith.FAMILY,
        channel=ContactChannel.PHONE,
        summary="Moeder gesproken over vanavond.",
        actor=anna,
    )

    entries = [
        li.get_text(" ", strip=True)
        for li in page_of(as_(anna), "timeline", family.number).select(".vt-timeline > li")
    ]

    assert "Contact met gezin (telefoon)" in entries[0]
    assert "Moeder gesproken over vanavond." in entries[0]
    assert any("ontvangen" in entry for entry in entries)
    assert any("Toegewezen aan Anna Meijer" in entry for entry in entries)


@pytest.mark.rule("A5")
def test_what_a_nameless_reporter_said_is_not_for_everybody(as_, gijs, anna, bram, noord, fatma):
    case = cases.case(noord, by=fatma)
    cases.report(case, by=fatma, anonymous=True)
    assign(case, to=gijs, reason="Neemt over", actor=bram)
    note_contact(
        case,
        contact_with=ContactWith.REPORTER,
        channel=ContactChannel.PHONE,
        summary="Wilma Terlouw belde terug.",
        actor=bram,
    )

    for_gijs = text_of(as_(gijs), "timeline", case.number)
    for_bram = text_of(as_(bram), "timeline", case.number)

    assert "Terlouw" not in for_gijs
    assert "anonimiteit toegezegd" in for_gijs
    assert "Terlouw belde terug" in for_bram


@pytest.mark.rule("004-13")
def test_the_bureaudienst_does_not_read_what_was_shared_on_the_judgement(as_, anna, fatma, family):
    notify_authority(
        family,
        to=AuthorityKind.POLICE,
        organisation_name="Politie Noord",
        what="Dat er wapens in huis zijn.",
        ground="Direct gevaar",
        weighing="Vragen kan niet veilig.",
        actor=anna,
    )

    assert "wapens" in text_of(as_(anna), "timeline", family.number)
    assert "Kennisgeving" not in text_of(as_(fatma), "timeline", family.number)


def test_the_access_log_tells_who_looked_in_which_role(as_, anna, bram, family):
    as_(anna).get(reverse("cases:detail", args=[family.number]))

    shown = text_of(as_(bram), "access_log", family.number)

    assert "Anna Meijer" in shown
    assert "Triagist" in shown
