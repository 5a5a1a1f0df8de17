"""The end of the work with a family: safe, taken over, or otherwise (003-33, 6.8)."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cases.enums import CaseState, ClosingReason, RegieKind
from cases.models import Case, PartnerWorker, RegieAssignment
from cases.services.terms import start_term
from common.exceptions import DomainError, TransitionBlocked
from localfield.enums import BridgingState, TrajectoryEnd, TrajectoryState
from localfield.models import LocalDeadline, LocalTrajectory
from localfield.services import ending
from notifications.models import Notification
from organisations.enums import OrganisationKind
from safetyplans.enums import PlanState
from safetyplans.models import SafetyPlan
from safetyplans.services.local import begin_local_half
from tests.factories import localfield as make
from tests.factories.handovers import team_of
from tests.factories.letters import moment
from tests.factories.organisations import organisation, veilig_thuis_of
from tests.factories.regie import directs
from workflow.steps import take_step

pytestmark = pytest.mark.django_db
# Reported on di 07-04-2026: six months later is wo 07-10-2026.
SAFE = moment(2026, 10, 7, 10)


def end_safely(family, actor, **told) -> LocalTrajectory:
    given = {"recovery_begun": "yes", "recovery_note": "Fenna volgt EMDR, Sanne speelt weer."}
    return ending.end_safely(family, actor=actor, **{**given, **told})


@pytest.fixture
def half_a_year_later():
    with time_machine.travel(SAFE, tick=False):
        yield


@pytest.mark.rule("003-33", "000-04")
@pytest.mark.usefixtures("half_a_year_later")
def test_when_safety_is_stable_the_case_closes_and_nobody_directs_it(family, daan):
    begin_local_half(family.case, because=family, at=make.ACCEPTED, actor=daan)

    row = end_safely(family, daan)

    case = Case.objects.get(pk=family.case_id)
    assert (row.state, row.end_reason) == (TrajectoryState.ENDED, TrajectoryEnd.STABLE)
    assert (case.state, case.closing_reason) == (CaseState.CLOSED, ClosingReason.LOCAL_FIELD_DONE)
    assert not RegieAssignment.objects.filter(case=case, until=None).exists()
    assert not PartnerWorker.objects.filter(case=case, until=None).exists()
    assert not LocalDeadline.objects.open().filter(case=case).exists()
    assert SafetyPlan.objects.get(case=case).state == PlanState.ENDED


@pytest.mark.rule("003-33", "000-04", "D11")
def test_a_day_before_six_months_without_an_event_have_passed_it_is_refused(family, daan):
    with (
        time_machine.travel(SAFE - timedelta(days=1), tick=False),
        pytest.raises(TransitionBlocked, match="7 okt 2026"),
    ):
        end_safely(family, daan)


@pytest.mark.rule("000-04", "D11")
@pytest.mark.usefixtures("half_a_year_later")
def test_an_event_since_then_starts_the_six_months_anew(family, daan, anna):
    make.event(family.case, by=anna, on=date(2026, 7, 15))

    with pytest.raises(TransitionBlocked, match="15 jan 2027"):
        end_safely(family, daan)


@pytest.mark.rule("000-04", "D11")
@pytest.mark.usefixtures("half_a_year_later")
def test_of_an_event_without_a_day_counts_when_veilig_thuis_heard_of_it(family, daan, anna):
    with time_machine.travel(moment(2026, 8, 3, 10), tick=False):
        family.case.events.create(
            what="Vader sloeg een deur in.",
            period="in de zomer",
            known_by="said",
            noted_at=timezone.now(),
            noted_by=anna,
        )

    with pytest.raises(TransitionBlocked, match="3 feb 2027"):
        end_safely(family, daan)


@pytest.mark.rule("000-04", "003-33")
@pytest.mark.usefixtures("half_a_year_later")
def test_a_risk_that_is_still_open_stands_in_the_way(family, daan, anna):
    make.risk(family.case, by=anna)

    with pytest.raises(TransitionBlocked, match="Nog open: verslaving"):
        end_safely(family, daan)


@pytest.mark.rule("000-04", "003-33")
@pytest.mark.usefixtures("half_a_year_later")
@pytest.mark.parametrize(
    "told", [{"recovery_begun": "no"}, {"recovery_begun": "unknown"}, {"recovery_note": " "}]
)
def test_without_recovery_safety_is_not_stable(family, daan, told):
    with pytest.raises(TransitionBlocked, match="herstel"):
        end_safely(family, daan, **told)

    family.refresh_from_db()
    assert family.recovery_begun == ""


@pytest.mark.rule("000-35", "002-23")
@pytest.mark.usefixtures("half_a_year_later")
def test_what_veilig_thuis_monitors_ends_by_monitoring(monitored, daan):
    with pytest.raises(TransitionBlocked, match="uit het monitoren"):
        end_safely(monitored, daan)


@pytest.mark.rule("001-11")
@pytest.mark.usefixtures("half_a_year_later")
def test_while_a_report_back_waits_nothing_ends(family, daan):
    make.report_back(family, by=daan)

    with pytest.raises(TransitionBlocked, match="antwoord"):
        end_safely(family, daan)


@pytest.mark.rule("003-33", "003-70")
def test_another_organisation_takes_over_once_its_help_has_started(family, noord, daan, lotte):
    with time_machine.travel(moment(2026, 6, 2), tick=False):
        row = ending.transfer(
            family,
            to=team_of(noord),
            helper_name="Lotte Prins",
            help_started_on=date(2026, 5, 28),
            actor=daan,
            **make.GROUNDED,
        )

    case, team = Case.objects.get(pk=family.case_id), team_of(noord)
    going_on = LocalTrajectory.objects.open().get(case=case)
    assert row.end_reason == TrajectoryEnd.TRANSFERRED
    assert going_on.organisation == team
    assert case.state == CaseState.HANDED_OVER
    held = RegieAssignment.objects.filter(case=case, until=None)
    assert {regie.organisation for regie in held} == {team}
    assert {regie.kind for regie in held} == {kind.value for kind in make.HELD}
    assert Case.objects.known_to_partner(lotte).filter(pk=case.pk).exists()
    assert not Case.objects.known_to_partner(daan).filter(pk=case.pk).exists()
    assert Notification.objects.filter(recipient=lotte, title__contains="gaat verder").exists()


@pytest.mark.rule("003-33")
@pytest.mark.parametrize(
    "told",
    [
        {"to": None},
        {"helper_name": " "},
        {"help_started_on": None},
        {"help_started_on": date(2026, 6, 3)},
        {"help_started_on": date(2026, 4, 1)},
    ],
)
def test_help_that_has_not_started_takes_nothing_over(family, noord, daan, lotte, told):
    given = {
        "to": team_of(noord),
        "helper_name": "Lotte Prins",
        "help_started_on": date(2026, 5, 28),
    }
    with time_machine.travel(moment(2026, 6, 2), tick=False), pytest.raises(DomainError):
        ending.transfer(family, actor=daan, **{**make.GROUNDED, **given, **told})

    held = RegieAssignment.objects.get(
        case=family.case, kind=RegieKind.ZICHT_OP_VEILIGHEID, until=None
    )
    assert held.organisation == family.organisation


@pytest.mark.rule("003-33", "003-70")
def test_where_nobody_can_work_with_the_family_nobody_takes_it_over(family, noord, daan):
    school = organisation(noord, OrganisationKind.SCHOOL, "De Wilg")
    with (
        time_machine.travel(moment(2026, 6, 2), tick=False),
        pytest.raises(DomainError, match="kan in dit systeem niemand"),
    ):
        make.take_over(family, to=school, by=daan)


@pytest.mark.rule("000-15", "000-32", "003-70")
@pytest.mark.usefixtures("half_a_year_later")
def test_while_veilig_thuis_has_a_new_report_the_family_stays(family, noord, daan, lotte, anna):
    take_step(family.case, "assess_again", actor=anna, because=family, at=make.ACCEPTED)

    with pytest.raises(TransitionBlocked, match="nieuwe melding"):
        make.take_over(family, to=team_of(noord), by=daan)
    with pytest.raises(TransitionBlocked, match="nieuwe melding"):
        end_safely(family, daan)


@pytest.mark.rule("003-33")
def test_neither_itself_nor_veilig_thuis_takes_over(family, noord, daan):
    for to in (family.organisation, veilig_thuis_of(noord)):
        with time_machine.travel(moment(2026, 6, 2), tick=False), pytest.raises(DomainError):
            ending.transfer(
                family,
                to=to,
                helper_name="Daan",
                help_started_on=date(2026, 5, 28),
                actor=daan,
                **make.GROUNDED,
            )


@pytest.mark.rule("003-33")
def test_a_family_that_moved_is_let_go_with_a_reason(family, daan):
    with pytest.raises(DomainError):
        ending.end_otherwise(family, reason="moved", note="", actor=daan)
    with pytest.raises(DomainError):
        ending.end_otherwise(family, reason="stable", note="Klaar.", actor=daan)

    ending.end_otherwise(family, reason="moved", note="Naar Groningen.", actor=daan)

    assert Case.objects.get(pk=family.case_id).state == CaseState.CLOSED


@pytest.mark.rule("000-35", "002-33")
def test_when_a_monitored_family_moves_sight_goes_back_to_veilig_thuis(
    monitored, noord, daan, gijs, bram
):
    make.carried_by(monitored.case, gijs, by=bram)

    ending.end_otherwise(monitored, reason="moved", note="Naar Groningen.", actor=daan)

    case = Case.objects.get(pk=monitored.case_id)
    sight = RegieAssignment.objects.get(case=case, kind=RegieKind.ZICHT_OP_VEILIGHEID, until=None)
    assert (case.state, case.in_local_field_since) == (CaseState.MONITORED, None)
    assert sight.organisation == veilig_thuis_of(noord)
    assert Notification.objects.filter(recipient=gijs, title__contains="rondde af").exists()


@pytest.mark.rule("000-14", "000-15", "001-17")
def test_whatever_the_party_held_goes_to_veilig_thuis_that_goes_on_monitoring(
    monitored, noord, daan, gijs, bram
):
    make.carried_by(monitored.case, gijs, by=bram)

    ending.end_otherwise(monitored, reason="moved", note="Naar Groningen.", actor=daan)

    held = RegieAssignment.objects.filter(case=monitored.case, until=None)
    assert {row.kind for row in held} == {kind.value for kind in make.HELD}
    assert {row.organisation for row in held} == {veilig_thuis_of(noord)}
    assert not PartnerWorker.objects.filter(case=monitored.case, until=None).exists()
    assert not Case.objects.known_to_partner(daan).filter(pk=monitored.case_id).exists()


@pytest.mark.rule("000-14", "003-70")
def test_who_helps_elsewhere_keeps_what_it_holds_when_the_municipality_stops(
    monitored, noord, daan, gijs, bram
):
    make.carried_by(monitored.case, gijs, by=bram)
    bridge = organisation(noord, OrganisationKind.CARE_PROVIDER, "De Brug")
    with transaction.atomic():
        directs(monitored.case, bridge, by=bram, kinds=(RegieKind.CASUSREGIE,), at=make.ACCEPTED)

    ending.end_otherwise(monitored, reason="moved", note="Naar Groningen.", actor=daan)

    casework = RegieAssignment.objects.get(
        case=monitored.case, kind=RegieKind.CASUSREGIE, until=None
    )
    assert casework.organisation == bridge


@pytest.mark.rule("000-14", "000-15")
def test_while_a_letter_is_owed_the_case_of_who_moved_lies_with_veilig_thuis(
    family, noord, daan, bram
):
    deadline_of_consulent(family.case)

    ending.end_otherwise(family, reason="moved", note="Naar Groningen.", actor=daan)

    case = Case.objects.get(pk=family.case_id)
    held = RegieAssignment.objects.filter(case=case, until=None)
    assert case.state == CaseState.HANDED_OVER
    assert {row.organisation for row in held} == {veilig_thuis_of(noord)}
    assert Notification.objects.filter(recipient=bram, key__startswith="nobody-carries").exists()


def deadline_of_consulent(case: Case) -> None:
    """The consulent still has to hear of a crisis (D8)."""
    start_term("D8", case, at=make.ACCEPTED, actor=case.reports.get().received_by)


def test_nobody_waits_any_more_after_the_end(family, daan):
    wait = make.waiting(family.case, by=daan, organisation=family.organisation, at=make.ACCEPTED)

    ending.end_otherwise(family, reason="moved", note="Naar Groningen.", actor=daan)

    wait.refresh_from_db()
    assert wait.state == BridgingState.LAPSED


@pytest.mark.rule("A2")
@pytest.mark.parametrize("who", ["els", "anna", "bram"])
def test_only_who_works_with_the_family_ends_it(family, request, who):
    with pytest.raises(PermissionDenied):
        ending.end_otherwise(
            family, reason="moved", note="Weg.", actor=request.getfixturevalue(who)
        )
