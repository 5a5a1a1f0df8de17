"""The anonymity filter: what betrays a reporter, and what any family letter may say (A4)."""

from datetime import UTC, date, datetime

import pytest

from cases.enums import Capacity, EventSource
from cases.letters.anonymity import leaks, leaks_in_document
from cases.letters.clues import Reported, find_leaks
from cases.models import UnsafeEvent
from tests.factories import cases as make

pytestmark = pytest.mark.rule("A4")

TOLD = (
    "Ik hoor bijna elke avond een kind huilen achter de muur en dan slaat er een deur. "
    "Gisteren om 22.15 uur schreeuwde een man dat hij er genoeg van had."
)
SMEETS = Reported(
    name="Mevrouw Wilma van den Terlouw-Visser",
    capacity=Capacity.NEIGHBOURHOOD,
    relation="woont ernaast, past soms op",
    phone="06-12 34 56 78",
    email="wilma.terlouw@post.example",
    postal_address="Lindelaan 12, 9971 AB Noordwolde",
    received_time=(16, 10),
    event_days=(date(2026, 4, 20),),
    told=(TOLD,),
    innocent=("Tim Smeets", "Veilig Thuis Noord"),
)
JUF = Reported(
    name="Jo de Jong",
    capacity=Capacity.SCHOOL,
    organisations=("Basisschool De Wilg", ""),
    job_title="intern begeleider",
)

BETRAYALS = [
    pytest.param(SMEETS, "Wij zijn gebeld door uw buurvrouw.", "uw buurvrouw", id="S04"),
    pytest.param(SMEETS, "Iemand uit de buurt maakt zich zorgen.", "de buurt", id="the street"),
    pytest.param(SMEETS, "Uw buren horen u.", "Uw buren", id="the neighbours"),
    pytest.param(SMEETS, "Wilma Terlouw belde.", "Terlouw", id="name"),
    pytest.param(SMEETS, "Wij spraken met TERLOUW.", "TERLOUW", id="name in capitals"),
    pytest.param(SMEETS, "Wij spraken met Van den Terlouw.", "Terlouw", id="with particles"),
    pytest.param(SMEETS, "Wij spraken met mevrouw Terlow.", "Terlow", id="slip of the pen"),
    pytest.param(SMEETS, "Wilma's verhaal raakte ons.", "Wilma", id="given name, genitive"),
    pytest.param(SMEETS, "Zij heet meestal W.V. bij ons.", "W.V", id="initials"),
    pytest.param(SMEETS, "Mevrouw V. heeft gebeld.", "Mevrouw V", id="initial after a title"),
    pytest.param(SMEETS, "Bel 06 12345678 voor meer.", "06 12345678", id="telephone, spaced else"),
    pytest.param(SMEETS, "Bel +31 6 1234 56 78.", "6 1234 56 78", id="telephone from abroad"),
    pytest.param(SMEETS, "Mail WILMA.TERLOUW@post.example.", "WILMA", id="e-mail"),
    pytest.param(SMEETS, "Zij woont op Lindelaan 12.", "Lindelaan 12", id="address"),
    pytest.param(SMEETS, "De melding kwam om 16.10 uur.", "16.10", id="time of receipt"),
    pytest.param(SMEETS, "De melding kwam om 16:10.", "16:10", id="time with a colon"),
    pytest.param(SMEETS, "Om 22:15 was er ruzie.", "22:15", id="time that was told"),
    pytest.param(SMEETS, "Op 20 april was er ruzie.", "20 april", id="day of an event"),
    pytest.param(SMEETS, "Op 20-04-2026 was er ruzie.", "20-04-2026", id="day in figures"),
    pytest.param(
        SMEETS,
        "Er is gezegd: ‘een kind huilen, achter de muur en dan’.",
        "een kind huilen, achter de muur",
        id="words quoted, other marks between them",
    ),
    pytest.param(JUF, "De juf heeft ons gebeld.", "De juf", id="teacher"),
    pytest.param(JUF, "Wij kregen bericht van de school.", "de school", id="the school"),
    pytest.param(JUF, "Op het schoolplein viel iets op.", "het schoolplein", id="compound"),
    pytest.param(JUF, "Wij spraken met De Wilg.", "Wilg", id="organisation without its kind"),
    pytest.param(JUF, "De intern begeleider belde.", "intern begeleider", id="job"),
    pytest.param(JUF, "Wij spraken met Jo.", "Jo", id="short given name"),
    pytest.param(
        Reported(name="Kees Hartman", capacity=Capacity.GP),
        "Uw huisarts maakt zich zorgen.",
        "Uw huisarts",
        id="huisarts",
    ),
    pytest.param(
        Reported(name="Truus Smeets", capacity=Capacity.RELATIVE, innocent=("Tim Smeets",)),
        "Tims oma heeft gebeld.",
        "oma",
        id="grandmother",
    ),
    pytest.param(
        Reported(name="Ali Kaya", capacity=Capacity.CHILD, innocent=("Emre Kaya",)),
        "Uw zoon heeft ons zelf gebeld.",
        "Uw zoon heeft ons zelf gebeld",
        id="a child of the family",
    ),
    pytest.param(
        Reported(name="Piet Bos", capacity=Capacity.OTHER, relation="voetbaltrainer van Tim"),
        "Zijn voetbaltrainer zag blauwe plekken.",
        "voetbaltrainer",
        id="relation in own words",
    ),
]


