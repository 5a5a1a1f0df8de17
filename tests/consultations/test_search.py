"""Search: by number as people say it, by the words of a talk, never beyond what one sees."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from audit.events import AuditEvent
from audit.models import AuditEntry
from consultations.models import Consultation
from consultations.querysets import SHIFT
from consultations.selectors.search import SHOWN, about, search
from tests.factories.accounts import colleague
from tests.factories.consultations import advice
from tests.factories.organisations import veilig_thuis_of

pytestmark = pytest.mark.django_db
SEARCH = reverse("consultations:search")


def found(reader, text) -> list[str]:
    return [advice.number for advice in search(reader, text).advices]


@pytest.fixture
def talk(fatma):
    return advice(
        fatma,
        question="Zorgen over ruzies na de scheiding.",
        agreements="De leerkracht belt over een week terug.",
    )


@pytest.mark.parametrize("text", ["AD-{year}-00001", "ad-{year}-00001", "{year}-1", "1", "00001"])
def test_a_number_is_found_however_it_is_said(fatma, talk, text):
    assert found(fatma, text.format(year=talk.number.split("-")[1])) == [talk.number]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("leerkracht", id="a word of the agreements"),
        pytest.param("scheiding ouders", id="words of the question and of the advice"),
        pytest.param("leerkr", id="the beginning of a word"),
        pytest.param("RUZIE", id="singular and capitals"),
        pytest.param("ruzies, de scheiding!", id="with signs and stop words"),
    ],
)
def test_words_of_the_talk_are_found(fatma, talk, text):
    assert found(fatma, text) == [talk.number]


@pytest.mark.parametrize(
    "text", ["bestaatniet", "leerkracht onvindbaar", "AD-1999-00001", "'&|!:*()", "de", "\\"]
)
def test_what_is_not_there_is_not_found(fatma, talk, text):
    assert found(fatma, text) == []


def test_the_best_match_stands_first(fatma):
    once = advice(fatma, agreements="Kind vertelt over ruzie.")
    often = advice(fatma, question="Ruzie, weer ruzie.", agreements="Bij ruzie bellen.")

    assert found(fatma, "ruzie") == [often.number, once.number]


@pytest.mark.rule("A1", "A2")
def test_an_advice_one_does_not_see_is_not_found(noord, talk, gijs, daan, esra, chantal, bram):
    joris = colleague("Joris Prins", Role.INTAKE, veilig_thuis_of(noord))
    began = timezone.now() - SHIFT - timedelta(minutes=1)
    Consultation.objects.update(began_at=began, ended_at=began)

    for stranger in (joris, gijs, daan, esra, chantal):
        assert found(stranger, "leerkracht") == found(stranger, talk.number) == []
    assert found(bram, "leerkracht") == found(bram, talk.number) == [talk.number]


def test_a_found_number_opens_at_once(as_, fatma, talk):
    answer = as_(fatma).post(SEARCH, {"q": talk.number})

    assert answer.status_code == 302
    assert answer.url == reverse("consultations:detail", args=[talk.number])


def test_words_show_a_list_even_with_one_hit(as_, fatma, talk):
    answer = as_(fatma).post(SEARCH, {"q": "leerkracht"})

    assert answer.status_code == 200
    assert talk.number in answer.content.decode()


def test_the_list_shows_where_the_words_were_found_and_trusts_no_markup(as_, fatma):
    advice(fatma, agreements="De leerkrachten bellen & mailen < morgen.")

    page = as_(fatma).post(SEARCH, {"q": "leerkracht"}).content.decode()

    assert "<mark>leerkrachten</mark> bellen &amp; mailen &lt; morgen<" in page


def test_nothing_found_says_what_to_try(as_, fatma):
    page = as_(fatma).post(SEARCH, {"q": "bestaatniet"}).content.decode()

    assert "Niets gevonden in de adviezen die u mag zien" in page


def test_an_address_searches_nothing(as_, fatma, talk):
    page = as_(fatma).get(SEARCH, {"q": "leerkracht"}).content.decode()

    assert talk.number not in page
    assert "leerkracht" not in page


@pytest.mark.parametrize("who", ["gijs", "daan", "esra"])
def test_who_has_no_advice_cannot_search(as_, request, who):
    assert as_(request.getfixturevalue(who)).get(SEARCH).status_code == 403


@pytest.mark.rule("A6")
def test_searching_is_written_in_the_log_without_the_words(fatma, talk):
    search(fatma, "leerkracht")

    entry = AuditEntry.objects.get(event=AuditEvent.SEARCHED, target_label="adviezen")
    assert "leerkracht" not in str(entry.data)
    assert entry.data["shown"] == [talk.number]
    assert len(entry.data["words"]) == 1


def many(fatma, count: int, words: str) -> None:
    now = timezone.now()
    first = Consultation.objects.count() + 1
    Consultation.objects.bulk_create(
        Consultation(
            number=f"AD-2020-{first + place:05d}",
            region=fatma.region,
            key=uuid4(),
            handled_by=fatma,
            began_at=now - timedelta(days=place),
            advice=words,
        )
        for place in range(count)
    )


def test_many_hits_stop_at_fifty_and_the_page_says_there_are_more(as_, fatma):
    many(fatma, SHOWN + 1, "Over de leerkracht.")

    page = as_(fatma).post(SEARCH, {"q": "leerkracht"}).content.decode()

    assert page.count('<th scope="row">') == SHOWN
    assert "Meer dan 50 adviezen gevonden" in page


def test_fifty_hits_cost_what_one_costs(fatma, talk):
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            search(fatma, "leerkracht")
        return len(seen)

    short = queries()
    many(fatma, SHOWN, "Over de leerkracht.")

    assert queries() == short


def test_words_are_looked_up_in_their_index(fatma, bram):
    """With enough rows to be worth it; the plan of PostgreSQL itself."""
    many(fatma, 3000, "Ga in gesprek en bel terug.")
    many(fatma, 5, "Over de leerkracht.")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE consultations_consultation")

    assert "advice_searched" in about(bram, "leerkracht").explain()
