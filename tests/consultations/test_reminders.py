"""What was promised for today is told in the morning, once, to somebody who still works here."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from accounts.roles import Role
from consultations.models import UsdConsultation
from consultations.services.advising import close_advice
from consultations.services.reminders import remind
from consultations.services.supporting import note_support_contact
from deadlines.workdays import AMSTERDAM
from notifications.models import Notification
from tests.factories.accounts import colleague
from tests.factories.consultations import advice
from tests.factories.organisations import municipality_of

pytestmark = pytest.mark.django_db


def morning(days: int = 0, at: time = time(7, 40)) -> datetime:
    return datetime.combine(timezone.localdate() + timedelta(days=days), at, AMSTERDAM)


def told(user) -> list[str]:
    return list(Notification.objects.filter(recipient=user).values_list("title", flat=True))


@pytest.fixture
def support(fatma):
    return advice(
        fatma, support_plan="Samen naar het wijkteam.", next_contact_on=timezone.localdate()
    )


@pytest.fixture
def usd_case(noord, daan):
    """A consultation of Daan that he wants to look back at today."""
    return UsdConsultation.objects.create(
        number="UC-2026-00001",
        key="00000000-0000-4000-8000-000000000001",
        organisation=municipality_of(noord),
        made_by=daan,
        consulted_at=timezone.now() - timedelta(days=7),
        meldcode_step="2",
        danger="doubt",
        follow_up_on=timezone.localdate(),
    )


def left(user) -> None:
    user.memberships.update(until=timezone.localdate() - timedelta(days=1))


@pytest.mark.rule("004-17")
def test_who_gives_support_hears_in_the_morning_that_contact_is_due(fatma, support):
    remind(morning(at=time(7, 20)))
    assert told(fatma) == []

    remind(morning())

    (message,) = Notification.objects.filter(recipient=fatma)
    assert message.title.startswith(f"{support.number}: contact op ")
    assert message.path == f"/adviezen/{support.number}/"


def test_nobody_hears_twice_of_one_promise_and_a_new_day_is_a_new_promise(fatma, support):
    remind(morning())
    remind(morning())
    remind(morning(days=1))
    assert len(told(fatma)) == 1

    tomorrow = timezone.localdate() + timedelta(days=1)
    note_support_contact(support, summary="Gebeld.", next_contact_on=tomorrow, actor=fatma)
    remind(morning())
    assert len(told(fatma)) == 1
    remind(morning(days=1))
    assert len(told(fatma)) == 2


def test_after_an_outage_of_days_it_is_told_after_all(fatma, support):
    remind(morning(days=3))

    assert len(told(fatma)) == 1


def test_what_is_closed_or_still_to_come_is_not_told(fatma, support):
    next_week = timezone.localdate() + timedelta(days=7)
    advice(fatma, support_plan="Bellen.", next_contact_on=next_week)
    close_advice(support, reason="to_local_help", actor=fatma)

    remind(morning())

    assert told(fatma) == []


def test_the_team_lead_hears_it_when_the_worker_has_left(fatma, bram, chantal, support):
    left(fatma)

    remind(morning())

    assert told(fatma) == told(chantal) == []
    (message,) = Notification.objects.filter(recipient=bram)
    assert support.number in message.title
    assert message.body == (
        "Afgesproken door Fatma Haddou, die dit werk niet meer doet. "
        "Draag het advies over aan een collega."
    )


def test_a_blocked_account_is_one_that_left(fatma, bram, support):
    fatma.is_active = False
    fatma.save(update_fields=["is_active"])

    remind(morning())

    assert len(told(bram)) == 1


@pytest.mark.rule("000-11")
def test_a_consulent_hears_that_a_consultation_is_to_be_followed_up(daan, bram, usd_case):
    remind(morning())
    remind(morning())

    (message,) = Notification.objects.filter(recipient=daan)
    assert message.title.startswith("UC-2026-00001: opvolgen op ")
    assert message.path == "/consultaties/UC-2026-00001/"
    assert told(bram) == []


@pytest.mark.rule("A2")
def test_the_coordinator_of_that_municipality_hears_it_when_the_consulent_has_left(
    noord, daan, bram, usd_case
):
    here = colleague("Olga Smit", Role.USD_COORDINATOR, municipality_of(noord))
    elsewhere = colleague(
        "Rob Kok", Role.USD_COORDINATOR, municipality_of(noord, "Gemeente Elders")
    )
    left(daan)

    remind(morning())

    assert len(told(here)) == 1
    assert told(elsewhere) == told(bram) == told(daan) == []
