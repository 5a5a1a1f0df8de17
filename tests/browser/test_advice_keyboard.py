"""A plain telephone advice in half a minute: with the keyboard, without script, on a phone."""

from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from common.code_lists import Capacity, Occasion
from consultations.enums import AdviceChannel, AdviceState, MeldcodeStep, Purpose
from consultations.models import Consultation, ConsultationDraft
from tests.support.browser import PHONE, violations, wider_than_the_screen

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.timeout(300),
]

MOST_PRESSES = 40
ADVICE = "Bespreek de zorgen eerst met de ouders. Bel gerust terug als dat niet lukt."


class CountedKeys:
    """A keyboard that counts every key that goes down, a modifier as well."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, keys: str) -> None:
        self.presses += len(keys.split("+"))
        self.page.keyboard.press(keys)

    def access_key(self, letter: str) -> None:
        """Alt and a letter; Playwright's own keys do not carry the letter to the browser."""
        self.presses += 2
        key = {"key": letter, "code": f"Key{letter.upper()}", "modifiers": 1, "text": letter}
        key["windowsVirtualKeyCode"] = ord(letter.upper())
        session = self.page.context.new_cdp_session(self.page)
        for kind in ("keyDown", "keyUp"):
            session.send("Input.dispatchKeyEvent", {"type": kind, "unmodifiedText": letter, **key})

    def type(self, words: str) -> None:
        self.presses += len(words)
        self.page.keyboard.type(words)

    def type_advice(self, words: str) -> None:
        """What one types anyway; not counted."""
        self.page.keyboard.type(words)


@pytest.mark.rule("003-14", "004-17")
def test_a_plain_telephone_advice_takes_at_most_forty_keys(seat, fatma, record_property):
    desk = seat(fatma).open("/")
    keys, began = CountedKeys(desk.page), monotonic()
    with desk.page.expect_navigation():
        keys.access_key("n")
    keys.type("2")  # meldcode step 2, on the first question, which has the focus
    keys.press("Enter")
    keys.type("1")  # think along
    keys.press("Enter")
    keys.type("Hoe nu verder")  # what the caller expects
    keys.press("Enter")
    keys.type("sch")  # school
    for _ in ("organisation", "channel", "kind", "occasion"):
        keys.press("Enter")
    keys.type("8")  # child abuse, other
    keys.press("Enter")
    keys.type_advice(ADVICE)
    with desk.page.expect_navigation():
        keys.press("Control+Enter")
    record_property(
        "figure",
        f"telephone advice: {keys.presses} keys besides the advice text, "
        f"{monotonic() - began:.1f} seconds",
    )

    row = Consultation.objects.get()
    assert keys.presses <= MOST_PRESSES
    assert desk.reads(row.number)
    assert (row.state, row.meldcode_step, row.purpose, row.expectation) == (
        AdviceState.CLOSED,
        MeldcodeStep.TWO,
        Purpose.THINK_ALONG,
        "Hoe nu verder",
    )
    assert (row.capacity, row.channel) == (Capacity.SCHOOL, AdviceChannel.PHONE)
    assert row.occasions == [Occasion.CHILD_ABUSE_OTHER]
    assert row.advice == ADVICE
    assert row.handled_by == fatma
    assert not ConsultationDraft.objects.exists()


@pytest.mark.rule("004-17")
def test_without_script_it_is_a_form_like_any_other(seat, fatma):
    desk = seat(fatma, java_script_enabled=False).open("/adviezen/nieuw/")
    _fill_in(desk)
    desk.press("Registreren en afsluiten")

    row = Consultation.objects.get()
    assert desk.reads(row.number)
    assert (row.state, row.advice) == (AdviceState.CLOSED, ADVICE)


@pytest.mark.rule("002-02", "002-03")
def test_without_script_the_afwegingskader_answers_with_a_button(seat, fatma):
    desk = seat(fatma, java_script_enabled=False).open("/adviezen/nieuw/")
    _fill_in(desk)
    desk.page.get_by_text("Afwegingskader: is melden de norm?").click()
    desk.choose("Vertelt een slachtoffer het zelf?", "Ja")
    desk.press("Bekijk de uitkomst")

    assert desk.reads("Een slachtoffer vertelt zelf over het geweld. Melden is de norm.")
    assert desk.page.get_by_label("Advies", exact=True).input_value() == ADVICE


