"""A municipality announces a crisis; Veilig Thuis is told, sees it, and acts or not."""

from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.roles import Role
from audit.events import AuditEvent
from audit.models import AuditEntry
from common.exceptions import DomainError, TransitionBlocked
from consultations.enums import CrisisNoticeState, PresentDanger, WithdrawalReason
from consultations.models import CrisisNotice
from consultations.services.crisis_notices import acknowledge, report_followed, withdraw
from notifications.enums import NotificationLevel
from notifications.models import Notification, OutgoingEmail
from tests.factories.accounts import colleague
from tests.factories.contacts import contact
from tests.factories.deadlines import local
from tests.factories.notices import notice
from tests.factories.organisations import municipality_of, veilig_thuis_of
from tests.notifications.test_concurrency import beside_itself

OFFICE_HOURS = local("2026-03-04T10:00")
EVENING = local("2026-03-06T20:00")


@pytest.fixture
def crisis(noord):
    return colleague("Joris Blaauw", Role.CRISIS, veilig_thuis_of(noord))


def told():
    return {message.recipient.name for message in Notification.objects.select_related("recipient")}


@pytest.mark.rule("000-20")
def test_a_notice_gets_a_number_and_fourteen_days(daan):
    with time_machine.travel(OFFICE_HOURS, tick=False):
        made = notice(daan)

    assert made.number == "VA-2026-00001"
    assert (made.organisation, made.state) == (daan.organisation, CrisisNoticeState.OPEN)
    assert made.valid_until == date(2026, 3, 18)
    assert AuditEntry.objects.filter(event=AuditEvent.CREATED, target_id=made.pk).count() == 1


def test_it_is_announced_only_for_a_municipality_one_works_for(daan, noord):
    elsewhere = municipality_of(noord, "Gemeente Verderop")

    with pytest.raises(DomainError, match="waarvoor u werkt"):
        notice(daan, organisation=elsewhere)
    assert notice(daan, organisation=daan.organisation).organisation == daan.organisation


def test_a_double_click_makes_one_notice(daan):
    key = uuid4()

    assert notice(daan, key=key) == notice(daan, key=key)
    assert CrisisNotice.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_four_clicks_at_once_make_one_notice(daan, fatma):
    key = uuid4()

    beside_itself(lambda: notice(daan, key=key))

    assert CrisisNotice.objects.get().number.endswith("00001")
    assert Notification.objects.filter(recipient=fatma).count() == 1


@pytest.mark.rule("000-12", "000-20")
def test_inside_the_hours_bureaudienst_and_fixed_contact_are_told(daan, fatma, gijs, anna, crisis):
    contact(daan.organisation, gijs)

    with time_machine.travel(OFFICE_HOURS, tick=False):
        made = notice(daan)

    assert not made.out_of_hours
    assert told() == {fatma.name, gijs.name}


@pytest.mark.rule("000-12", "000-20", "003-55")
def test_during_an_absence_the_replacement_is_told(daan, fatma, gijs, hanna):
    absence = {"absent_from": date(2026, 3, 2), "absent_until": date(2026, 3, 6)}
    contact(daan.organisation, gijs, replacement=hanna, **absence)

    with time_machine.travel(OFFICE_HOURS, tick=False):
        notice(daan)

    assert told() == {fatma.name, hanna.name}


@pytest.mark.rule("000-19", "000-20")
def test_outside_the_hours_the_crisisdienst_is_told_at_once(daan, fatma, gijs, crisis):
    contact(daan.organisation, gijs)

    with time_machine.travel(EVENING, tick=False):
        made = notice(daan)

    assert made.out_of_hours
    assert told() == {fatma.name, crisis.name}
    levels = set(Notification.objects.values_list("level", flat=True))
    assert levels == {NotificationLevel.URGENT}
    assert OutgoingEmail.objects.count() == 2


def test_a_message_holds_a_number_and_nothing_of_the_family(daan, fatma):
    made = notice(daan, threat="Vader is woedend", danger=PresentDanger.ACUTE)

    message = Notification.objects.get(recipient=fatma)
    assert message.title == f"Vooraankondiging {made.number}: er dreigt een crisis"
    assert "woedend" not in message.title + message.body
    assert message.level == NotificationLevel.URGENT


