"""A signature from a browser: what counts as one, how it is kept, and how it looks on paper."""

import json
import random

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template.loader import render_to_string

from common.exceptions import DomainError
from common.signature_field import SignatureField
from common.signatures import Drawing, SignatureGiven, SignatureKind
from documents.pdf import html_to_pdf
from tests.support.pdf import objections_to, picture_of, text_of

LOOP = [[100, 100], [200, 20], [300, 180], [400, 100]]
CROSS = [[[10, 10], [60, 60]], [[60, 10], [10, 60]]]
PAPER = (
    '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title></head>'
    '<body style="font-family: DejaVu Sans"><h1>Ondertekend</h1>{}</body></html>'
)
NASTY = '"><script>alert(1)</script>'


class SignForm(forms.Form):
    by = SignatureField(label="Handtekening")


class MaySignForm(forms.Form):
    by = SignatureField(label="Handtekening", required=False)


def sent(drawn="", typed="", form=SignForm):
    filled = form({"by_drawn": drawn, "by_typed": typed})
    filled.is_valid()
    return filled


def refusal(drawn="", typed=""):
    return " ".join(sent(drawn, typed).errors.get("by", []))


def shown(given, of="Sanne"):
    return render_to_string("components/signature.html", {"signature": given, "of": of})


def zigzag(strokes, points):
    line = [[n % 2 * 300, n % 2 * 100] for n in range(points)]
    return json.dumps([line for _ in range(strokes)])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Jan Jansen", id="words"),
        pytest.param("null", id="no list"),
        pytest.param('{"strokes": [[[1, 1], [300, 100]]]}', id="a list in something else"),
        pytest.param("[[1, 1], [300, 100]]", id="points without a stroke"),
        pytest.param("[[]]", id="a stroke without points"),
        pytest.param("[[[1], [300]]]", id="half a point"),
        pytest.param("[[[1, 1, 1], [300, 100, 1]]]", id="a point with pressure"),
        pytest.param("[[[1.0, 1], [300, 100]]]", id="a fraction"),
        pytest.param("[[[true, 1], [300, 100]]]", id="a truth"),
        pytest.param('[[["1", 1], [300, 100]]]', id="a figure in quotes"),
        pytest.param("[[[NaN, 1], [300, 100]]]", id="no number"),
        pytest.param("[[[-1, 1], [300, 100]]]", id="left of the field"),
        pytest.param("[[[1, 1], [601, 100]]]", id="right of the field"),
        pytest.param("[[[1, 1], [300, 201]]]", id="below the field"),
        pytest.param("[[[1, 1], [1" + "0" * 5000 + ", 1]]]", id="a number of 5,001 figures"),
        pytest.param("[" * 30_000, id="lists in lists in lists"),
        pytest.param("[[[1, 1], [300, 100]]] <svg>", id="something behind it"),
        pytest.param("[]", id="an empty field"),
        pytest.param("[[[300, 100]]]", id="one dot"),
        pytest.param("[[[300, 100], [300, 100]]]", id="a pen that lay still"),
        pytest.param("[[[300, 100], [340, 100]]]", id="a dash"),
        pytest.param(zigzag(201, 2), id="201 strokes"),
        pytest.param(zigzag(1, 5_001), id="5,001 points"),
        pytest.param("[[[1, 1], [300, 100]]]" + " " * 60_000, id="more than 60,000 characters"),
    ],
)
def test_what_is_no_signature_is_refused_in_a_sentence(text):
    with pytest.raises(DomainError) as refused:
        Drawing.parse(text)

    assert refused.value.reasons[0].endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(json.dumps([LOOP]), id="one line"),
        pytest.param(json.dumps(CROSS), id="the cross of who cannot write"),
        pytest.param(json.dumps([LOOP, [[350, 30]]]), id="a line with a dot on the i"),
        pytest.param(json.dumps([[[0, 0], [600, 200]]]), id="from corner to corner"),
        pytest.param(zigzag(200, 25), id="as much as fits"),
        pytest.param(
            zigzag(1, 5_000).replace("0, 0", "600, 200").replace(" ", ""), id="5,000 of the widest"
        ),
    ],
)
def test_what_somebody_draws_comes_back_as_it_was(text):
    drawing = Drawing.parse(text)

    assert json.loads(drawing.text) == json.loads(text)
    assert Drawing.parse(drawing.text) == drawing


def test_a_pen_that_lies_still_leaves_one_point():
    drawing = Drawing.parse("[[[1, 1], [1, 1], [300, 100], [300, 100]], [[9, 9], [9, 9]]]")

    assert drawing.as_lists == [[[1, 1], [300, 100]], [[9, 9]]]


def test_whatever_is_sent_is_a_drawing_or_a_refusal():
    """Ten thousand pieces of almost a drawing, put together at random; always the same ones."""
    chance = random.Random(20)
    pieces = ["[", "]", "[[", "]]", ",", "],[", "]],[[", "0", "7", "300", "600", "601", "-1", "1e2",
              ".5", "null", '"a"', "{", "}", " ", "[[[1,1],[300,100]", "\x00", "é"]  # fmt: skip
    for _ in range(10_000):
        text = "".join(chance.choices(pieces, k=chance.randint(1, 9)))
        try:
            drawing = Drawing.parse(text)
        except DomainError:
            continue
        assert all(0 <= x <= 600 and 0 <= y <= 200 for line in drawing.strokes for x, y in line)
        assert drawing.length >= 60
        assert set(drawing.path) <= set("MQLh 0123456789.")


