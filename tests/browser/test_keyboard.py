"""Intake and triage without a mouse."""

import pytest

from cases.enums import RetentionConclusion, SourceKind, TriageOutcome
from cases.models import Report, SafetyAssessment
from tests.browser.keyboard import Keyboard
from tests.factories import assessments
from tests.factories import cases as make

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.timeout(300),
]


@pytest.fixture
def instrument(seat):
    """The small one: the keys are the same for every question."""
    return make.instrument()


def test_a_report_is_taken_in_with_the_keyboard_alone(seat, fatma):
    hands = Keyboard(seat(fatma).open("/meldingen/nieuw/"))
    hands.press("Begin een nieuwe melding")
    _reporter(hands)
    _person(hands, "Emma", "12-3-2018", "Vermoedelijk slachtoffer")
    _person(hands, "Fleur", "1990", "Vermoedelijke pleger")
    hands.press("Volgende stap")
    hands.tick("Kindermishandeling: anders")
    hands.write("Zorgen en feiten", "Emma komt vaak zonder eten op school.")
    hands.press("Volgende stap")
    hands.choose("Weet het gezin van deze melding?", "Ja")
    hands.press("Volgende stap")
    hands.press("Volgende stap")
    hands.choose("Verwacht de melder dat Veilig Thuis zelf iets doet?", "Ja")
    hands.press("Volgende stap")
    hands.press("Melding indienen")

    report = Report.objects.get()
    assert report.reporter.capacity == "neighbourhood"
    assert report.involvements.count() == 2


def test_a_report_is_assessed_and_decided_with_the_keyboard_alone(
    seat, noord, fatma, anna, hanna, instrument
):
    report = assessments.received(noord, by=fatma, own_help=True)
    hands = Keyboard(seat(anna).open("/triage/"))
    hands.press(f"Pak op melding {report.number}")
    _sources(hands)
    _judge(hands, report)
    hands.pick("Collega", "Hanna")
    hands.press("Vraag de toets")
    colleague = Keyboard(seat(hanna).open(f"/meldingen/{report.number}/beoordeling/toets/"))
    colleague.choose("Bent u het eens met de beoordeling?", "Ja, ik ben het eens")
    colleague.press("Leg mijn oordeel vast")

    hands.desk.open(f"/meldingen/{report.number}/beoordeling/besluit/")
    for conclusion in RetentionConclusion:
        hands.choose(conclusion.label, "Nee")
    hands.choose("Uitkomst", "B Melder of hulpverlener gaat zelf verder, met advies")
    hands.choose("Advies aan de melder", "voortzetten")
    hands.press("Neem besluit")
    hands.write("Waarom is deze keuze nu de juiste?", "De school helpt en houdt zicht.")
    hands.choose("Wie legt contact met het gezin?", "Veilig Thuis")
    hands.press("Rond de beoordeling af")

    assert SafetyAssessment.objects.get().outcome == TriageOutcome.OWN_HELP


def _sources(hands: Keyboard) -> None:
    for _ in SourceKind:
        hands.pick("Uitkomst", "niet van toepassing")
        hands.write("Reden als niet geraadpleegd", "Voegt nu niets toe.")
    hands.tick("Alle gezinsleden staan hierboven, ook alle kinderen")
    hands.press("Opslaan en gaan beoordelen")


def _judge(hands: Keyboard, report: Report) -> None:
    for part in report.assessment.instrument.parts:
        for item in part["items"]:
            hands.choose(item["text"], "Nee")
    hands.press("Opslaan en naar de conclusie")
    hands.choose("Is deze persoon nu veilig?", "Ja")
    hands.choose("Ook op langere termijn veilig?", "Ja")
    hands.pick("Score", "7")
    hands.write("Toelichting", "School en oma letten op.")
    hands.choose("Zwaarte", "Licht")
    hands.write("Waarom deze zwaarte?", "Lichte zorgen.")
    hands.press("Opslaan en toets vragen")


def _reporter(hands: Keyboard) -> None:
    hands.choose("Hoe kwam de melding binnen?", "Telefoon")
    hands.write("Naam van de melder", "Wilma Terlouw")
    hands.pick("Hoedanigheid", "Buurt")
    hands.write("Telefoon", "06 12345678")
    hands.choose("Contact met het gezin", "Langer contact met het gezin")
    hands.choose("Terugkoppelen via", "Telefoon")
    hands.choose(
        "Mag het gezin weten wie de melder is?",
        "Nee, wij beloven dat het gezin het niet van ons hoort",
    )
    hands.pick("Waarom niet?", "Omstander")
    hands.press("Volgende stap")


def _person(hands: Keyboard, name: str, birth: str, role: str) -> None:
    hands.press("Persoon zoeken en toevoegen")
    hands.write("Roepnaam", name)
    hands.write("Achternaam", "Wit")
    hands.write("Geboortedatum", birth)
    hands.press("Zoeken")
    hands.press("Het is een nieuwe persoon")
    hands.pick("Rol in deze melding", role)
    hands.press("Persoon bewaren")