@pytest.mark.parametrize(("reported", "text", "found"), BETRAYALS)
def test_what_betrays_the_reporter_is_found_and_shown(reported, text, found):
    sentences = find_leaks(f"Wij schrijven u over uw gezin. {text}", reported)

    assert any(found in sentence for sentence in sentences), sentences


FAMILY_LETTER = """Veilig Thuis heeft een melding gekregen over uw gezin. De melding gaat over ruzie
en geweld tussen partners. Wij willen dat iedereen thuis veilig is. Daarom schrijven wij u.

# Wat er nu gebeurt
Wij gaan onderzoeken wat er aan de hand is. Daarvoor praten wij met u, en soms ook met anderen die u
kennen. Een medewerker van Veilig Thuis komt op 12 mei 2026 om 10.30 uur bij u thuis, in uw woning.
Wil u liever op een ander moment? Bel dan 088 000 00 00. Jo hoeft daar niet bij te zijn.

# Wat wij met de melder hebben afgesproken
Wij laten de melder weten dat wij de melding hebben beoordeeld en wie contact met u heeft.

# Wie de melding heeft gedaan
Wij vertellen u niet wie de melding heeft gedaan. Dat mag volgens de wet."""

PEACEFUL = [
    pytest.param(SMEETS, FAMILY_LETTER, id="a usual letter"),
    pytest.param(
        Reported(name="Jan Koning", capacity=Capacity.POLICE),
        "Wij komen in uw woning. Jong en oud zijn welkom. Koningsdag telt niet mee.",
        id="words that look like a name",
    ),
    pytest.param(
        Reported(name="Truus Smeets", capacity=Capacity.RELATIVE, innocent=("Tim Smeets",)),
        "Geachte heer Smeets, wij willen met u en de moeder van Tim Smeets praten.",
        id="the family's own surname",
    ),
    pytest.param(
        Reported(name="Ans de Wit", capacity=Capacity.OTHER_PROFESSIONAL, told=(TOLD,)),
        "De muren zijn wit. Wij nemen contact met u op en dan bespreken wij de hulp.",
        id="colour and small words",
    ),
    pytest.param(
        Reported(name="Ans Bakker", capacity=Capacity.GP, received_time=(10, 5)),
        "Wij komen op 10-05-2026 om 11.00 uur. Bel 010 500 10 05.",
        id="a date that looks like the time of receipt",
    ),
    pytest.param(
        Reported(name="Bo Li", organisations=("Stichting Jeugdhulp Noord",)),
        "De stichting in het noorden biedt jeugdhulp. Boven is plaats.",
        id="common words of an organisation",
    ),
]


@pytest.mark.parametrize(("reported", "text"), PEACEFUL)
def test_a_usual_letter_passes(reported, text):
    assert find_leaks(text.replace("Jo hoeft", "Niemand hoeft"), reported) == []


def test_each_finding_says_what_and_where():
    [sentence] = find_leaks("Wij zijn vorige week gebeld door uw buurvrouw over Tim.", SMEETS)

    assert sentence.startswith("Een aanduiding kan naar de melder wijzen: “")
    assert "gebeld door uw buurvrouw over Tim" in sentence


@pytest.fixture
def anonymous(noord, fatma):
    case = make.case(noord, by=fatma)
    received = datetime(2026, 4, 24, 14, 10, tzinfo=UTC)
    report = make.report(case, by=fatma, at=received, capacity=Capacity.SCHOOL, anonymous=True)
    UnsafeEvent.objects.create(
        case=case,
        report=report,
        happened_on=date(2026, 4, 21),
        what="Sanne vertelde dat ze in het donker moest staan.",
        known_by=EventSource.SAID,
    )
    return report


@pytest.mark.parametrize(
    "betrayal",
    [
        "Wilma Terlouw heeft gebeld",
        "Wij kregen bericht van De Wilg",
        "Sanne komt vaak zonder eten op school",
        "Zij vertelde dat ze in het donker moest staan",
        "Op dinsdag 21 april ging het mis",
        "Wij werden om 16.10 uur gebeld",
    ],
)
def test_what_the_report_holds_is_what_the_filter_knows(anonymous, betrayal):
    assert leaks(f"Wij schrijven u. {betrayal}.", anonymous)


@pytest.mark.rule("A5")
def test_without_a_promise_nothing_is_withheld(noord, fatma):
    open_report = make.report(make.case(noord, by=fatma), by=fatma)

    assert leaks("Wilma Terlouw van De Wilg heeft gebeld.", open_report) == []


def test_the_frozen_page_is_read_as_a_whole(anonymous):
    page = "<title>Brief</title><style>.wilg{}</style><p>Groet,</p><p>Wilma Ter&shy;louw</p>"

    assert leaks_in_document(page, anonymous, sender="Anna Meijer")


def test_the_colleague_who_signs_may_share_a_name_with_the_reporter(anonymous):
    page = "<p>21 april 2026</p><p>Met vriendelijke groet,</p><p>Wilma de Wit</p>"

    assert leaks_in_document(page, anonymous, sender="Wilma de Wit") == []
