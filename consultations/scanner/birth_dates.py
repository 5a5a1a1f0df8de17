"""A date is a birth date when the words around it say so; any other date is an event."""

import re
from collections.abc import Iterator

from django.utils import timezone

Span = tuple[int, int]

_MONTHS = (
    r"(?:jan(?:uari)?|feb(?:r|ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR_TYPED = r"(?:(?:19|20)\d\d|['’]?\d\d)(?!\d)"
_FULL = (
    rf"(?<!\d)(?:\d{{1,2}} ?[-./ ] ?\d{{1,2}} ?[-./ ] ?{_YEAR_TYPED}"
    rf"|(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)"
    rf"|\d{{1,2}}(?:e|de|ste)?[ -]{{0,2}}(?:van )?{_MONTHS}[ ,'’-]{{0,3}}{_YEAR_TYPED})"
)
_SHORT = rf"(?<!\d)(?:\d{{1,2}}(?:e|de|ste)? ?{_MONTHS}|\d{{1,2}}[-/]\d{{1,2}}(?![-/\d]))"
_COMPACT = r"(?<!\d)(?:\d{8}|\d{6})(?!\d)"

_CUE = (
    r"(?:\bgeb(?:oorte)?(?:\.|-|\s)?\s?(?:datum|dat|dtm|dag)\b|\bgebdat\b|\bgeboren\b|\bgeb\b|\bgb\b"
    r"|\bgbd\b|\bjarig\b|\bverjaardag\b|\bverjaart\b|\bter wereld\b|\bgeboorte\b|(?<!\w)[*°])"
)
_BETWEEN = r"[.:;,=(\s]{0,3}(?:(?:op|is|in|te|van|was|dd|d\.d\.|den|kind|ook)\b[.:,\s]{0,3}){0,3}"
_PLACE = r"(?:(?:in|te) [A-Z][\w-]{1,25} {0,2}(?:\bop\b )?)?"

_PATTERNS = (
    re.compile(rf"{_CUE}{_BETWEEN}{_PLACE}(?P<date>{_FULL}|{_SHORT}|{_COMPACT})", re.IGNORECASE),
    # The date before the word: op 12 mei 2011 geboren.
    re.compile(
        rf"(?P<date>{_FULL}) {{0,2}}\(?(?:is |was )?(?:haar |zijn |de |als )?"
        r"\b(?:geboren|geboortedatum|geboortedag|jarig)\b",
        re.IGNORECASE,
    ),
    # A full date straight after who it is: zoontje (3-4-2018).
    re.compile(
        r"\b(?:zoon(?:tje)?|dochter(?:tje)?|kind(?:je)?|zus(?:je)?|broer(?:tje)?|baby|peuter|kleuter"
        r"|jongen|meisje|moeder|vader|man|vrouw|cli[eë]nt|leerling|jongste|oudste|partner|oma|opa)"
        rf"(?: ?[(,:] ?| )(?:is )?(?:van )?(?P<date>{_FULL})",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:hij|zij|ze|die) (?:is|was) van (?P<date>{_FULL})", re.IGNORECASE),
    re.compile(
        rf"\bword(?:t|en) (?:op )?(?P<date>{_SHORT}) (?:al )?\d{{1,2}}(?: jaar)?\b(?! uur)",
        re.IGNORECASE,
    ),
    # Straight after a name, between brackets.
    re.compile(rf"[A-Z][\w'-]{{1,25}} \((?P<date>{_FULL})\)"),
)

# Advice is about now: a day of more than ten years ago is the day somebody was born.
_LONG_AGO_YEARS = 10
_DAY_OF_A_YEAR = re.compile(_FULL, re.IGNORECASE)
# What happened on such a day is no birth.
_HAPPENED = re.compile(
    r"\b(?:sinds|vanaf|per|tot|wet|ivrk|verdrag|besluit|regeling|uitspraak|beschikking|vonnis|arrest"
    r"|getrouwd|gehuwd|gescheiden|verhuisd|overleden|aangifte|incident|melding|brief|rapport"
    r"|verslag|gezag|uit elkaar|in werking)\b[^.;\n]{0,25}$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def birth_dates(text: str) -> Iterator[Span]:
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            yield found.span("date")
    before = timezone.localdate().year - _LONG_AGO_YEARS
    for day in _DAY_OF_A_YEAR.finditer(text):
        year = _YEAR.search(day[0])
        happened = _HAPPENED.search(text, max(0, day.start() - 45), day.start())
        if year and int(year[0]) < before and not happened:
            yield day.span()
