"""The pictures of tracks and safety plans; ``screenshots`` says how they are taken."""

import re
from typing import TYPE_CHECKING

from tests.support.pdf import picture_of

if TYPE_CHECKING:
    from tests.browser.screenshots import Photographer

DESK = {"width": 1280, "height": 800}
TABLET = {"width": 820, "height": 1180}


def take_tracks(gijs: "Photographer", meryem: "Photographer", bram: "Photographer") -> None:
    _of_the_lists(gijs, bram)
    _of_a_track(gijs)
    _of_what_was_found(gijs, meryem, bram)
    _of_sources(gijs)
    _of_the_raad(gijs)
    _of_the_picture(gijs)


def take_plans(gijs: "Photographer", meryem: "Photographer", sjoerd: "Photographer") -> None:
    _of_writing(meryem)
    _at_the_table(meryem)
    _of_the_gate(meryem, sjoerd)
    _of_versions(gijs)
    _on_paper(gijs)
    _of_the_second_letter(gijs)


def _of_the_lists(gijs: "Photographer", bram: "Photographer") -> None:
    gijs.open("/diensten/").take("diensten")
    bram.open("/diensten/wachtlijst/").take("wachtlijst")
    bram.family("Vermeer-Osei", "Dienst")
    bram.follow("Wijs de dienst toe")
    bram.take("dienst-toewijzen")


def _of_a_track(gijs: "Photographer") -> None:
    gijs.family("Amrani", "Dienst")
    gijs.take("dienst")
    gijs.follow("Gesprekken")
    gijs.take("gespreksplan")
    gijs.page.locator("tr").filter(has_text="nog geen dag").get_by_role("link").first.click()
    gijs.follow("Verslag schrijven")
    gijs.take("gesprek-verslag")


def _of_what_was_found(gijs: "Photographer", meryem: "Photographer", bram: "Photographer") -> None:
    gijs.family("Zwart", "Dienst")
    gijs.follow("MDO")
    gijs.take("mdo")
    gijs.follow("Conclusie")
    gijs.take("conclusie-onderzoek")
    meryem.family("Tjon", "Dienst")
    _part(meryem, "Brieven")
    meryem.page.locator("tbody a").first.click()
    meryem.take("brief-vernietiging")
    bram.family("Marges", "Dienst")
    bram.follow("Bekijk het voorstel")
    bram.take("dienst-voorstel")


def _of_sources(gijs: "Photographer") -> None:
    gijs.family("Zwart", "Dienst")
    gijs.follow("Bronnen")
    gijs.take("bronnen")
    gijs.page.get_by_role("link", name="Wederhoor").first.click()
    gijs.take("wederhoor")
    gijs.family("Croes-Visser", "Dienst")
    gijs.follow("Bronnen")
    gijs.follow("Bron vastleggen")
    gijs.take("bron-vastleggen")


def _of_the_raad(gijs: "Photographer") -> None:
    gijs.family("Rodrigues", "Dienst")
    gijs.follow("Raad")
    gijs.take("raad-wachten")
    gijs.family("Santos-Mulder", "Dienst")
    gijs.follow("Raad")
    gijs.press("Bereid een verzoek voor")
    gijs.page.wait_for_load_state()
    gijs.take("raad-verzoek")


def _of_the_picture(gijs: "Photographer") -> None:
    gijs.family("Al-Khatib", "Veiligheidsbeeld")
    gijs.take("veiligheidsbeeld")
    gijs.follow("Gebeurtenis vastleggen")
    gijs.take("gebeurtenis")


def _of_writing(meryem: "Photographer") -> None:
    meryem.family("Wiegman", "Veiligheidsplan")
    meryem.take("veiligheidsplan")
    _write(meryem, "2. Veiligheidsvoorwaarden")
    meryem.take("taalhulp", of="#main section:has(form) >> nth=0")
    meryem.family("Verhoeven", "Veiligheidsplan")
    _write(meryem, "2. Veiligheidsvoorwaarden")
    meryem.take("plan-voorwaarden")


def _at_the_table(meryem: "Photographer") -> None:
    meryem.family("Verhoeven", "Veiligheidsplan")
    meryem.page.set_viewport_size(TABLET)
    meryem.follow("Aan tafel met het gezin")
    meryem.take("plan-aan-tafel")
    meryem.follow("Wat vindt Daan ervan?")
    meryem.take("plan-mening")
    meryem.page.set_viewport_size(DESK)
    meryem.open("/")  # the search box does not stand on the table


def _of_the_gate(meryem: "Photographer", sjoerd: "Photographer") -> None:
    meryem.family("Verhoeven", "Veiligheidsplan")
    meryem.follow("Vaststellen")
    meryem.take("plan-vaststellen")
    sjoerd.family("Verhoeven", "Veiligheidsplan")
    sjoerd.follow("Toetsen")
    sjoerd.take("plan-vier-punten", of="main section:has(form)")
    meryem.family("Wiegman", "Veiligheidsplan")
    meryem.follow("Toetsen")
    meryem.take("plan-toetsen")


def _of_versions(gijs: "Photographer") -> None:
    gijs.family("Al-Khatib", "Veiligheidsplan")
    gijs.follow("Versies")
    gijs.take("plan-versies")
    gijs.page.get_by_role("link", name="Vergelijk met versie 1").click()
    gijs.take("plan-vergelijken")


def _on_paper(gijs: "Photographer") -> None:
    gijs.family("Al-Khatib", "Veiligheidsplan")
    gijs.follow("Versies")
    gijs.follow("Versie 2")
    gijs.follow("Op papier, voor gezin en professionals")
    for language, name in (
        ("Nederlands", "plan-papier-gezin"),
        ("Arabisch", "plan-papier-arabisch"),
    ):
        gijs.page.get_by_role("radio", name="Rania").check()
        gijs.pick("Taal van de koppen en vaste zinnen", language)
        gijs.press("Maak de afdruk")
        _paper(gijs, name)
    gijs.take("plan-afdrukken")


def _of_the_second_letter(gijs: "Photographer") -> None:
    gijs.family("Al-Khatib", "Brieven")
    gijs.page.get_by_role("link", name="Terugkoppeling 2").click()
    gijs.page.wait_for_load_state()
    gijs.take("terugkoppeling-2")


def _paper(gijs: "Photographer", name: str) -> None:
    """The copy that was made last, as it comes out of the printer."""
    gijs.page.get_by_text("Wordt gemaakt").last.wait_for(state="detached", timeout=60_000)
    address = gijs.page.get_by_role("link", name="Download pdf").last.get_attribute("href")
    pdf = gijs.page.request.get(str(address)).body()
    gijs.keep(picture_of(pdf, dots_per_inch=80), name)


def _write(desk: "Photographer", part: str) -> None:
    desk.page.get_by_role("link", name=re.compile(f"Schrijven.*{re.escape(part)}")).click()
    desk.page.wait_for_load_state()


def _part(desk: "Photographer", name: str) -> None:
    """A part of the track; a tab of the case may be called the same."""
    parts = desk.page.get_by_role("navigation", name="Onderdelen van de dienst")
    parts.get_by_role("link", name=name, exact=True).click()
