"""The pictures of docs/handleiding, taken from a running demo region.

    .venv/bin/python -m tests.browser.screenshots http://localhost:8000

Three colleagues take one new report from the first word to both letters, a telephone advice
is registered; the rest is shown at families and talks of the demo. Start from a fresh demo
(make reset, make run): it leaves what it makes behind.
"""

import io
import re
import sys
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from deadlines.workdays import AMSTERDAM
from tests.browser import advice, intake, triage
from tests.browser.desk import Desk
from tests.browser.screenshots_following import take_following
from tests.browser.screenshots_handover import take_followers, take_handovers, take_partners
from tests.browser.screenshots_tracks import take_plans, take_tracks
from tests.support.browser import FLAGS, PHONE, chromium

MAIL, PASSWORD = "voorbeeld.example", "Veilig-Thuis-2026"  # as `make run` prints them
FOLDER = Path(__file__).parents[2] / "docs" / "handleiding" / "beelden"
WIDE = {"width": 1280, "height": 800}
TALLEST = 1500  # pixels; the rest of a long form looks the same
# Where a button is pressed on the way, and what the picture of that page is called.
ON_THE_WAY = {
    "nieuw": "nieuwe-melding",
    "melder": "melding-melder",
    "zoeken": "melding-persoon-zoeken",
    "p1": "melding-persoon",
    "zorgen": "melding-zorgen",
    "meldcode": "melding-meldcode",
    "eigen-hulp": "melding-eigen-hulp",
    "controleren": "melding-controleren",
    "bronnen": "beoordeling-bronnen",
    "beoordelen": "beoordeling-taxatie",
    "conclusie": "beoordeling-conclusie",
    "toets": "toets-vragen",
    "besluit": "besluit",
    "afronden": "besluit-afronden",
}


class Photographer(Desk):
    """Takes a picture of each page of ON_THE_WAY once, just before its first button is pressed."""

    taken: set[str] = set()

    def press(self, button: str, *, patience: float = 30) -> None:
        path = self.page.url.rstrip("/").split("/")
        name = ON_THE_WAY.get(path[-1], "") if "meldingen" in path else ""
        if name and name not in self.taken:
            self.take(name)
        super().press(button, patience=patience)

    def take(self, name: str, *, of: str = "") -> None:
        """The page from its top, or one part ``of`` it."""
        self.taken.add(name)
        self.page.evaluate("scrollTo(0, 0)")
        seen = self.page.locator(of).screenshot() if of else self.page.screenshot(full_page=True)
        self.keep(Image.open(io.BytesIO(seen)), name)

    def keep(self, picture: Image.Image, name: str) -> None:
        whole = (0, 0, picture.width, min(picture.height, TALLEST))
        image = picture.crop(whole).convert("RGB")
        # Few colours, but those of our look: a fifth of the size.
        few = image.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        FOLDER.mkdir(parents=True, exist_ok=True)
        few.save(FOLDER / f"{name}.png", optimize=True)

    def family(self, name: str, tab: str = "") -> None:
        """To a family of the demo, by the search box."""
        self.page.get_by_role("searchbox").fill(name)
        self.page.get_by_role("searchbox").press("Enter")
        self.first("VT-")
        if tab:  # a count may stand behind it
            self.page.get_by_role("link", name=re.compile(rf"^{tab}( \d+)?$")).first.click()
            self.page.wait_for_load_state()

    def first(self, number: str) -> None:
        """To the first on this page with such a number."""
        self.page.locator("main").get_by_role("link", name=number).first.click()
        self.page.wait_for_load_state()

    def consultation(self, state: str) -> None:
        """To the oldest of the municipality in this state; what asks something stands above."""
        self.open(f"/consultaties/?status={state}")
        self.page.locator("main").get_by_role("link", name="UC-").last.click()
        self.page.wait_for_load_state()