def test_a_notice_of_another_region_is_told_to_nobody_here(daan, chantal, fatma, zuid):
    elsewhere = colleague("Ward Smit", Role.CONSULENT, municipality_of(zuid))

    notice(elsewhere)

    assert fatma.name not in told()


def test_only_who_works_for_a_municipality_gives_a_notice(anna):
    with pytest.raises(PermissionDenied):
        notice(anna)


def test_a_window_that_is_over_is_refused(daan):
    with time_machine.travel(OFFICE_HOURS, tick=False), pytest.raises(DomainError):
        notice(daan, expected_until=date(2026, 3, 3))


def test_the_database_refuses_a_window_that_ends_before_it_begins(daan):
    made = notice(daan)

    with pytest.raises(IntegrityError), transaction.atomic():
        CrisisNotice.objects.filter(pk=made.pk).update(
            expected_from=date(2026, 3, 5), expected_until=date(2026, 3, 4)
        )


def test_who_saw_it_first_stays(daan, fatma, anna):
    made = notice(daan)

    acknowledge(made, actor=fatma)
    again = acknowledge(made, actor=anna)

    assert (again.seen_by, again.seen_at is not None) == (fatma, True)


@pytest.mark.parametrize("who", ["daan", "gijs", "chantal", "petra"])
def test_only_who_reads_notices_of_this_region_acknowledges(daan, noord, request, who):
    made = notice(daan)
    petra = colleague("Petra Zwart", Role.PRIVACY_OFFICER, veilig_thuis_of(noord))
    reader = petra if who == "petra" else request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        acknowledge(made, actor=reader)


def test_the_maker_or_the_coordinator_withdraws_with_a_reason(daan):
    coordinator = colleague("Carla Mol", Role.USD_COORDINATOR, daan.organisation)
    for actor in (daan, coordinator):
        gone = withdraw(notice(daan), reason=WithdrawalReason.AVERTED, actor=actor)
        assert gone.state == CrisisNoticeState.LAPSED
        assert gone.lapse_reason == "Ingetrokken: de crisis is afgewend"


def test_a_colleague_at_the_municipality_does_not_withdraw(daan):
    other = colleague("Lotte Uijttewaal", Role.CONSULENT, daan.organisation)

    with pytest.raises(PermissionDenied):
        withdraw(notice(daan), reason=WithdrawalReason.MISTAKE, actor=other)


def test_what_lapsed_is_not_withdrawn_or_seen_again(daan, fatma):
    made = notice(daan)
    withdraw(made, reason=WithdrawalReason.MISTAKE, actor=daan)

    with pytest.raises(TransitionBlocked):
        withdraw(made, reason=WithdrawalReason.AVERTED, actor=daan)
    with pytest.raises(TransitionBlocked):
        acknowledge(made, actor=fatma)
    made.refresh_from_db()
    assert made.lapse_reason == "Ingetrokken: per vergissing gedaan"


@pytest.mark.rule("000-21")
def test_when_a_report_followed_the_consulent_hears_that_and_not_what(daan, fatma):
    made = notice(daan)
    report = {"report_number": "M-2026-00012", "actor": fatma, "at": timezone.now()}

    report_followed(made, **report)
    report_followed(made, **report)

    made.refresh_from_db()
    assert (made.state, made.report_number) == (CrisisNoticeState.REPORTED, "M-2026-00012")
    message = Notification.objects.get(recipient=daan)
    assert message.title == f"Veilig Thuis is in actie na uw vooraankondiging {made.number}"
    assert message.body == ""


@pytest.mark.rule("000-21")
def test_when_the_maker_left_the_coordinator_of_that_municipality_hears_it(daan, noord, fatma):
    carla = colleague("Carla Mol", Role.USD_COORDINATOR, daan.organisation)
    elsewhere = municipality_of(noord, "Gemeente Elders")
    colleague("Ward Smit", Role.USD_COORDINATOR, elsewhere)
    made = notice(daan)
    daan.is_active = False
    daan.save()

    report_followed(
        CrisisNotice.objects.get(), report_number="M-2026-1", actor=fatma, at=timezone.now()
    )

    acting = Notification.objects.filter(title__startswith="Veilig Thuis is in actie")
    assert [message.recipient for message in acting] == [carla]
    assert made.number in acting.get().title
