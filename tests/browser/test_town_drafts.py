"""A laptop that is closed at the kitchen table: what was typed is there when it opens again."""

import pytest
from playwright.sync_api import expect

from consultations.models import ConsultationDraft, CrisisNotice, UsdConsultation
from tests.factories.usd import usd
from tests.support.browser import DESK, PHONE, violations, wider_than_the_screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
SEEN = "Er wordt al maanden geslagen."


@pytest.mark.rule("000-08")
def test_a_consultation_typed_and_not_recorded_is_there_when_she_comes_back(seat, daan):
    desk = seat(daan, size=PHONE).open("/consultaties/nieuw/")
    desk.choose("In welke stap van de meldcode belt u?", "Stap 5: beslissen")
    desk.write("Uw eigen inschatting van de veiligheid", SEEN)
    task = desk.within(desk.page.get_by_role("group", name="Taak 1"))
    task.pick("Wie?", "Gemeente (USD)")
    task.write("Wat gaat die doen?", "Belt morgen de school.")
    walk_away(desk)

    later = seat(daan).open("/consultaties/")
    assert later.reads("Nog niet bewaard")
    assert_in_order(later)
    go_on_with(later, "Nieuwe consultatie, begonnen")
    expect(later.page.get_by_label("Uw eigen inschatting van de veiligheid")).to_have_value(SEEN)
    expect(later.page.get_by_role("group", name="Taak 1").get_by_label("Wie?")).to_have_value("usd")
    assert later.page.get_by_label("Stap 5: beslissen").is_checked()
    assert_in_order(later)
    later.press("Bewaar")

    assert UsdConsultation.objects.get().own_estimate == SEEN
    assert not ConsultationDraft.objects.exists()


def test_what_she_adds_and_walks_away_from_comes_back_on_the_page_of_the_consultation(seat, daan):
    row = usd(daan)
    desk = seat(daan).open(f"/consultaties/{row.number}/")
    desk.write("Wat spreekt u af voor het vervolg?", "Morgen bellen.")
    walk_away(desk)

    later = seat(daan).open("/consultaties/")
    go_on_with(later, f"Consultatie {row.number}")
    added = later.page.get_by_label("Wat spreekt u af voor het vervolg?")
    expect(added).to_have_value("Morgen bellen.")
    assert later.reads("Dit typte u eerder; het is nog niet vastgelegd.")


@pytest.mark.rule("000-20")
def test_a_notice_typed_and_not_sent_waits_on_the_list(seat, daan):
    desk = seat(daan).open("/vooraankondigingen/nieuw/")
    desk.write("Wat dreigt er?", SEEN)
    walk_away(desk)

    desk = seat(daan).open("/vooraankondigingen/")
    assert desk.reads("Veilig Thuis weet dit nog niet")
    assert_in_order(desk)
    go_on_with(desk, "Vooraankondiging, begonnen")
    expect(desk.page.get_by_label("Wat dreigt er?")).to_have_value(SEEN)
    assert_in_order(desk)

    desk.choose("Hoe onveilig is het nu?", "Structureel onveilig")
    desk.write("Wat vraagt u van Veilig Thuis?", "Weten dat wij bellen.")
    desk.write("Overdag: telefoon", "0600000021")
    desk.press("Vertel Veilig Thuis")
    assert CrisisNotice.objects.get().threat == SEEN
    assert not ConsultationDraft.objects.exists()


def test_without_script_the_page_says_to_keep_it_oneself(seat, daan):
    desk = seat(daan, java_script_enabled=False).open("/consultaties/nieuw/")

    assert desk.reads("niet vanzelf bewaard. Druk op de knop voordat u weggaat.")


def walk_away(desk) -> None:
    """The page said that it kept what was typed; then the laptop closes."""
    expect(desk.page.get_by_text("Bewaard om")).to_be_visible(timeout=15_000)
    desk.page.close()


def go_on_with(desk, label: str) -> None:
    desk.page.get_by_role("listitem").get_by_role("link", name=label).first.click()


def assert_in_order(desk) -> None:
    for size in (PHONE, DESK):
        desk.page.set_viewport_size(size)
        assert violations(desk.page) == []
        assert not wider_than_the_screen(desk.page)
