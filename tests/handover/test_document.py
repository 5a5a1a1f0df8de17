"""The handover document: fourteen sections by origin, composed from the record and then fixed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import ProgrammingError, transaction

from cases.enums import Capacity, TriageOutcome
from cases.models import ReportContent
from documents.pdf import html_to_pdf
from handover.content import betrayed_by, compose, digest
from handover.content.betrayal import LEFT_OUT
from handover.enums import HandoverOrigin
from handover.guards import preparing as guards
from handover.models import HandoverDocument
from handover.services.writing import write
from monitoring.enums import MonitoringScheme
from monitoring.selectors.dates import moments_after
from people.enums import AddressKind
from people.models import Address, Person
from tests.factories import cases as make_case
from tests.factories import handovers as make
from tests.factories import meetings as make_meeting
from tests.factories.letters import moment
from tests.support.pdf import objections_to, text_of

pytestmark = pytest.mark.django_db

BOTH = [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14]


def numbers(content) -> list[int]:
    return [said["number"] for said in content["sections"]]


def words(content, key: str) -> str:
    said = next(one for one in content["sections"] if one["key"] == key)
    return "\n".join(
        "\n".join(
            [
                block["heading"],
                block["text"],
                *block["items"],
                *(f"{a}: {b}" for a, b in block["facts"]),
            ]
        )
        for block in said["blocks"]
    )


def composed(handover):
    with time_machine.travel(handover.begun_at + timedelta(hours=2), tick=False):
        return compose(handover)


@pytest.mark.rule("003-15", "003-34")
def test_out_of_triage_there_is_no_investigation_and_no_plan_of_veilig_thuis(noord, anna):
    content = composed(make.coordinated(noord, by=anna))
    assert numbers(content) == BOTH
    assert "Veilig Thuis stelde geen voorwaarden" in words(content, "agreements")


@pytest.mark.rule("002-32", "003-15")
def test_s03_after_a_direct_handover_veilig_thuis_does_not_monitor(noord, anna):
    assert "Geen monitor VT" in words(composed(make.coordinated(noord, by=anna)), "monitoring")


@pytest.mark.rule("003-15", "001-09")
@pytest.mark.parametrize(
    ("origin", "present"),
    [
        (HandoverOrigin.CONDITIONS, [*BOTH[:8], 10, *BOTH[8:]]),
        (HandoverOrigin.INVESTIGATION, [*BOTH[:8], 9, 10, *BOTH[8:]]),
    ],
)
def test_after_a_track_the_plan_is_in_it_and_after_an_investigation_its_conclusion(
    noord, anna, gijs, origin, present
):
    content = composed(make.coordinated_after(noord, by=anna, owner=gijs, origin=origin))
    assert numbers(content) == present
    assert "Sanne ziet en hoort thuis geen geweld." in words(content, "plan")
    if origin == HandoverOrigin.INVESTIGATION:
        assert "Kindermishandeling: Bevestigd" in words(content, "investigation")


@pytest.mark.rule("001-02")
def test_what_was_reported_and_judged_is_in_it(noord, anna):
    content = composed(make.coordinated(noord, by=anna, chronology="In maart was er ruzie."))
    assert "Sanne komt vaak zonder eten op school." in words(content, "report")
    judged = words(content, "assessment")
    assert "Zwaarte: Middelzwaar" in judged
    assert "De zorgen komen terug" in judged
    assert "In maart was er ruzie." in judged


@pytest.mark.rule("002-25", "A5")
def test_a_professional_who_stays_involved_is_in_it_and_nobody_else(noord, anna):
    stays = make.coordinated(noord, by=anna)
    assert "Telefoon: 06 00000000" in words(composed(stays), "report")
    left = make.coordinated(noord, by=anna, stays_involved="no")
    assert "Wilma" not in str(composed(left))
    neighbour = make.coordinated(noord, by=anna, capacity=Capacity.NEIGHBOURHOOD)
    assert "Wilma" not in str(composed(neighbour))


@pytest.mark.rule("A4", "A5", "002-25")
def test_of_an_anonymous_reporter_neither_name_nor_words_go_along(noord, anna, gijs):
    handover = make.coordinated_after(
        noord, by=anna, owner=gijs, anonymous=True, capacity=Capacity.SCHOOL
    )
    content = composed(handover)
    told = words(content, "report")
    assert "Wilma" not in str(content)
    assert "Sanne komt vaak zonder eten op school." not in told
    assert make.TEXTS["report_summary"] in told
    assert "anonimiteit beloofd" in told


@pytest.mark.rule("A4", "001-02")
def test_of_an_anonymous_reporter_veilig_thuis_tells_in_its_own_words_what_was_reported(
    noord, anna, gijs
):
    handover = make.coordinated_after(noord, by=anna, owner=gijs, anonymous=True)
    handover.report_summary = ""
    assert not guards.document_is_complete(handover)
    handover.report_summary = "Sanne krijgt te weinig eten."
    assert guards.document_is_complete(handover)


@pytest.mark.rule("A4")
@pytest.mark.parametrize(
    "betraying",
    [
        "Wilma Terlouw ziet Sanne elke dag.",
        "Bel 06 00000000 voor meer.",
        "Iemand zei: Sanne komt vaak zonder eten op school.",
    ],
)
def test_a_handover_that_betrays_an_anonymous_reporter_is_refused(noord, anna, gijs, betraying):
    handover = make.coordinated_after(noord, by=anna, owner=gijs, anonymous=True)
    assert guards.nobody_is_betrayed(handover)
    handover.network = betraying
    assert not guards.nobody_is_betrayed(handover)
    assert "Onderdeel 7" in guards.nobody_is_betrayed.says(handover)


@pytest.mark.rule("A4")
def test_words_of_the_record_that_betray_are_left_out_and_that_is_said(noord, anna, gijs):
    handover = make.coordinated_after(
        noord, by=anna, owner=gijs, anonymous=True, motivation="Wilma Terlouw is betrouwbaar."
    )
    content = composed(handover)
    assert "Wilma" not in str(content)
    assert LEFT_OUT in words(content, "assessment")
    assert betrayed_by(handover) == []


@pytest.fixture
def hiding(noord, anna):
    """The mother stays at a secret address."""
    handover = make.coordinated(noord, by=anna)
    mother = Person.objects.filter(involvements__report__case=handover.case).get(
        calling_name="Fenna"
    )
    mother.phone = "06 12345678"
    mother.save()
    child = Person.objects.get(involvements__report__case=handover.case, calling_name="Sanne")
    for person in (mother, child):
        Address.objects.create(
            person=person,
            kind=AddressKind.SHELTER,
            street="Vluchtstraat",
            number=7,
            postcode="1234AB",
            city="Elders",
            secret=True,
        )
    return handover


@pytest.mark.rule("A11")
def test_a_secret_address_is_masked_and_flagged(hiding):
    content = composed(hiding)
    household = words(content, "household")
    assert "geheim adres" in household
    assert "Let op: het adres van" in household
    assert "Vluchtstraat" not in str(content)
    assert "12345678" not in str(content)


@pytest.mark.rule("A11")
@pytest.mark.parametrize("betraying", ["Zij verblijft in de Vluchtstraat.", "Bel 06-12 34 56 78."])
def test_a_handover_with_a_secret_address_in_its_texts_is_refused(hiding, betraying):
    assert guards.nobody_is_betrayed(hiding)
    hiding.advice_contact = betraying
    assert not guards.nobody_is_betrayed(hiding)


@pytest.mark.rule("003-15")
def test_the_database_refuses_to_change_or_lose_what_went_out(noord, anna):
    document = make.sent(noord, by=anna).document
    rows = HandoverDocument.objects.filter(pk=document.pk)
    with pytest.raises(ProgrammingError), transaction.atomic():
        rows.update(content={})
    with pytest.raises(ProgrammingError), transaction.atomic():
        rows.delete()


@pytest.mark.rule("003-15")
def test_whatever_is_edited_later_the_same_words_stay(noord, anna, gijs):
    handover = make.sent_after_track(noord, by=anna, owner=gijs)
    before = HandoverDocument.objects.get(handover=handover)
    html = before.document.html
    ReportContent.objects.filter(report=handover.report).update(worries="Heel iets anders.")
    Person.objects.filter(involvements__report=handover.report).update(calling_name="Anders")
    handover.track.safety_plan.goal = "Een ander doel."
    handover.track.safety_plan.save()
    handover.receiver.name = "Gemeente Anders"
    handover.receiver.save()
    after = HandoverDocument.objects.get(handover=handover)
    assert (after.content, after.document.html) == (before.content, html)
    assert after.content_hash == digest(after.content)


def test_after_sending_nobody_writes_in_it(noord, anna):
    handover = make.sent(noord, by=anna)
    with pytest.raises(Exception, match="intussen veranderd"):
        write(handover, actor=anna, network="Nog iets.")


@pytest.mark.rule("D9")
@pytest.mark.parametrize(
    ("held", "scheme", "days"),
    [
        (
            date(2025, 8, 20),
            MonitoringScheme.THREE_SIX_TWELVE,
            [date(2025, 11, 20), date(2026, 2, 20), date(2026, 8, 20)],
        ),
        (
            date(2025, 9, 3),
            MonitoringScheme.THREE_SIX_TWELVE,
            [date(2025, 12, 3), date(2026, 3, 3), date(2026, 9, 3)],
        ),
        (date(2026, 1, 3), MonitoringScheme.THREE, [date(2026, 4, 7)]),
    ],
)
def test_s01_and_s11_the_monitoring_days_are_computed_and_rolled(noord, held, scheme, days):
    assert moments_after(held, scheme, noord) == days


@pytest.mark.rule("003-15")
def test_the_document_is_a_pdf_that_everybody_can_read(noord, anna, gijs):
    for handover in (
        make.sent(noord, by=anna),
        make.sent_after_track(noord, by=anna, owner=gijs, origin=HandoverOrigin.INVESTIGATION),
    ):
        printed = html_to_pdf(HandoverDocument.objects.get(handover=handover).document.html)
        assert objections_to(printed) == []
        assert f"Overdracht {handover.number}" in text_of(printed)
        assert "14. Grond en toestemming om te delen" in text_of(printed)


@pytest.mark.rule("001-02")
def test_every_report_that_goes_along_is_told(noord, anna):
    handover = make.preparing(noord, by=anna)
    second = make_case.report(
        handover.case,
        by=anna,
        at=moment(2026, 4, 8, 9),
        state="assessed",
        assessed_at=moment(2026, 4, 10, 9),
    )
    assessment = handover.report.assessment
    assessment.pk, assessment.report = None, second
    assessment._state.adding = True
    assessment.outcome = TriageOutcome.DIRECT_HANDOVER
    assessment.save()
    content = composed(handover)
    assert content["reports"] == [handover.report.number, second.number]
    assert f"Melding {second.number}" in words(content, "report")


@pytest.mark.rule("001-04", "001-05", "001-06", "001-17", "003-15")
def test_after_a_warm_handover_the_agreements_at_the_table_are_in_it(noord, bram, gijs):
    handover = make_meeting.shared(noord, by=bram, owner=gijs)
    content = HandoverDocument.objects.get(handover=handover).content
    agreed = words(content, "agreements")
    assert "Procesregie: Wim" in agreed
    assert "Gemeente: Het wijkteam komt elke week." in agreed
    monitored = words(content, "monitoring")
    assert "di 30 juni 2026" in monitored
    assert "Dan belt het wijkteam Veilig Thuis." in words(content, "consequences")
