"""The explanation of the meldcode: for everybody, with its sources, in plain words."""

import html
import re

import pytest
from django.urls import reverse

from consultations.screens.guidance import PAGES
from tests.support.browser import DESK, PHONE, complaints_of, violations, wider_than_the_screen

pytestmark = pytest.mark.django_db

HEADING = re.compile(r"<h1[ >]")
LINK = re.compile(r'href="(/meldcode/[^"]*)"')


def read(client, page):
    """The page as markup, and its words on one line."""
    markup = client.get(page.url).content.decode()
    main = markup.partition('<main id="main"')[2].partition("</main>")[0]
    return markup, " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def page_of(template):
    return next(page for page in PAGES if page.template == template)


@pytest.mark.parametrize("subject", PAGES, ids=lambda subject: subject.template)
@pytest.mark.parametrize("who", ["fatma", "chantal", "daan", "esra"])
def test_veilig_thuis_and_partners_read_every_page(as_, request, subject, who):
    answer = as_(request.getfixturevalue(who)).get(subject.url)

    assert answer.status_code == 200
    assert subject.title in answer.content.decode()


@pytest.mark.parametrize("subject", PAGES, ids=lambda subject: subject.template)
def test_every_page_has_one_heading_and_names_its_sources(as_, daan, subject):
    markup, words = read(as_(daan), subject)

    assert len(HEADING.findall(markup)) == 1
    assert subject.sources
    assert all(source in words.partition("Bronnen")[2] for source in subject.sources)


def test_every_page_leads_to_all_others_and_no_link_is_broken(as_, daan):
    client = as_(daan)
    for page in PAGES:
        links = set(LINK.findall(client.get(page.url).content.decode()))

        assert links >= {other.url for other in PAGES}
        assert {client.get(link).status_code for link in links} == {200}


def test_the_page_one_reads_is_marked_among_the_tabs(as_, daan):
    for page in PAGES:
        markup = as_(daan).get(page.url).content.decode()
        tabs = markup.partition('aria-label="Uitleg over de meldcode"')[2].partition("</nav>")[0]

        assert re.findall(r'href="([^"]*)" aria-current="page"', tabs) == [page.url]


def test_a_page_that_does_not_exist_is_not_there(as_, daan):
    address = reverse("consultations:meldcode_page", args=["stap-6"])

    assert as_(daan).get(address).status_code == 404


@pytest.mark.rule("002-01")
def test_the_steps_say_when_to_call_in_any_case(as_, daan):
    _, words = read(as_(daan), page_of("steps"))

    assert "In stap 2 als u geen collega hebt" in words
    assert "In stap 5 als u weegt dat het acuut of structureel onveilig is" in words


@pytest.mark.rule("003-14")
def test_the_caller_learns_to_say_step_purpose_and_expectation_first(as_, daan):
    _, words = read(as_(daan), page_of("step_two_or_five"))

    said = [words.index(f"Mijn {what}:") for what in ("stap", "doel", "verwachting")]
    assert said == sorted(said)


@pytest.mark.rule("002-02", "002-03")
def test_the_five_questions_stand_in_order_and_danger_is_always_reported(as_, daan):
    _, words = read(as_(daan), page_of("weighing"))

    asked = ("1 Vermoeden", "2 Veiligheid", "3 Hulp", "4 Acceptatie", "5 Resultaat")
    places = [words.index(question) for question in asked]
    assert places == sorted(places)
    assert "Altijd, ook als u zelf hulp biedt of organiseert" in words


@pytest.mark.rule("003-31", "A7")
def test_nobody_is_promised_case_information_during_advice(as_, daan):
    _, words = read(as_(daan), page_of("anonymity"))

    assert "Is het gezin bekend? Dat zegt Veilig Thuis niet. Ook geen ja of nee." in words


@pytest.mark.rule("003-55")
def test_who_calls_for_advice_may_stay_anonymous_but_a_reporter_may_not(as_, daan):
    _, words = read(as_(daan), page_of("anonymity"))

    assert "Bij een advies: ja. U mag bellen zonder uw naam te noemen." in words
    assert "Bij een melding, tegenover Veilig Thuis: nee." in words


@pytest.mark.rule("002-20")
def test_the_family_hears_of_the_report_first(as_, daan):
    _, words = read(as_(daan), page_of("to_report"))

    assert words.index("U vertelt het eerst aan de betrokkenen") < words.index(
        "U meldt schriftelijk"
    )


@pytest.mark.rule("003-22")
def test_what_was_agreed_by_telephone_goes_into_the_report(as_, daan):
    _, words = read(as_(daan), page_of("to_report"))

    assert "Afspraken van de telefoon komen in de melding" in words


@pytest.mark.rule("000-08", "000-09", "000-10", "000-11")
def test_a_consulent_reads_the_four_steps_of_the_municipality(as_, daan):
    _, words = read(as_(daan), page_of("municipality"))

    steps = (
        "U schat zelf de veiligheid in",
        "U belt Veilig Thuis",
        "U besluit samen",
        "U spreekt samen af wie wat doet",
    )
    places = [words.index(step) for step in steps]
    assert places == sorted(places)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_and_every_page_fits_the_screen(page, live_server, as_, daan, size):
    cookie = as_(daan).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page.set_viewport_size(size)
    complaints = complaints_of(page)

    for subject in PAGES:
        page.goto(live_server.url + subject.url)

        assert complaints == []
        assert violations(page) == []
        assert not wider_than_the_screen(page)
