"""The plan at the local field on a phone: written at the table, read and signed with the finger."""

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from common.signatures import SignatureKind
from safetyplans.enums import PlanState, SignsAs
from safetyplans.models import PlanSignature, SafetyPlan
from safetyplans.selectors.local import signatories_now
from safetyplans.services import signing
from safetyplans.services.local_writing import write_words
from tests.browser.desk import Desk
from tests.factories import local_plans as make
from tests.factories.organisations import municipality_of
from tests.support.browser import DESK, PHONE, violations, wider_than_the_screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
PARTS = (
    "uitwerking",
    "voorwaarden",
    "zicht",
    "oorzaken",
    "herstel",
    "doelen",
    "leefgebieden",
    "eigen-aandeel",
    "netwerk",
    "deelplannen",
    "volgen",
    "verspreiding",
    "ondertekenaars",
)


@pytest.fixture
def plan(noord, bram, gijs, seat) -> SafetyPlan:
    return make.ready(noord, municipality_of(noord), by=bram, owner=gijs)


def address(name: str, plan: SafetyPlan, *rest: object) -> str:
    return reverse(f"safetyplans:{name}", args=[plan.case.number, *rest])


def shoot(desk: Desk, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        width = desk.page.viewport_size["width"]
        desk.page.screenshot(path=Path(folder) / f"local-{name}-{width}.png", full_page=True)


def sign_off(plan: SafetyPlan, writer) -> None:
    """Everybody signs what was laid before them last, and it is carried out."""
    make.signed_by_all(plan.local_versions.first(), writer)
    signing.sign_plan(plan, actor=writer)
    signing.execute_plan(plan, actor=writer)


def fits(desk: Desk, name: str) -> None:
    shoot(desk, name)
    assert violations(desk.page) == []
    assert not wider_than_the_screen(desk.page)


def draw(page: Page) -> None:
    """A line through the field, as a finger draws it."""
    field = page.locator("svg.vt-sign__field")
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    assert box
    left, top = box["x"] + box["width"] * 0.15, box["y"] + box["height"] * 0.7
    page.mouse.move(left, top)
    page.mouse.down()
    for step in range(1, 9):
        lift = box["height"] * (0.5 if step % 2 else 0)
        page.mouse.move(left + step * box["width"] * 0.08, top - lift, steps=4)
    page.mouse.up()


@SIZES
def test_every_page_of_the_plan_fits_and_can_be_used_by_all(seat, plan, daan, size):
    desk = seat(daan, size=size)
    fits(desk.open(address("local", plan)), "plan")
    for part in PARTS:
        fits(desk.open(address("local_part", plan, part)), f"part-{part}")
    version = make.frozen(plan, daan)
    first = signatories_now(plan)[0]
    fits(desk.open(address("local_signing", plan)), "signing")
    fits(desk.open(address("local_sign", plan, first.number)), "sign")
    make.signed_by_all(version, daan)
    fits(desk.open(address("local", plan)), "plan-signed")
    fits(desk.open(address("local_version", plan, 1)), "version")
    fits(desk.open(address("local_prints", plan, 1)), "prints")
    write_words(plan, recovery="Sanne en Jelle praten met een therapeut.", actor=daan)
    make.frozen(plan, daan)
    fits(desk.open(address("local_compare", plan, 2)), "compare")
    former = make.former_of(plan)
    fits(desk.open(address("local_former", plan, former.number)), "former")
    sign_off(plan, daan)
    fits(desk.open(address("local", plan)), "plan-in-execution")
    fits(desk.open(address("local_adjust", plan)), "adjust")


def test_vt_reads_along_under_the_head_of_its_case(seat, plan, gijs):
    desk = seat(gijs).open(address("local", plan))

    fits(desk, "plan-vt")
    assert desk.reads("Vader belt eerst voor hij komt.")
    assert desk.page.get_by_role("link", name="Schrijven").count() == 0


@pytest.mark.rule("003-48")
def test_a_family_signs_with_the_finger_one_after_the_other(seat, plan, daan):
    desk = seat(daan, size=PHONE, has_touch=True, is_mobile=True)
    desk.open(address("local", plan))
    desk.press("Leg vast om te ondertekenen")
    names = desk.page.get_by_role("link", name="Lezen en tekenen")
    total = names.count()
    for _ in range(total - 1):
        names.first.click()
        draw(desk.page)
        shoot(desk, "drawn")
        desk.press("Ik teken")
        assert desk.reads("De handtekening staat eronder.")
    names.first.click()
    desk.page.get_by_text("Ik teken niet").click()
    desk.write("Waarom niet?", "Ik wil er nog over nadenken.")
    desk.press("Leg vast dat ik niet teken")
    shoot(desk, "all-done")

    desk.press("Leg de ondertekening vast")

    assert desk.reads("De ondertekening is vastgelegd")
    assert SafetyPlan.objects.get(pk=plan.pk).state == PlanState.SIGNED
    given = PlanSignature.objects.filter(given__isnull=False)
    assert {one.given["kind"] for one in given} == {SignatureKind.DRAWN}
    assert given.count() == total - 1
    assert PlanSignature.objects.get(given__isnull=True).refusal == "Ik wil er nog over nadenken."


def test_without_script_one_types_the_name_and_writes_row_by_row(seat, plan, daan):
    desk = seat(daan, size=PHONE, java_script_enabled=False)
    desk.open(address("local_part", plan, "netwerk"))
    desk.press("Voeg iemand toe")
    added = desk.part("Persoon 2")
    added.write("Wie is het?", "Trainer Bo")
    added.write("Wat doet deze persoon in het plan?", "Haalt Jelle op.")
    added.where.get_by_role("button", name="Bewaar").click()
    assert desk.reads("Bewaard.")

    make.frozen(plan, daan)
    family = next(one for one in signatories_now(plan) if one.signs_as == SignsAs.FAMILY)
    desk.open(address("local_sign", plan, family.number))
    desk.write("Typ uw naam als handtekening", "F. Vermeer")
    desk.press("Ik teken")

    assert PlanSignature.objects.get().given["kind"] == SignatureKind.TYPED
