"""Veilig Thuis judges a report back: new report, advice, or contact from monitoring (3.11f)."""

from datetime import datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from cases.enums import CaseState, RegieKind, ReportState
from cases.models import Case, RegieAssignment, Report
from common.exceptions import DomainError, TransitionBlocked
from deadlines.workdays import AMSTERDAM, end_of
from localfield.enums import JudgedAs, ReportBackState
from localfield.services.report_of import NewReport
from notifications.models import Notification
from organisations.enums import OrganisationKind
from people.models import Person
from safetyplans.enums import PlanState, VersionReason
from safetyplans.selectors.local import running_plan
from safetyplans.services.local import begin_local_half
from tests.factories import local_work as work
from tests.factories import localfield as make
from tests.factories.letters import moment

pytestmark = pytest.mark.django_db

BACK = moment(2026, 6, 4, 16)  # Thursday
JUDGED = moment(2026, 6, 5, 9)


@pytest.fixture
def reported(family, daan):
    with time_machine.travel(BACK, tick=False):
        begin_local_half(family.case, because=family, at=BACK, actor=daan)
        return make.report_back(family, by=daan)


@pytest.fixture(autouse=True)
def _the_day_after(request):
    with time_machine.travel(JUDGED, tick=False):
        yield


@pytest.mark.rule("001-11", "003-59", "002-03", "D1")
def test_a_new_report_counts_from_the_moment_it_was_reported_back(reported, anna):
    row = work.judged(reported, by=anna)

    report = Report.objects.get(number=row.report_number)
    assert row.state == ReportBackState.NEW_REPORT
    assert report.received_at == BACK
    assert report.case.deadlines.get(term="D1", report=report).due_at == end_of(
        datetime(2026, 6, 11, tzinfo=AMSTERDAM).date()
    )


@pytest.mark.rule("A3", "002-20")
def test_the_report_has_the_words_of_the_partner_who_stays_involved(reported, anna, daan):
    report = Report.objects.get(number=work.judged(reported, by=anna).report_number)

    assert report.state == ReportState.RECEIVED
    assert report.repeat_report
    assert reported.happened in report.content.worries
    assert report.content.earlier_help == reported.tried
    assert report.content.family_informed_beforehand == "yes"
    assert (report.reporter.name, report.reporter.stays_involved) == (daan.name, "yes")
    assert report.reporter.professional


def test_the_family_is_the_one_that_was_known_and_nobody_is_there_twice(reported, anna):
    before = Person.objects.count()

    report = Report.objects.get(number=work.judged(reported, by=anna).report_number)

    members = set(reported.case.household.members.values_list("person", flat=True))
    assert Person.objects.count() == before
    assert report.case == reported.case
    assert set(report.involvements.values_list("person", flat=True)) == members


@pytest.mark.rule("002-34", "003-70")
def test_veilig_thuis_takes_sight_and_the_partner_keeps_the_process(reported, anna):
    work.judged(reported, by=anna)

    case = type(reported.case).objects.get(pk=reported.case.pk)
    held = {
        row.kind: row.organisation.kind
        for row in RegieAssignment.objects.filter(case=case, until=None)
    }
    assert case.state == CaseState.ASSESSING
    assert held[RegieKind.ZICHT_OP_VEILIGHEID] == OrganisationKind.VEILIG_THUIS
    assert held[RegieKind.PROCESREGIE] == OrganisationKind.MUNICIPALITY


def test_judged_twice_it_is_one_report(reported, anna):
    first = work.judged(reported, by=anna)
    second = work.judged(reported, by=anna)

    assert first.report_number == second.report_number
    assert Report.objects.filter(case=reported.case).count() == 2


def test_who_comes_second_with_another_answer_hears_that_it_was_given(reported, anna, bram):
    work.judged(reported, by=anna)

    with pytest.raises(TransitionBlocked):
        work.judged(reported, by=bram, outcome=JudgedAs.ADVICE, text="Bel de wijkagent.")


@pytest.mark.parametrize("other", [{"outcome": JudgedAs.ADVICE}, {"text": "Iets anders."}])
def test_an_answer_that_was_given_is_not_given_another_way(reported, anna, bram, other):
    first = work.judged(reported, by=anna)

    with pytest.raises(TransitionBlocked, match="intussen veranderd"):
        work.judged(reported, by=bram, **other)

    reported.refresh_from_db()
    assert (reported.state, reported.judgement) == (first.state, first.judgement)


