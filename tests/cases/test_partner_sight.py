"""Who at a partner sees a family (A1, A2)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Membership, User
from accounts.roles import Role
from cases.enums import RegieKind
from cases.models import Case, ConflictOfInterest
from cases.permissions import can_work_locally
from cases.services.partner_workers import end_empty_desks, give_family, let_work
from cases.services.regie import vt_takes_regie
from tests.factories import cases as make
from tests.factories.accounts import colleague
from tests.factories.organisations import (
    local_team_of,
    municipality_of,
    veilig_thuis_of,
)
from tests.factories.regie import directs, works_with


@pytest.fixture
def case(anna, noord, town):
    """The municipality directs the process; nobody there was named yet."""
    made = make.case(noord, by=anna)
    directs(made, town, by=anna)
    return made


def fresh(user):
    """As somebody who comes in now: memberships are read once per request."""
    return User.objects.get(pk=user.pk)


def knows(user, case):
    return Case.objects.known_to_partner(fresh(user)).filter(pk=case.pk).exists()


@pytest.mark.rule("A1", "A2")
def test_until_somebody_is_named_every_consulent_there_sees_the_family(case, daan, jet):
    assert knows(daan, case)
    assert knows(jet, case)


@pytest.mark.rule("A1", "A2")
def test_once_given_only_that_colleague_and_who_distributes_see_it(case, town, daan, jet, karin):
    give_family(case, organisation=town, worker=daan, reason="", actor=karin)

    assert knows(daan, case)
    assert knows(karin, case)
    assert not knows(jet, case)


@pytest.mark.rule("A1", "A2")
def test_who_is_named_in_regie_sees_it_and_a_colleague_does_not(noord, anna, town, daan, jet):
    case = make.case(noord, by=anna)
    directs(case, town, by=anna, person=daan)

    assert knows(daan, case)
    assert not knows(jet, case)


@pytest.mark.rule("A2")
def test_a_former_holder_sees_nothing_any_more(case, anna, noord, daan, karin):
    directs(case, local_team_of(noord), by=anna)

    assert not knows(daan, case)
    assert not knows(karin, case)


@pytest.mark.rule("A2")
def test_another_municipality_and_another_region_see_nothing(case, noord, zuid):
    elsewhere = colleague("Ties Vos", Role.USD_COORDINATOR, municipality_of(noord, "Oostdam"))
    far = colleague("Noa Smit", Role.USD_COORDINATOR, municipality_of(zuid))

    assert not knows(elsewhere, case)
    assert not knows(far, case)


@pytest.mark.rule("A12")
def test_who_has_a_conflict_of_interest_sees_nothing_whatever_their_role(case, anna, daan, karin):
    for user in (daan, karin):
        ConflictOfInterest.objects.create(case=case, user=user, reason="Buren", recorded_by=anna)

    assert not knows(daan, case)
    assert not knows(karin, case)


@pytest.mark.rule("A1", "A2")
def test_a_role_at_one_organisation_opens_nothing_at_the_other(case, anna, noord, town, jet):
    """Distributing at the local team gives no sight on what is on a desk at the municipality."""
    both = colleague("Bo Kramer", Role.CONSULENT, town)
    team = local_team_of(noord)
    Membership.objects.create(user=both, organisation=team, role=Role.LOCAL_ACCESS)
    let_work(case, organisation=town, worker=jet, reason="", actor=anna)
    assert not knows(both, case)

    directs(case, team, by=anna, kinds=(RegieKind.CASUSREGIE,))

    assert knows(both, case)


@pytest.mark.rule("A1")
def test_when_the_colleague_leaves_the_family_is_never_out_of_sight(case, town, daan, jet, karin):
    give_family(case, organisation=town, worker=daan, reason="", actor=karin)
    yesterday = timezone.localdate() - timedelta(days=1)

    daan.memberships.update(until=yesterday)
    assert knows(jet, case)

    daan.memberships.update(until=None)
    assert not knows(jet, case)
    User.objects.filter(pk=daan.pk).update(is_active=False)
    assert knows(jet, case)


@pytest.mark.rule("A1", "A2", "000-32")
def test_while_veilig_thuis_assesses_a_new_report_who_had_the_family_reads_on_and_writes_nothing(
    anna, noord, town, daan, jet, karin
):
    """Two kinds of regie, and Veilig Thuis has both now: they coordinate on the new report."""
    case = make.case(noord, by=anna)
    safety = (RegieKind.ZICHT_OP_VEILIGHEID, RegieKind.REGIE_OP_VEILIGHEID)
    directs(case, town, by=anna, kinds=safety, person=daan)
    let_work(case, organisation=town, worker=daan, reason="", actor=anna)
    Case.objects.filter(pk=case.pk).update(in_local_field_since=timezone.now())

    vt_takes_regie(case, at=timezone.now(), reason="Nieuwe melding", actor=anna)

    assert (knows(daan, case), knows(karin, case), knows(jet, case)) == (True, True, False)
    assert not can_work_locally(case, fresh(daan))


@pytest.mark.rule("A2")
@pytest.mark.parametrize(("at_local_field", "looks"), [(False, "veilig_thuis"), (True, "team")])
def test_a_desk_alone_opens_nothing_when_nobody_coordinates(
    anna, noord, town, daan, karin, at_local_field, looks
):
    """It only kept sight while the family waited for the Raad, or somebody else looks by now."""
    case = make.case(noord, by=anna)
    sight = (RegieKind.ZICHT_OP_VEILIGHEID,)
    directs(case, town, by=anna, kinds=sight, person=daan)
    let_work(case, organisation=town, worker=daan, reason="", actor=anna)
    if at_local_field:
        Case.objects.filter(pk=case.pk).update(in_local_field_since=timezone.now())

    to = local_team_of(noord) if looks == "team" else veilig_thuis_of(noord)
    directs(case, to, by=anna, kinds=sight)

    assert (knows(daan, case), knows(karin, case)) == (False, False)


@pytest.mark.rule("A2")
def test_once_the_family_went_elsewhere_the_former_holder_reads_nothing(
    anna, noord, town, daan, karin
):
    case = make.case(noord, by=anna)
    directs(case, town, by=anna, person=daan)
    let_work(case, organisation=town, worker=daan, reason="", actor=anna)

    directs(case, local_team_of(noord), by=anna)
    end_empty_desks(case, at=timezone.now(), actor=anna)

    assert (knows(daan, case), knows(karin, case)) == (False, False)


@pytest.mark.rule("A2")
def test_a_role_that_ended_opens_nothing(case, daan):
    daan.memberships.update(until=date(2021, 1, 1))

    assert not knows(daan, case)


@pytest.mark.rule("A2")
@pytest.mark.parametrize("families", [1, 10])
def test_the_rule_of_sight_costs_the_same_for_ten_families(
    noord, anna, town, daan, families, django_assert_num_queries
):
    for number in range(families):
        made = make.case(noord, by=anna, name=f"Gezin {number}")
        works_with(made, town, daan, by=anna)
    user = fresh(daan)
    assert user.region == noord

    with django_assert_num_queries(1):
        assert len(Case.objects.known_to_partner(user)) == families
