"""A condition is a lasting state of a child or an adult (rule 000-24, domain 6.5 Q2)."""

import re
from collections.abc import Iterator, Sequence

from safetyplans.wording.deeds import deeds, joined_clauses
from safetyplans.wording.kinds import Finding, Remark, Use
from safetyplans.wording.lists import group, phrases
from safetyplans.wording.plain import Word

_EXAMPLE = "Bijvoorbeeld: “Noor is nooit alleen met iemand die gedronken heeft.”"

_ORDERS = frozenset(
    {
        "moet",
        "moeten",
        "moest",
        "moesten",
        "dient",
        "dienen",
        "verplicht",
        "verplichting",
        "verboden",
    }
)
_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b"
)
_MONTH_SHORT = r"(?:jan|feb|mrt|apr|aug|sept?|okt|nov|dec)\b"
_NUMBER = (
    r"(?:\d{1,3}|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|enkele|een paar|paar"
    r"|anderhalf|anderhalve|een half|half|dertien|veertien|twintig|dertig|zestig|negentig|honderd)"
)
_UNIT = r"(?:dag|dagen|week|weken|maand|maanden|jaar|jaren)\b"
_DAYS_AND_TERMS = re.compile(
    r"\b(?:"
    r"\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?"
    rf"|\d{{1,2}}(?:e|de|ste)?[ -](?:{_MONTH}|{_MONTH_SHORT})(?: 20\d\d)?"
    rf"|(?:in|begin|eind|einde|half|medio|vanaf|sinds|tot|voor|vóór|na|per) {_MONTH}(?: 20\d\d)?"
    r"|(?:in|voor|vóór|vanaf|sinds|tot|na|per) (?:het jaar )?20\d\d"
    r"|(?:binnen|na|over|minimaal|minstens|ten minste|tenminste|maximaal|hoogstens|eerste|voor"
    rf"|gedurende) (?:nog )?(?:de )?{_NUMBER} {_UNIT}(?! (?:per|in|oud|bij))"
    rf"|{_NUMBER} {_UNIT} lang"
    r"|(?:eind|einde|begin|half) (?:van )?(?:deze |de |het )?(?:week|maand|jaar|zomer|winter)"
    r"|tot (?:moeder|vader|mevrouw|meneer|de ouders|ouders|hij|zij|ze|er)\b"
    r"|tot (?:na )?(?:de|het|een) (?:zitting|uitspraak|onderzoek|rechter|zomer|winter|vakantie"
    r"|einde|evaluatie|volgende|start|moment|huisverbod|beslissing|conclusie|geboorte|bevalling|echt)\w*"
    r"|(?:na|voor|vóór|tot|sinds|vanaf) de (?:zomer|winter|vakantie|kerst|scheiding|bevalling)\b"
    r"|(?:zomer|kerst|herfst|mei|voorjaars)vakantie|schooljaar"
    r")",
    re.IGNORECASE,
)


def orders(words: Sequence[Word], use: Use) -> Iterator[Finding]:
    """ "Moet", "dient te", "mag niet"; not what a child knows that it must do ("weet wie …")."""
    joined = joined_clauses(words)
    knows = False
    for place, word in enumerate(words):
        knows = knows or word.folded in ("weet", "weten")
        if joined[place] and knows:
            continue
        if word.folded in _ORDERS or (not joined[place] and _forbids(words, place)):
            yield _order(word, use)


def _forbids(words: Sequence[Word], place: int) -> bool:
    near = [word.folded for word in words[place + 1 : place + 7]]
    if words[place].folded in ("mag", "mogen"):
        return bool(group("not").intersection(near))
    return words[place].folded in ("hoort", "horen", "behoort", "behoren") and "te" in near


def _order(word: Word, use: Use) -> Finding:
    if use is Use.CONDITION:
        reason, better = "Dit is een opdracht. Een voorwaarde zegt hoe het altijd is.", _EXAMPLE
    else:
        reason = "Dit klinkt als een bevel. Een afspraak zegt wie wat doet."
        better = "Bijvoorbeeld: “Vader belt oma als hij gedronken heeft.”"
    return Finding(word.start, word.end, Remark.MUST, reason, better)


def actions(words: Sequence[Word]) -> Iterator[Finding]:
    reason = "Dit doet iemand. Een voorwaarde zegt wat er zo is voor het kind of de volwassene."
    for hit in deeds(words):
        start, end = words[hit.first].start, words[hit.last].end
        yield Finding(start, end, Remark.ACTION, reason, hit.better)


def help_named(words: Sequence[Word]) -> Iterator[Finding]:
    reason = "Hulp is een weg, geen voorwaarde. Zet de hulp bij de voorstellen voor hulp."
    better = "Schrijf wat er door de hulp altijd zo is: “De kinderen zien en horen geen geweld.”"
    for hit in phrases("help").found_in(words):
        yield Finding(words[hit.first].start, words[hit.last].end, Remark.HELP, reason, better)


def ends(words: Sequence[Word]) -> Iterator[Finding]:
    for hit in phrases("ends").found_in(words):
        yield _end(words[hit.first].start, words[hit.last].end)


def days_and_terms(text: str) -> Iterator[Finding]:
    for found in _DAYS_AND_TERMS.finditer(text):
        yield _end(*found.span())


def _end(start: int, end: int) -> Finding:
    reason = "Een voorwaarde geldt altijd: zij begint niet later en houdt niet op."
    better = "Laat de datum of de termijn hier weg. Bij een afspraak hoort wel een datum."
    return Finding(start, end, Remark.DATE, reason, better)
