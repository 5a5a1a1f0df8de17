"""A Python form without any class name becomes the markup of the design system."""

import pytest
from bs4 import BeautifulSoup
from django import forms

from tests.look.samples import FactsForm


class Asked(forms.Form):
    name = forms.CharField(label="Achternaam", error_messages={"required": "Vul de naam in."})
    note = forms.CharField(label="Opmerking", required=False)
    kind = forms.ChoiceField(
        label="Soort",
        choices=[("", "---------"), ("a", "A")],
        error_messages={"required": "Kies een soort."},
    )
    agreed = forms.BooleanField(label="Akkoord", required=False)


def soup(form: forms.Form) -> BeautifulSoup:
    return BeautifulSoup(str(form), "html.parser")


def test_only_questions_that_may_stay_empty_say_so():
    page = soup(Asked())

    assert page.find("label", {"for": "id_name"}).get_text(strip=True) == "Achternaam"
    assert "(niet verplicht)" in page.find("label", {"for": "id_note"}).get_text()
    assert "(niet verplicht)" not in page.find("label", {"for": "id_agreed"}).get_text()


def test_required_is_told_to_screen_readers_and_left_to_the_server():
    name = soup(Asked()).find(id="id_name")

    assert name["aria-required"] == "true"
    assert not name.has_attr("required")


def test_no_choice_yet_is_said_in_words():
    assert soup(Asked()).find("option").get_text() == "Maak een keuze"


@pytest.mark.parametrize(
    ("field", "tag", "css_class"),
    [
        pytest.param("received_on", "input", "ams-date-input", id="a day"),
        pytest.param("received_at", "input", "ams-time-input", id="a time of day"),
        pytest.param("born_on", "input", "ams-text-input", id="a typed date"),
        pytest.param("seen", "textarea", "ams-text-area", id="lines of text"),
        pytest.param("frequency", "select", "ams-select", id="a list"),
        pytest.param("attachment", "input", "ams-file-input", id="a file"),
    ],
)
def test_each_control_wears_the_class_of_the_design_system(field, tag, css_class):
    control = soup(FactsForm()).find(tag, {"name": field})

    assert css_class in control["class"]


def test_a_group_of_choices_is_a_fieldset_with_its_question_as_legend():
    group = soup(FactsForm()).find("input", {"name": "weapons"}).find_parent("fieldset")

    assert group.find("legend").get_text(strip=True) == "Zijn er wapens in huis?"
    assert [label.get_text() for label in group.find_all("label")] == ["Ja", "Nee", "Onbekend"]


def test_a_wrong_date_keeps_what_was_typed_beside_its_sentence():
    page = soup(FactsForm({"born_on": "30-02-2019"}))

    control = page.find(id="id_born_on")
    assert control["value"] == "30-02-2019"
    assert control["aria-invalid"] == "true"
    assert "Voer een geldige datum in." in page.find(id="id_born_on_error").get_text()
    assert control["aria-describedby"] == "id_born_on_helptext id_born_on_error"


def test_the_summary_names_every_error_once_and_links_to_its_question():
    form = Asked({})
    form.add_error(None, "Deze melding is al afgerond.")

    summary = soup(form).find(class_="vt-error-summary")

    assert [item.get_text(" ", strip=True) for item in summary.find_all("li")] == [
        "Deze melding is al afgerond.",
        "Achternaam – Vul de naam in.",
        "Soort – Kies een soort.",
    ]
    assert [link["href"] for link in summary.find_all("a")] == ["#id_name", "#id_kind"]


def test_a_refusal_by_the_rules_is_not_called_a_mistake_in_the_form():
    form = Asked({"name": "De Vries", "kind": "a"})
    form.add_error(None, "De triage is al afgerond.")

    assert soup(form).find(id="error-summary-title").get_text(strip=True) == "Dit lukt niet"


def test_a_form_that_is_right_shows_no_summary():
    assert soup(Asked({"name": "De Vries", "kind": "a"})).find(class_="vt-error-summary") is None


def test_what_people_type_never_becomes_markup():
    typed = "<script>alert(1)</script>"

    page = str(FactsForm({"seen": typed, "born_on": typed}))

    assert typed not in page
