"""The page of terms for people who do not read Python."""

from deadlines.reference import terms_page
from deadlines.terms import ALL_TERMS


def test_the_page_has_a_row_for_every_term_with_its_source():
    page = terms_page()

    for term in ALL_TERMS:
        (row,) = [line for line in page.splitlines() if line.startswith(f"| {term.code} |")]
        assert term.name in row
        assert term.source in row
        assert row.count(" | ") == 6


def test_the_page_says_who_chose_the_length():
    page = terms_page()

    assert "vijf werkdagen (protocol)" in page
    assert "tien weken, door tot een werkdag (wet)" in page
    assert "één werkdag (keuze)" in page