def take_all(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        _of_the_login(browser, address)
        fatma, anna, hanna, gijs, meryem, sjoerd, bram, esra, petra, daan, noor = (
            _at_work(browser, address, name)
            for name in (
                *("fatma", "anna", "hanna", "gijs", "meryem", "sjoerd", "bram"),
                *("esra", "petra", "daan", "noor"),
            )
        )
        ruben, lotte, joost = (
            _at_work(browser, address, name) for name in ("ruben", "lotte", "joost")
        )
        maaike = _at_work(browser, address, "maaike", PHONE)
        _of_a_report(fatma, anna, hanna)
        _of_letters(anna)
        _of_families(anna)
        _of_advice(fatma)
        _of_lists_of_advice(fatma, bram)
        _of_a_municipality(daan, noor)
        _of_what_preceded(anna, gijs)
        _of_notices(daan, fatma)
        _of_the_team(bram, petra, daan)
        take_tracks(gijs, meryem, bram)
        take_plans(gijs, meryem, sjoerd)
        take_handovers(anna, gijs, bram)
        take_partners(maaike, ruben, lotte)
        take_followers(joost)
        take_following(anna, gijs, bram)
        _of_beheer(esra)
        _on_a_phone(browser, address)
        browser.close()


def _of_the_login(browser: Browser, address: str) -> None:
    desk = Photographer(_page(browser, address))
    desk.open("/").take("inloggen")


def _of_a_report(fatma: Photographer, anna: Photographer, hanna: Photographer) -> None:
    intake.begin(fatma)
    _besides(fatma)
    for step in intake.STEPS:
        step(fatma)
    number = intake.hand_in(fatma)
    fatma.take("melding")
    triage.up_to_review(anna, number, "Hanna Visser")
    hanna.open(f"/meldingen/{number}/beoordeling/toets/").take("toets-doen")
    triage.review(hanna, number)
    triage.decide(anna, number)
    triage.close(anna)
    anna.take("beoordeling-klaar")
    anna.open(f"/meldingen/{number}/brieven/").take("brieven")
    anna.open(f"/meldingen/{number}/brieven/terugkoppeling/1/").take("terugkoppeling")
    anna.press("Bewaar en geef vrij")
    anna.take("terugkoppeling-vrijgegeven")


def _besides(fatma: Photographer) -> None:
    """What one can do with a report that is still being written."""
    here = fatma.page.url
    for link, name in (
        ("Dit is spoed", "melding-spoed"),
        ("Overdragen aan een collega", "overdragen"),
    ):
        fatma.follow(link)
        fatma.take(name)
        fatma.open(here)
    fatma.open("/meldingen/nieuw/").take("concepten")
    fatma.open(here)


def _of_letters(anna: Photographer) -> None:
    for family, name in (("Ouwehand", "gezinsbrief-anoniem"), ("Croes-Visser", "uitstel")):
        anna.family(family, "Brieven")
        anna.page.get_by_role("link", name="Brief aan het gezin").first.click()
        for part in anna.page.locator("details").all():
            part.evaluate("part => part.open = true")
        anna.take(name)


def _of_families(anna: Photographer) -> None:
    anna.open("/").take("mijn-werk")
    anna.open("/meldingen/").take("meldingen")
    anna.open("/triage/").take("triagebord")
    anna.open("/berichten/").take("berichten")
    anna.family("Öztürk")
    anna.page.get_by_text("Waarom deze datum?").first.click()
    anna.take("dossier")
    anna.follow("Tijdlijn")
    anna.take("tijdlijn")
    anna.family("Girigorie", "Beoordeling")
    anna.follow("Besluit")
    anna.take("besluit-kan-niet")
    anna.family("Doğan", "Melding")
    anna.take("radar")


def _of_advice(fatma: Photographer) -> None:
    """One talk: what is asked, what is pointed out, what the frame says, and what follows."""
    fatma.open("/adviezen/nieuw/")
    advice.ask(fatma)
    fatma.take("advies-gesprek")
    advice.name_somebody(fatma)
    fatma.take("advies-herkenbaar")
    advice.weigh(fatma)
    fatma.take("advies-afwegingskader", of="#afwegingskader")
    advice.support(fatma, f"{datetime.now(AMSTERDAM) + timedelta(days=7):%d-%m-%Y}")
    fatma.take("advies-ondersteuning")
    fatma.follow("Omzetten naar melding")
    fatma.take("advies-omzetten")


def _of_lists_of_advice(fatma: Photographer, bram: Photographer) -> None:
    fatma.open("/adviezen/?lijst=dienst").take("adviezen")
    fatma.open("/meldcode/stap-2-of-stap-5/").take("meldcode")
    bram.open("/adviezen/")
    bram.write("Zoek op nummer of woorden", "gesprek ouders")
    bram.press("Zoek")
    bram.take("adviezen-zoeken")
    bram.open("/adviezen/cijfers/").take("cijfers-adviezen")
    bram.follow("Wie belt vaker")
    bram.take("wie-belt-vaker")


def _of_a_municipality(daan: Photographer, noor: Photographer) -> None:
    daan.open("/consultaties/").take("consultaties")
    daan.open("/consultaties/nieuw/").take("consultatie-nieuw")
    asked = "Wat vraagt u aan Veilig Thuis?"
    daan.consultation("registered")
    noor.open(daan.page.url).write(asked, "Hoe beginnen wij dit gesprek?")
    noor.press("Bewaar")
    daan.write(asked, "Gaat u mee op huisbezoek?")
    daan.press("Bewaar")
    daan.take("intussen", of="#advies")
    daan.consultation("advised")
    daan.take("consultatie-besluit", of="#besluit")


def _of_what_preceded(anna: Photographer, gijs: Photographer) -> None:
    """A report that came of a municipal consultation, and one of a crisis."""
    gijs.family("Amrani")
    gijs.page.locator("main").get_by_role("link", name="M-").last.click()  # the first report
    gijs.take("melding-consultatie", of="[aria-labelledby^=consultatie-uc]")
    anna.family("Doğan-Postma")
    anna.follow("Consulent vertellen")
    anna.take("consulent-vertellen")


def _of_notices(daan: Photographer, fatma: Photographer) -> None:
    daan.open("/vooraankondigingen/nieuw/").take("vooraankondiging-nieuw")
    daan.open("/contact/").take("contactpersonen")
    fatma.open("/vooraankondigingen/").take("vooraankondigingen")
    fatma.first("VA-")
    fatma.take("vooraankondiging")


def _of_the_team(bram: Photographer, petra: Photographer, daan: Photographer) -> None:
    bram.open("/caseload/").take("caseloadbord")
    bram.family("Ouwehand", "Melding")
    bram.take("anonieme-melder")
    bram.follow("Overzicht")
    bram.follow("Toewijzen")
    bram.take("toewijzen")
    petra.open("/dossiers/inzage/").take("inzage")
    daan.open("/").take("mijn-gezinnen")


def _of_beheer(esra: Photographer) -> None:
    for part, name in (
        ("", "beheer"),
        ("organisaties/", "beheer-organisaties"),
        ("medewerkers/", "beheer-medewerkers"),
        ("feestdagen/", "beheer-feestdagen"),
        ("contactpersonen/", "beheer-contactpersonen"),
        ("bereikbaarheid/", "beheer-bereikbaarheid"),
        ("regioprofiel/", "beheer-regioprofiel"),
        ("systemen/", "beheer-systemen"),
    ):
        esra.open(f"/beheer/{part}").take(name)


def _on_a_phone(browser: Browser, address: str) -> None:
    desk = _at_work(browser, address, "anna", PHONE)
    desk.open("/").take("mijn-werk-telefoon")


def _at_work(
    browser: Browser, address: str, name: str, size: dict[str, int] = WIDE
) -> Photographer:
    desk = Photographer(_page(browser, address, size))
    desk.page.set_default_timeout(30_000)  # nobody waits for these pictures
    intake.log_in(desk, f"{name}@{MAIL}", PASSWORD)
    return desk


def _page(browser: Browser, address: str, size: dict[str, int] = WIDE) -> Page:
    context = browser.new_context(
        base_url=address, locale="nl-NL", timezone_id="Europe/Amsterdam", viewport=size
    )
    return context.new_page()


if __name__ == "__main__":
    take_all(sys.argv[1])
