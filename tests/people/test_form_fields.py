import pytest
from django import forms

from common.form_fields import PhoneField, PostcodeField
from people.form_fields import BirthDateField, BsnField
from people.partial_date import PartialDate


class PersonForm(forms.Form):
    bsn = BsnField(label="BSN")
    birth = BirthDateField(label="Geboortedatum")
    postcode = PostcodeField(label="Postcode", required=True)
    phone = PhoneField(label="Telefoon")


def test_a_form_gives_what_was_meant():
    form = PersonForm(
        {"bsn": "123 456 782", "birth": "maart 2019", "postcode": "9971 ab", "phone": ""}
    )

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {
        "bsn": "123456782",
        "birth": PartialDate(2019, 3),
        "postcode": "9971AB",
        "phone": "",
    }


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("bsn", "123456789", "Dit BSN klopt niet"),
        ("birth", "30-2-2021", "30 februari 2021 bestaat niet"),
        ("postcode", "99", "geen Nederlandse postcode"),
        ("postcode", "", "is vereist"),
        ("phone", "😀", "telefoonnummer klopt niet"),
        ("birth", "1" * 100_000, "niet meer dan 30 tekens"),
    ],
)
def test_bad_input_gets_a_sentence_beside_its_field_and_is_not_lost(field, typed, sentence):
    form = PersonForm({"postcode": "9971AB", field: typed})

    assert list(form.errors) == [field]
    assert sentence in form.errors[field][0]
    assert form[field].value() == typed


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        (PartialDate(2019, 3, 12), "12-3-2019"),
        (PartialDate(2019, 3), "3-2019"),
        (PartialDate(2019), "2019"),
        (PartialDate(), ""),
    ],
)
def test_a_known_date_is_shown_the_way_it_is_read(known, shown):
    assert PersonForm(initial={"birth": known})["birth"].value() == shown
