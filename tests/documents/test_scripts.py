"""Arabic and Ukrainian on paper: seen, read back and spoken as they are written."""

import re

import pytest
from django.template.loader import render_to_string
from PIL import Image

from documents.pdf import html_to_pdf
from documents.style import font_faces, stylesheet
from tests.support.pdf import fonts_of, objections_to, picture_of, spoken_in, text_of

DANGER = "هل هناك خطر الآن؟ اتصلوا بالرقم 112."


def page_with(body: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>M-1</title>'
        f"<style>{font_faces(body)}{stylesheet()}</style></head>"
        f'<body><article class="vt-letter">{body}</article></body></html>'
    )


def printed(body: str) -> bytes:
    return html_to_pdf(page_with(body))


def ink_of(pdf: bytes) -> Image.Image:
    """The upper half of the first page: white where there is ink, black where there is none."""
    seen = picture_of(pdf)
    return seen.crop((0, 0, seen.width, seen.height // 2)).point(lambda shade: 255 * (shade < 128))


def strokes_on(pdf: bytes) -> int:
    """How many shapes of ink are there that do not touch each other."""
    seen = ink_of(pdf)
    ink = {divmod(place, seen.width) for place, shade in enumerate(seen.tobytes()) if shade}
    shapes = 0
    while ink:
        shapes += 1
        edge = [ink.pop()]
        while edge:
            y, x = edge.pop()
            touching = ink & {(y + i, x + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}
            ink -= touching
            edge.extend(touching)
    return shapes


def width_of_ink(pdf: bytes) -> tuple[float, float]:
    """Where the ink begins and ends, as parts of the width of the page."""
    seen = ink_of(pdf)
    left, _, right, _ = seen.getbbox()
    return left / seen.width, right / seen.width


def test_arabic_letters_are_joined():
    """Seen, lam, meem: three letters without dots, written in one stroke, or apart in three."""
    together = printed('<p lang="ar" dir="rtl">سلم</p>')
    apart = printed('<p lang="ar" dir="rtl">س ل م</p>')

    assert strokes_on(together) == 1
    assert strokes_on(apart) == 3


def test_arabic_begins_at_the_right_and_dutch_at_the_left():
    arabic = width_of_ink(printed('<p lang="ar" dir="rtl">خطة السلامة</p>'))
    dutch = width_of_ink(printed("<p>Veiligheidsplan</p>"))

    assert arabic[0] > 0.6
    assert dutch[1] < 0.4


def test_the_first_arabic_word_stands_to_the_right_of_the_second():
    """With the second in white ink, what is left is the right part of the line."""
    first = ink_of(printed('<p lang="ar" dir="rtl">سلم <b style="color: white">سلم</b></p>'))
    whole = ink_of(printed('<p lang="ar" dir="rtl">سلم <b>سلم</b></p>'))

    assert first.getbbox()[2] == whole.getbbox()[2]
    assert first.getbbox()[0] > whole.getbbox()[0]


def test_arabic_is_spoken_in_the_order_in_which_it_is_read():
    pdf = printed(f'<h1>Gevaar</h1><p lang="ar" dir="rtl">{DANGER}</p><p>Bel nu.</p>')

    assert objections_to(pdf) == []
    assert spoken_in(pdf, "ar") == DANGER
    assert "Gevaar" in text_of(pdf)


def test_a_long_arabic_text_is_spoken_as_a_whole_across_lines_and_pages():
    pdf = printed(f'<p lang="ar" dir="rtl">{" ".join([DANGER] * 80)}</p>')

    assert spoken_in(pdf, "ar") == " ".join([DANGER] * 80)


def test_arabic_words_can_be_copied_and_found():
    assert "خطر" in text_of(printed(f'<p lang="ar" dir="rtl">{DANGER}</p>'))


def test_a_telephone_number_keeps_its_order_among_arabic():
    context = {"language": {"code": "ar", "direction": "rtl"}, "text": "اتصلوا", "value": "088-123"}

    pdf = printed(render_to_string("documents/partials/sentence.html", context))

    assert "088-123" in text_of(pdf)


def test_a_heading_for_another_reader_shows_the_dutch_one_beside_it():
    def heading(code, direction):
        language = {"code": code, "direction": direction}
        context = {"language": language, "text": "Умови", "dutch": "Voorwaarden", "level": 1}
        return render_to_string("documents/partials/heading.html", context)

    assert "Voorwaarden" in text_of(printed(heading("uk", "ltr")))
    assert "Voorwaarden" not in heading("nl", "ltr")


@pytest.mark.parametrize(
    ("text", "fonts"),
    [
        pytest.param("Dag.", {"Source Sans 3"}, id="Dutch"),
        pytest.param("Łódź", {"Source Sans 3", "Source Sans 3 Extended"}, id="Polish"),
        pytest.param("Київ", {"Source Sans 3", "Source Sans 3 Cyrillic"}, id="Ukrainian"),
        pytest.param("سلم", {"Source Sans 3", "Vazirmatn"}, id="Arabic"),
    ],
)
def test_a_document_carries_the_letters_it_needs_and_no_others(text, fonts):
    page = page_with(f"<p>{text}</p>")

    assert set(re.findall(r'@font-face \{ font-family: "([^"]+)"', page)) == fonts
    assert fonts_of(html_to_pdf(page)) <= fonts
