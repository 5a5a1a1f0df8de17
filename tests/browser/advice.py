"""What the bureaudienst does in one telephone advice, in the words on the screen."""

from tests.browser.desk import Desk

FRAME = "Afwegingskader: is melden de norm?"


def ask(desk: Desk) -> None:
    """Step, purpose and expectation first; then who calls, about what, and the advice."""
    desk.choose(
        "In welke stap van de meldcode is de beller?", "Stap 2: overleg met collega of Veilig Thuis"
    )
    desk.choose("Waarvoor belt de beller?", "Gesprek met het gezin voorbereiden")
    desk.write("Wat verwacht de beller van dit gesprek?", "Weten hoe zij het gesprek begint.")
    desk.pick("Hoedanigheid", "School of zorgadviesteam")
    desk.write("Organisatie", "Basisschool De Wilgenboom")
    desk.choose("Aanleiding", "Kindermishandeling: anders")
    desk.write("Advies", "Begin met wat u ziet: geen eten bij zich, vaak moe. Vraag hoe het gaat.")


def name_somebody(desk: Desk) -> None:
    """Handed in with a name in it, and refused."""
    desk.write("Advies", "Bel eerst met mevrouw De Boer op 06 12 34 56 78 over het ontbijt.")
    desk.press("Registreren en afsluiten")


def weigh(desk: Desk) -> None:
    """The name taken out, and the five questions answered."""
    ask(desk)
    desk.page.get_by_text(FRAME).click()
    desk.choose("1. Is er een vermoeden van huiselijk geweld of kindermishandeling?", "Ja")
    desk.choose("2. Hoe onveilig is het?", "Structureel onveilig")
    desk.page.get_by_role("heading", name="Melden is de norm").wait_for()
    desk.tick("Ik heb gezegd dat melden de norm is")


def support(desk: Desk, day: str) -> None:
    """Registered with a plan, so that it stays open."""
    desk.page.get_by_text("Ondersteuning over meer contacten").click()
    desk.write("Plan voor de ondersteuning", "Na het gesprek met de ouders bellen wij terug.")
    desk.write("Volgend contact op", day)
    desk.press("Registreren, ondersteuning volgt")
    desk.page.wait_for_url("**/adviezen/AD-*/")
