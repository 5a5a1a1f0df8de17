"""The two scripts of ours: not sending twice, and keeping a draft while somebody types."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SEEN = "Wat is er gezien of gehoord?"


@pytest.fixture
def drafts(look):
    """The server's side of the draft: what arrived, and how it answers."""
    look.clock.install()

    class Drafts:
        status = 204
        reachable = True
        received: list[str] = []

    def answer(route):
        if not Drafts.reachable:
            route.abort()
            return
        Drafts.received = [*Drafts.received, route.request.post_data or ""]
        route.fulfill(status=Drafts.status)

    look.route("**/concept/", answer)
    look.goto("/form-fresh")
    return Drafts


def test_a_second_click_does_not_send_again(look):
    sent = []

    def answer(route):
        sent.append(route.request.url)
        route.fulfill(status=204)

    look.route("**/melding/", answer)
    look.goto("/form-fresh")
    button = look.get_by_role("button", name="Volgende stap")

    button.click()
    expect(button).to_have_attribute("aria-disabled", "true")
    look.evaluate("addEventListener('submit', event => window.stopped = event.defaultPrevented)")
    button.dispatch_event("click")

    assert look.evaluate("window.stopped") is True
    assert len(sent) == 1


def test_what_is_typed_is_kept_and_said(look, drafts):
    look.get_by_label(SEEN).fill("Buren hoorden geschreeuw")

    look.clock.run_for(3100)

    expect(look.get_by_role("status")).to_contain_text("Bewaard om")
    assert "Buren hoorden geschreeuw" in drafts.received[0]


def test_without_a_connection_it_says_so_and_tries_again(look, drafts):
    drafts.reachable = False
    look.get_by_label(SEEN).fill("Nachtdienst")
    look.clock.run_for(3100)
    expect(look.get_by_role("status")).to_contain_text("Bewaren lukt nu niet")

    drafts.reachable = True
    look.clock.run_for(10100)

    expect(look.get_by_role("status")).to_contain_text("Bewaard om")
    assert "Nachtdienst" in drafts.received[-1]


def test_somebody_who_is_logged_out_hears_what_to_do(look, drafts):
    drafts.status = 403
    look.get_by_label(SEEN).fill("Nachtdienst")

    look.clock.run_for(3100)

    expect(look.get_by_role("status")).to_contain_text("Log in een nieuw tabblad in")


def test_closing_the_page_keeps_the_last_words(look, drafts):
    look.get_by_label(SEEN).fill("Laatste woorden")

    # The page is told that it goes; a page that is gone cannot be watched.
    with look.expect_request("**/concept/") as request:
        look.evaluate("window.dispatchEvent(new Event('pagehide'))")

    assert "Laatste woorden" in request.value.post_data
