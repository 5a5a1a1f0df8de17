"""Signing on the screen: with a mouse, a finger on a phone, the keyboard alone, without script."""

import json
import os
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from common.signatures import Drawing
from tests.browser.desk import Desk
from tests.support.browser import PHONE, violations, wider_than_the_screen

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.urls("tests.browser.signing_page"),
]

PAGE = "/ondertekenen/"
NAME = "Typ uw naam als handtekening"
# Loops as of a hurried hand, in shares of the field.
HAND = [
    [(0.1, 0.6), (0.16, 0.2), (0.22, 0.15), (0.24, 0.4), (0.2, 0.75), (0.26, 0.8), (0.34, 0.5)],
    [(0.34, 0.5), (0.4, 0.3), (0.44, 0.55), (0.5, 0.6), (0.56, 0.35), (0.62, 0.6), (0.9, 0.45)],
    [(0.3, 0.85), (0.85, 0.75)],
]


def shoot(desk: Desk, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        width = desk.page.viewport_size["width"]
        desk.page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def field(page: Page):
    return page.get_by_role("img", name="Vak om in te tekenen")


def box(page: Page) -> dict[str, float]:
    field(page).scroll_into_view_if_needed()
    return field(page).bounding_box()


def draw_with_mouse(page: Page, strokes=HAND) -> None:
    at = box(page)
    for stroke in strokes:
        spots = [(at["x"] + x * at["width"], at["y"] + y * at["height"]) for x, y in stroke]
        page.mouse.move(*spots[0])
        page.mouse.down()
        for spot in spots[1:]:
            page.mouse.move(*spot, steps=4)
        page.mouse.up()


def drag_finger(page: Page, spots: list[tuple[float, float]]) -> None:
    """A real finger, over the debug protocol: the browser may still decide to scroll."""
    protocol = page.context.new_cdp_session(page)

    def touch(kind: str, *at: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in at]
        protocol.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", spots[0])
    for (from_x, from_y), (to_x, to_y) in pairwise(spots):
        for part in (0.25, 0.5, 0.75, 1):
            touch("touchMove", (from_x + part * (to_x - from_x), from_y + part * (to_y - from_y)))
    touch("touchEnd")
    protocol.detach()


def draw_with_finger(page: Page, strokes=HAND) -> None:
    at = box(page)
    for stroke in strokes:
        drag_finger(
            page, [(at["x"] + x * at["width"], at["y"] + y * at["height"]) for x, y in stroke]
        )


def kept(page: Page) -> str:
    return page.locator("input[name=by_drawn]").input_value()


def lines(page: Page) -> str:
    """The line as it stands on the screen."""
    paths = field(page).locator("path")
    return "".join(path.get_attribute("d") for path in paths.all())


def sign(desk: Desk) -> None:
    desk.write("Rol", "moeder")
    desk.press("Onderteken")
    desk.page.wait_for_url("**/ondertekend/")


def test_one_signs_with_the_mouse_and_sees_the_signature(seat, anna):
    desk = seat(anna).open(PAGE)
    draw_with_mouse(desk.page)
    drawn = kept(desk.page)
    shoot(desk, "mouse")

    assert len(json.loads(drawn)) == len(HAND)
    assert lines(desk.page) == Drawing.parse(drawn).path
    assert violations(desk.page) == []

    sign(desk)

    shoot(desk, "signed")
    shown = desk.page.get_by_role("img", name="Handtekening van Sanne de Vries")
    assert shown.locator("path").get_attribute("d") == Drawing.parse(drawn).path
    assert violations(desk.page) == []


def test_one_signs_with_a_finger_on_a_phone(seat, anna):
    desk = seat(anna, size=PHONE, has_touch=True, is_mobile=True, device_scale_factor=3).open(PAGE)
    desk.write("Rol", "moeder")
    draw_with_finger(desk.page)
    shoot(desk, "finger")

    assert len(json.loads(kept(desk.page))) == len(HAND)
    expect(desk.page.get_by_role("status")).to_have_text("Getekend.")
    assert violations(desk.page) == []
    assert not wider_than_the_screen(desk.page)

    sign(desk)

    shoot(desk, "finger-signed")
    expect(desk.page.get_by_role("img", name="Handtekening van Sanne de Vries")).to_be_visible()
    assert not wider_than_the_screen(desk.page)


def test_a_finger_in_the_field_draws_and_beside_it_the_page_scrolls(seat, anna):
    small = {"width": 390, "height": 400}
    desk = seat(anna, size=small, has_touch=True, is_mobile=True).open(PAGE)
    desk.page.evaluate("scrollTo(0, 150)")
    at = field(desk.page).bounding_box()
    x, top = at["x"] + 60, at["y"]

    drag_finger(desk.page, [(x, top + 90), (x, top + 10), (x, top + 90)])
    assert kept(desk.page)
    assert desk.page.evaluate("scrollY") == 150

    drag_finger(desk.page, [(x, top - 15), (x, top + 90)])
    looks = (desk.page.evaluate("scrollY") for _ in range(50))
    assert any(now < 150 for now in looks)


def test_turning_the_phone_keeps_the_signature(seat, anna):
    desk = seat(anna, size=PHONE).open(PAGE)
    draw_with_mouse(desk.page)
    narrow, drawn = box(desk.page)["width"], kept(desk.page)

    desk.page.set_viewport_size({"width": 844, "height": 390})

    assert box(desk.page)["width"] > narrow
    assert lines(desk.page) == Drawing.parse(drawn).path
    draw_with_mouse(desk.page, [[(0.5, 0.5), (1, 1)]])
    assert json.loads(kept(desk.page))[-1][0] == [300, 100]
    assert kept(desk.page).startswith(drawn.removesuffix("]"))


def test_a_form_that_comes_back_still_shows_what_was_drawn(seat, anna):
    desk = seat(anna).open(PAGE)
    draw_with_mouse(desk.page)
    drawn = kept(desk.page)
    desk.press("Onderteken")

    expect(desk.page.get_by_text("Vul de rol in.").first).to_be_visible()
    assert kept(desk.page) == drawn
    assert lines(desk.page) == Drawing.parse(drawn).path
    expect(desk.page.get_by_role("status")).to_have_text("Getekend.")

    draw_with_mouse(desk.page, [[(0.1, 0.1), (0.2, 0.2)]])
    assert len(json.loads(kept(desk.page))) == len(HAND) + 1


def test_one_wipes_and_draws_again(seat, anna):
    desk = seat(anna).open(PAGE)
    draw_with_mouse(desk.page)
    desk.press("Wis en teken opnieuw")

    assert (kept(desk.page), lines(desk.page)) == ("", "")
    expect(desk.page.get_by_role("status")).to_have_text("Gewist.")

    draw_with_mouse(desk.page, HAND[:1])
    assert len(json.loads(kept(desk.page))) == 1


def test_what_leaves_the_field_stays_within_it(seat, anna):
    desk = seat(anna).open(PAGE)
    draw_with_mouse(desk.page, [[(0.5, 0.5), (1.2, 1.3), (-0.1, 0.5)]])

    points = Drawing.parse(kept(desk.page)).as_lists[0]
    assert [600, 200] in points
    assert points[-1] == [0, 100]


def test_a_field_that_is_full_says_so_and_can_still_be_sent(seat, anna):
    """However long somebody scribbles, what is sent is never refused for being too much."""
    desk = seat(anna).open(PAGE)
    scribble = [[(0.1, 0.1), (0.2, 0.2)]] * 201
    draw_with_mouse(desk.page, scribble)

    assert len(json.loads(kept(desk.page))) == 200
    expect(desk.page.get_by_role("status")).to_contain_text("Het vak is vol.")
    sign(desk)


def test_a_mere_touch_is_no_signature_and_the_summary_leads_to_the_field(seat, anna):
    desk = seat(anna).open(PAGE)
    draw_with_mouse(desk.page, [[(0.5, 0.5)]])
    desk.write("Rol", "moeder")
    desk.press("Onderteken")

    shoot(desk, "refused")
    assert violations(desk.page) == []
    desk.page.get_by_role("link", name="Een stip of een klein streepje").click()
    expect(desk.page.get_by_label(NAME)).to_be_focused()


def test_one_signs_by_typing_with_the_keyboard_alone(seat, anna):
    desk = seat(anna).open(PAGE)
    press, page = desk.page.keyboard.press, desk.page
    page.get_by_label("Rol").focus()
    page.keyboard.type("moeder")
    press("Tab")
    expect(page.get_by_role("button", name="Wis en teken opnieuw")).to_be_focused()
    press("Tab")
    expect(page.get_by_label(NAME)).to_be_focused()
    page.keyboard.type("Sanne de Vries")
    press("Tab")
    expect(page.get_by_role("button", name="Onderteken")).to_be_focused()
    press("Enter")

    page.wait_for_url("**/ondertekend/")
    shoot(desk, "typed")
    assert desk.reads("Naam getypt als handtekening")


def test_one_signs_by_typing_without_script(seat, anna):
    desk = seat(anna, size=PHONE, java_script_enabled=False).open(PAGE)
    expect(field(desk.page)).to_be_hidden()
    shoot(desk, "without-script")
    desk.write(NAME, "Sanne de Vries")
    sign(desk)

    assert desk.reads("Sanne de Vries")
    assert desk.reads("Naam getypt als handtekening")


@pytest.mark.parametrize("sent", ["<svg>", "[1]", '{"a": 1}', "[[]]"])
def test_a_field_that_was_tampered_with_starts_empty(seat, anna, sent):
    desk = seat(anna).open(PAGE)
    desk.page.locator("input[name=by_drawn]").evaluate("(input, sent) => input.value = sent", sent)
    desk.press("Onderteken")

    expect(desk.page.get_by_text("kunnen we niet lezen").first).to_be_visible()
    assert (kept(desk.page), lines(desk.page)) == ("", "")
    draw_with_mouse(desk.page)
    sign(desk)