def test_the_line_runs_from_the_first_point_to_the_last():
    path = Drawing.parse(json.dumps([LOOP, [[350, 30]]])).path

    assert path == "M100 100Q200 20 250 100Q300 180 350 140L400 100M350 30h.01"


def test_the_drawing_holds_no_more_than_its_line_and_its_title():
    svg = BeautifulSoup(Drawing.parse(json.dumps([LOOP])).svg(f"Van {NASTY}"), "html.parser").svg

    assert [child.name for child in svg.children] == ["title", "path"]
    assert svg.title.get_text() == f"Van {NASTY}"
    assert svg["role"] == "img"


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(SignatureGiven(Drawing.parse(json.dumps([LOOP]))), id="drawn"),
        pytest.param(SignatureGiven(name="Sanne de Vries"), id="typed"),
        pytest.param(SignatureGiven(Drawing.parse(json.dumps(CROSS)), "Sanne"), id="both"),
    ],
)
def test_a_signature_is_kept_as_data_and_comes_back_the_same(given):
    data = given.as_data()
    kept = json.loads(json.dumps(data))

    assert kept == data
    assert SignatureGiven.from_data(kept) == given


def test_a_form_gives_what_was_drawn_or_typed():
    drawn = sent(drawn=json.dumps([LOOP])).cleaned_data["by"]
    typed = sent(typed="  Sanne \t de Vries ").cleaned_data["by"]

    assert (drawn.kind, drawn.drawing.as_lists, drawn.name) == (SignatureKind.DRAWN, [LOOP], "")
    assert (typed.kind, typed.drawing, typed.name) == (SignatureKind.TYPED, None, "Sanne de Vries")


def test_who_draws_and_types_has_drawn_and_loses_nothing():
    given = sent(drawn=json.dumps([LOOP]), typed="Sanne").cleaned_data["by"]

    assert (given.kind, given.name) == (SignatureKind.DRAWN, "Sanne")


def test_one_of_the_two_is_asked():
    for nothing in ("", "  "):
        assert "teken in het vak of typ uw naam" in refusal(typed=nothing)
        assert sent(typed=nothing, form=MaySignForm).cleaned_data == {"by": None}


def test_a_touch_by_accident_does_not_hinder_who_types():
    touch = "[[[300, 100]]]"

    assert "Een stip" in refusal(drawn=touch)
    assert sent(drawn=touch, typed="Sanne").cleaned_data["by"] == SignatureGiven(name="Sanne")


@pytest.mark.parametrize(
    ("drawn", "typed", "words"),
    [
        pytest.param("<svg>", "", "kunnen we niet lezen", id="no drawing"),
        pytest.param("<svg>", "Sanne", "kunnen we niet lezen", id="no drawing beside a name"),
        pytest.param("", "...", "met letters", id="a name without letters"),
        pytest.param("", "a" * 201, "ten hoogste 200 tekens", id="a name without end"),
    ],
)
def test_what_cannot_be_a_signature_gets_a_sentence_and_stays_on_the_page(drawn, typed, words):
    form = sent(drawn, typed)

    page = BeautifulSoup(form["by"].as_field_group(), "html.parser")
    assert words in page.find(class_="ams-error-message").get_text()
    assert page.find("input", {"name": "by_drawn"}).get("value", "") == drawn
    assert page.find("input", {"name": "by_typed"}).get("value", "") == typed


def test_the_field_opens_with_the_signature_that_stands_there():
    given = SignatureGiven(Drawing.parse(json.dumps([LOOP])), "Sanne")
    page = BeautifulSoup(SignForm(initial={"by": given})["by"].as_field_group(), "html.parser")

    assert json.loads(page.find("input", {"name": "by_drawn"})["value"]) == [LOOP]
    assert page.find("input", {"name": "by_typed"})["value"] == "Sanne"


def test_the_summary_of_errors_leads_to_where_one_can_type():
    page = BeautifulSoup(str(sent()), "html.parser")

    anchor = page.find(class_="vt-error-summary").a["href"]
    assert page.find(id=anchor.removeprefix("#"))["type"] == "text"


def test_without_the_script_only_the_name_is_asked():
    page = BeautifulSoup(SignForm()["by"].as_field_group(), "html.parser")

    assert page.find(attrs={"data-sign-draw": True}).has_attr("hidden")
    assert page.find("label").get_text() == "Typ uw naam als handtekening"
    assert "js/signature.js" in str(SignForm().media)


def test_a_page_shows_a_drawing_with_whose_it_is_and_a_typed_name_as_typed():
    drawn = shown(SignatureGiven(Drawing.parse(json.dumps([LOOP]))), of=NASTY)
    typed = shown(SignatureGiven(name=NASTY))

    assert BeautifulSoup(drawn, "html.parser").title.get_text() == f"Handtekening van {NASTY}"
    assert "Naam getypt als handtekening" in typed
    assert "<script>" not in drawn + typed


def test_on_paper_the_drawing_is_seen_and_spoken():
    given = SignatureGiven(Drawing.parse(json.dumps([LOOP])), "Sanne de Vries")
    without, signed = (html_to_pdf(PAPER.format(part)) for part in ("", shown(given)))

    assert objections_to(signed) == []
    assert b"Handtekening van Sanne" in signed.replace(b"\x00", b"")
    assert "Sanne de Vries" in text_of(signed)
    assert ink_beside_the_words(signed) > 300
    assert ink_beside_the_words(without) == 0


def ink_beside_the_words(pdf):
    """Dark dots where the loop swings, under the heading."""
    seen = picture_of(pdf, dots_per_inch=96)
    return sum(count for count, shade in seen.crop((0, 160, *seen.size)).getcolors() if shade < 100)
