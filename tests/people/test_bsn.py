import random

import pytest

from common.exceptions import DomainError
from people import bsn
from tests.factories.people import fictitious_bsn


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("123456782", "123456782", id="nine digits"),
        pytest.param(" 123 456 782 ", "123456782", id="spaces"),
        pytest.param("1234.56.782", "123456782", id="dots"),
        pytest.param("111222333", "111222333", id="another one that passes"),
        pytest.param("012345672", "012345672", id="a leading zero belongs to it"),
        pytest.param("", "", id="nothing typed is nothing known"),
        pytest.param("  ", "", id="only spaces"),
    ],
)
def test_a_bsn_is_kept_as_nine_digits(typed, kept):
    assert bsn.read(typed) == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param("123456789", "Dit BSN klopt niet", id="fails the 11-proef"),
        pytest.param("213456782", "Dit BSN klopt niet", id="two digits swapped"),
        pytest.param("000000000", "Dit BSN klopt niet", id="nine zeros"),
        pytest.param("12345678", "Begint het BSN met een 0", id="eight digits"),
        pytest.param("1234567822", "u vulde er 10 in", id="ten digits"),
        pytest.param("12345678a", "alleen uit cijfers", id="a letter"),
        pytest.param("١٢٣٤٥٦٧٨٢", "alleen uit cijfers", id="arabic digits"),
        pytest.param("😀", "alleen uit cijfers", id="an emoji"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(typed, sentence):
    with pytest.raises(DomainError) as refusal:
        bsn.read(typed)

    assert sentence in refusal.value.reasons[0]


def test_the_fictitious_series_passes_the_11_proef():
    source = random.Random(1)

    assert all(bsn.read(number) == number for number in (fictitious_bsn(source),) * 50)
