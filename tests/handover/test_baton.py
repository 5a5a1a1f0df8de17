"""What was agreed at the table is what passes on acceptance (001-17, 003-70)."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from cases.enums import CaseState, RegieKind
from cases.models import Case, PartnerWorker, RegieAssignment
from common.exceptions import TransitionBlocked
from handover.models import RegieAgreement, WarmMeeting
from handover.services.answering import accept
from handover.services.baton import kinds_of_receiver
from handover.services.meeting_report import share_report
from notifications.models import Notification
from organisations.enums import OrganisationKind
from tests.factories import handovers as make
from tests.factories import meetings
from tests.factories.organisations import organisation

pytestmark = pytest.mark.django_db
CONFIRMED = {"receipt_confirmed": True, "regie_taken": True}


@pytest.fixture
def bridge(noord):
    return organisation(noord, OrganisationKind.CARE_PROVIDER, "De Brug")


@pytest.fixture
def shared(noord, anna, gijs):
    """A warm handover after a track; its report was shared."""
    return meetings.shared(noord, by=anna, owner=gijs)


@pytest.fixture
def wim(shared):
    return meetings.worker_at(shared.receiver)


def agree_on(shared, kind: RegieKind, **who) -> None:
    rows = RegieAgreement.objects.filter(meeting__handover=shared, kind=kind)
    rows.update(**{"person": None, "person_name": "", **who})


def tested(shared) -> None:
    """Equipped for casusregie, with sight on everybody (000-18)."""
    WarmMeeting.objects.filter(handover=shared).update(
        provider_equipped="yes", provider_sees_all="yes"
    )


def accepted(shared, wim, **more):
    with time_machine.travel(shared.shared_at + timedelta(days=1), tick=False):
        return accept(shared, actor=wim, **CONFIRMED, **more)


def holder(shared, kind: RegieKind) -> RegieAssignment:
    return RegieAssignment.objects.get(case=shared.case, kind=kind, until=None)


@pytest.mark.rule("000-14", "001-17", "003-70")
def test_each_kind_goes_to_whom_it_was_agreed_with_the_name(shared, wim, bridge):
    kees = make.worker_at(bridge, "Kees Mol")
    agree_on(shared, RegieKind.CASUSREGIE, organisation=bridge, person=kees)
    tested(shared)

    accepted(shared, wim)

    assert holder(shared, RegieKind.CASUSREGIE).person == kees
    assert holder(shared, RegieKind.PROCESREGIE).organisation == shared.receiver
    assert holder(shared, RegieKind.ZICHT_OP_VEILIGHEID).organisation == shared.receiver


@pytest.mark.rule("001-17")
def test_another_organisation_that_directs_from_now_on_hears_it_without_a_name(shared, wim, bridge):
    kees = make.worker_at(bridge, "Kees Mol")
    agree_on(shared, RegieKind.CASUSREGIE, organisation=bridge)
    tested(shared)

    accepted(shared, wim)

    told = Notification.objects.get(recipient=kees)
    assert "casusregie" in told.title
    assert "Vermeer" not in told.title + told.body
    assert Case.objects.known_to_partner(kees).filter(pk=shared.case_id).exists()


@pytest.mark.rule("A2")
def test_who_got_casusregie_at_the_table_reads_what_was_handed_over_and_no_other_provider_does(
    as_, shared, wim, bridge, noord
):
    kees = make.worker_at(bridge, "Kees Mol")
    web = make.worker_at(organisation(noord, OrganisationKind.CARE_PROVIDER, "Het Web"), "Jet Bos")
    agree_on(shared, RegieKind.CASUSREGIE, organisation=bridge)
    tested(shared)
    document = reverse("handover:received", args=[shared.number])
    family = reverse("localfield:family", args=[shared.case.number])
    with time_machine.travel(shared.shared_at + timedelta(hours=1), tick=False):
        assert as_(kees).get(document).status_code == 404, "nothing passed yet"

    accepted(shared, wim)

    with time_machine.travel(shared.shared_at + timedelta(days=2), tick=False):
        assert document in as_(kees).get(family).content.decode()
        assert "Fenna" in as_(kees).get(document).content.decode()
        assert as_(web).get(document).status_code == 404


@pytest.mark.rule("000-18", "000-16")
def test_a_provider_that_was_not_tested_gets_no_casusregie(shared, wim, bridge):
    agree_on(shared, RegieKind.CASUSREGIE, organisation=bridge)

    with pytest.raises(TransitionBlocked, match="toegerust"):
        accepted(shared, wim)

    assert holder(shared, RegieKind.ZICHT_OP_VEILIGHEID).organisation.kind == "veilig_thuis"


@pytest.mark.rule("000-15", "003-70")
def test_regie_agreed_for_who_is_gone_is_not_accepted_and_stays_with_veilig_thuis(
    shared, wim, bridge
):
    agree_on(shared, RegieKind.CASUSREGIE, organisation=bridge)
    tested(shared)
    gone(bridge)

    with pytest.raises(TransitionBlocked, match=r"Veilig Thuis trekt.*De Brug \(casusregie\)"):
        accepted(shared, wim)

    held = RegieAssignment.objects.filter(case=shared.case, until=None)
    assert {row.organisation.kind for row in held} == {"veilig_thuis"}
    shared.refresh_from_db()
    assert shared.accepted_at is None


@pytest.mark.rule("000-18")
def test_a_second_party_that_is_gone_keeps_no_sight_on_anybody(shared, wim, bridge, noord):
    second = organisation(noord, OrganisationKind.CARE_PROVIDER, "Het Web")
    agree_on(shared, RegieKind.CASUSREGIE, organisation=bridge)
    tested(shared)
    WarmMeeting.objects.filter(handover=shared).update(
        provider_sees_all="no", second_party=second, second_party_why="Ziet de kinderen."
    )
    gone(second)

    with pytest.raises(TransitionBlocked, match="Het Web"):
        accepted(shared, wim)


@pytest.mark.rule("000-15", "003-70")
def test_who_is_gone_between_table_and_report_is_replaced_before_the_report_is_shared(
    noord, anna, gijs, bridge
):
    meeting = meetings.drafted(noord, by=anna, owner=gijs)
    handover = meeting.handover
    agree_on(handover, RegieKind.CLIENT_CONTACT, organisation=bridge)
    gone(bridge)

    with (
        time_machine.travel(handover.held_at + timedelta(hours=2), tick=False),
        pytest.raises(TransitionBlocked, match="Spreek af wie"),
    ):
        share_report(handover, actor=gijs)


def gone(organisation) -> None:
    organisation.active = False
    organisation.save(update_fields=["active"])


def test_before_it_accepts_the_receiver_hears_what_it_takes(shared, bridge):
    agree_on(shared, RegieKind.CASUSREGIE, organisation=bridge)
    assert set(kinds_of_receiver(shared)) == set(RegieKind) - {RegieKind.CASUSREGIE}


def test_what_the_receiver_takes_without_a_name_is_with_who_works_with_the_family(shared, wim):
    kees = make.worker_at(shared.receiver, "Kees Mol")
    agree_on(shared, RegieKind.ZICHT_OP_VEILIGHEID)

    accepted(shared, wim, worker=kees)

    assert holder(shared, RegieKind.ZICHT_OP_VEILIGHEID).person == kees
    assert PartnerWorker.objects.get(case=shared.case, until=None).worker == kees


def test_somebody_who_left_between_table_and_acceptance_is_replaced(shared, wim):
    kees = make.worker_at(shared.receiver, "Kees Mol")
    agree_on(shared, RegieKind.ZICHT_OP_VEILIGHEID, person=kees)
    kees.is_active = False
    kees.save()

    accepted(shared, wim)

    assert holder(shared, RegieKind.ZICHT_OP_VEILIGHEID).person == wim


def test_somebody_who_left_elsewhere_is_replaced_by_nobody_of_the_receiver(shared, wim, bridge):
    kees = make.worker_at(bridge, "Kees Mol")
    agree_on(shared, RegieKind.CASUSREGIE, organisation=bridge, person=kees)
    tested(shared)
    kees.is_active = False
    kees.save()

    accepted(shared, wim)

    held = holder(shared, RegieKind.CASUSREGIE)
    assert (held.organisation, held.person, held.person_name) == (bridge, None, "")


@pytest.mark.rule("003-70")
def test_somebody_without_an_account_who_was_named_keeps_the_name(shared, wim):
    agree_on(shared, RegieKind.ZICHT_OP_VEILIGHEID, person_name="Truus Vos")

    accepted(shared, wim)

    held = holder(shared, RegieKind.ZICHT_OP_VEILIGHEID)
    assert (held.person, held.person_name) == (None, "Truus Vos")


@pytest.mark.rule("000-35", "002-31")
def test_after_the_warm_handover_veilig_thuis_monitors_from_the_day_of_the_meeting(shared, wim):
    accepted(shared, wim)
    case = Case.objects.get(pk=shared.case_id)
    assert case.state == CaseState.MONITORED
    assert case.monitored_since == meetings.HELD_ON
    assert case.assignments.filter(until=None).exists()