@pytest.mark.rule("002-02", "002-03")
def test_the_afwegingskader_answers_while_it_is_walked_through(seat, fatma):
    desk = seat(fatma).open("/adviezen/nieuw/")
    desk.page.get_by_text("Afwegingskader: is melden de norm?").click()
    for question in ("3. Kan de beller", "4. Nemen de betrokkenen", "5. Leidt de hulp"):
        desk.page.get_by_role("group", name=question).get_by_label("Ja").check()
    expect(desk.page.get_by_text("De beller kan zelf verder.")).to_be_visible()

    desk.page.get_by_role("group", name="2. Hoe onveilig is het?").get_by_label("Acuut").check()
    expect(desk.page.get_by_role("heading", name="Melden is de norm")).to_be_visible()
    _wait_until_kept(desk)


@pytest.mark.rule("A6")
def test_a_name_is_pointed_out_while_it_is_typed(seat, fatma):
    desk = seat(fatma).open("/adviezen/nieuw/")
    desk.write("Advies", "Bel mevrouw J. de Boer terug op 06 12 34 56 78.")

    warning = desk.page.get_by_role("heading", name="Is iemand te herkennen?")
    expect(warning).to_be_visible()
    assert "Boer" not in desk.page.url
    desk.write("Advies", ADVICE)
    expect(warning).to_have_count(0)
    _wait_until_kept(desk)


def test_on_a_phone_everything_fits_and_is_registered(seat, fatma):
    desk = seat(fatma, size=PHONE).open("/adviezen/nieuw/")
    assert not wider_than_the_screen(desk.page)
    assert violations(desk.page) == []
    _fill_in(desk)
    desk.press("Registreren en afsluiten")
    desk.page.wait_for_url("**/adviezen/AD-*/")

    assert not wider_than_the_screen(desk.page)
    assert Consultation.objects.get().state == AdviceState.CLOSED


def test_the_clock_runs_and_a_closed_laptop_loses_nothing(seat, fatma):
    desk = seat(fatma).open("/adviezen/nieuw/")
    clock = desk.page.get_by_role("timer")
    expect(clock).not_to_have_text("00:00")
    desk.write("Advies", ADVICE)
    _wait_until_kept(desk)

    again = seat(fatma).open("/adviezen/nieuw/")
    again.page.get_by_role("link", name="Gesprek van").first.click()
    assert again.page.get_by_label("Advies", exact=True).input_value() == ADVICE


def test_ctrl_enter_registers_also_when_the_focus_is_elsewhere(seat, fatma):
    desk = seat(fatma).open("/adviezen/nieuw/")
    _fill_in(desk)
    desk.page.get_by_role("link", name="Nieuw advies").focus()
    with desk.page.expect_navigation():
        desk.page.keyboard.press("Control+Enter")

    assert desk.reads(Consultation.objects.get().number)


def test_a_double_click_registers_one_advice(seat, fatma):
    desk = seat(fatma).open("/adviezen/nieuw/")
    _fill_in(desk)
    desk.page.get_by_role("button", name="Registreren en afsluiten").dblclick()
    desk.page.wait_for_url("**/adviezen/AD-*/")

    assert Consultation.objects.count() == 1


def test_enter_goes_through_folds_that_are_open_and_does_not_send(seat, fatma):
    desk = seat(fatma).open("/adviezen/nieuw/")
    desk.page.get_by_text("Samen op huisbezoek of in gesprek").click()
    desk.page.get_by_label("Veilig Thuis gaat mee op huisbezoek").focus()
    desk.page.keyboard.press("Enter")

    expect(desk.page.get_by_label("Concrete vraag bij het huisbezoek")).to_be_focused()
    assert desk.page.url.endswith("/adviezen/nieuw/")


def _wait_until_kept(desk) -> None:
    """Also before a test ends: what is still being typed is sent when the page goes."""
    desk.page.get_by_text("Bewaard om").wait_for()


def _fill_in(desk) -> None:
    """A plain talk, by hand."""
    desk.choose(
        "In welke stap van de meldcode is de beller?", "Stap 2: overleg met collega of Veilig Thuis"
    )
    desk.choose("Waarvoor belt de beller?", "Meedenken over zorgen")
    desk.pick("Hoedanigheid", "School of zorgadviesteam")
    desk.choose("Aanleiding", "Kindermishandeling: anders")
    desk.write("Advies", ADVICE)
