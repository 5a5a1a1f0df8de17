"""Every page of the receiver, in every state of a handover, for everybody it might concern."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from audit.events import AuditEvent
from audit.models import AuditEntry
from handover.enums import RefusalReason, WithdrawalReason
from handover.models import Handover
from handover.services.answering import accept, refuse
from handover.services.taking_back import withdraw
from localfield.models import LocalTrajectory
from localfield.services.ending import transfer
from organisations.enums import OrganisationKind
from tests.factories import handovers as make
from tests.factories import localfield, meetings
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of, organisation

pytestmark = pytest.mark.django_db
PAGES = ("received", "received_pdf", "accept", "refuse")
# What somebody at the receiver gets of each of PAGES: 302 says why it cannot be done now.
THERE = {
    "coordinated": (404, 404, 404, 404),
    "invited": (200, 404, 302, 302),
    "planned": (200, 404, 302, 302),
    "held": (200, 404, 302, 200),
    "report_draft": (200, 404, 302, 200),
    "report_shared": (200, 302, 200, 200),
    "accepted": (200, 302, 302, 302),
    "refused": (404, 404, 404, 404),
    "withdrawn": (404, 404, 404, 404),
}
FAR = (404, 404, 404, 404)
AT_VT = (403, 403, 403, 403)
MADE = {
    "invited": meetings.invited,
    "planned": meetings.planned,
    "held": meetings.held,
    "report_draft": meetings.drafted,
}


@pytest.fixture
def handover(request, noord, anna, gijs) -> Handover:
    state, facts = request.param, {"by": anna, "owner": gijs}
    if state == "coordinated":
        return meetings.coordinated(noord, **facts)
    if state in MADE:
        return MADE[state](noord, **facts).handover
    shared = meetings.shared(noord, **facts)
    wim, at = meetings.worker_at(shared.receiver), shared.shared_at + timedelta(hours=2)
    with time_machine.travel(at, tick=False):
        if state == "accepted":
            accept(shared, actor=wim, receipt_confirmed=True, regie_taken=True)
        elif state == "refused":
            refuse(shared, reason=RefusalReason.NO_CAPACITY, note="Ziekte.", actor=wim)
        elif state == "withdrawn":
            withdraw(shared, reason=WithdrawalReason.NEW_DANGER, note="", actor=gijs)
    return Handover.objects.get(pk=shared.pk)


def answers(as_, reader, handover: Handover) -> tuple[int, ...]:
    browser = as_(reader)
    addresses = [reverse(f"handover:{name}", args=[handover.number]) for name in PAGES]
    return tuple(browser.get(address).status_code for address in addresses)


@pytest.mark.rule("A1", "A2")
@pytest.mark.parametrize(("handover", "there"), THERE.items(), indirect=["handover"], ids=THERE)
def test_receiver_sender_other_municipality_and_provider_in_every_state(
    as_, noord, gijs, handover, there
):
    wim = meetings.worker_at(handover.receiver)
    theo = colleague("Theo Bakker", Role.LOCAL_ACCESS, handover.receiver)
    vera = colleague("Vera Hof", Role.CONSULENT, municipality_of(noord, "Gemeente Zeedorp"))
    kees = make.worker_at(organisation(noord, OrganisationKind.CARE_PROVIDER, "De Brug"), "Kees")

    with time_machine.travel(handover.begun_at + timedelta(days=40), tick=False):
        assert answers(as_, wim, handover) == there
        assert answers(as_, theo, handover) == there
        assert answers(as_, vera, handover) == FAR
        assert answers(as_, kees, handover) == FAR
        assert answers(as_, gijs, handover) == AT_VT


@pytest.mark.rule("A1")
@pytest.mark.parametrize("handover", ["accepted"], indirect=True)
def test_a_colleague_who_did_not_get_the_family_no_longer_reads_what_was_handed_over(as_, handover):
    marie = colleague("Marie Post", Role.LOCAL_WORKER, handover.receiver)
    assert answers(as_, marie, handover) == FAR


@pytest.mark.rule("A2")
@pytest.mark.parametrize("handover", ["accepted"], indirect=True)
def test_who_took_over_reads_what_was_handed_over_and_the_former_holder_no_more(
    as_, noord, handover
):
    wim, team = meetings.worker_at(handover.receiver), make.team_of(noord, name="Wijkteam Zuid")
    kees = make.worker_at(team, "Kees Mol")
    row = LocalTrajectory.objects.open().get(case=handover.case)
    at = handover.accepted_at + timedelta(days=3)
    with time_machine.travel(at, tick=False):
        transfer(
            row,
            to=team,
            helper_name="Kees Mol",
            help_started_on=timezone.localdate(at),
            actor=wim,
            **localfield.GROUNDED,
        )
        assert answers(as_, wim, handover) == FAR
        assert answers(as_, kees, handover) == (200, 302, 403, 403)

    seen = AuditEntry.objects.filter(actor=kees, event=AuditEvent.VIEWED)
    assert seen.filter(target_label=f"overdracht {handover.number}").exists()


@pytest.mark.rule("A2", "003-33")
@pytest.mark.parametrize("handover", ["accepted"], indirect=True)
def test_who_took_over_and_gave_it_on_reads_it_no_more(as_, noord, handover):
    wim = meetings.worker_at(handover.receiver)
    bridge = organisation(noord, OrganisationKind.CARE_PROVIDER, "De Brug")
    web = organisation(noord, OrganisationKind.CARE_PROVIDER, "Het Web")
    kees, jet = make.worker_at(bridge, "Kees Mol"), make.worker_at(web, "Jet Bos")
    at = handover.accepted_at + timedelta(days=3)
    for to, by in ((bridge, wim), (web, kees)):
        row = LocalTrajectory.objects.open().get(case=handover.case)
        at += timedelta(days=1)
        with time_machine.travel(at, tick=False):
            on = timezone.localdate(at)
            given = {"helper_name": "Jo", "help_started_on": on}
            transfer(row, to=to, actor=by, **given, **localfield.GROUNDED)

    with time_machine.travel(at, tick=False):
        assert answers(as_, kees, handover) == FAR
        assert answers(as_, jet, handover)[0] == 200
