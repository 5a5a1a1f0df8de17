"""An accepted handover opens the family at the local field (000-34, 003-33)."""

from datetime import date

import pytest
import time_machine

from cases.models import Case
from common.exceptions import DomainError
from deadlines.enums import DeadlineState
from deadlines.workdays import AMSTERDAM
from localfield.enums import TrajectoryOrigin
from localfield.models import LocalDeadline, LocalTrajectory
from localfield.services.opening import open_family
from notifications.models import Notification
from organisations.enums import Severity
from rehearsal.beat import sweep_deadlines
from tests.factories import localfield as make
from tests.factories.letters import moment
from tests.factories.organisations import local_team_of, municipality_of

pytestmark = pytest.mark.django_db


def due(case: Case, term: str) -> date:
    row = LocalDeadline.objects.open().get(case=case, term=term)
    return row.due_at.astimezone(AMSTERDAM).date()


def again(trajectory, by, **facts):
    given = {
        "organisation": trajectory.organisation,
        "handover_number": "OV-2026-00002",
        "origin": TrajectoryOrigin.DIRECT,
        "severity": Severity.HEAVY,
        "at": moment(2026, 6, 1),
    }
    with time_machine.travel(moment(2026, 6, 1), tick=False):
        return open_family(trajectory.case, actor=by, **{**given, **facts})


@pytest.mark.rule("D5b", "003-36")
def test_the_first_contact_is_due_in_five_working_days(family):
    assert due(family.case, "D5b") == date(2026, 4, 21)


@pytest.mark.rule("D5b", "003-36")
@pytest.mark.parametrize(("days", "end"), [(1, date(2026, 4, 15)), (3, date(2026, 4, 17))])
def test_when_it_cannot_wait_the_term_is_as_short_as_veilig_thuis_said(noord, anna, days, end):
    family = make.family_at(municipality_of(noord), by=anna, first_contact_days=days)

    assert due(family.case, "D5b") == end


@pytest.mark.rule("000-34")
def test_the_case_knows_that_the_local_field_works_with_the_family(family):
    case = Case.objects.get(pk=family.case_id)

    assert case.in_local_field_since == make.ACCEPTED
    assert [worker.worker.name for worker in case.partner_workers.filter(until=None)] == [
        "Daan Kuipers"
    ]


@pytest.mark.rule("D10", "000-28")
def test_the_evaluation_that_was_agreed_is_a_term(noord, anna):
    family = make.family_at(municipality_of(noord), by=anna, first_evaluation_on=date(2026, 5, 19))

    assert due(family.case, "D10") == date(2026, 5, 19)


@pytest.mark.rule("D10")
def test_an_evaluation_agreed_before_a_late_acceptance_is_late_at_once(noord, anna):
    family = make.family_at(municipality_of(noord), by=anna, first_evaluation_on=date(2026, 4, 10))

    assert due(family.case, "D10") == date(2026, 4, 10)


def test_a_handover_sent_twice_opens_the_family_once(family, anna):
    same = again(family, anna, handover_number="OV-2026-00001")

    assert same.pk == family.pk
    assert family.handovers.count() == 1
    assert due(family.case, "D5b") == date(2026, 4, 21)


@pytest.mark.rule("002-10")
def test_a_second_handover_joins_the_work_that_goes_on(family, anna):
    joined = again(family, anna)

    assert joined.pk == family.pk
    assert joined.severity == Severity.HEAVY
    assert [h.number for h in joined.handovers.all()] == ["OV-2026-00001", "OV-2026-00002"]
    assert due(family.case, "D5b") == date(2026, 6, 8)
    former = LocalDeadline.objects.get(case=family.case, term="D5b", state=DeadlineState.WITHDRAWN)
    assert "nieuwe overdracht" in former.withdrawal_reason


@pytest.mark.rule("D10")
def test_an_evaluation_that_stays_away_is_told_to_who_directs(noord, anna, daan):
    make.family_at(
        municipality_of(noord), by=anna, worker=daan, first_evaluation_on=date(2026, 5, 19)
    )

    sweep_deadlines(moment(2026, 5, 20, 0, 5))

    told = Notification.objects.filter(title__contains="te laat", title__icontains="evaluatie")
    assert {row.recipient for row in told} == {daan}


@pytest.mark.rule("D10")
def test_another_day_of_evaluation_takes_the_place_of_the_first(noord, anna):
    family = make.family_at(municipality_of(noord), by=anna, first_evaluation_on=date(2026, 5, 19))

    again(family, anna, first_evaluation_on=date(2026, 6, 23))

    assert due(family.case, "D10") == date(2026, 6, 23)


@pytest.mark.rule("003-70")
def test_a_second_handover_to_another_receiver_leads_on_there(family, noord, anna):
    joined = again(family, anna, organisation=local_team_of(noord))

    assert joined.organisation == local_team_of(noord)
    assert LocalTrajectory.objects.open().filter(case=family.case).count() == 1


def test_a_receiver_outside_the_region_is_refused(family, zuid, anna):
    with pytest.raises(DomainError):
        again(family, anna, organisation=municipality_of(zuid))


@pytest.mark.rule("D5b")
def test_a_first_contact_that_stays_away_is_told_to_worker_coordinator_and_veilig_thuis(
    noord, anna, daan, omar, gijs, els
):
    region_officer = make.region_officer_of(noord)
    family = make.family_at(municipality_of(noord), by=anna, worker=daan)

    sweep_deadlines(moment(2026, 4, 22, 0, 5))

    told = Notification.objects.filter(title__contains="te laat")
    assert {row.recipient.name for row in told} == {daan.name, omar.name, region_officer.name}
    assert {row.path for row in told} == {f"/gezinnen/{family.case.number}/"}


@pytest.mark.rule("D5b")
def test_the_worker_is_warned_on_the_third_working_day(family, daan, omar):
    sweep_deadlines(moment(2026, 4, 17, 9))

    told = Notification.objects.filter(title__contains="loopt af")
    assert {row.recipient for row in told} == {daan}


@pytest.mark.rule("A8")
def test_a_municipality_without_regie_hears_of_no_term(noord, anna, lotte, omar):
    make.family_at(local_team_of(noord), by=anna, worker=lotte)

    sweep_deadlines(moment(2026, 4, 22, 0, 5))

    assert not Notification.objects.filter(recipient=omar).exists()


@pytest.mark.rule("A12")
def test_who_is_kept_out_of_a_family_hears_of_no_term(family, omar, bram):
    make.keep_out(family.case, omar, by=bram)

    sweep_deadlines(moment(2026, 4, 22, 0, 5))

    assert not Notification.objects.filter(recipient=omar).exists()


def test_the_audience_of_ten_terms_costs_as_much_as_of_one(
    noord, anna, django_assert_max_num_queries
):
    def asked(names):
        for name in names:
            make.family_at(municipality_of(noord), by=anna, name=name, number=f"OV-2026-{name}")
        rows = LocalDeadline.objects.open().with_audience()
        return [row.audience(lambda role, region: ()) for row in rows]

    asked(["1"])
    with django_assert_max_num_queries(400) as one:
        [row.audience(lambda role, region: ()) for row in LocalDeadline.objects.with_audience()]
    asked([str(n) for n in range(2, 8)])
    with django_assert_max_num_queries(len(one.captured_queries)):
        [row.audience(lambda role, region: ()) for row in LocalDeadline.objects.with_audience()]
