"""Whoever at Veilig Thuis carries a case or not: what is unsafe at the local field is heard."""

import pytest

from cases.enums import EventSource
from localfield.enums import EvaluationDecision
from localfield.services import bridging
from localfield.services.events_and_risks import tell_event
from notifications.models import Notification
from tests.factories import local_work as work
from tests.factories import localfield as make

pytestmark = pytest.mark.django_db
VISIT = work.day(6, 1)


def _escalates(family, daan):
    wait = make.waiting(family.case, by=daan, organisation=family.organisation, at=family.opened_at)
    Notification.objects.all().delete()
    bridging.escalate(wait, why="Vader stond voor de deur.", actor=daan)


def _is_not_safe(family, daan):
    work.estimate(family, by=daan, safe_now=False, measure="Moeder en Sanne slapen bij oma.")


def _evaluates_unsafe(family, daan):
    told = {"safe_now": False, "decision": EvaluationDecision.SCALE_UP}
    work.evaluation(family, by=daan, **told)


def _sees_signals(family, daan):
    make.contact(family, by=daan, on=VISIT, unsafe_signals=True)


def _happened(family, daan):
    tell_event(
        family.case,
        happened_on=VISIT,
        what="Vader sloeg een deur in.",
        known_by=EventSource.SAID,
        actor=daan,
    )


HAPPENS = [_escalates, _is_not_safe, _evaluates_unsafe, _sees_signals, _happened]


def heard() -> set:
    """Who got a message about it."""
    return {row.recipient for row in Notification.objects.all()}


@pytest.mark.rule("002-37", "001-11", "000-30")
@pytest.mark.parametrize("happens", HAPPENS)
def test_after_a_direct_handover_nobody_carries_the_case_and_the_team_leads_hear(
    family, daan, bram, anna, chantal, happens
):
    Notification.objects.all().delete()

    happens(family, daan)

    assert heard() == {bram}


@pytest.mark.rule("A12", "002-37")
@pytest.mark.parametrize("happens", HAPPENS)
def test_with_every_team_lead_kept_out_the_triage_desk_hears(
    family, daan, bram, anna, hanna, happens
):
    make.keep_out(family.case, bram, by=anna)
    make.keep_out(family.case, hanna, by=anna)
    Notification.objects.all().delete()

    happens(family, daan)

    assert heard() == {anna}


@pytest.mark.rule("002-37")
@pytest.mark.parametrize("happens", HAPPENS)
def test_who_carries_the_case_but_left_hears_nothing_and_the_team_leads_do(
    monitored, daan, bram, gijs, happens
):
    make.carried_by(monitored.case, gijs, by=bram)
    gijs.is_active = False
    gijs.save(update_fields=["is_active"])
    Notification.objects.all().delete()

    happens(monitored, daan)

    assert heard() == {bram}
