"""The burgerservicenummer as a human types it, and the 11-proef."""

import re

from common.exceptions import DomainError

LENGTH = 9
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)

_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015]")
_DIGITS = re.compile(r"[0-9]+")


def read(text: str) -> str:
    """The nine digits in "123 456 782" or "1234.56.782"; nothing typed is nothing known."""
    digits = _SEPARATORS.sub("", text)
    if not digits:
        return ""
    if not _DIGITS.fullmatch(digits):
        raise DomainError("Een BSN bestaat alleen uit cijfers. Haal de andere tekens weg.")
    if len(digits) == LENGTH - 1:
        raise DomainError(
            "Een BSN heeft 9 cijfers; u vulde er 8 in. "
            "Begint het BSN met een 0, vul die dan ook in."
        )
    if len(digits) != LENGTH:
        raise DomainError(f"Een BSN heeft 9 cijfers; u vulde er {len(digits)} in.")
    if not passes_eleven_test(digits):
        raise DomainError(
            "Dit BSN klopt niet: een van de cijfers is anders. "
            "Controleer het nummer of laat het veld leeg."
        )
    return digits


def passes_eleven_test(digits: str) -> bool:
    """Weights 9 to 2 and -1 over the nine digits add up to a multiple of eleven."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return total % 11 == 0 and set(digits) != {"0"}
