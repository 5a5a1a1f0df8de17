"""Whoever is kept out of a family gets no message about it, whatever they did before (A12)."""

import pytest

from accounts.roles import Role
from cases.services.regie_messages import tell_vt_took_regie
from handover.services.answering import accept
from notifications.models import Notification
from safetyplans.services import signing
from safetyplans.services.checking import TICKS, check_plan
from tests.factories import handovers as make
from tests.factories import local_plans, localfield, plans
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of, veilig_thuis_of

pytestmark = [pytest.mark.django_db, pytest.mark.rule("A12")]


def test_who_began_a_handover_and_is_kept_out_since_hears_of_no_acceptance(noord, anna, bram):
    waiting = make.sent(noord, by=anna)
    lotte = make.worker_at(waiting.receiver)
    localfield.keep_out(waiting.case, anna, by=bram)
    Notification.objects.all().delete()

    accept(waiting, actor=lotte, receipt_confirmed=True, regie_taken=True)

    assert not Notification.objects.filter(recipient=anna).exists()


def test_who_carries_the_case_and_is_kept_out_hears_of_no_signed_plan(noord, daan, bram, gijs):
    plan = local_plans.ready(noord, municipality_of(noord), by=bram, owner=gijs)
    local_plans.signed_by_all(local_plans.frozen(plan, daan), daan)
    localfield.keep_out(plan.case, gijs, by=bram)
    Notification.objects.all().delete()

    signing.sign_plan(plan, actor=daan)

    assert not Notification.objects.filter(recipient=gijs).exists()


def test_who_wrote_a_plan_and_is_kept_out_hears_of_no_check(noord, bram, gijs):
    plan = plans.in_discussion(noord, by=bram, owner=gijs)
    lea = colleague("Lea Postma", Role.CASEWORKER, veilig_thuis_of(noord))
    localfield.keep_out(plan.case, gijs, by=bram)
    Notification.objects.all().delete()

    check_plan(plan, ticks=dict.fromkeys(TICKS, True), actor=lea)

    assert not Notification.objects.filter(recipient=gijs).exists()


def test_who_is_named_in_regie_and_kept_out_hears_not_that_it_left(noord, anna, bram, daan):
    family = localfield.family_at(municipality_of(noord), by=anna, worker=daan)
    localfield.keep_out(family.case, daan, by=bram)
    Notification.objects.all().delete()

    tell_vt_took_regie(family.case, family.case.regie.filter(until=None))

    assert not Notification.objects.filter(recipient=daan).exists()