@pytest.mark.rule("001-11")
def test_after_the_answer_the_case_waits_for_none(reported, anna):
    assert Case.objects.get(pk=reported.case_id).reported_back_since

    work.judged(reported, by=anna, outcome=JudgedAs.ADVICE, text="Bel de wijkagent.")

    assert Case.objects.get(pk=reported.case_id).reported_back_since is None


@pytest.mark.rule("003-25")
@pytest.mark.parametrize("about", [None, NewReport(occasions=())])
def test_a_new_report_is_about_something(reported, anna, about):
    with pytest.raises(DomainError, match="waar de nieuwe melding over gaat"):
        work.judged(reported, by=anna, new_report=about)


def test_a_team_lead_judges_too(reported, bram):
    assert work.judged(reported, by=bram).report_number


@pytest.mark.rule("000-37")
@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (JudgedAs.ADVICE, VersionReason.ADVICE),
        (JudgedAs.NEW_REPORT, VersionReason.NEW_REPORT),
    ],
)
def test_the_plan_goes_on_with_the_answer(reported, anna, outcome, reason):
    work.judged(reported, by=anna, outcome=outcome)

    plan = running_plan(reported.case)
    assert (plan.state, plan.version_reason) == (PlanState.ADJUSTED, reason)


@pytest.mark.rule("001-11")
def test_whoever_reported_back_hears_the_answer(reported, anna, daan):
    Notification.objects.all().delete()

    work.judged(reported, by=anna, outcome=JudgedAs.ADVICE, text="Bel de wijkagent.")

    told = Notification.objects.get(recipient=daan)
    assert told.path == f"/gezinnen/{reported.case.number}/"
    assert "Vermeer" not in told.title + told.body
    reported.refresh_from_db()
    assert reported.judgement == "Bel de wijkagent."


@pytest.mark.rule("002-24")
def test_contact_from_monitoring_only_when_the_family_is_followed(
    reported, monitored, daan, anna, gijs, bram
):
    with pytest.raises(TransitionBlocked, match="volgt dit gezin niet"):
        work.judged(reported, by=anna, outcome=JudgedAs.MONITOR_CONTACT)

    make.carried_by(monitored.case, gijs, by=bram)
    row = make.report_back(monitored, by=daan)
    Notification.objects.all().delete()
    row = work.judged(row, by=anna, outcome=JudgedAs.MONITOR_CONTACT, text="Wij bellen morgen.")
    assert row.state == ReportBackState.MONITOR_CONTACT
    assert Notification.objects.filter(recipient=gijs, title__startswith="Neem contact").exists()


@pytest.mark.parametrize(
    "told",
    [
        {"text": " "},
        {"outcome": ""},
        {"new_report": None},
        {"new_report": NewReport(occasions=())},
    ],
)
def test_without_an_answer_or_what_the_report_is_about_it_is_refused(reported, anna, told):
    with pytest.raises(DomainError):
        work.judged(reported, by=anna, **told)

    reported.refresh_from_db()
    assert reported.state == ReportBackState.REPORTED


@pytest.mark.rule("D7")
def test_what_cannot_wait_has_a_first_action(family, daan, anna):
    row = make.report_back(family, by=daan, urgent=True)
    with pytest.raises(DomainError, match="als eerste"):
        work.judged(row, by=anna)

    new = NewReport(occasions=("domestic_other",), first_action="Crisisdienst rijdt erheen.")
    report = Report.objects.get(number=work.judged(row, by=anna, new_report=new).report_number)
    assert report.case.deadlines.filter(term="D7", report=report).exists()


@pytest.mark.rule("A5")
def test_a_professional_stays_unknown_to_the_family_only_with_a_ground(reported, anna):
    with pytest.raises(DomainError, match="grond"):
        work.judged(
            reported, by=anna, new_report=NewReport(occasions=("domestic_other",), disclose="no")
        )

    new = NewReport(
        occasions=("domestic_other",), disclose="no", withholding_ground="threat_to_reporter"
    )
    report = Report.objects.get(number=work.judged(reported, by=anna, new_report=new).report_number)
    assert report.reporter.anonymous


@pytest.mark.rule("A2")
@pytest.mark.parametrize("who", ["daan", "gijs", "fatma", "chantal"])
def test_only_triagist_and_team_lead_of_the_region_judge(reported, request, who):
    with pytest.raises(PermissionDenied):
        work.judged(reported, by=request.getfixturevalue(who))
