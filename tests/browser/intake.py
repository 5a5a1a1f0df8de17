"""What the bureaudienst does to take in a report, step by step, in the words on the screen."""

from tests.browser.desk import Desk

PASSWORD = "een-lang-wachtwoord-1"


def log_in(desk: Desk, email: str, password: str = PASSWORD) -> None:
    desk.open("/")
    desk.write("E-mailadres", email)
    desk.write("Wachtwoord", password)
    desk.press("Inloggen")


def begin(desk: Desk) -> None:
    desk.open("/meldingen/nieuw/")
    desk.press("Begin een nieuwe melding")


def reporter(desk: Desk) -> None:
    desk.choose("Hoe kwam de melding binnen?", "Formulier")
    desk.write("Schriftelijk ontvangen op", "02-11-2026")
    desk.write("Naam van de melder", "Wilma Terlouw")
    desk.pick("Hoedanigheid", "School of zorgadviesteam")
    desk.write("Organisatie", "Basisschool De Wilg")
    desk.write("Telefoon", "06 12345678")
    desk.choose("Contact met het gezin", "Langer contact met het gezin")
    desk.choose("Blijft de melder betrokken bij het gezin?", "Ja")
    desk.choose("Mag het gezin weten wie de melder is?", "Ja, het gezin mag het weten")
    desk.choose("Terugkoppelen via", "Telefoon")
    desk.press("Volgende stap")


def person(desk: Desk, name: str, surname: str, role: str, birth: str = "") -> None:
    desk.follow("Persoon zoeken en toevoegen")
    desk.write("Roepnaam", name)
    desk.write("Achternaam", surname)
    desk.write("Geboortedatum", birth)
    desk.press("Zoeken")
    desk.press("Het is een nieuwe persoon")
    desk.pick("Rol in deze melding", role)
    desk.press("Persoon bewaren")


def persons(desk: Desk) -> None:
    person(desk, "Emma", "Wit", "Vermoedelijk slachtoffer", "12-3-2018")
    person(desk, "Fleur", "Wit", "Vermoedelijke pleger", "1990")
    desk.pick("Wie", "Fleur Wit")
    desk.pick("Is", "Ouder van")
    desk.pick("Van wie", "Emma Wit")
    desk.pick("Gezag", "Met gezag")
    desk.press("Relatie toevoegen")
    desk.press("Volgende stap")


def worries(desk: Desk) -> None:
    desk.choose("Aanleiding", "Kindermishandeling: anders")
    desk.choose("Aard", "Pedagogische verwaarlozing")
    desk.write("Zorgen en feiten", "Emma komt vaak zonder eten op school.")
    desk.choose("Waren er kinderen bij?", "Ja")
    desk.write("Datum", "01-10-2025")
    desk.write("Wat gebeurde er?", "Emma kwam met een blauwe plek op school.")
    desk.pick("Hoe weet de melder dit?", "Zelf gezien")
    desk.press("Volgende stap")


def meldcode(desk: Desk) -> None:
    desk.choose(
        "Welke stappen zijn gezet?",
        "1. Signalen in kaart gebracht",
        "2. Overlegd met een collega, zo nodig met Veilig Thuis",
        "3. Gesproken met de betrokkenen",
        "4. Gewogen met het afwegingskader",
    )
    desk.choose("Weet het gezin van deze melding?", "Ja")
    desk.press("Volgende stap")


def own_help(desk: Desk) -> None:
    for question in (
        "Kan de melder hulp bieden of regelen?",
        "Kan de melder met een veiligheidsplan werken?",
        "Kan de melder zicht op veiligheid regelen?",
        "Werken de betrokkenen mee?",
        "Leidt dit tot stabiele veiligheid?",
    ):
        desk.choose(question, "Ja")
    desk.press("Volgende stap")


def expectation(desk: Desk) -> None:
    desk.choose("Verwacht de melder dat Veilig Thuis zelf iets doet?", "Nee")
    desk.write("Afspraken met de melder", "Wij bellen binnen een week terug.")
    desk.press("Volgende stap")


STEPS = [reporter, persons, worries, meldcode, own_help, expectation]


def hand_in(desk: Desk) -> str:
    """The number of the report that was received."""
    desk.press("Melding indienen")
    desk.page.wait_for_url("**/meldingen/M-*/")
    return desk.page.url.rstrip("/").split("/")[-1]
