"""Where somebody lives: a street with its number, a postcode; a town alone is no address."""

import re
from collections.abc import Iterator

from consultations.scanner.lists import cues, endings
from consultations.scanner.plain import fold

Span = tuple[int, int]

_POSTCODE = re.compile(r"(?<![\w.,-])(?P<digits>[1-9]\d{3}) {0,2}(?P<letters>[A-Za-z]{2})(?![\w-])")
_SAID_POSTCODE = re.compile(
    r"\b(?:postcode|pc)\b[:. ]{0,3}(?:is |van )?(?P<code>[1-9]\d{3}(?: ?[a-z]{2}\b)?)(?!\d)",
    re.IGNORECASE,
)
_SAID_HOUSE_NUMBER = re.compile(
    r"\b(?:huisnummer|huisnr|huis nr|(?:woont|wonen|woonde|wonend) op (?:nummer|nr))\b"
    r"[.: ]{0,3}(?:is |van )?\d{1,4}(?!\d)",
    re.IGNORECASE,
)

_NUMBER = (
    r"(?P<number>\d{1,4}(?:[ -]?(?:[IVX]{1,4}|bis|hs|huis|zwart|rood|boven|beneden)\b"
    r"|[ ]?[a-zA-Z](?![\w'])|[-/]\d{1,4}(?![\d/-]))?)(?![\d:%])"
)
_STREET_AND_NUMBER = re.compile(
    r"(?P<street>(?<![\w'-])[^\W\d_][\w'-]{1,40}\.?)"
    r"(?:[ ,]{1,3}(?:(?:op|met) )?(?:huis)?(?:nummer|nummers|nr|nrs|no)\b[.: ]{0,2}| {1,2}|, ?)"
    rf"{_NUMBER}"
)
# What is counted, not a house: "3 dagen", "2 keer", "18.30 uur", "6 jaar".
_COUNTED = re.compile(
    r"(?:[.,]\d{1,3})?[ -]?(?:keer|maal|x\b|jaar|jr|jarig|uur|u\b|min|dag|week|weken|maand|euro|%"
    r"|procent|kind|jongen|meisje|man|vrouw|mens|persoon|personen|gezin|huishoud|agent|auto|ouder|woning"
    r"|huizen|bewoners|buren|broer|zus|collega|leerling|stuks|glazen|bier|km|meter|tot\b|à"
    r"|jan|feb|maart|mrt|apr|mei\b|juni|juli|aug|sep|okt|nov|dec)",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"\b(?:woont|wonen|woonde|wonend|wonende|woonachtig|woonplek|gewoond|verblijft|verblijven|huis"
    r"|adres|adresgegevens|woonadres|ingeschreven|flat|appartement|pand|woning)\b"
    r"(?:[ :,]{1,3}(?:nu|daar|samen|al|is|thuis|momenteel|nog|met|haar|zijn|moeder|vader|gezin|het"
    r"|de|ouders|allemaal|weer)){0,4}"
    r"[ :,]{1,3}(?:(?:op|aan|in|te|is)\b )?(?:(?:de|het|een|'t)\b )?",
    re.IGNORECASE,
)
_PLACE_NAME = r"(?:[A-ZÀ-Þ][\w'-]{1,30}(?: (?:van|der|den|de|het|op|aan|'t))*[ ,]{1,2}){1,4}"
_HOME_AND_NUMBER = re.compile(
    rf"{_PLACE_NAME}(?:(?:op )?(?:huis)?(?:nummer|nr|no)\b[. ]{{0,2}})?{_NUMBER}"
)
_LAAN_VAN = re.compile(
    r"\b(?i:Laan|Hof|Plein|Weg|Plantsoen|Park|Straat|Kade|Singel|Dreef|Gracht|Pad|Erf|Plaats)"
    rf"(?: (?:van|der|den|de|het|'t|voor)){{1,3}} (?:[A-ZÀ-Þ][\w'-]{{1,30}} ){{1,3}}{_NUMBER}"
)
# "Kerkstraat12", and "op 14 in de Kerkstraat".
_AGAINST_THE_STREET = re.compile(
    r"\b[^\W\d_]{3,40}(?:straat|laan|weg|plein|dreef|str\.?)\d{1,4}[a-zA-Z]?\b"
    r"|\bop (?:nr\.? |nummer )?\d{1,4}[a-z]? (?:in|aan|op) de "
    r"[^\W\d_]{3,40}(?:straat|laan|weg|dreef)\b",
    re.IGNORECASE,
)
# "op zonneweide 14 in Drachten": in lower case only where the number ends the matter.
_AT_A_HOUSE = re.compile(
    rf"\b(?:op|aan) (?:de |het )?(?P<street>[^\W\d_]{{5,40}}) {_NUMBER}(?=[,.;)\n]|$| in | te )"
)
_HOME_IN_STREET = re.compile(r"[^\W\d_][\w'-]{2,40}(?: [A-ZÀ-Þ][\w'-]{2,30}){0,2}")
_WORDS_BEFORE = re.compile(
    r"\b(?:[A-ZÀ-Þ][\w'.-]{0,25}|de|het|'t) "
    r"(?:(?:[A-ZÀ-Þ][\w'.-]{0,25}|van|der|den|de|het|'t|ten|ter|la) ){0,3}$"
)


