"""Who sees a municipal consultation: its maker and her coordinator, and VT behind a report."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from consultations.enums import UsdState
from consultations.models import UsdConsultation
from consultations.screens.usd_shared import shared
from consultations.selectors.preceding import usd_consultations_before
from consultations.services.following import report_followed
from consultations.services.usd_deciding import divide_tasks
from organisations.enums import OrganisationKind
from tests.factories.accounts import colleague
from tests.factories.organisations import (
    local_team_of,
    municipality_of,
    organisation,
    veilig_thuis_of,
)
from tests.factories.usd import TASKS, decided_usd, usd

pytestmark = pytest.mark.django_db

SECRET = "Zeer herkenbare inschatting over de keukentafel"
AT_VT = [
    role
    for role in Role
    if role
    not in {
        Role.CONSULENT,
        Role.USD_COORDINATOR,
        Role.LOCAL_WORKER,
        Role.LOCAL_ACCESS,
        Role.INSPECTOR,
    }
]


def addresses(row) -> list[str]:
    return [
        reverse("consultations:usd_list"),
        reverse("consultations:usd_new"),
        reverse("consultations:usd", args=[row.number]),
    ]


@pytest.mark.rule("A2")
@pytest.mark.parametrize("role", AT_VT)
def test_for_veilig_thuis_it_does_not_exist(as_, daan, noord, role):
    row = usd(daan)
    browser = as_(colleague("Robin Rol", role, veilig_thuis_of(noord)))

    for address in addresses(row):
        assert browser.get(address).status_code == 404
    assert browser.post(addresses(row)[1], {}).status_code == 404
    assert browser.post(addresses(row)[2], {}).status_code == 404


@pytest.mark.rule("A2")
def test_nor_for_a_local_team_a_provider_or_the_inspection(as_, daan, noord):
    row = usd(daan)
    inspection = organisation(noord, OrganisationKind.OTHER, "Inspectie")
    others = [
        colleague("Wim Wijkteam", Role.LOCAL_WORKER, local_team_of(noord)),
        colleague("Tess Toegang", Role.LOCAL_ACCESS, municipality_of(noord)),
        colleague("Ida Inspectie", Role.INSPECTOR, inspection),
    ]

    for somebody in others:
        for address in addresses(row):
            assert as_(somebody).get(address).status_code == 404


@pytest.mark.rule("A2")
def test_the_maker_and_the_coordinator_see_it_and_no_other_municipality_does(as_, daan, noord):
    row, town = usd(daan), municipality_of(noord)
    elsewhere = municipality_of(noord, "Gemeente Buurdam")
    page = addresses(row)[2]

    seen = {
        "maker": as_(daan).get(page).status_code,
        "coordinator": as_(colleague("Iris Kok", Role.USD_COORDINATOR, town)).get(page).status_code,
        "colleague": as_(colleague("Jan Bos", Role.CONSULENT, town)).get(page).status_code,
        "coordinator elsewhere": as_(colleague("Kim Dam", Role.USD_COORDINATOR, elsewhere))
        .get(page)
        .status_code,
    }
    assert seen == {
        "maker": 200,
        "coordinator": 200,
        "colleague": 404,
        "coordinator elsewhere": 404,
    }


@pytest.mark.rule("A2")
def test_a_list_holds_no_row_of_somebody_else(as_, daan, noord):
    mine = usd(daan)
    jan = colleague("Jan Bos", Role.CONSULENT, municipality_of(noord))
    kim = colleague("Kim Dam", Role.USD_COORDINATOR, municipality_of(noord, "Gemeente Buurdam"))

    assert mine.number in as_(daan).get("/consultaties/?status=alle").content.decode()
    for somebody in (jan, kim):
        assert mine.number not in as_(somebody).get("/consultaties/?status=alle").content.decode()


@pytest.mark.rule("A2")
def test_a_number_that_is_not_there_answers_as_one_that_is_not_yours(as_, daan, bram):
    row = usd(daan)
    browser = as_(bram)

    hidden = browser.get(reverse("consultations:usd", args=[row.number]))
    missing = browser.get(reverse("consultations:usd", args=["UC-1999-00001"]))
    assert hidden.content == missing.content


@pytest.mark.rule("A2")
def test_no_page_of_veilig_thuis_tells_of_it(as_, daan, bram, fatma):
    """Work lists, counts, search and the log before a report is tied."""
    before = [pages(as_(somebody), "UC-2026-00001") for somebody in (bram, fatma)]
    row = decided_usd(daan, UsdState.REPORTED, own_estimate=SECRET)
    after = [pages(as_(somebody), row.number) for somebody in (bram, fatma)]

    assert before == after


def pages(browser, number) -> list[tuple[int, bool, bool]]:
    """For each page: its status, and whether it tells."""
    answers = [browser.get(reverse(f"reporting:{name}")) for name in ("my_work", "reports")]
    answers += [browser.get(reverse("cases:grants"))]
    answers += [browser.post(reverse("reporting:search"), {"q": word}) for word in (number, SECRET)]
    read = [answer.content.decode() for answer in answers]
    return [
        (
            answer.status_code,
            "Zeer herkenbare" in page.replace(f'value="{SECRET}"', ""),
            "UC-" in page.replace(f'value="{number}"', ""),
        )
        for answer, page in zip(answers, read, strict=True)
    ]


@pytest.mark.rule("000-08", "000-09", "000-10", "000-11")
def test_once_tied_veilig_thuis_reads_the_shared_part(daan, fatma, noord):
    row = decided_usd(daan, UsdState.REPORTED, own_estimate=SECRET)
    divide_tasks(row, TASKS, actor=daan)
    assert not usd_consultations_before("M-2026-00002", region=noord)

    report_followed(
        row.number, report_number="M-2026-00002", region=noord, actor=fatma, at=timezone.now()
    )
    found = usd_consultations_before("M-2026-00002", region=noord).get()
    told = shared(found)
    words = " ".join(fact.value for block in told.blocks for fact in block.facts)
    assert SECRET in words
    assert row.question in words
    assert row.advice_received in words
    assert "melding gedaan" in words
    assert [task.what for task in told.tasks] == [task.what for task in TASKS]
    assert row.own_reference not in words


@pytest.mark.rule("A2")
def test_tied_it_is_still_not_a_page_of_veilig_thuis(as_, daan, fatma, noord):
    row = decided_usd(daan, UsdState.REPORTED)
    report_followed(
        row.number, report_number="M-2026-00002", region=noord, actor=fatma, at=timezone.now()
    )

    assert as_(fatma).get(reverse("consultations:usd", args=[row.number])).status_code == 404


@pytest.mark.rule("A2")
def test_another_region_and_another_report_find_nothing(daan, fatma, noord, zuid):
    row = decided_usd(daan, UsdState.REPORTED)
    report_followed(
        row.number, report_number="M-2026-00002", region=noord, actor=fatma, at=timezone.now()
    )

    assert not usd_consultations_before("M-2026-00002", region=zuid)
    assert not usd_consultations_before("M-2026-00003", region=noord)


def test_who_left_the_municipality_sees_nothing_any_more(as_, daan):
    row = usd(daan)
    daan.memberships.update(until=timezone.localdate().replace(year=2025))

    assert UsdConsultation.objects.visible_to(type(daan).objects.get(pk=daan.pk)).count() == 0
    assert as_(daan).get(reverse("consultations:usd", args=[row.number])).status_code == 404
