"""Taking in a report: persons, household, case, terms, regie, repeat flag, radar."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from accounts.models import User
from cases.enums import CaseState, Channel, RadarVerdict, RegieKind, ReportState, YesNoUnknown
from cases.models import Case, CaseDeadline, RadarHit, Report
from cases.services.intake import register_report, what_is_missing
from cases.services.radar import judge_hit
from cases.services.report_facts import RelationFacts
from cases.services.urgent import first_action_done
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from notifications.models import Notification
from organisations.models import RegionProfile
from people.models import Household, Person
from tests.factories.facts import a_child, a_parent, report_facts, reporter_facts, urgent_facts
from tests.factories.organisations import veilig_thuis_of
from workflow.steps import take_step

NL = ZoneInfo("Europe/Amsterdam")
pytestmark = pytest.mark.django_db


def due(report: Report, term: str) -> datetime:
    return CaseDeadline.objects.get(report=report, term=term).due_at.astimezone(NL)


def test_a_report_becomes_a_case_with_persons_terms_and_sight_on_safety(fatma):
    report = register_report(report_facts(), actor=fatma)

    assert report.state == ReportState.RECEIVED
    assert report.number.startswith("M-")
    assert report.case.number.startswith("VT-")
    assert report.case.household.name == "Gezin De Wit"
    assert report.involvements.count() == 2
    assert report.case.household.members.count() == 2
    holder = report.case.regie.get(kind=RegieKind.ZICHT_OP_VEILIGHEID, until=None)
    assert holder.organisation == veilig_thuis_of(fatma.region)
    assert set(CaseDeadline.objects.values_list("term", flat=True)) == {"D1", "D6"}


@pytest.mark.rule("002-07", "D1", "D6")
@pytest.mark.parametrize(
    ("received", "d1", "d6"),
    [
        pytest.param("2025-06-14T22:40", "2025-06-20", "2025-07-14", id="S01 saturday night"),
        pytest.param("2025-12-23T10:05", "2026-01-05", "2026-01-20", id="S02 around the holidays"),
        pytest.param("2026-04-24T16:10", "2026-05-04", "2026-05-22", id="S04 before koningsdag"),
    ],
)
def test_the_terms_run_from_the_moment_of_receipt(fatma, received, d1, d6):
    at = datetime.fromisoformat(received).replace(tzinfo=NL)

    with time_machine.travel(at + timedelta(minutes=20), tick=False):
        report = register_report(report_facts(received_at=at), actor=fatma)

    assert due(report, "D1").date() == date.fromisoformat(d1)
    assert due(report, "D6").date() == date.fromisoformat(d6)


@pytest.mark.rule("D7", "002-34")
def test_an_urgent_report_starts_the_24_hours_and_alarms_the_desk(fatma, anna, bram):
    at = datetime(2025, 6, 14, 22, 40, tzinfo=NL)

    with time_machine.travel(at, tick=False):
        report = register_report(report_facts(received_at=at, urgent=urgent_facts()), actor=fatma)

    assert due(report, "D7") == datetime(2025, 6, 15, 22, 40, tzinfo=NL)
    told = Notification.objects.filter(key=f"urgent:{report.number}")
    assert set(told.values_list("recipient", flat=True)) == {anna.pk, bram.pk}
    assert not any("De Wit" in message.title for message in told)


@pytest.mark.rule("D7")
def test_the_first_action_ends_the_alarm(fatma):
    report = register_report(report_facts(urgent=urgent_facts()), actor=fatma)

    report = first_action_done(report, actor=fatma)

    assert report.first_action_done_at
    assert CaseDeadline.objects.get(term="D7").met_at == report.first_action_done_at


def test_handing_in_twice_gives_one_report(fatma):
    facts = report_facts()

    first = register_report(facts, actor=fatma)
    second = register_report(facts, actor=fatma)

    assert first == second
    assert Report.objects.count() == 1
    assert Person.objects.count() == 2


@pytest.mark.rule("000-31")
def test_a_known_household_keeps_its_case(fatma):
    first = register_report(report_facts(), actor=fatma)
    child = Person.objects.get(calling_name="Emma")

    second = register_report(
        report_facts(persons=(replace(a_child(), reference=child.reference),)), actor=fatma
    )

    assert second.case == first.case
    assert second.repeat_report
    assert not first.repeat_report
    assert Person.objects.count() == 2


@pytest.mark.rule("000-31")
def test_a_report_about_a_family_in_a_track_brings_the_case_back_to_assessment(fatma):
    first = register_report(report_facts(), actor=fatma)
    take_step(first.case, "start_track", actor=fatma, because=first)
    child = Person.objects.get(calling_name="Emma")

    register_report(
        report_facts(persons=(replace(a_child(), reference=child.reference),)), actor=fatma
    )

    assert Case.objects.get().state == CaseState.ASSESSING


def test_an_old_report_outside_the_years_of_the_region_is_no_repeat(fatma):
    RegionProfile.objects.create(
        region=fatma.region, valid_from=date(2020, 1, 1), repeat_report_years=1
    )
    with time_machine.travel(datetime(2023, 3, 1, 9, tzinfo=NL)):
        register_report(report_facts(), actor=fatma)
    child = Person.objects.get(calling_name="Emma")

    report = register_report(
        report_facts(persons=(replace(a_child(), reference=child.reference),)), actor=fatma
    )

    assert not report.repeat_report


@pytest.mark.rule("002-27")
def test_the_radar_shows_who_is_alike_and_joins_nothing_by_itself(fatma):
    earlier = register_report(report_facts(), actor=fatma)

    report = register_report(report_facts(), actor=fatma)

    hits = RadarHit.objects.filter(report=report)
    assert {hit.earlier_report for hit in hits} == {earlier}
    assert "geboortedatum gelijk" in hits.get(person__calling_name="Emma").reasons
    assert report.case != earlier.case
    assert not report.repeat_report


@pytest.mark.rule("002-27")
def test_somebody_who_says_it_is_the_same_family_makes_it_a_repeat_report(fatma, anna):
    register_report(report_facts(), actor=fatma)
    report = register_report(report_facts(), actor=fatma)
    hit = RadarHit.objects.filter(report=report).first()

    judge_hit(report, hit=hit.pk, verdict=RadarVerdict.SAME, actor=anna)

    hit.refresh_from_db()
    report.refresh_from_db()
    assert (hit.judged_by, hit.verdict) == (anna, RadarVerdict.SAME)
    assert report.repeat_report
    assert Case.objects.count() == 2


@pytest.mark.rule("003-54")
def test_two_reporters_of_one_situation_give_two_linked_reports_in_one_case(fatma):
    first = register_report(report_facts(), actor=fatma)

    second = register_report(report_facts(same_situation_as=first.number.lower()), actor=fatma)

    assert second.same_situation_as == first
    assert second.case == first.case
    assert list(first.joined_reports.all()) == [second]


@pytest.mark.rule("003-57", "003-22")
def test_a_professional_on_the_phone_needs_a_reason_and_gets_in_with_one(fatma):
    facts = report_facts(channel=Channel.PHONE)

    with pytest.raises(ReasonRequired, match="schriftelijk"):
        register_report(facts, actor=fatma)
    report = register_report(
        report_facts(channel=Channel.PHONE, not_written_reason="Belt vanuit de klas, acuut."),
        actor=fatma,
    )

    assert report.state == ReportState.RECEIVED


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        pytest.param({"name": ""}, "naam van de melder", id="nobody"),
        pytest.param({"phone": "", "email": ""}, "telefoonnummer", id="unreachable"),
        pytest.param({"disclose": ""}, "of het gezin mag weten", id="disclosure open"),
        pytest.param(
            {"disclose": YesNoUnknown.NO}, "toestemming of grond", id="anonymous without ground"
        ),
    ],
)
@pytest.mark.rule("A5", "002-21")
def test_what_is_missing_about_the_reporter_is_refused_and_nothing_is_half_saved(
    fatma, wrong, sentence
):
    facts = replace(report_facts(), reporter=reporter_facts(**wrong))

    with pytest.raises(TransitionBlocked, match=sentence):
        register_report(facts, actor=fatma)

    assert not Report.objects.exists()
    assert not Person.objects.exists()
    assert not Household.objects.exists()


@pytest.mark.rule("002-20", "003-25")
def test_all_that_is_missing_is_said_at_once_and_kept_nowhere(fatma):
    facts = report_facts(persons=(), family_informed_beforehand="")

    objections, cautions = what_is_missing(facts, actor=fatma)

    assert len(objections) == 2
    assert cautions == []
    assert not Report.objects.exists()


def test_checking_a_complete_report_leaves_no_trace(fatma):
    assert what_is_missing(report_facts(), actor=fatma) == ([], [])

    assert not Report.objects.exists()
    assert not Person.objects.exists()


def test_nothing_is_received_tomorrow(fatma):
    tomorrow = datetime.now(NL) + timedelta(days=1)

    with pytest.raises(DomainError, match="toekomst"):
        register_report(report_facts(received_at=tomorrow), actor=fatma)


def test_a_known_person_is_completed_and_never_overwritten(fatma):
    register_report(report_facts(), actor=fatma)
    child = Person.objects.get(calling_name="Emma")
    given = a_child(
        reference=child.reference, surname="De Witt", school="De Wilg", language="Fries"
    )

    register_report(report_facts(persons=(given,)), actor=fatma)

    child.refresh_from_db()
    assert child.surname == "Wit"
    assert child.language == "Fries"


def test_relations_and_gezag_are_recorded(fatma):
    facts = report_facts(
        relations=(RelationFacts(person="moeder", kind="parent", other="kind", custody="yes"),)
    )

    register_report(facts, actor=fatma)

    relation = Person.objects.get(calling_name="Emma").relations_to.get()
    assert (relation.from_person.calling_name, relation.custody) == ("Fleur", "yes")


def test_a_caseworker_does_not_take_in_reports(gijs):
    with pytest.raises(PermissionDenied):
        register_report(report_facts(), actor=gijs)


def test_the_system_takes_in_a_report_for_a_region_and_finds_somebody_by_bsn(noord, fatma):
    register_report(report_facts(persons=(a_child(bsn="999990019"),)), actor=fatma)
    facts = report_facts(persons=(a_child(bsn="999990019"),), region=noord)

    report = register_report(facts, actor=User.objects.system())

    assert report.repeat_report
    assert Person.objects.filter(calling_name="Emma").count() == 1
    assert a_parent().key == "moeder"
