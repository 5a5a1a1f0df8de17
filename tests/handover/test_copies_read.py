"""S20: who got a copy reads the document, and nothing else of the family, anywhere."""

import pytest
import time_machine
from django.urls import reverse

from accounts.roles import Role
from cases.enums import ClosingReason
from cases.models import Case, ConflictOfInterest
from cases.services.regie import end_regie
from handover.enums import RefusalReason, WithdrawalReason
from handover.models import Handover
from handover.services.answering import accept, refuse
from handover.services.taking_back import withdraw
from organisations.enums import OrganisationKind
from tests.factories import handovers as make
from tests.factories.accounts import colleague
from tests.factories.letters import moment
from tests.factories.organisations import local_team_of, organisation

pytestmark = pytest.mark.django_db
TUESDAY = moment(2026, 4, 14, 10)
COPIES = "/overdrachten/afschriften/"


@pytest.fixture
def bridge(noord):
    return organisation(noord, OrganisationKind.CARE_PROVIDER, "De Brug")


@pytest.fixture
def kees(bridge):
    """CR2: the casusregisseur at a provider, without regie from this handover."""
    return make.worker_at(bridge, "Kees Mol")


@pytest.fixture
def copied(noord, anna, bridge) -> Handover:
    return make.sent(noord, by=anna, said={"director_known": "yes", "director": bridge})


@pytest.fixture
def lotte(copied):
    return make.worker_at(copied.receiver)


@pytest.fixture(autouse=True)
def _on_tuesday(copied):
    with time_machine.travel(TUESDAY, tick=False):
        yield


def page(copied: Handover) -> str:
    return reverse("handover:copy", args=[copied.number])


def gone(as_, kees, copied) -> bool:
    browser = as_(kees)
    listed = copied.number in browser.get(COPIES).content.decode()
    return not listed and browser.get(page(copied)).status_code == 404


@pytest.mark.rule("003-38", "003-56")
def test_the_organisation_of_the_casusregisseur_reads_the_document(as_, kees, copied):
    browser = as_(kees)

    listed = browser.get(COPIES).content.decode()
    read = browser.get(page(copied)).content.decode()

    assert copied.number in listed
    assert "Bel eerst, op een ochtend." in read
    assert "Wijkteam Centrum" in read
    assert "neemt er geen regie mee" in read


@pytest.mark.rule("A1", "A2")
def test_and_nothing_else_of_the_family_before_or_after_the_acceptance(as_, kees, copied, lotte):
    case, browser = copied.case.number, as_(kees)
    addresses = [
        reverse("handover:received", args=[copied.number]),
        reverse("handover:accept", args=[copied.number]),
        reverse("handover:received_pdf", args=[copied.number]),
        reverse("cases:detail", args=[case]),
        reverse("localfield:family", args=[case]),
        reverse("localfield:contacts", args=[case]),
        reverse("handover:of_case", args=[case]),
    ]
    before = [browser.get(address).status_code for address in addresses]
    accept(copied, actor=lotte, receipt_confirmed=True, regie_taken=True)
    after = [browser.get(address).status_code for address in addresses]

    assert set(before) == set(after) == {404}
    assert browser.get(page(copied)).status_code == 200
    assert case not in browser.get(reverse("localfield:families")).content.decode()
    assert copied.number not in browser.get("/overdrachten/ontvangen/").content.decode()
    assert not Case.objects.known_to_partner(kees).exists()


@pytest.mark.rule("A2")
def test_a_copy_of_a_refused_handover_is_gone(as_, kees, copied, lotte):
    refuse(copied, reason=RefusalReason.NO_CAPACITY, note="Ziekte.", actor=lotte)
    assert gone(as_, kees, copied)


@pytest.mark.rule("A2")
def test_a_copy_of_a_withdrawn_handover_is_gone(as_, kees, copied, anna):
    withdraw(copied, reason=WithdrawalReason.NEW_DANGER, note="", actor=anna)
    assert gone(as_, kees, copied)


@pytest.mark.rule("A2")
def test_with_the_end_of_the_case_the_copy_is_gone(as_, kees, copied):
    end_regie(copied.case, at=TUESDAY)
    rows = Case.objects.filter(pk=copied.case_id)
    rows.update(state="assessing")
    rows.update(state="closed", closed_at=TUESDAY, closing_reason=ClosingReason.SETTLED)
    assert gone(as_, kees, copied)


@pytest.mark.rule("A2", "A12")
def test_another_organisation_and_who_is_kept_out_read_no_copy(as_, noord, kees, copied, bram):
    stranger = colleague("Joris Haan", Role.LOCAL_WORKER, local_team_of(noord, "Wijkteam Oost"))
    ConflictOfInterest.objects.create(case=copied.case, user=kees, reason="neef", recorded_by=bram)
    assert gone(as_, stranger, copied)
    assert gone(as_, kees, copied)
