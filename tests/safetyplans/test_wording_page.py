"""The wording helper while somebody types: marks in place, the reason, something better."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from audit.models import AuditEntry
from safetyplans.screens.wording import marked
from safetyplans.wording import Use
from tests.factories import plans as make

pytestmark = pytest.mark.django_db
BAD = "Vader moet naar therapie <b>nu</b>."


@pytest.fixture
def plan(noord, bram, gijs):
    return make.begun(noord, by=bram, owner=gijs)


@pytest.fixture
def ask(plan, as_, gijs):
    def sent(text, *, use="condition", field="text", place="id_text", by=gijs):
        address = reverse("safetyplans:wording", args=[plan.number])
        return as_(by).post(address, {"field": field, "place": place, field: text, "use": use})

    return sent


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.rule("000-24")
def test_what_is_typed_comes_back_with_its_marks_a_reason_and_something_better(ask):
    page = soup(ask(BAD))
    marks = page.select("mark")

    assert [mark.find(string=True) for mark in marks] == ["moet", "therapie"]
    assert "Dit is een opdracht." in page.get_text()
    assert "Bijvoorbeeld" in page.get_text()
    assert "2 plekken kunnen duidelijker. U beslist zelf." in page.get_text()


def test_what_was_typed_stays_text(ask):
    page = soup(ask(BAD))

    assert page.select("b") == []
    assert "<b>nu</b>" in page.get_text()


def test_each_mark_leads_to_its_note_and_back(ask):
    page = soup(ask(BAD))
    ids = {tag["id"] for tag in page.select("[id]")}
    targets = [link["href"].removeprefix("#") for link in page.select("a")]

    assert len(targets) == 4
    assert set(targets) == ids


def test_nothing_to_say_is_nothing_on_the_page(ask):
    page = soup(ask("De kinderen zien en horen geen geweld."))

    assert page.get_text(strip=True) == ""


def test_other_rules_hold_for_an_event_than_for_a_condition(ask):
    assert soup(ask("Er was een incident.", use="event")).select("mark")
    assert not soup(ask("Vader ging op 2 mei naar huis.", use="event")).select("mark")
    assert soup(ask("Vader gaat op 2 mei naar huis.", use="condition")).select("mark")


@pytest.mark.parametrize(
    "asked", [{"use": "poem"}, {"use": ""}, {"field": "te kst"}, {"place": '"><script>'}]
)
def test_a_page_that_was_tampered_with_gets_nothing(ask, asked):
    assert ask(BAD, **asked).status_code == 422


def test_nothing_of_the_text_is_kept_or_logged(ask, plan, caplog):
    ask(BAD)
    plan.refresh_from_db()

    assert BAD not in "".join(str(entry.data) for entry in AuditEntry.objects.all())
    assert "therapie" not in caplog.text
    assert not plan.conditions.exists()


def test_only_who_may_write_is_helped(ask, fatma, bram, chantal):
    assert [ask(BAD, by=who).status_code for who in (fatma, bram, chantal)] == [404, 403, 404]


def test_a_very_long_text_is_read_too():
    text = "Vader moet elke dag om acht uur bellen met oma. " * 400

    notes = marked(text, Use.CONDITION, place="text")

    assert "".join(stretch.text for stretch in notes.stretches) == text
    assert len({note.anchor for note in notes.notes}) == len(notes.notes) >= 400


def test_without_script_a_writing_page_shows_the_marks_of_what_was_saved(as_, plan, gijs):
    plan.goal = "Vader is agressief."
    plan.save()
    address = reverse("safetyplans:part", args=[plan.number, "schrijven", "doel"])
    page = soup(as_(gijs).get(address))

    assert page.select_one(".vt-wording mark").find(string=True) == "agressief"


def test_at_the_table_with_the_family_the_helper_is_silent(as_, plan, gijs):
    plan.goal = "Vader is agressief."
    plan.save()
    address = reverse("safetyplans:part", args=[plan.number, "gesprek", "doel"])

    assert soup(as_(gijs).get(address)).select("mark") == []
