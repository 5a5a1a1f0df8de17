"""A day, a term or a moment in a condition: a condition has no end (000-23, 6.5 Q2)."""

import re
from collections.abc import Iterator

_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b"
)
_MONTH_SHORT = r"(?:jan|feb|mrt|apr|aug|sept?|okt|nov|dec)\b"
_NUMBER = (
    r"(?:\d{1,3}|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|enkele|een paar|paar"
    r"|anderhalf|anderhalve|een half|half|dertien|veertien|twintig|dertig|zestig|negentig|honderd)"
)
_UNIT = r"(?:dagen|weken|week|maanden|maand|jaren|jaar)\b"
_DAY_OF_THE_WEEK = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag\b"
_FEAST = r"(?:kerst|pasen|oud en nieuw|sinterklaas|de ramadan|suikerfeest)\b"
_SEASON = r"de (?:zomer|winter|vakantie|kerst)\b"
_MOMENT = (
    r"(?:zitting|uitspraak|onderzoek|rechter|zomer|winter|vakantie|einde|evaluatie|nieuwe"
    r"|volgende(?! (?:dag|ochtend|nacht))|start|huisverbod|beslissing|conclusie|geboorte"
    r"|bevalling|scheiding|echtscheiding|verhuizing|vrijlating|komst|rechtszaak|strafzaak)\w*"
)
# What a case goes through, and comes to an end.
_CASE = (
    r"(?:zitting|onderzoek|huisverbod|echtscheiding|scheiding|monitoring|behandeling|therapie"
    r"|opname|traject|procedure|detentie|proeftijd|proces|strafproces|strafzaak|rechtszaak|maatregel|schorsing)\w*"
)
# "Elke twee weken", "van drie maanden" and "drie maanden oud" are no terms.
_NO_TERM_BEFORE = r"(?<!\()(?<!elke )(?<!iedere )(?<!de )(?<!van )(?<!per )(?<!dan )"

# "Tot Kim achttien is, woont zij thuis", "Nu vader vastzit, …"; not "Tot 's avonds laat …".
_OPENS_WITH_AN_END = re.compile(r"(?:^|(?<=[.!?] ))(?:Tot|Nu) (?!laat|in )(?=\w)", re.IGNORECASE)

_PATTERNS = tuple(
    re.compile(rf"\b{pattern}", re.IGNORECASE)
    for pattern in (
        r"(?!24/7)\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?\b(?! (?:keer|x|uur|dagen|per))",
        rf"\d{{1,2}}(?:e|de|ste)?[ -](?:{_MONTH}|{_MONTH_SHORT})(?: 20\d\d)?",
        r"(?:in|in de maand|begin|eind|einde|half|medio|vanaf|sinds|tot|voor|vóór|na|per) "
        rf"{_MONTH}(?: 20\d\d)?",
        rf"de eerste {_UNIT}",
        rf"eerste {_NUMBER} (?:bezoeken|keren|keer|nachten)\b",
        r"(?:in|voor|vóór|vanaf|sinds|tot|na|per) (?:het jaar )?20\d\d\b",
        r"(?:binnen|na|over|minimaal|minstens|ten minste|tenminste|maximaal|hoogstens|eerste|voor"
        rf"|gedurende) (?:nog )?(?:de )?{_NUMBER} {_UNIT}(?! (?:per|in|oud|bij))",
        rf"{_NUMBER} {_UNIT} lang\b",
        rf"nog {_NUMBER} {_UNIT}",
        rf"{_NO_TERM_BEFORE}{_NUMBER} (?:weken|maanden)\b(?! oud)",
        r"(?<!het )(?<!elk )(?<!ieder )(?:eind|einde|begin|half) "
        r"(?:van )?(?:deze |de |het )?(?:week|maand|jaar)\b",
        r"(?:eind|einde|begin|half) (?:van )?(?:deze |de )?(?:zomer|winter|vakantie)\b",
        r"(?:tot|vanaf|voor|na|t/m|aanstaande|komende|volgende) "
        rf"(?:aanstaande |komende |volgende )?{_DAY_OF_THE_WEEK}",
        rf"(?:tot|na|voor|vanaf|rond|met) {_FEAST}",
        r"(?<!per )(?<!elke )(?<!de )week \d{1,2}\b",
        r"tot (?:moeder|vader|mevrouw|meneer|de ouders|ouders|hij|zij|ze|er)\b",
        rf"(?:tot(?: na| aan)?|vanaf|sinds) (?:de|het|een|haar|zijn|hun) {_MOMENT}",
        rf"(?<!ook )(?:voor|vóór|na) (?:de|het) (?:volgende |eerstvolgende )?(?:{_MOMENT}|{_CASE})",
        rf"zodra (?:de|het|een) {_CASE}",
        rf"(?:tijdens|gedurende|ten tijde van|hangende|na afloop van) (?:de|het) {_CASE}",
        rf"na (?:zijn|haar|hun) {_CASE}",
        rf"(?:zodra|wanneer|als) (?:de|het) {_CASE} (?:\w+ )?(?:klaar|voorbij|afgerond|over)\b",
        r"vanaf het moment dat (?:moeder|vader|mevrouw|meneer|hij|zij)\b",
        r"zodra de (?:rechter|politie|raad)\b",
        r"(?<=vóór )(?:de|het) \w+",
        r"tot (?:haar|zijn|hun) \w+(?:de|ste)\b",
        r"tot het weekend\b|dit \w*jaar\b",
        r"(?:deze|die) (?:dagen|weken|maanden|tijd)\b",
        rf"(?:na|voor|vóór|tot|sinds|vanaf) {_SEASON}",
        r"(?:zomer|kerst|herfst|mei|voorjaars)vakantie\b|schooljaar\b",
    )
)


def days_and_terms(text: str) -> Iterator[tuple[int, int]]:
    """Where a text says from when, until when or how long."""
    for pattern in (*_PATTERNS, _OPENS_WITH_AN_END):
        for found in pattern.finditer(text):
            yield found.span()