def addresses(text: str) -> Iterator[Span]:
    yield from _postcodes(text)
    yield from _streets_with_a_number(text)
    yield from _homes(text)
    for found in _LAAN_VAN.finditer(text):
        yield found.span()
    for found in _AGAINST_THE_STREET.finditer(text):
        yield found.span()
    for found in _AT_A_HOUSE.finditer(text):
        if _is_street(found["street"].title(), numbered=True):
            yield found.start("street"), found.end("number")
    for said in _SAID_HOUSE_NUMBER.finditer(text):
        yield said.span()


def _postcodes(text: str) -> Iterator[Span]:
    for said in _SAID_POSTCODE.finditer(text):
        yield said.span("code")
    for code in _POSTCODE.finditer(text):
        if code["letters"].lower() not in cues("after_a_year"):
            yield code.span()


def _streets_with_a_number(text: str) -> Iterator[Span]:
    for found in _STREET_AND_NUMBER.finditer(text):
        if _is_street(found["street"], numbered=True) and not _COUNTED.match(
            text, found.end("number")
        ):
            yield _with_words_before(text, found.start()), found.end("number")


def _homes(text: str) -> Iterator[Span]:
    """After "woont": any name with a number, and a street without one."""
    for lives in _LIVES.finditer(text):
        numbered = _HOME_AND_NUMBER.match(text, lives.end())
        if numbered and not _COUNTED.match(text, numbered.end("number")):
            yield numbered.span()
            continue
        street = _HOME_IN_STREET.match(text, lives.end())
        if street and any(_is_street(word, numbered=False) for word in street[0].split()):
            yield street.span()


def _is_street(word: str, *, numbered: bool) -> bool:
    """Kerkstraat, dorpsweg, P.C. Hooftstr.; Gracht 4, but not "weg 4" or "straat"."""
    folded = fold(word).rstrip(".")
    if folded in cues("no_streets"):
        return False
    if folded in cues("streets") or folded in cues("plain_streets"):
        return numbered and word[0].isupper()
    wide = numbered and word[0].isupper()
    kinds = endings("plain_streets", "streets") if wide else endings("plain_streets")
    return any(folded.endswith(end) and len(folded) > len(end) + 2 for end in kinds)


def _with_words_before(text: str, start: int) -> int:
    """The Nieuwe of Nieuwe Gracht, the Burgemeester de of Burgemeester de Vlugtlaan."""
    window = max(0, start - 60)
    before = _WORDS_BEFORE.search(text[window:start])
    return window + before.start() if before else start
