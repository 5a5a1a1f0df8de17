import pytest

from common.contact import read_phone, read_postcode, shown_postcode
from common.exceptions import DomainError


@pytest.mark.parametrize("typed", ["1234 ab", "1234AB", " 1234  Ab "])
def test_a_postcode_is_kept_in_one_shape(typed):
    assert read_postcode(typed) == "1234AB"
    assert shown_postcode(read_postcode(typed)) == "1234 AB"


@pytest.mark.parametrize("typed", ["0123 AB", "1234", "12345 AB", "1234 A1", "1234 SS", "1234 ÄB"])
def test_what_is_no_dutch_postcode_is_refused_with_an_example(typed):
    with pytest.raises(DomainError) as refusal:
        read_postcode(typed)

    assert "zoals 1234 AB" in refusal.value.reasons[0]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("06-12 34 56 78", "0612345678"),
        ("+31 (0)6 12345678", "0612345678"),
        ("0031 6 12345678", "0612345678"),
        ("(0320) 12 34 56", "0320123456"),
        ("0800 2000", "08002000"),
        ("+48 22 123 45 67", "+48221234567"),
        ("", ""),
    ],
)
def test_a_phone_number_is_kept_in_one_shape(typed, kept):
    assert read_phone(typed) == kept


@pytest.mark.parametrize("typed", ["12345", "06 1234567", "bel mij", "+", "00", "0012"])
def test_what_is_no_phone_number_is_refused_with_an_example(typed):
    with pytest.raises(DomainError) as refusal:
        read_phone(typed)

    assert "06 12345678" in refusal.value.reasons[0]
