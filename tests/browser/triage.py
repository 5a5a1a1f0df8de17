"""What a triagist, a colleague and the region do after a report came in, in the words on screen."""

from datetime import datetime

from playwright.sync_api import Locator

from deadlines.workdays import AMSTERDAM
from tests.browser.desk import Block, Desk


def take_up(desk: Desk, number: str) -> None:
    desk.open(f"/meldingen/{number}/beoordeling/")
    desk.press("Pak deze melding op")


def up_to_review(desk: Desk, number: str, colleague: str) -> None:
    """Everything the triagist does before somebody looks along."""
    take_up(desk, number)
    desk.open(f"/meldingen/{number}/beoordeling/bronnen/")
    sources(desk)
    judge(desk)
    conclude(desk)
    ask_review(desk, colleague)


def sources(desk: Desk) -> None:
    """One source that was asked, and why the others were not."""
    panels = desk.page.locator("form section.vt-panel").filter(has_text="Uitkomst").all()
    for panel in panels:
        source = Block(panel)
        if panel.get_by_role("heading", name="Eigen historie").count():
            source.pick("Uitkomst", "geraadpleegd")
            source.write("Datum", f"{datetime.now(AMSTERDAM):%Y-%m-%d}")
            source.write("Samenvatting", "Geen eerdere meldingen.")
        else:
            source.pick("Uitkomst", "niet van toepassing")
            source.write("Reden als niet geraadpleegd", "Voegt nu niets toe.")
    desk.tick("Alle gezinsleden staan hierboven, ook alle kinderen")
    desk.press("Opslaan en gaan beoordelen")


def judge(desk: Desk) -> None:
    """Nothing acute, nothing structural; what protects is there."""
    desk.write("Ordening van gebeurtenissen", "1 oktober: blauwe plek. Daarna geen nieuwe zorgen.")
    for question in _questions(desk.page.locator("form")):
        question.get_by_label("Nee", exact=True).check()
    desk.press("Opslaan en naar de conclusie")


def conclude(desk: Desk, severity: str = "Licht") -> None:
    for panel in desk.page.locator("form section.vt-panel").filter(has_text="Score").all():
        person = Block(panel)
        person.choose("Is deze persoon nu veilig?", "Ja")
        person.choose("Ook op langere termijn veilig?", "Ja")
        person.pick("Score", "7")
        person.write("Toelichting", "School en oma letten op.")
    desk.choose("Zwaarte", severity)
    desk.write("Waarom deze zwaarte?", "Lichte zorgen, het gezin staat open voor hulp.")
    desk.press("Opslaan en toets vragen")


def ask_review(desk: Desk, colleague: str) -> None:
    desk.pick("Collega", colleague)
    desk.press("Vraag de toets")


def review(desk: Desk, number: str) -> None:
    desk.open(f"/meldingen/{number}/beoordeling/toets/")
    desk.choose("Bent u het eens met de beoordeling?", "Ja, ik ben het eens")
    desk.write("Uw oordeel", "Passend bij wat school en gezin vertellen.")
    desk.press("Leg mijn oordeel vast")


def fill_in_decision(desk: Desk, number: str) -> None:
    """B: the school goes on by itself, with advice."""
    desk.open(f"/meldingen/{number}/beoordeling/besluit/")
    for question in desk.page.get_by_role("group").filter(has_text="K").all():
        if question.locator("legend").first.inner_text().startswith("K"):
            question.get_by_label("Nee", exact=True).check()
    desk.page.get_by_label("B  Melder of hulpverlener gaat zelf verder, met advies").check()
    desk.choose("Advies aan de melder", "voortzetten")


def decide(desk: Desk, number: str) -> None:
    fill_in_decision(desk, number)
    desk.press("Neem besluit")


def close(desk: Desk) -> None:
    desk.write("Waarom is deze keuze nu de juiste?", "De school helpt al en houdt zicht.")
    desk.choose("Wie legt contact met het gezin?", "Veilig Thuis")
    desk.press("Rond de beoordeling af")


def letter(desk: Desk, number: str, kind: str, place: int = 1) -> None:
    desk.open(f"/meldingen/{number}/brieven/{kind}/{place}/")
    desk.press("Bewaar en geef vrij", patience=60)


def sent(desk: Desk, channel: str) -> None:
    desk.choose("Hoe", channel)
    desk.press("Leg vast: verzonden")


def _questions(form: Locator) -> list[Locator]:
    return form.get_by_role("group").filter(has=form.page.get_by_label("Onbekend")).all()
