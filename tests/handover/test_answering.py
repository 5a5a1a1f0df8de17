"""The receiver accepts or refuses: regie passes at one moment, or never left Veilig Thuis."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from cases.enums import CaseState, RegieKind, ReportState
from cases.models import Case, CaseDeadline, ConflictOfInterest, PartnerWorker, RegieAssignment
from common.exceptions import DomainError, TransitionBlocked
from deadlines.enums import DeadlineState
from handover.enums import HandoverState, RefusalReason, WithdrawalReason
from handover.models import Handover
from handover.services.answering import accept, refuse
from handover.services.beginning import begin_handover
from handover.services.taking_back import withdraw
from localfield.models import LocalDeadline, LocalTrajectory
from notifications.models import Notification
from organisations.enums import OrganisationKind, Severity
from safetyplans.models import SafetyPlan
from tests.factories import handovers as make
from tests.factories.accounts import colleague
from tests.factories.letters import moment
from tests.factories.organisations import municipality_of, organisation
from tests.factories.received import assessed_again, decided_again

pytestmark = pytest.mark.django_db
TUESDAY = moment(2026, 4, 14, 10)
CONFIRMED = {"receipt_confirmed": True, "regie_taken": True}


@pytest.fixture
def waiting(noord, anna) -> Handover:
    """S03: sent to the local team on Monday 13 April 2026."""
    return make.sent(noord, by=anna)


@pytest.fixture
def lotte(waiting) -> User:
    return make.worker_at(waiting.receiver)


@pytest.fixture
def on_tuesday():
    with time_machine.travel(TUESDAY, tick=False):
        yield


def holders(case: Case) -> dict[str, str]:
    rows = RegieAssignment.objects.filter(case=case, until=None).select_related("organisation")
    return {row.kind: row.organisation.kind for row in rows}


@pytest.mark.rule("000-15", "000-34", "003-33")
def test_on_acceptance_every_kind_of_regie_passes_at_one_moment(waiting, lotte, on_tuesday):
    accepted = accept(waiting, actor=lotte, **CONFIRMED)

    rows = RegieAssignment.objects.filter(case=waiting.case, until=None)
    ended = RegieAssignment.objects.filter(case=waiting.case, until__isnull=False)
    assert accepted.state == HandoverState.ACCEPTED
    assert {row.kind for row in rows} == set(RegieKind)
    assert {row.organisation for row in rows} == {waiting.receiver}
    assert {row.since for row in rows} == {TUESDAY}
    assert {row.until for row in ended} == {TUESDAY}


@pytest.mark.rule("002-29", "000-34")
def test_a_direct_handover_leaves_the_caseload_of_veilig_thuis_and_is_not_monitored(
    waiting, lotte, on_tuesday
):
    accept(waiting, actor=lotte, **CONFIRMED)

    case = Case.objects.get(pk=waiting.case_id)
    assert case.state == CaseState.HANDED_OVER
    assert case.monitored_since is None
    assert case.in_local_field_since == TUESDAY
    assert not case.assignments.filter(until=None).exists()


@pytest.mark.rule("000-35", "002-31")
def test_after_a_track_the_case_stays_at_veilig_thuis_to_be_monitored(noord, anna, gijs):
    handover = make.sent_after_track(noord, by=anna, owner=gijs)
    consulent = colleague("Daan Kuipers", Role.CONSULENT, handover.receiver)
    at = handover.sent_at + timedelta(days=1)
    with time_machine.travel(at, tick=False):
        accept(handover, actor=consulent, **CONFIRMED)

    case = Case.objects.get(pk=handover.case_id)
    handover.track.refresh_from_db()
    assert case.state == CaseState.MONITORED
    assert case.monitored_since == timezone.localdate(handover.sent_at)
    assert handover.track.state == "handed_over"


@pytest.mark.rule("D5a", "D5b", "003-36")
def test_d5a_is_met_and_first_contact_is_due_in_five_working_days(waiting, lotte, on_tuesday):
    accept(waiting, actor=lotte, **CONFIRMED)

    answer = CaseDeadline.objects.get(case=waiting.case, term="D5a")
    contact = LocalDeadline.objects.get(case=waiting.case, term="D5b")
    assert answer.state == DeadlineState.MET
    assert timezone.localdate(answer.due_at) == moment(2026, 4, 15).date()
    assert timezone.localdate(contact.due_at) == moment(2026, 4, 21).date()


@pytest.mark.rule("D5b", "003-36")
def test_what_cannot_wait_has_a_shorter_term(noord, anna):
    handover = make.coordinated(noord, by=anna)
    Handover.objects.filter(pk=handover.pk).update(can_wait="no", first_contact_days=1)
    handover = make.sent_now(Handover.objects.get(pk=handover.pk), by=anna)
    with time_machine.travel(TUESDAY, tick=False):
        accept(handover, actor=make.worker_at(handover.receiver), **CONFIRMED)

    contact = LocalDeadline.objects.get(case=handover.case, term="D5b")
    assert timezone.localdate(contact.due_at) == moment(2026, 4, 15).date()


@pytest.mark.rule("003-07")
def test_the_family_gets_a_desk_a_page_and_a_plan_at_the_receiver(waiting, lotte, on_tuesday):
    accept(waiting, actor=lotte, **CONFIRMED)

    desk = PartnerWorker.objects.get(case=waiting.case, until=None)
    plan = SafetyPlan.objects.get(case=waiting.case)
    assert (desk.organisation, desk.worker) == (waiting.receiver, lotte)
    assert LocalTrajectory.objects.open().filter(case=waiting.case).exists()
    assert plan.track is None
    assert not plan.short_form


@pytest.mark.rule("003-07")
def test_a_light_case_gets_the_short_form(noord, anna):
    handover = make.sent(noord, by=anna, severity=Severity.LIGHT)
    with time_machine.travel(TUESDAY, tick=False):
        accept(handover, actor=make.worker_at(handover.receiver), **CONFIRMED)

    assert SafetyPlan.objects.get(case=handover.case).short_form


@pytest.mark.rule("001-09", "000-34")
@pytest.mark.parametrize("missing", ["receipt_confirmed", "regie_taken"])
def test_both_confirmations_are_needed(waiting, lotte, on_tuesday, missing):
    with pytest.raises(TransitionBlocked, match="Bevestig"):
        accept(waiting, actor=lotte, **{**CONFIRMED, missing: False})

    waiting = Handover.objects.get(pk=waiting.pk)
    assert waiting.state == HandoverState.SENT
    assert not waiting.receipt_confirmed
    assert holders(waiting.case)[RegieKind.ZICHT_OP_VEILIGHEID] == OrganisationKind.VEILIG_THUIS


def test_the_second_acceptance_is_refused_and_changes_nothing(waiting, lotte, on_tuesday):
    accept(waiting, actor=lotte, **CONFIRMED)
    before = list(RegieAssignment.objects.values())

    with pytest.raises(TransitionBlocked, match="intussen veranderd"):
        accept(waiting, actor=lotte, **CONFIRMED)

    assert list(RegieAssignment.objects.values()) == before
    assert LocalTrajectory.objects.filter(case=waiting.case).count() == 1


def test_a_withdrawn_handover_cannot_be_accepted_nor_an_accepted_one_withdrawn(
    waiting, lotte, anna, on_tuesday
):
    accept(waiting, actor=lotte, **CONFIRMED)
    with pytest.raises(TransitionBlocked):
        withdraw(waiting, reason=WithdrawalReason.MISTAKE, note="", actor=anna)


def test_what_is_withdrawn_cannot_be_accepted(waiting, lotte, anna, on_tuesday):
    withdraw(waiting, reason=WithdrawalReason.MISTAKE, note="", actor=anna)
    with pytest.raises(TransitionBlocked):
        accept(waiting, actor=lotte, **CONFIRMED)


@pytest.mark.rule("A12", "000-15")
def test_nothing_is_half_done_when_the_worker_may_not_know_the_family(
    waiting, lotte, bram, on_tuesday
):
    kees = make.worker_at(waiting.receiver, "Kees Mol")
    ConflictOfInterest.objects.create(
        case=waiting.case, user=kees, reason="buurman", recorded_by=bram
    )
    with pytest.raises(DomainError, match="mag dit dossier niet zien"):
        accept(waiting, actor=lotte, worker=kees, **CONFIRMED)

    case = Case.objects.get(pk=waiting.case_id)
    assert case.state == CaseState.HANDING_OVER
    assert set(holders(case).values()) == {OrganisationKind.VEILIG_THUIS}
    assert not LocalTrajectory.objects.exists()
    assert not PartnerWorker.objects.exists()
    assert CaseDeadline.objects.get(case=case, term="D5a").is_open


@pytest.mark.rule("A12")
def test_who_is_kept_out_of_the_family_answers_nothing(waiting, lotte, bram, on_tuesday):
    ConflictOfInterest.objects.create(case=waiting.case, user=lotte, reason="zus", recorded_by=bram)
    with pytest.raises(PermissionDenied):
        accept(waiting, actor=lotte, **CONFIRMED)
    with pytest.raises(PermissionDenied):
        refuse(waiting, reason=RefusalReason.OTHER, note="Nee.", actor=lotte)


@pytest.mark.rule("A2")
def test_a_colleague_elsewhere_or_at_veilig_thuis_cannot_accept(waiting, noord, anna, on_tuesday):
    elsewhere = make.worker_at(
        organisation(noord, OrganisationKind.CARE_PROVIDER, "De Brug"), "Kees Mol"
    )
    for stranger in (elsewhere, anna):
        with pytest.raises(PermissionDenied):
            accept(waiting, actor=stranger, **CONFIRMED)


@pytest.mark.rule("000-15", "000-32")
def test_nothing_is_accepted_while_veilig_thuis_assesses_a_new_report(
    waiting, lotte, fatma, on_tuesday
):
    assessed_again(waiting.case, by=fatma, at=TUESDAY)
    with pytest.raises(TransitionBlocked, match="nieuwe melding"):
        accept(waiting, actor=lotte, **CONFIRMED)


@pytest.mark.rule("002-18", "001-09")
def test_a_report_that_did_not_go_along_holds_acceptance_back(waiting, lotte, anna, on_tuesday):
    later = decided_again(waiting.case, by=anna, at=TUESDAY)

    with pytest.raises(TransitionBlocked, match="nog niet in deze overdracht"):
        accept(waiting, actor=lotte, **CONFIRMED)

    withdraw(waiting, reason=WithdrawalReason.MISTAKE, note="", actor=anna)
    again = begin_handover(waiting.case, actor=anna, at=TUESDAY)
    again = make.sent_now(make.settled(make.filled(again, by=anna), by=anna), by=anna)
    with time_machine.travel(TUESDAY + timedelta(days=1), tick=False):
        accept(again, actor=lotte, **CONFIRMED)
    later.refresh_from_db()
    assert later.handover_accepted_at is not None


@pytest.mark.rule("002-15")
def test_the_report_knows_that_the_receiver_has_it(waiting, lotte, on_tuesday):
    accept(waiting, actor=lotte, **CONFIRMED)
    waiting.report.refresh_from_db()
    assert waiting.report.handover_accepted_at == TUESDAY


@pytest.mark.rule("000-05", "000-15")
def test_after_a_refusal_regie_never_left_veilig_thuis(waiting, lotte, on_tuesday):
    before = list(RegieAssignment.objects.values())

    refused = refuse(waiting, reason=RefusalReason.NO_CAPACITY, note="Ziekte.", actor=lotte)

    case = Case.objects.get(pk=waiting.case_id)
    assert (refused.state, refused.refused_by) == (HandoverState.REFUSED, lotte)
    assert list(RegieAssignment.objects.values()) == before
    assert case.state == CaseState.HANDING_OVER
    assert CaseDeadline.objects.get(case=case, term="D5a").state == DeadlineState.WITHDRAWN


@pytest.mark.rule("003-40")
def test_a_refusal_has_a_reason_and_an_explanation(waiting, lotte, on_tuesday):
    for reason, note in (("", "Ziekte."), (RefusalReason.OTHER, "  ")):
        with pytest.raises(TransitionBlocked, match="licht dat toe"):
            refuse(waiting, reason=reason, note=note, actor=lotte)


@pytest.mark.rule("D5a")
def test_of_a_refusal_who_prepared_region_officer_and_team_lead_hear_without_a_name(
    waiting, lotte, anna, bram, noord, on_tuesday
):
    officer = make.officer_of(noord)

    refuse(waiting, reason=RefusalReason.NOT_OURS, note="Woont elders.", actor=lotte)

    heard = Notification.objects.filter(title__contains="geweigerd")
    assert {row.recipient for row in heard} == {anna, bram, officer}
    assert not any("Vermeer" in row.title + row.body for row in heard)


def test_after_a_refusal_a_new_handover_begins_and_can_be_sent_and_accepted(
    waiting, lotte, anna, on_tuesday
):
    refuse(waiting, reason=RefusalReason.NO_CAPACITY, note="Ziekte.", actor=lotte)

    again = begin_handover(waiting.case, actor=anna, at=TUESDAY)
    again = make.sent_now(make.settled(make.filled(again, by=anna), by=anna), by=anna)
    with time_machine.travel(TUESDAY + timedelta(days=1), tick=False):
        accept(again, actor=lotte, **CONFIRMED)

    waiting.report.refresh_from_db()
    assert again.number != waiting.number
    assert waiting.report.handover_number == again.number
    assert waiting.report.state == ReportState.HANDED_OVER


def test_the_colleague_who_gets_the_family_hears_it(waiting, lotte, on_tuesday):
    kees = make.worker_at(waiting.receiver, "Kees Mol")
    accept(waiting, actor=lotte, worker=kees, **CONFIRMED)

    mine = Notification.objects.filter(recipient=kees, key__startswith="accepted:")
    regie = RegieAssignment.objects.filter(case=waiting.case, until=None)
    assert mine.count() == 1
    assert {row.person for row in regie} == {kees}


@pytest.mark.rule("A8")
def test_a_helper_who_accepts_gets_no_regie_over_the_process_and_the_municipality_hears_nothing(
    noord, anna, daan
):
    helper = organisation(noord, OrganisationKind.CARE_PROVIDER, "De Brug")
    said = dict.fromkeys(Handover.FIVE, "yes") | {"receiver_is_involved": True}
    handover = make.sent(noord, by=anna, receiver=helper, involved=True, said=said)
    with time_machine.travel(TUESDAY, tick=False):
        accept(handover, actor=make.worker_at(helper), **CONFIRMED)

    kinds = set(holders(handover.case))
    assert kinds == set(RegieKind) - {RegieKind.PROCESREGIE}
    assert not Notification.objects.filter(recipient=daan).exists()
    assert municipality_of(noord) not in {
        row.organisation for row in RegieAssignment.objects.filter(case=handover.case)
    }


def test_when_nobody_at_the_receiver_has_an_account_veilig_thuis_hears_that(noord, anna):
    officer = make.officer_of(noord)

    handover = make.sent(noord, by=anna)

    told = Notification.objects.filter(title__contains="niemand accepteren")
    assert {row.recipient for row in told} == {anna, officer}
    assert all(handover.number in row.title for row in told)


def test_with_somebody_there_nobody_is_called(noord, anna):
    make.worker_at(make.team_of(noord))
    make.sent(noord, by=anna)
    assert not Notification.objects.filter(title__contains="niemand accepteren").exists()
