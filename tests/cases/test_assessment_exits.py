"""Leaving triage without a decision: proposed by one, approved by another, with reasons kept."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from cases.enums import CaseState, Channel, ClosingReason, ExitKind, ReportState
from cases.models import Case, CaseDeadline, Report
from cases.services import exits
from common.exceptions import DomainError, TransitionBlocked
from deadlines.enums import DeadlineState
from notifications.models import Notification
from organisations.models import RegionProfile
from tests.factories import assessments as bring
from tests.factories.accounts import colleague
from tests.factories.organisations import veilig_thuis_of


@pytest.fixture
def report(noord, anna):
    report = bring.received(noord, by=anna)
    return bring.gathering(report, anna).report


@pytest.fixture
def advice_allowed(noord):
    RegionProfile.objects.create(
        region=noord, valid_from=date(2020, 1, 1), conversion_to_advice=True
    )


def transfer(report, actor, **facts):
    given = {"receiving_party": "Veilig Thuis Zuid", "receipt_confirmed_at": timezone.now()}
    return exits.propose_exit(
        report, kind=ExitKind.TRANSFER, reason="Verhuisd", actor=actor, **{**given, **facts}
    )


def advice(report, actor, **facts):
    return exits.propose_exit(
        report,
        kind=ExitKind.ADVICE,
        reason="De melder wilde overleg",
        actor=actor,
        **{"reporter_agrees": True, **facts},
    )


def test_a_proposal_reaches_the_team_lead_without_names(report, anna, bram):
    transfer(report, anna)

    message = Notification.objects.get(recipient=bram)
    assert report.number in message.title
    assert "Vermeer" not in message.title + message.body


def test_a_transfer_ends_the_terms_with_the_reason_and_closes_the_case(report, anna, bram):
    transfer(report, anna)

    exits.approve_exit(report, actor=bram)

    ended = CaseDeadline.objects.filter(report=report)
    assert {term.state for term in ended} == {DeadlineState.WITHDRAWN}
    assert all("doorgezet naar andere regio" in term.withdrawal_reason for term in ended)
    case = Case.objects.get()
    assert (case.state, case.closing_reason) == (CaseState.CLOSED, ClosingReason.MOVED_REGION)


def test_a_transfer_waits_for_the_other_region(report, anna, bram):
    transfer(report, anna, receipt_confirmed_at=None)

    with pytest.raises(TransitionBlocked, match="nog niet bevestigd"):
        exits.approve_exit(report, actor=bram)

    transfer(report, anna)
    assert exits.approve_exit(report, actor=bram).state == ReportState.TRANSFERRED


def test_nothing_leaves_without_a_proposal(report, bram):
    with pytest.raises(TransitionBlocked, match="geen voorstel"):
        exits.approve_exit(report, actor=bram)


def test_nobody_approves_what_they_proposed(report, noord, anna):
    both = colleague("Ina Kok", Role.TEAM_LEAD, veilig_thuis_of(noord))
    both.memberships.create(
        organisation=veilig_thuis_of(noord), role=Role.TRIAGE, since=date(2020, 1, 1)
    )
    transfer(report, both)

    with pytest.raises(PermissionDenied):
        exits.approve_exit(report, actor=both)


@pytest.mark.parametrize("who", ["fatma", "gijs", "bram", "chantal"])
def test_only_a_triagist_of_the_region_proposes(report, who, request):
    with pytest.raises(PermissionDenied):
        transfer(report, request.getfixturevalue(who))


def test_advice_is_off_unless_the_region_chose_it(report, anna, bram):
    advice(report, anna)

    with pytest.raises(TransitionBlocked, match="niet om in advies"):
        exits.approve_exit(report, actor=bram)


def test_advice_needs_the_reporter_to_agree(report, anna, bram, advice_allowed):
    advice(report, anna, reporter_agrees=False)

    with pytest.raises(TransitionBlocked, match="nog niet ingestemd"):
        exits.approve_exit(report, actor=bram)


@pytest.mark.rule("002-35")
def test_advice_is_closed_once_something_keeps_the_case_at_vt(
    noord, anna, bram, gijs, advice_allowed
):
    report = bring.received(noord, by=anna)
    assessment = bring.reviewed(report, anna, gijs)
    bring.decisions.save_decision(assessment, actor=anna, k2=True)
    advice(report, anna)

    with pytest.raises(TransitionBlocked, match="houdt de casus bij Veilig Thuis"):
        exits.approve_exit(report, actor=bram)


@pytest.mark.rule("A6")
def test_after_advice_the_privacy_officer_looks_at_what_was_recorded(
    report, noord, anna, bram, advice_allowed
):
    officer = colleague("Petra Post", Role.PRIVACY_OFFICER, veilig_thuis_of(noord))
    advice(report, anna)

    exits.approve_exit(report, actor=bram)

    assert "wissen van persoonsgegevens" in Notification.objects.get(recipient=officer).title
    assert Case.objects.get().closing_reason == ClosingReason.ADVICE


def test_a_proposal_can_be_turned_down(as_, report, anna, bram):
    transfer(report, anna)

    as_(bram).post(reverse("cases:report_exit_withdraw", args=[report.number]))

    assert Report.objects.get().exit_kind == ""


def test_a_receipt_tomorrow_is_refused(report, anna):
    with pytest.raises(DomainError, match="toekomst"):
        transfer(report, anna, receipt_confirmed_at=timezone.now() + timedelta(days=1))


@pytest.mark.rule("004-13")
def test_a_police_report_without_violence_is_passed_on_at_once(as_, noord, anna):
    report = bring.received(noord, by=anna, channel=Channel.POLICE)
    url = reverse("cases:report_forward", args=[report.number])
    client = as_(anna)

    assert client.post(url, {"receiver": " "}).status_code == 422
    client.post(url, {"receiver": "Wijkteam Centrum"})

    report.refresh_from_db()
    assert report.state == ReportState.FORWARDED_NO_VIOLENCE
    assert report.case.state == CaseState.CLOSED


def test_only_the_police_report_is_passed_on(noord, anna):
    report = bring.received(noord, by=anna)

    with pytest.raises(TransitionBlocked, match="Alleen een zorgmelding van de politie"):
        exits.forward_no_violence(report, receiver="Wijkteam", actor=anna)


def test_a_case_with_another_report_stays_open(report, anna, bram):
    bring.received_in(report.case, by=anna)
    transfer(report, anna)

    exits.approve_exit(report, actor=bram)

    assert Case.objects.get().state == CaseState.ASSESSING


def test_the_page_of_a_proposal_shows_what_is_missing(as_, report, anna, bram):
    transfer(report, anna, receipt_confirmed_at=None)

    html = as_(bram).get(reverse("cases:report_exit", args=[report.number])).content.decode()

    assert "nog niet bevestigd" in html
    assert "Ga akkoord" not in html
