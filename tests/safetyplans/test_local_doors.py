"""Who reads and writes the municipal half: sender, receiver, former holder, strangers (A2, 5.3)."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.roles import Role
from audit.models import AuditEntry
from cases.enums import RegieKind
from cases.services.regie import pass_regie
from organisations.enums import OrganisationKind
from safetyplans.models import LocalVersion, SafetyPlan
from safetyplans.permissions import can_write_local
from safetyplans.services.local_writing import write_words
from tests.factories import local_plans as make
from tests.factories.accounts import colleague
from tests.factories.organisations import municipality_of, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(noord, bram, gijs) -> SafetyPlan:
    return make.ready(noord, municipality_of(noord), by=bram, owner=gijs)


@pytest.fixture(autouse=True)
def later(plan):
    with time_machine.travel(make.moment_of(plan) + timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def provider(noord):
    return organisation(noord, OrganisationKind.CARE_PROVIDER, "Zorg Noord")


@pytest.fixture
def karim(provider):
    """A local worker of a care provider."""
    return colleague("Karim Idrissi", Role.LOCAL_WORKER, provider)


@pytest.fixture
def elsewhere(noord):
    """A consulent of another municipality of the region."""
    return colleague("Lotte Prins", Role.CONSULENT, municipality_of(noord, "Gemeente Elders"))


PAGES = ["local", "local_signing", "local_version", "local_part"]
REST = {"local_version": [1], "local_part": ["zicht"]}


def statuses(client, plan) -> list[int]:
    return [
        client.get(
            reverse(f"safetyplans:{name}", args=[plan.case.number, *REST.get(name, [])])
        ).status_code
        for name in PAGES
    ]


@pytest.mark.rule("A2", "000-04")
def test_the_municipality_that_directs_reads_and_writes(as_, plan, daan):
    make.frozen(plan, daan)
    assert statuses(as_(daan), plan) == [200, 200, 200, 200]


@pytest.mark.rule("A2")
def test_vt_reads_along_and_writes_nothing(as_, plan, daan, gijs, bram):
    make.frozen(plan, daan)
    assert statuses(as_(gijs), plan) == [200, 200, 200, 403]
    assert statuses(as_(bram), plan) == [200, 200, 200, 403]
    with pytest.raises(PermissionDenied):
        write_words(plan, recovery="Van VT.", actor=gijs)


@pytest.mark.rule("A1", "A2")
def test_whom_the_family_is_not_of_finds_nothing(
    as_, plan, daan, karim, elsewhere, chantal, fatma, esra
):
    make.frozen(plan, daan)
    for stranger in (karim, elsewhere, chantal, fatma, esra):
        assert statuses(as_(stranger), plan) == [404, 404, 404, 404], stranger.name
        assert not LocalVersion.objects.visible_to(stranger).exists()
        assert not SafetyPlan.objects.known_locally_to(stranger).exists()


@pytest.mark.rule("A2", "003-47")
def test_a_provider_with_casusregie_writes_and_a_former_holder_reads_no_more(
    as_, plan, daan, karim, provider, gijs
):
    make.frozen(plan, daan)
    at = make.moment_of(plan) + timedelta(minutes=30)
    pass_regie(plan.case, RegieKind.CASUSREGIE, to=provider, at=at, reason="toets", actor=daan)
    assert can_write_local(plan, karim)
    assert statuses(as_(karim), plan) == [200, 200, 200, 200]

    make.passed_to(plan.case, provider, at=at, actor=gijs)

    assert statuses(as_(daan), plan) == [404, 404, 404, 404]


@pytest.mark.rule("A2")
def test_who_holds_another_kind_of_regie_reads_and_does_not_write(as_, plan, daan, karim, provider):
    make.frozen(plan, daan)
    at = make.moment_of(plan) + timedelta(minutes=30)
    pass_regie(
        plan.case, RegieKind.CLIENT_CONTACT, to=provider, at=at, reason="aanspreekpunt", actor=daan
    )
    assert not can_write_local(plan, karim)
    assert statuses(as_(karim), plan) == [200, 200, 200, 403]


def test_before_the_handover_is_accepted_there_is_nothing_to_read(as_, noord, bram, gijs, daan):
    early = make.handed_over(noord, by=bram, owner=gijs)
    assert as_(daan).get(f"/gezinnen/{early.case.number}/plan/").status_code == 404
    answer = as_(gijs).get(f"/gezinnen/{early.case.number}/plan/")
    assert answer.status_code == 200
    assert "nog geen veiligheidsplan bij de gemeente" in answer.content.decode()


def test_vts_half_is_only_read_after_the_handover(as_, plan, gijs):
    page = as_(gijs).get(reverse("safetyplans:plan", args=[plan.number])).content.decode()
    assert "Het plan ligt bij het lokale veld" in page
    revise = reverse("safetyplans:revise", args=[plan.number])
    answer = as_(gijs).post(revise, {"reason": "incident", "note": "Nieuwe ruzie."})
    assert answer.status_code in (409, 422)
    assert plan.versions.count() == 1


def test_opening_the_plan_is_in_the_log(as_, plan, daan):
    as_(daan).get(reverse("safetyplans:local", args=[plan.case.number]))
    assert AuditEntry.objects.filter(
        actor=daan, event="viewed", case_number=plan.case.number, target_id=plan.pk
    ).exists()
