"""Postcodes and telephone numbers as people type them, and as we keep them."""

import re

from common.exceptions import DomainError

# PostNL never hands out SA, SD and SS.
_POSTCODE = re.compile(r"[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}")
_PHONE_SEPARATORS = re.compile(r"[\s.\-/()\u2010-\u2015]")
_DUTCH = re.compile(r"0[1-9][0-9]{8}")
# 0800 and 0900 numbers, and the longer 097 series of devices.
_DUTCH_SERVICE = re.compile(r"0(?:[89]00[0-9]{4}(?:[0-9]{3})?|97[0-9]{9})")
_FOREIGN = re.compile(r"\+[1-9][0-9]{6,14}")


def read_postcode(text: str) -> str:
    """ "1234 ab" as "1234AB"; nothing typed stays nothing, for an address abroad or unknown."""
    postcode = re.sub(r"\s", "", text).upper()
    if postcode and not _POSTCODE.fullmatch(postcode):
        raise DomainError(
            "Dit is geen Nederlandse postcode. "
            "Vul vier cijfers en twee letters in, zoals 1234 AB, of laat het veld leeg."
        )
    return postcode


def shown_postcode(postcode: str) -> str:
    """ "1234 AB", as it stands on an envelope."""
    return f"{postcode[:4]} {postcode[4:]}".strip()


def read_phone(text: str) -> str:
    """ "06-12 34 56 78" as "0612345678", "+31 6 …" likewise; a foreign number keeps its "+"."""
    number = _PHONE_SEPARATORS.sub("", text.replace("(0)", ""))
    number = re.sub(r"^00", "+", number)
    number = re.sub(r"^\+31", "0", number)
    if not number:
        return ""
    if any(shape.fullmatch(number) for shape in (_DUTCH, _DUTCH_SERVICE, _FOREIGN)):
        return number
    raise DomainError(
        "Dit telefoonnummer klopt niet. "
        "Een Nederlands nummer heeft tien cijfers, zoals 06 12345678; "
        "een buitenlands nummer begint met + en het landnummer."
    )
