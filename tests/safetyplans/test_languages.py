"""The headings of the family copy, in the language of who reads it."""

import re

import pytest
from django.template import Context, Template

from documents.pdf import html_to_pdf
from documents.style import font_faces, stylesheet
from safetyplans.languages import headings, language, languages
from tests.support.pdf import fonts_of, objections_to, spoken_in

OTHERS = [one for one in languages() if one.code != "nl"]
OWN_TYPE = re.compile(r"(Source Sans 3( Extended| Cyrillic)?|Vazirmatn)( Bold)?")
# Every heading and sentence under each other, as no plan has them: nothing is left unseen.
ALL_OF_THEM = Template("""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">
<title>VP-2026-00001</title><style>/* fonts */ {{ style|safe }}</style></head>
<body><article class="vt-letter"><h1>Veiligheidsplan</h1>
{% for text, dutch in rows %}
{% include "documents/partials/heading.html" with level=2 %}
{% include "documents/partials/sentence.html" with value="088-1234567" %}
{% endfor %}</article></body></html>""")


def copy_in(one) -> bytes:
    rows = zip(headings(one.code).values(), headings("nl").values(), strict=True)
    html = ALL_OF_THEM.render(Context({"language": one, "rows": rows, "style": stylesheet()}))
    return html_to_pdf(html.replace("/* fonts */", font_faces(html)))


def test_the_six_languages_are_there_dutch_first():
    assert [one.code for one in languages()] == ["nl", "ar", "en", "uk", "pl", "tr"]


def test_only_arabic_is_read_from_the_right():
    assert [one.code for one in languages() if one.direction == "rtl"] == ["ar"]


def test_a_language_we_do_not_have_is_refused():
    with pytest.raises(KeyError):
        language("fr")
    with pytest.raises(KeyError):
        headings("../nl")


@pytest.mark.parametrize("one", OTHERS, ids=lambda one: one.code)
def test_every_heading_is_there_in_the_same_order(one):
    assert list(headings(one.code)) == list(headings("nl"))


@pytest.mark.parametrize("one", OTHERS, ids=lambda one: one.code)
def test_nothing_is_left_in_dutch_or_said_for_two_things(one):
    said, dutch = headings(one.code), headings("nl")

    assert [key for key in dutch if said[key].strip() in {"", dutch[key]}] == []
    assert len(set(said.values())) == len(said)


@pytest.mark.parametrize("one", OTHERS, ids=lambda one: one.code)
def test_a_sentence_ends_as_the_dutch_one_does(one):
    """A heading has no full stop, an introduction ends in a colon; 112 is never left out."""
    ends = {key: text[-1] for key, text in headings("nl").items()}

    for key, text in headings(one.code).items():
        assert (text[-1] in ".:") == (ends[key] in ".:"), key
        assert ("112" in text) == ("112" in headings("nl")[key]), key
        assert ("Veilig Thuis" in text) == ("Veilig Thuis" in headings("nl")[key]), key


@pytest.mark.parametrize("code", ["ar", "uk"])
def test_only_our_own_name_stays_in_latin_letters(code):
    for key, text in headings(code).items():
        assert not re.search("[A-Za-z]", text.replace("Veilig Thuis", "")), key


@pytest.mark.rule("000-23")
@pytest.mark.parametrize("one", languages(), ids=lambda one: one.code)
def test_sentences_are_short_enough_for_everybody(one):
    for key, text in headings(one.code).items():
        for sentence in re.split("[.?!؟:]", text):
            assert len(sentence.split()) <= 20, key


@pytest.mark.parametrize("one", OTHERS, ids=lambda one: one.code)
def test_a_copy_is_accessible_and_set_in_our_own_letters(one):
    """Without our own type a letter comes from the machine, or is an empty box elsewhere."""
    pdf = copy_in(one)

    assert objections_to(pdf) == []
    assert [font for font in fonts_of(pdf) if not OWN_TYPE.fullmatch(font)] == []


def test_the_arabic_copy_is_spoken_sentence_by_sentence():
    spoken = spoken_in(copy_in(language("ar")), "ar")

    for key, text in headings("ar").items():
        assert text in spoken, key


def test_to_a_young_reader_nothing_is_said_to_u():
    formal, young = headings("nl"), headings("nl", young=True)

    assert list(young) == list(formal)
    for key in formal.keys() - {"part_in_dutch", "translation_note"}:  # in no Dutch copy
        assert not re.search(r"\b(u|uw)\b", young[key], re.IGNORECASE), key
    assert headings("ar", young=True) == headings("ar")
