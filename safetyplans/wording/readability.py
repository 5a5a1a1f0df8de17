"""How easily a text reads, by the Flesch-Douma formula: a thermometer, not a judgement."""

import re
from dataclasses import dataclass

from safetyplans.wording.plain import sentences_of

SOURCE = (
    "Flesch-Douma (W.H. Douma, Wageningen): 206,84 − 0,77 × lettergrepen per 100 woorden "
    "− 0,93 × woorden per zin"
)
# Below this the figure swings with every word.
SHORTEST_TEXT_WORDS = 30
# Douma's own table, from the score upwards; the levels in plain words.
_LEVELS = (
    (90, "heel makkelijk"),
    (80, "makkelijk"),
    (70, "vrij makkelijk"),
    (60, "gewoon"),
    (45, "vrij moeilijk"),
    (30, "moeilijk"),
    (0, "heel moeilijk"),
)
# A syllable is a run of vowels that sound together; "ë" begins a new one.
_VOWELS = re.compile(
    r"[ieo]eu|ieuw|aai|ooi|oei|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|[aeiouyëïöüáéèíóúàêâ]"
)


@dataclass(frozen=True)
class Readability:
    """A score from 0 (hard) to 100 (easy), the level it stands for, and what was counted."""

    score: int
    level: str
    words: int
    sentences: int
    source: str


def readability(text: str) -> Readability | None:
    """None when the text is too short to say something about."""
    sentences = list(sentences_of(text))
    count = sum(map(len, sentences))
    if count < SHORTEST_TEXT_WORDS:
        return None
    spoken = sum(syllables(word.text) for words in sentences for word in words)
    ease = 206.84 - 77 * spoken / count - 0.93 * count / len(sentences)
    score = min(100, max(0, round(ease)))
    level = next(level for least, level in _LEVELS if score >= least)
    return Readability(score, level, count, len(sentences), SOURCE)


def syllables(word: str) -> int:
    """Counted in the letters; a number or an abbreviation without vowels counts as one."""
    return max(1, len(_VOWELS.findall(word.lower().replace("qu", "kw").replace("ieel", "i-eel"))))
