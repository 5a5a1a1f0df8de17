"""A family on a waiting list, looked at every four weeks (000-30, D17, S11)."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from common.exceptions import DomainError, TransitionBlocked
from deadlines.enums import DeadlineState
from deadlines.workdays import AMSTERDAM
from localfield.enums import BridgingState
from localfield.models import BridgingPeriod, LocalDeadline
from localfield.services import bridging
from notifications.models import Notification
from rehearsal.beat import sweep_deadlines
from tests.factories import localfield as make
from tests.factories.letters import moment
from tests.factories.organisations import municipality_of

pytestmark = pytest.mark.django_db
HELD = moment(2025, 9, 3, 14)


@pytest.fixture
def haddad(noord, anna, daan):
    """S11: the warm handover was held on wo 03-09-2025; therapy waits four months."""
    return make.family_at(
        municipality_of(noord),
        by=anna,
        worker=daan,
        name="Gezin Haddad-Bos",
        at=HELD,
        monitored=True,
    )


@pytest.fixture
def wait(haddad, daan):
    with time_machine.travel(HELD, tick=False):
        return make.waiting(haddad.case, by=daan, organisation=haddad.organisation, at=HELD)


def due(wait) -> date:
    row = LocalDeadline.objects.open().get(bridging=wait)
    return row.due_at.astimezone(AMSTERDAM).date()


def check(wait, actor, on, **told):
    given = {
        "how_is_it": "Moeder slaapt beter, de jongste is nog bang.",
        "alternative_runs": True,
        "contact_is_right": True,
        "sight": "Elke week op huisbezoek.",
    }
    with time_machine.travel(moment(on.year, on.month, on.day, 11), tick=False):
        return bridging.check_bridging(wait, on=on, actor=actor, **{**given, **told})


@pytest.mark.rule("D17", "000-30")
def test_the_checks_of_the_scenario_fall_every_four_weeks_until_the_help_starts(wait, daan):
    """S11: wo 01-10, wo 29-10, wo 26-11, wo 24-12-2025; the check of wo 21-01 lapses."""
    expected = [date(2025, 10, 1), date(2025, 10, 29), date(2025, 11, 26), date(2025, 12, 24)]
    for day in expected:
        assert due(wait) == day
        check(wait, daan, day)
    assert due(wait) == date(2026, 1, 21)

    with time_machine.travel(moment(2026, 1, 12, 16), tick=False):
        started = bridging.help_started(wait, on=date(2026, 1, 12), actor=daan)

    assert started.state == BridgingState.HELP_STARTED
    assert not LocalDeadline.objects.open().filter(bridging=wait).exists()
    lapsed = LocalDeadline.objects.get(bridging=wait, state=DeadlineState.WITHDRAWN)
    assert lapsed.due_at.astimezone(AMSTERDAM).date() == date(2026, 1, 21)


@pytest.mark.rule("D17")
def test_a_check_that_stays_away_is_told_to_who_directs(wait, daan, omar):
    sweep_deadlines(moment(2025, 10, 2, 0, 5))

    told = Notification.objects.filter(title__contains="Wachtlijstcontrole is te laat")
    assert {row.recipient for row in told} == {daan}


@pytest.mark.rule("000-30")
@pytest.mark.parametrize(
    ("empty", "sentence"),
    [
        ("waits_for", "welke hulp het gezin wacht"),
        ("alternative_help", "welke hulp er is"),
        ("escalation_name", "wie het gezin belt"),
        ("escalation_phone", "wie het gezin belt"),
    ],
)
def test_nobody_waits_without_other_help_and_somebody_to_call(haddad, daan, empty, sentence):
    with pytest.raises(DomainError) as refusal:
        make.waiting(
            haddad.case, by=daan, organisation=haddad.organisation, at=HELD, **{empty: " "}
        )

    assert any(sentence in reason for reason in refusal.value.reasons)
    assert not BridgingPeriod.objects.exists()


def test_agreed_twice_it_is_one_wait(haddad, wait, daan):
    again = make.waiting(haddad.case, by=daan, organisation=haddad.organisation, at=HELD)

    assert again == wait


@pytest.mark.rule("000-30")
@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"alternative_runs": False}, "Spreek andere hulp af"),
        ({"contact_is_right": False}, "klopt niet meer"),
        ({"contact_is_right": False, "escalation_name": "Oma"}, "klopt niet meer"),
        ({"how_is_it": ""}, "hoe het nu"),
        ({"sight": ""}, "zicht op veiligheid"),
    ],
)
def test_a_check_leaves_no_family_without_help_or_contact(wait, daan, told, sentence):
    with pytest.raises(DomainError) as refusal:
        check(wait, daan, date(2025, 10, 1), **told)

    assert any(sentence in reason for reason in refusal.value.reasons)


@pytest.mark.rule("000-30")
def test_what_no_longer_holds_is_replaced_in_the_check(wait, daan):
    check(
        wait,
        daan,
        date(2025, 10, 1),
        alternative_runs=False,
        alternative_help="Logeren bij oma in het weekend.",
        contact_is_right=False,
        escalation_name="Daan Kuipers",
        escalation_phone="06 87654321",
    )

    wait.refresh_from_db()
    assert wait.alternative_help == "Logeren bij oma in het weekend."
    assert (wait.escalation_name, wait.escalation_phone) == ("Daan Kuipers", "06 87654321")


def test_a_check_sent_twice_is_one(wait, daan):
    check(wait, daan, date(2025, 10, 1))
    check(wait, daan, date(2025, 10, 1))

    assert wait.checks.count() == 1
    assert due(wait) == date(2025, 10, 29)


@pytest.mark.rule("000-30")
def test_a_number_that_was_typed_wrong_is_mended_on_the_same_day(wait, daan):
    other = {"contact_is_right": False, "escalation_name": "Oma Riet"}
    check(wait, daan, date(2025, 10, 1), **other, escalation_phone="06 00000011")
    check(wait, daan, date(2025, 10, 1), **other, escalation_phone="06 00000012")

    wait.refresh_from_db()
    assert wait.escalation_phone == "06 00000012"
    assert due(wait) == date(2025, 10, 29)


def test_a_check_before_the_wait_began_or_still_to_come_is_refused(wait, daan):
    with pytest.raises(DomainError, match="vóór het begin"):
        check(wait, daan, date(2025, 9, 1))
    with time_machine.travel(moment(2025, 9, 10), tick=False), pytest.raises(DomainError):
        bridging.help_started(wait, on=date(2025, 9, 11), actor=daan)


@pytest.mark.rule("D17")
def test_a_check_noted_days_later_counts_from_its_own_day(wait, daan):
    with time_machine.travel(moment(2025, 10, 6, 9), tick=False):
        bridging.check_bridging(
            wait,
            on=date(2025, 10, 1),
            how_is_it="Rustig.",
            alternative_runs=True,
            contact_is_right=True,
            sight="Elke week op huisbezoek.",
            actor=daan,
        )

    assert due(wait) == date(2025, 10, 29)


@pytest.mark.parametrize("act", [bridging.escalate, bridging.lapse])
def test_without_a_reason_the_wait_goes_on(wait, daan, act):
    with pytest.raises(DomainError, match="wat er is gebeurd"):
        act(wait, why=" ", actor=daan)

    wait.refresh_from_db()
    assert wait.state == BridgingState.ACTIVE


@pytest.mark.rule("D17", "000-30")
def test_what_a_meeting_that_led_to_nothing_began_ends_alone(haddad, wait, daan):
    later = moment(2025, 9, 10, 14)
    other = make.waiting(
        haddad.case, by=daan, organisation=haddad.organisation, at=later, waits_for="EMDR"
    )

    bridging.stop_waiting(
        haddad.case, why="De overdracht ging niet door.", because=haddad, actor=daan, since=later
    )

    assert list(BridgingPeriod.objects.active()) == [wait]
    assert not LocalDeadline.objects.open().filter(bridging=other).exists()
    assert due(wait) == date(2025, 10, 1)


@pytest.mark.rule("000-30")
def test_when_it_goes_wrong_waiting_ends_and_veilig_thuis_hears(wait, daan, gijs, bram):
    make.carried_by(wait.case, gijs, by=bram)

    row = bridging.escalate(wait, why="Vader stond voor de deur.", actor=daan)

    assert row.state == BridgingState.ESCALATED
    assert Notification.objects.filter(recipient=gijs, title__contains="Wachten op hulp").exists()
    with pytest.raises(TransitionBlocked):
        check(wait, daan, date(2025, 10, 1))


def test_a_wait_lapses_with_a_reason(wait, daan):
    with pytest.raises(DomainError):
        bridging.lapse(wait, why=" ", actor=daan)

    row = bridging.lapse(wait, why="De therapie is niet meer nodig.", actor=daan)

    assert row.state == BridgingState.LAPSED
    assert not LocalDeadline.objects.open().filter(bridging=wait).exists()


@pytest.mark.rule("A2")
@pytest.mark.parametrize("who", ["els", "anna", "bram"])
def test_only_who_works_with_the_family_minds_the_wait(wait, request, who):
    actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        check(wait, actor, date(2025, 10, 1))
    with pytest.raises(PermissionDenied):
        bridging.lapse(wait, why="Klaar.", actor=actor)


@pytest.mark.rule("000-30")
def test_the_municipality_puts_a_family_on_a_waiting_list_itself(family, daan):
    row = bridging.begin_locally(
        family.case,
        actor=daan,
        waits_for="schuldhulp",
        alternative_help="Budgetmaatje van de kerk.",
        escalation_name="Daan Kuipers",
        escalation_phone="06 87654321",
        expected_on=None,
    )

    assert row.organisation == family.organisation
