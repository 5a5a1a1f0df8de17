"""Numbers and addresses of the net: BSN, telephone, e-mail. Every pattern is bounded, so linear."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DATE = re.compile(rf"{_DAY}([-./ ]){_MONTH}\1(?:(?:19|20)\d\d|\d\d)(?!\d)(?!\1\d)")

_NINE_DIGITS = re.compile(r"(?<![\w€.,-])\d(?:[ .-]?\d){8}(?![\w-])")
_SAID_BSN = re.compile(
    r"\b(?:bsn|burger ?service ?n(?:umme)?r|sofi(?:-?nummer)?)\b[-\w:.=# ]{0,15}?"
    r"(?P<number>\d(?:[ .-]?\d){7,8})(?!\d)",
    re.IGNORECASE,
)

_PHONES = (
    # 06 12 34 56 78, 036-5301234, (036) 530 12 34, +31 (0)6 …, 0031 6 …
    re.compile(r"(?<![\w+-])\(?0[ .-]?[1-9](?:[ .\-/()]{0,3}\d){8}(?!\d)"),
    re.compile(r"(?<![\w+])(?:\+|00)31[ .-]?(?:\(0\)|0)?(?:[ .\-/()]{0,3}\d){9}(?!\d)"),
    # A number abroad.
    re.compile(r"(?<![\w+])(?:\+|00)[1-9]\d{0,2}(?:[ .\-/()]{0,2}\d){7,11}(?!\d)"),
    # A mobile number with a digit too few or too many.
    re.compile(r"(?<![\w+-])06(?:[ -]{0,3}\d){7}(?!\d)|(?<![\w+-])06[ -]?\d{9}(?!\d)"),
    # Without an area code, after the word.
    re.compile(
        r"\b(?:tel|tel\.|telefoon|telefoonnummer|telnr|mobiel|mob|06-nummer|gsm)[.: ]{1,3}"
        r"(?:nr\.? ?|nummer ?|is ?|op ?|: ?){0,2}\(?(?P<number>\d(?:[ .\-/()]{0,2}\d){5,10})(?!\d)",
        re.IGNORECASE,
    ),
)
# Of services, not of people: 0800, 0900.
_SERVICE = re.compile(r"\(?0(?:800|900|906)")

_EMAILS = (
    re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64} ?@ ?[\w-]{1,63}(?: ?\. ?[\w-]{2,30}){1,3}"),
    re.compile(
        r"(?<![\w.+%-])[\w.+%-]{1,64} ?(?:\(at\)|\[at\]|\bapenstaartje\b|\bat\b) ?"
        r"[\w-]{1,63}(?:\.| ?punt ?| ?\(dot\) ?)(?:nl|com|org|net|be|de|eu)\b",
        re.IGNORECASE,
    ),
    # The name of somebody on a social medium.
    re.compile(r"(?<![\w.+%@-])@[a-zA-Z][\w.]{2,30}"),
)


def bsns(text: str) -> Iterator[Span]:
    for said in _SAID_BSN.finditer(text):
        yield said.span("number")
    for nine in _NINE_DIGITS.finditer(text):
        if _written_as_one_number(nine[0]) and _passes_the_eleven_test(nine[0]):
            yield nine.span()


def phones(text: str) -> Iterator[Span]:
    for pattern in _PHONES:
        for number in pattern.finditer(text):
            if not _SERVICE.match(number[0]) and not _DATE.match(number[0]):
                yield number.span("number" if "number" in pattern.groupindex else 0)


def emails(text: str) -> Iterator[Span]:
    for pattern in _EMAILS:
        for address in pattern.finditer(text):
            yield address.span()


def _written_as_one_number(typed: str) -> bool:
    """111222333, 111.222.333, 1112 22 333; not a date with something behind it."""
    separators = {letter for letter in typed if not letter.isdigit()}
    groups = re.split(r"[ .-]", typed)
    return len(separators) <= 1 and all(len(group) > 1 for group in groups)


def _passes_the_eleven_test(typed: str) -> bool:
    digits = [int(letter) for letter in typed if letter.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(digit * weight for digit, weight in zip(digits, weights, strict=True))
    return any(digits) and total % 11 == 0
